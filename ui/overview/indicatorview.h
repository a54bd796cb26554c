// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/overview/indicatorgroups.h"

class QComboBox;
class QGridLayout;

namespace onescreen {

class IndicatorCell;

/// Imported indicators as small multiples: the chosen one first, and as many of those that follow it as there
/// is room.
class IndicatorView final : public QWidget, public ExportSource
{
    Q_OBJECT
public:
    explicit IndicatorView(const ThemeContext& context, QWidget* parent = nullptr);

    void setGroups(std::vector<IndicatorGroup> groups); ///< Keeps the choice when it is still there.
    void choose(int group);
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] int shownCells() const;

    [[nodiscard]] ExportTable exportTable() const override; ///< Every value of every indicator.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    ThemeContext m_context;
    std::vector<IndicatorGroup> m_groups;
    int m_chosen = 0;
    bool m_byUser = false; ///< Otherwise the first is shown, whichever that is by now.
    QComboBox* m_choice;
    QGridLayout* m_grid;
    std::vector<IndicatorCell*> m_cells; ///< Made when first needed; only the first shownCells() are visible.
};

} // namespace onescreen
