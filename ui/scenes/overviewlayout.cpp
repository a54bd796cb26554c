// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/overviewlayout.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostColumns = 2;
constexpr double chartHeight = 140.0; ///< Least height in which a chart with its header is readable.
constexpr double chartShare = 0.23;   ///< Of the width, for one column of charts.
constexpr double queueShare = 0.29;
constexpr double secondColumnFrom =
    2100.0; ///< From this width on the map stays the largest beside two columns.

} // namespace

OverviewColumns overviewColumnsFor(QSizeF deskSize, int panels)
{
    OverviewColumns columns;
    columns.chartColumns = deskSize.width() >= secondColumnFrom ? mostColumns : 1;
    const int rows = std::max(1, static_cast<int>(deskSize.height() / chartHeight));
    columns.chartRows = std::clamp((panels + columns.chartColumns - 1) / columns.chartColumns, 1, rows);
    columns.chartWidth = static_cast<int>(std::clamp(chartShare * deskSize.width(), 270.0, 440.0));
    columns.queueWidth = static_cast<int>(std::clamp(queueShare * deskSize.width(), 360.0, 640.0));
    return columns;
}

OverviewLayout::OverviewLayout(const ThemeContext& context, const Parts& parts, QWidget* parent)
    : QWidget(parent), m_context(context), m_parts(parts), m_all(new QSplitter(Qt::Horizontal, this))
{
    const int gap = context.metrics.grid;
    m_all->setObjectName(u"overviewColumns"_s);
    m_all->setChildrenCollapsible(false);
    m_all->setHandleWidth(gap);
    for (int i = 0; i < mostColumns; ++i) {
        auto* column = new QSplitter(Qt::Vertical);
        column->setObjectName(u"overviewCharts%1"_s.arg(i));
        column->setChildrenCollapsible(false);
        column->setHandleWidth(gap);
        m_columns.push_back(column);
        m_all->addWidget(column);
    }
    m_all->addWidget(parts.map);
    m_all->addWidget(parts.queue);
    for (int i = 0; i < m_all->count(); ++i)
        m_all->setStretchFactor(i, m_all->widget(i) == parts.map ? 1 : 0);

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(gap, gap, gap, gap);
    rows->setSpacing(gap);
    rows->addWidget(parts.numbers);
    rows->addWidget(m_all, 1);
    m_untouched = m_all->saveState();
}

bool OverviewLayout::hasOwnSizes() const
{
    return m_all->saveState() != m_untouched;
}

void OverviewLayout::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OverviewLayout::arrange()
{
    const double scale = m_context.metrics.scale;
    const QSizeF below(width() / scale, (height() - m_parts.numbers->minimumHeight()) / scale);
    const OverviewColumns columns = overviewColumnsFor(below, static_cast<int>(m_parts.charts.size()));
    const bool ownSizes = hasOwnSizes();
    if (columns.chartColumns != m_now.chartColumns || columns.chartRows != m_now.chartRows) {
        for (size_t i = 0; i < m_parts.charts.size(); ++i) {
            const auto column = static_cast<int>(i) / columns.chartRows;
            const bool fits = column < columns.chartColumns;
            m_columns[static_cast<size_t>(fits ? column : 0)]->addWidget(m_parts.charts[i]);
            m_parts.charts[i]->setVisible(fits);
        }
        for (int i = 0; i < mostColumns; ++i)
            m_columns[static_cast<size_t>(i)]->setVisible(i < columns.chartColumns);
    }
    m_now = columns;
    if (ownSizes)
        return;
    const auto pixels = [&](int deskPixels) { return qRound(deskPixels * scale); };
    for (QSplitter* column : m_columns)
        column->setSizes(
            QList<int>(column->count(), height())); // the same for each: they share what there is
    QList<int> sizes(mostColumns, pixels(columns.chartWidth));
    const int map = width() - columns.chartColumns * pixels(columns.chartWidth) - pixels(columns.queueWidth);
    sizes << std::max(1, map) << pixels(columns.queueWidth);
    m_all->setSizes(sizes);
    m_untouched = m_all->saveState();
}

} // namespace onescreen
