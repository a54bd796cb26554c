// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/periodchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"
#include "ui/charts/qtchart.h"
#include "ui/charts/ticks.h"
#include "ui/common/numbertext.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <ranges>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int mostDecimals = 2;
constexpr int monthsInAQuarter = 3;
constexpr int leastQuarters = 4;
constexpr float fillOpacity = 0.35F; ///< A year is a wide block: its top edge counts, not its mass.
constexpr double stroke = 2.0;       ///< Design pixels.
constexpr double missingHeight = 10.0;

QDate quarterStart(QDate day)
{
    return {day.year(), (day.month() - 1) / monthsInAQuarter * monthsInAQuarter + 1, 1};
}

int quarterNumber(QDate day)
{
    return (day.month() - 1) / monthsInAQuarter + 1;
}

std::optional<double> known(const PeriodValue& value)
{
    return value.value && std::isfinite(*value.value) ? value.value : std::nullopt;
}

QString valueText(std::optional<double> value, const QLocale& locale)
{
    return numberText(value, locale, decimalsOf(value, mostDecimals));
}

QString targetText(const PeriodValue& value, const QLocale& locale)
{
    return ChartText::tr("目标 %1").arg(valueText(known(value), locale));
}

/// Paints the blocks of one chart; knows where each of them stands.
class Blocks
{
public:
    Blocks(ChartCanvas& canvas, const QRectF& plot, const PeriodData& data, const Period& span,
           const ValueScale& scale)
        : m_canvas(canvas), m_plot(plot), m_data(data), m_span(span), m_scale(scale)
    {
    }

    [[nodiscard]] double at(QDate day) const
    {
        return m_plot.left() + m_plot.width() * static_cast<double>(m_span.first().daysTo(day)) /
                                   static_cast<double>(m_span.dayCount());
    }

    /// No height for a target and for a missing value.
    [[nodiscard]] QRectF boxOf(const PeriodValue& value) const
    {
        const double head = m_scale.at(known(value).value_or(0.0));
        const double foot = value.target ? head : m_scale.at(0.0);
        return QRectF(QPointF(at(value.period.first()), head),
                      QPointF(at(value.period.last().addDays(1)), foot))
            .normalized();
    }

    /// The areas, long periods first, so that short ones are drawn over them.
    void paintAreas()
    {
        QtChart qt;
        auto* days = qt.addScale(0.0, m_span.dayCount(), Qt::AlignBottom);
        const double range = m_scale.high - m_scale.low;
        auto* scale = qt.addScale(m_scale.low / range, m_scale.high / range, Qt::AlignLeft);
        QColor fill = m_canvas.theme().ramp[3];
        fill.setAlphaF(fillOpacity);
        for (const PeriodValue& value : m_data.values() | std::views::reverse) {
            if (value.target || !known(value))
                continue;
            const auto from = static_cast<double>(m_span.first().daysTo(value.period.first()));
            const auto to = static_cast<double>(m_span.first().daysTo(value.period.last().addDays(1)));
            auto* top = new QLineSeries(&qt.chart());
            top->replace(QList<QPointF>{{from, *value.value / range}, {to, *value.value / range}});
            auto* area = new QAreaSeries(top);
            area->setBrush(fill);
            area->setPen(QPen(m_canvas.theme().panel, 1));
            qt.chart().addSeries(area);
            area->attachAxis(days);
            area->attachAxis(scale);
        }
        qt.paint(m_canvas.painter(), m_plot);
    }

    void paintTarget(const PeriodValue& value)
    {
        if (!known(value))
            return;
        const ChartStyle& style = m_canvas.style();
        const QRectF box = boxOf(value);
        m_canvas.line(box.topLeft(), box.topRight(), m_canvas.theme().text, style.px(stroke), Qt::DashLine);
        m_canvas.text({m_plot.right(), box.top()}, Side::Right, targetText(value, style.locale()),
                      m_canvas.theme().text, false, style.px(8));
    }

    void paintValue(const PeriodValue& value)
    {
        const ChartStyle& style = m_canvas.style();
        const QRectF box = boxOf(value);
        const bool missing = !known(value);
        if (missing)
            m_canvas.hatch(box.adjusted(1, -style.px(missingHeight), -1, 0), m_canvas.theme().unknown);
        else
            m_canvas.line(box.topLeft(), box.topRight(), m_canvas.theme().ramp[4], style.px(stroke));
        // A target's line just above would run through the number: then it goes inside.
        const bool crossed = std::ranges::any_of(m_data.values(), [&](const PeriodValue& other) {
            const double above = other.target && known(other) ? box.top() - boxOf(other).top() : -1.0;
            return above >= 0.0 && above < style.lineHeight();
        });
        const QString text = valueText(known(value), style.locale());
        // Where numbers would touch, only the newest one stands; the reading tells the others.
        const bool newer = std::ranges::any_of(m_data.values(), [&](const PeriodValue& other) {
            return !other.target && other.period.first() > value.period.first();
        });
        if (newer && style.textWidth(text) > box.width() + style.px(8))
            return;
        const double half = style.textWidth(text) / 2;
        const double x = std::clamp(box.center().x(), m_canvas.area().left() + half,
                                    std::max(m_canvas.area().left() + half, m_canvas.area().right() - half));
        m_canvas.text({x, missing ? box.top() - style.px(missingHeight) : box.top()},
                      crossed && !missing ? Side::Below : Side::Above, text,
                      missing ? m_canvas.theme().secondary : m_canvas.theme().text, false, 1.0);
    }

