// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/indicatorview.h"

#include "ui/overview/indicatorcell.h"

#include <QComboBox>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int cellWidthInGrids = 26;
constexpr int cellHeightInGrids = 18;
constexpr int mostCells = 12;

} // namespace

IndicatorView::IndicatorView(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_choice(new QComboBox(this)), m_grid(new QGridLayout)
{
    const Metrics& metrics = context.metrics;
    m_choice->setObjectName(u"indicatorChoice"_s);
    m_choice->setAccessibleName(tr("指标"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    m_choice->setVisible(!context.wall);
    connect(m_choice, &QComboBox::activated, this, &IndicatorView::choose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.space(1.5), 0, metrics.space(1.5), metrics.space());
    column->setSpacing(metrics.space(0.5));
    column->addWidget(m_choice);
    m_grid->setSpacing(metrics.space(2));
    column->addLayout(m_grid, 1);
}

void IndicatorView::setGroups(std::vector<IndicatorGroup> groups)
{
    const QString before = m_byUser ? m_groups[static_cast<size_t>(m_chosen)].key() : QString();
    m_groups = std::move(groups);
    const auto same = std::ranges::find(m_groups, before, &IndicatorGroup::key);
    m_chosen = same == m_groups.end() ? 0 : static_cast<int>(same - m_groups.begin());
    m_byUser = m_byUser && same != m_groups.end();
    QStringList names;
    for (const IndicatorGroup& group : m_groups)
        names.append(group.regionName + u" · "_s + group.indicator);
    m_choice->clear();
    m_choice->addItems(names);
    m_choice->setCurrentIndex(m_groups.empty() ? -1 : m_chosen);
    arrange();
}

void IndicatorView::choose(int group)
{
    if (group < 0 || group >= std::ssize(m_groups))
        return;
    m_chosen = group;
    m_byUser = true;
    m_choice->setCurrentIndex(group);
    arrange();
}

int IndicatorView::shownCells() const
{
    return static_cast<int>(
        std::ranges::count_if(m_cells, [](const IndicatorCell* cell) { return !cell->isHidden(); }));
}

void IndicatorView::arrange()
{
    const int columns = std::max(1, width() / m_context.metrics.space(cellWidthInGrids));
    const int rows = std::max(1, height() / m_context.metrics.space(cellHeightInGrids));
    const int wanted = std::min({columns * rows, mostCells, static_cast<int>(std::ssize(m_groups))});
    while (std::ssize(m_cells) < wanted)
        m_cells.push_back(new IndicatorCell(m_context, this));
    for (int i = 0; i < std::ssize(m_cells); ++i) {
        IndicatorCell* cell = m_cells[static_cast<size_t>(i)];
        m_grid->removeWidget(cell);
        cell->setVisible(i < wanted);
        if (i >= wanted)
            continue;
        m_grid->addWidget(cell, i / columns, i % columns);
        cell->setNamed(wanted > 1 || m_choice->isHidden());
        cell->setGroup(m_groups[static_cast<size_t>((m_chosen + i) % std::ssize(m_groups))]);
    }
}

void IndicatorView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

ExportTable IndicatorView::exportTable() const
{
    ExportTable table{
        .header = {tr("地区"), tr("指标"), tr("期间"), tr("值"), tr("单位"), tr("性质"), tr("来源文件")},
        .rows = {}};
    for (const IndicatorGroup& group : m_groups) {
        for (const PeriodValue& value : group.placed)
            table.rows.append(QVariantList{group.regionName, group.indicator, value.printedPeriod,
                                           value.value ? QVariant(*value.value) : QVariant(), group.unit,
                                           value.target ? tr("目标") : tr("实际"), value.source});
    }
    return table;
}

} // namespace onescreen
