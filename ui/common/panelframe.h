// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/feed.h"
#include "app/report/exporttable.h"
#include "ui/common/theme.h"

#include <QImage>
#include <QRectF>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QPainter;

namespace onescreen {

class Dialogs;

/// The states of a panel. Fresh, Late, Stale and Unknown show the content (the frame says how old it is); the
/// others show what is the matter, where, and the next step in its place.
enum class PanelState { Loading, Fresh, Late, Stale, Unknown, Denied, Empty, NoMatch, Error };

/// Paints a picture into an area given in logical pixels (1/96 inch). Owns its data: any thread.
using ExportPaint = std::function<void(QPainter&, const QRectF& area, const ThemeContext&)>;

/// Implemented by a panel's content that has rows to export.
class ExportSource
{
public:
    virtual ~ExportSource() = default;
    [[nodiscard]] virtual ExportTable exportTable() const = 0;
    /// The picture for paper (PNG at any size, SVG, PDF); empty: the content is drawn as it stands on screen.
    [[nodiscard]] virtual ExportPaint exportPaint() const { return {}; }
};

/// The frame around every panel, and with it the panel contract: title · period · scope, as-of with its age,
/// state, export, help (what the numbers mean) and the address of the view. UI thread only.
class PanelFrame : public QWidget
{
    Q_OBJECT
public:
    /// Takes `content` as a child. `context` is copied.
    PanelFrame(const ThemeContext& context, QWidget* content, QWidget* parent = nullptr);
    ~PanelFrame() override;

    void setTitle(const QString& title);
    void setPeriod(const QString& period); ///< "今日", "2024Q2"; empty hides it.
    void setScope(const QString& scope);   ///< "舟山市"; empty hides it.

    /// What the content's data are complete up to. Call again as time passes: the text "截至 14:05:09 · 3
    /// 秒前" and, in the states that show content, the state follow `freshness`. Missing shows "截至 —".
    void setAsOf(std::optional<UtcTime> asOf, UtcTime now, Freshness freshness);
    /// Loading until told otherwise. `what` and `nextStep` say more than the frame's own sentence; `nextStep`
    /// is the button's text and without it there is no button, except for NoMatch ("清除筛选").
    void setState(PanelState state, const QString& what = {}, const QString& nextStep = {});
    [[nodiscard]] PanelState state() const;
    /// False while loading: a picture of the panel would not show its data.
    [[nodiscard]] bool isSettled() const { return state() != PanelState::Loading; }
    /// The sentence that is shown in place of the content; empty while the content is shown.
    [[nodiscard]] QString stateText() const;

    /// What the numbers mean: definition, formula, source, version. Plain text; empty takes the help entry
    /// away.
    void setPassport(const QString& text);
    /// The version of the definitions and where the figures come from; both stand under every exported
    /// picture.
    void setDefinitionVersion(const QString& version);
    void setSourceText(const QString& source);
    /// Not owned; null takes the tables out of the menu. `dialogs` asks for the file and must outlive the
    /// frame.
    void setExport(Dialogs* dialogs, const ExportSource* source);
    /// The address of what the panel shows; without it there is no "copy address".
    void setAddressSource(std::function<QString()> address);
    /// A further entry of the menu ⋯, before the standing ones.
    QAction* addMenuAction(const QString& text);
    /// The same for an entry that writes a file: disabled, with the reason, where that is not allowed.
    QAction* addExportAction(const QString& text);
    /// A widget of the panel at the right of its header, before the as-of (a filter, a switch).
    void addHeaderWidget(QWidget* widget);

    [[nodiscard]] QWidget* content() const;
    /// The menu of the ⋯ button, for keyboard short cuts and tests.
    [[nodiscard]] QList<QAction*> menuActions() const;
    void exportCsv();
    void exportXlsx();
    void exportPng(); ///< The panel as it stands on screen.
    /// Asks for format, size and resolution: PNG, SVG, PDF, CSV or XLSX.
    void exportByDialog();

Q_SIGNALS:
    void nextStepRequested();
    void stateChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace onescreen
