// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/common/plainlabel.h"

#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace onescreen {

struct SceneContext;

/// Everything that stands behind one number, in words. Any scene can fill it; nothing in it is computed here.
struct PassportSheet
{
    struct Line
    {
        QString label;
        QString text;
        TextRole role = TextRole::Normal;

        friend bool operator==(const Line&, const Line&) = default;
    };
    QString title;     ///< Name of the indicator.
    QString period;    ///< "2024Q2".
    QString scope;     ///< Name of the unit.
    QString value;     ///< With its unit; "—" when missing.
    QString remark;    ///< Beside the value: why it is missing, "9/10".
    QStringList marks; ///< "口径待确认", "试算": what must not be overlooked.
    std::vector<Line> lines;
    std::optional<UtcTime> asOf;
    QStringList rows;    ///< "分子：打开这 1,204 行": one button each; empty: no rows can be opened.
    QString rowsMissing; ///< Why not.

    friend bool operator==(const PassportSheet&, const PassportSheet&) = default;
};
/// The sheet as lines of text, for the clipboard.
QString passportText(const PassportSheet& sheet);

/// Shows a passport beside the number it belongs to. Keys while it has the focus: arrows scroll, Esc closes,
/// Ctrl+C copies all of it, Enter opens the first rows.
class PassportCard final : public PanelFrame
{
    Q_OBJECT
public:
    explicit PassportCard(const SceneContext& context, QWidget* parent = nullptr);

    void setSheet(const PassportSheet& sheet);
    [[nodiscard]] const PassportSheet& sheet() const { return m_sheet; }

Q_SIGNALS:
    void rowsRequested(int which); ///< Place in PassportSheet::rows.
    void closeRequested();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addLines();
    void addRowButtons();
    void showAge(UtcTime now);
    [[nodiscard]] QWidget* valueLine();

    ThemeContext m_context;
    PassportSheet m_sheet;
    UtcTime m_now;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_page = nullptr;     ///< Rebuilt with every sheet.
    QVBoxLayout* m_rows = nullptr; ///< The buttons below.
    PlainLabel* m_noRows = nullptr;
};

} // namespace onescreen
