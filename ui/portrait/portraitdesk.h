// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QScrollArea>

#include <vector>

namespace onescreen {

/// Where one panel stands in the grid.
struct DeskCell
{
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;

    friend bool operator==(const DeskCell&, const DeskCell&) = default;
};

/// What a panel asks for; it gets less where there are fewer columns or rows.
struct DeskWish
{
    int rows = 1;
    int columns = 1;
};

/// Columns and rows for a desk of that size in pixels of a 96 DPI desk, and the place of each panel: the
/// first ones top left, none over another. Panels that a wall has no row for have no columns.
struct DeskPlan
{
    int columns = 1;
    int rows = 1;
    std::vector<DeskCell> cells; ///< One a panel.

    friend bool operator==(const DeskPlan&, const DeskPlan&) = default;
};
DeskPlan deskPlan(QSizeF deskSize, const std::vector<DeskWish>& wishes, bool wall);

/// The panels of a portrait in a grid. At a desk what does not fit is scrolled to, and a panel that gets the
/// focus comes into sight; on a wall the less important ones give way.
class PortraitDesk final : public QScrollArea
{
    Q_OBJECT
public:
    PortraitDesk(const ThemeContext& context, QWidget* parent = nullptr);

    /// The most important first. Takes them as children; call again to change order or wishes.
    void setPanels(const std::vector<std::pair<QWidget*, DeskWish>>& panels);
    [[nodiscard]] const DeskPlan& plan() const { return m_plan; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    ThemeContext m_context;
    QWidget* m_page;
    std::vector<std::pair<QWidget*, DeskWish>> m_panels;
    DeskPlan m_plan;
};

} // namespace onescreen
