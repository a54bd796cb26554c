// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/periodchart.h"

#include "ui/charts/ticks.h"
#include "ui/common/numbertext.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QLineSeries>
#include <QPainter>

#include <algorithm>
#include <ranges>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDecimals = 2;
constexpr int monthsInAQuarter = 3;
constexpr int leastQuarters = 4;
constexpr float fillOpacity = 0.35F; ///< A year is a wide block: its top edge counts, not its mass.
constexpr double deskStroke = 2.0;

QDate quarterStart(QDate day)
{
    return {day.year(), (day.month() - 1) / monthsInAQuarter * monthsInAQuarter + 1, 1};
}

int quarterNumber(QDate day)
{
    return (day.month() - 1) / monthsInAQuarter + 1;
}

QString valueText(std::optional<double> value)
{
    return numberText(value, QLocale(), decimalsOf(value, mostDecimals));
}

QString targetText(const PeriodValue& value)
{
    return PeriodChart::tr("目标 %1").arg(valueText(value.value));
}

double axisDay(QDate day)
{
    return static_cast<double>(day.toJulianDay());
}

} // namespace

std::optional<Period> quartersAround(const std::vector<PeriodValue>& values)
{
    if (values.empty())
        return std::nullopt;
    const auto first = std::ranges::min(
        values | std::views::transform([](const PeriodValue& v) { return v.period.first(); }));
    const auto last = std::ranges::max(
        values | std::views::transform([](const PeriodValue& v) { return v.period.last(); }));
    QDate begin = quarterStart(first);
    QDate end = quarterStart(last).addMonths(monthsInAQuarter);
    if (begin.addMonths(monthsInAQuarter * leastQuarters) > end) {
        begin = QDate(first.year(), 1, 1);
        end = std::max(end, QDate(first.year() + 1, 1, 1));
    }
    return Period::fromDays(begin, end.addDays(-1));
}

struct PeriodChart::Block
{
    QLineSeries* top = nullptr;
    QAreaSeries* area = nullptr;
};

PeriodChart::PeriodChart(const ThemeContext& context, QWidget* parent)
    : ChartSurface(context, parent), m_quarters(new QCategoryAxis(this)), m_scale(new QCategoryAxis(this))
{
    setObjectName(u"periodChart"_s);
    styleAxis(m_quarters, false);
    styleAxis(m_scale, true);
    m_quarters->setLabelsPosition(QCategoryAxis::AxisLabelsPositionCenter);
    chart()->addAxis(m_quarters, Qt::AlignBottom);
    chart()->addAxis(m_scale, Qt::AlignLeft);
}

PeriodChart::~PeriodChart() = default;

void PeriodChart::setData(std::vector<PeriodValue> values, const QString& unit)
{
    m_values = std::move(values);
    m_unit = unit;
    std::ranges::stable_sort(m_values, [](const PeriodValue& a, const PeriodValue& b) {
        return std::pair(-a.period.dayCount(), a.period.first()) <
               std::pair(-b.period.dayCount(), b.period.first());
    });
    m_span = quartersAround(m_values);
    while (m_blocks.size() < m_values.size()) {
        auto* top = new QLineSeries(chart());
        auto* area = new QAreaSeries(top);
        chart()->addSeries(area);
        area->attachAxis(m_quarters);
        area->attachAxis(m_scale);
        m_blocks.push_back({top, area});
    }
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        const Block& block = m_blocks[i];
        const bool drawn = i < m_values.size() && m_values[i].value && !m_values[i].target;
        block.area->setVisible(drawn);
        if (!drawn) {
            block.top->clear();
            continue;
        }
        const PeriodValue& value = m_values[i];
        QColor fill = context().theme.ramp[3];
        fill.setAlphaF(fillOpacity);
        block.area->setBrush(fill);
        block.area->setPen(QPen(context().theme.panel, 1));
        block.top->replace(QList<QPointF>{{axisDay(value.period.first()), *value.value},
                                          {axisDay(value.period.last().addDays(1)), *value.value}});
    }
    dataChanged();
}

void PeriodChart::layoutAxes()
{
    double smallest = 0.0;
    double largest = 0.0;
    for (const PeriodValue& value : m_values) {
        smallest = std::min(smallest, value.value.value_or(0.0));
        largest = std::max(largest, value.value.value_or(0.0));
    }
    const int lineHeight = labelMetrics().height();
    int targetWidth = 0;
    for (const PeriodValue& value : m_values) {
        if (value.target)
            targetWidth = std::max(targetWidth, labelMetrics().horizontalAdvance(targetText(value)) + edge());
    }
    const int gap = context().metrics.grid;
    chart()->setMargins({0, lineHeight, targetWidth + gap, 0});
    setAxisTicks(m_scale, ticksFor(smallest, largest, std::clamp(height() / (3 * lineHeight), 1, 5),
                                   TickKind::Decimals));
    layoutQuarters();
}