    void paintQuarters()
    {
        const ChartStyle& style = m_canvas.style();
        const QDate end = m_span.last().addDays(1);
        const int quarters =
            (end.year() - m_span.first().year()) * 4 + quarterNumber(end) - quarterNumber(m_span.first());
        const bool byYear = quarters * style.textWidth(u"2024Q4  "_s) > m_plot.width();
        m_canvas.line(m_plot.bottomLeft(), m_plot.bottomRight(), m_canvas.theme().hairline);
        for (QDate day = m_span.first(); day < end;) {
            const QDate next = byYear ? QDate(day.year() + 1, 1, 1) : day.addMonths(monthsInAQuarter);
            const QString year = QString::number(day.year());
            const QString name = byYear ? year : year + u'Q' + QString::number(quarterNumber(day));
            const double from = at(day);
            const double to = at(std::min(next, end));
            m_canvas.text({(from + to) / 2, m_plot.bottom()}, Side::Below, name, m_canvas.theme().secondary,
                          false, style.px(3));
            day = next;
        }
    }

private:
    ChartCanvas& m_canvas;
    const QRectF& m_plot;
    const PeriodData& m_data;
    const Period& m_span;
    const ValueScale& m_scale;
};

ValueScale scaleOf(const PeriodData& data, const ChartStyle& style, double height)
{
    ValueRange range;
    range.add(0.0);
    for (const PeriodValue& value : data.values())
        range.add(known(value));
    const ValueFormat format{.decimals = 1, .unit = {}, .shorten = true};
    return scaleFor(range.low(), range.high(), format, style.locale(),
                    std::clamp(static_cast<int>(height / (3 * style.lineHeight())), 1, 5), ScaleFrom::Zero);
}

void paintBlocks(ChartCanvas& canvas, Blocks& blocks, const PeriodData& data)
{
    blocks.paintQuarters();
    blocks.paintAreas();
    // Targets and the newest, shortest values are named first.
    for (const PeriodValue& value : data.values()) {
        if (value.target)
            blocks.paintTarget(value);
    }
    const double reach = canvas.style().px(8);
    for (const PeriodValue& value : data.values() | std::views::reverse) {
        if (!value.target)
            blocks.paintValue(value);
    }
    for (const PeriodValue& value : data.values()) {
        const QRectF box = blocks.boxOf(value);
        const double below = value.target || !known(value) ? reach : 0.0;
        canvas.layout().stops.push_back({{box.center().x(), box.top()}, box.adjusted(0, -reach, 0, below)});
    }
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

PeriodData::PeriodData(std::vector<PeriodValue> values, QString unit)
    : m_values(std::move(values)), m_unit(std::move(unit))
{
    std::ranges::stable_sort(m_values, [](const PeriodValue& a, const PeriodValue& b) {
        return std::pair(a.period.dayCount(), a.period.first()) <
               std::pair(b.period.dayCount(), b.period.first());
    });
}

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PeriodData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    const std::optional<Period> span = quartersAround(data.values());
    if (!span) {
        canvas.sayEmpty();
        return canvas.take();
    }
    double targets = 0.0;
    for (const PeriodValue& value : data.values()) {
        if (value.target)
            targets = std::max(targets, style.textWidth(targetText(value, style.locale())) + style.px(10));
    }
    const double lineHeight = style.lineHeight();
    ValueScale scale = scaleOf(data, style, canvas.area().height());
    const QRectF plot =
        canvas.area().adjusted(axisWidth(style, scale), lineHeight, -targets, -lineHeight - style.px(3));
    canvas.layout().plot = plot;
    // Lower than a line of text the blocks show nothing that could be read; the number beside them does.
    if (plot.width() < 1 || plot.height() < lineHeight)
        return canvas.take();
    scale.from = plot.bottom();
    scale.to = plot.top();
    paintValueAxis(canvas, plot, scale);
    Blocks blocks(canvas, plot, data, *span, scale);
    paintBlocks(canvas, blocks, data);
    return canvas.take();
}

int chartStops(const PeriodData& data)
{
    return static_cast<int>(data.values().size());
}

QString chartReading(const PeriodData& data, int stop, const QLocale& locale)
{
    const PeriodValue& value = data.values()[static_cast<size_t>(stop)];
    QString text = value.printedPeriod + u"  "_s + valueText(known(value), locale);
    if (known(value) && !data.unit().isEmpty())
        text += u' ' + data.unit();
    if (value.target)
        text += ChartText::tr("（目标）");
    if (!value.source.isEmpty())
        text += u'\n' + value.source;
    return text;
}

ExportTable chartTable(const PeriodData& data)
{
    ExportTable table{.header = {ChartText::tr("期间"), ChartText::tr("值"), ChartText::tr("单位"),
                                 ChartText::tr("性质"), ChartText::tr("来源")},
                      .rows = {},
                      .formats = {}};
    for (const PeriodValue& value : data.values())
        table.rows.append(QVariantList{value.printedPeriod, cellOf(value.value), data.unit(),
                                       value.target ? ChartText::tr("目标") : ChartText::tr("实际"),
                                       value.source});
    return table;
}

PeriodChart::PeriodChart(const ThemeContext& look, QWidget* parent) : DataChart(look, parent)
{
    setObjectName(u"periodChart"_s);
}

} // namespace onescreen
