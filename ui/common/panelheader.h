// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"

#include <array>

class QHBoxLayout;
class QToolButton;

namespace onescreen {

class PlainLabel;

/// The one line on top of a panel: title · period · scope, at the right as-of with age, state and menu. When
/// it gets narrow the word of the state and then the parts of the as-of that its tool tip still says give way
/// to title and scope.
class PanelHeader : public QWidget
{
    Q_OBJECT
public:
    explicit PanelHeader(const ThemeContext& context, QWidget* parent);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    void setAbout(const QString& about);
    void setAsOf(std::optional<UtcTime> asOf, UtcTime now);
    [[nodiscard]] const QString& asOfText() const { return m_asOfTexts.front(); }
    /// Late, Stale and Unknown have a mark of their own, the others none.
    void setMark(PanelState state);
    void insertWidget(QWidget* widget);
    [[nodiscard]] QToolButton* menuButton() const { return m_menu; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();

    ThemeContext m_context;
    PlainLabel* m_title;
    PlainLabel* m_about;
    PlainLabel* m_asOf;
    PlainLabel* m_markIcon;
    PlainLabel* m_mark;
    QToolButton* m_menu;
    QHBoxLayout* m_layout;
    std::array<QString, 3> m_asOfTexts; ///< From the longest to the shortest.
    bool m_marked = false;
};

} // namespace onescreen