void PeriodChart::layoutQuarters()
{
    for (const QString& old : m_quarters->categoriesLabels())
        m_quarters->remove(old);
    if (!m_span)
        return;
    const QDate end = m_span->last().addDays(1);
    m_quarters->setRange(axisDay(m_span->first()), axisDay(end));
    m_quarters->setStartValue(axisDay(m_span->first()));
    const int quarters =
        (end.year() - m_span->first().year()) * 4 + quarterNumber(end) - quarterNumber(m_span->first());
    const int room = static_cast<int>(chart()->plotArea().width()) /
                     std::max(1, labelMetrics().horizontalAdvance(u"2024Q4  "_s));
    const bool byYear = quarters > room;
    for (QDate day = m_span->first(); day < end;) {
        const QDate next = byYear ? QDate(day.year() + 1, 1, 1) : day.addMonths(monthsInAQuarter);
        const QString year = QString::number(day.year());
        m_quarters->append(byYear ? year : year + u'Q' + QString::number(quarterNumber(day)),
                           axisDay(std::min(next, end)));
        day = next;
    }
}

QRectF PeriodChart::blockOf(const PeriodValue& value) const
{
    QAbstractSeries* series = m_blocks.front().area;
    const double height = value.value.value_or(0.0);
    const QPointF corner = toViewport({axisDay(value.period.first()), height}, series);
    const QPointF foot =
        toViewport({axisDay(value.period.last().addDays(1)), value.target ? height : 0.0}, series);
    return QRectF(corner, foot).normalized();
}

QString PeriodChart::stopText(int stop) const
{
    const PeriodValue& value = m_values[static_cast<size_t>(stop)];
    QString text = value.printedPeriod + u"  "_s + valueText(value.value);
    if (value.value && !m_unit.isEmpty())
        text += u' ' + m_unit;
    if (value.target)
        text += tr("（目标）");
    if (!value.source.isEmpty())
        text += u'\n' + value.source;
    return text;
}

QPointF PeriodChart::stopPosition(int stop) const
{
    const QRectF block = blockOf(m_values[static_cast<size_t>(stop)]);
    return {block.center().x(), block.top()};
}

std::optional<int> PeriodChart::stopAt(QPointF position) const
{
    for (int i = stopCount() - 1; i >= 0; --i) {
        const QRectF block = blockOf(m_values[static_cast<size_t>(i)]);
        const double reach = context().metrics.grid;
        if (block.adjusted(0, -reach, 0, m_values[static_cast<size_t>(i)].target ? reach : 0)
                .contains(position))
            return i;
    }
    return std::nullopt;
}

void PeriodChart::paintLabels(QPainter& painter) const
{
    for (const PeriodValue& value : m_values) {
        if (value.target)
            paintTarget(painter, value);
        else
            paintValue(painter, value);
    }
}

void PeriodChart::paintTarget(QPainter& painter, const PeriodValue& value) const
{
    if (!value.value)
        return;
    const QRectF block = blockOf(value);
    const double lineHeight = labelMetrics().height();
    const double left = plotRect().right() + context().metrics.grid;
    painter.setPen(QPen(context().theme.text, deskStroke * context().metrics.scale, Qt::DashLine));
    painter.drawLine(block.topLeft(), block.topRight());
    painter.setPen(context().theme.text);
    painter.drawText(QRectF(left, block.top() - lineHeight / 2, viewport()->width() - left, lineHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, targetText(value));
}

void PeriodChart::paintValue(QPainter& painter, const PeriodValue& value) const
{
    const QRectF block = blockOf(value);
    const QString text = valueText(value.value);
    const double lineHeight = labelMetrics().height();
    const double width = std::max<double>(block.width(), labelMetrics().horizontalAdvance(text));
    // A target's line just above would run through the number: then it goes inside.
    const bool crossed = std::ranges::any_of(m_values, [&](const PeriodValue& other) {
        const double above = other.target && other.value ? block.top() - blockOf(other).top() : -1.0;
        return above >= 0.0 && above < lineHeight;
    });
    QRectF place(block.center().x() - width / 2, crossed ? block.top() : block.top() - lineHeight, width,
                 lineHeight);
    place.moveRight(std::min(place.right(), static_cast<double>(viewport()->width())));
    if (value.value) {
        painter.setPen(QPen(context().theme.ramp[4], deskStroke * context().metrics.scale));
        painter.drawLine(block.topLeft(), block.topRight());
    }
    // Where numbers would touch, only the last one stands; the reading tells the others.
    const auto follows = [&](const PeriodValue& other) {
        return !other.target && other.period.first() > value.period.first();
    };
    const double room = block.width() + context().metrics.grid;
    if (std::ranges::any_of(m_values, follows) && labelMetrics().horizontalAdvance(u"100.0"_s) > room)
        return;
    painter.setPen(value.value ? context().theme.text : context().theme.secondary);
    painter.drawText(place, Qt::AlignCenter, text);
}

ExportTable PeriodChart::exportTable() const
{
    ExportTable table{.header = {tr("期间"), tr("值"), tr("单位"), tr("性质"), tr("来源")}, .rows = {}};
    for (const PeriodValue& value : m_values)
        table.rows.append(QVariantList{value.printedPeriod, value.value ? QVariant(*value.value) : QVariant(),
                                       m_unit, value.target ? tr("目标") : tr("实际"), value.source});
    return table;
}

} // namespace onescreen
