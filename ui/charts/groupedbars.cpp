// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/groupedbars.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double groupShare = 0.8;     ///< Of the room of a category.
constexpr double widestBar = 48.0;     ///< Design pixels.
constexpr double roomForAValue = 20.0; ///< Narrower bars carry no value.
constexpr double missingHeight = 10.0; ///< Of the hatched place of a missing value.
constexpr size_t mostSeries = 7;

std::optional<double> valueAt(const BarSeries& series, qsizetype category)
{
    const auto index = static_cast<size_t>(category);
    const std::optional<double> value = index < series.values.size() ? series.values[index] : std::nullopt;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

ValueScale scaleOf(const GroupedBarsData& data, const ChartStyle& style, double height)
{
    ValueRange range;
    range.add(data.target);
    for (qsizetype category = 0; category < data.categories.size(); ++category) {
        double up = 0.0;
        double down = 0.0;
        for (const BarSeries& series : data.series) {
            const double value = valueAt(series, category).value_or(0.0);
            if (data.stacked)
                (value >= 0.0 ? up : down) += value;
            else
                range.add(value);
        }
        range.add(up);
        range.add(down);
    }
    return scaleFor(range.low(), range.high(), data.format, style.locale(),
                    static_cast<int>(height / (3 * style.lineHeight())), ScaleFrom::Zero);
}

/// Paints the bars of one chart; knows where each of them stands.
class Bars
{
public:
    Bars(ChartCanvas& canvas, const GroupedBarsData& data, const QRectF& plot, const ValueScale& scale)
        : m_canvas(canvas), m_data(data), m_plot(plot), m_scale(scale),
          m_slot(plot.width() / static_cast<double>(std::max<qsizetype>(1, data.categories.size())))
    {
        const double bars = data.stacked ? 1.0 : static_cast<double>(std::max<size_t>(1, data.series.size()));
        m_bar = std::min(m_slot * groupShare / bars, canvas.style().px(widestBar));
        m_group = m_bar * bars;
    }

    [[nodiscard]] double centreOf(qsizetype category) const
    {
        return m_plot.left() + (static_cast<double>(category) + 0.5) * m_slot;
    }

    void paint(qsizetype category)
    {
        double up = 0.0;
        double down = 0.0;
        double left = centreOf(category) - m_group / 2;
        for (size_t i = 0; i < m_data.series.size(); ++i) {
            const std::optional<double> value = valueAt(m_data.series[i], category);
            double& base = value.value_or(0.0) < 0.0 ? down : up;
            const double start = m_data.stacked ? base : 0.0;
            paintBar(left, start, value, categoryColor(m_canvas.theme(), i));
            if (m_data.stacked)
                base += value.value_or(0.0);
            else
                left += m_bar;
        }
    }

private:
    void paintBar(double left, double start, std::optional<double> value, const QColor& color)
    {
        const double foot = m_scale.at(start);
        const double head = m_scale.at(start + value.value_or(0.0));
        QRectF box(left, std::min(foot, head), m_bar, std::abs(foot - head));
        const double gap = std::min(1.0, m_bar * 0.1);
        if (!value) {
            const double height = m_canvas.style().px(missingHeight);
            box = QRectF(left, foot - height, m_bar, height);
            if (!m_data.stacked)
                m_canvas.hatch(box.adjusted(gap, 0, -gap, 0), m_canvas.theme().unknown);
        } else if (m_data.stacked) {
            m_canvas.fill(box.adjusted(0, box.height() > 3 ? 1 : 0, 0, 0), color);
        } else {
            // A zero is a line on the axis, not nothing.
            m_canvas.fill(box.height() < 1.0 ? QRectF(left + gap, foot - 1, m_bar - 2 * gap, 1)
                                             : box.adjusted(gap, 0, -gap, 0),
                          color);
        }
        m_canvas.layout().stops.push_back(
            {{box.center().x(), head}, box.united(QRectF(left, m_plot.bottom() - 4, m_bar, 4))});
        if (m_bar >= m_canvas.style().px(roomForAValue) && !m_data.stacked)
            m_canvas.text({box.center().x(), box.top()}, Side::Above,
                          m_data.format.label(value, m_canvas.style().locale()), m_canvas.theme().text, false,
                          m_canvas.style().px(1));
    }

    ChartCanvas& m_canvas;
    const GroupedBarsData& m_data;
    QRectF m_plot;
    const ValueScale& m_scale;
    double m_slot;
    double m_bar = 0.0;
    double m_group = 0.0;
};

/// Series beyond the seventh summed into one, because no more colours can be told apart.
GroupedBarsData drawable(const GroupedBarsData& data)
{
    GroupedBarsData shown = data;
    BarSeries rest{.name = ChartText::tr("其他"), .values = {}};
    rest.values.resize(static_cast<size_t>(data.categories.size()));
    for (size_t i = mostSeries - 1; i < data.series.size(); ++i) {
        for (qsizetype category = 0; category < data.categories.size(); ++category) {
            std::optional<double>& sum = rest.values[static_cast<size_t>(category)];
            if (const auto value = valueAt(data.series[i], category))
                sum = sum.value_or(0.0) + *value;
        }
    }
    shown.series.resize(mostSeries - 1);
    shown.series.push_back(std::move(rest));
    return shown;
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const GroupedBarsData& data,
                       const ChartStyle& style)
{
    if (data.series.size() > mostSeries)
        return paintChart(painter, area, drawable(data), style);
    ChartCanvas canvas(painter, area, style);
    if (data.categories.isEmpty() || data.series.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QRectF inner = canvas.area();
    if (data.series.size() > 1) {
        std::vector<ChartLegendEntry> entries;
        entries.reserve(data.series.size());
        for (size_t i = 0; i < data.series.size(); ++i)
            entries.push_back({data.series[i].name, categoryColor(style.theme(), i)});
        paintLegend(canvas, inner, entries);
    }
    ValueScale scale = scaleOf(data, style, inner.height());
    const double lineHeight = style.lineHeight();
    const QRectF plot =
        inner.adjusted(axisWidth(style, scale), lineHeight * 0.75, 0, -lineHeight - style.px(3));
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    scale.from = plot.bottom();
    scale.to = plot.top();
    paintValueAxis(canvas, plot, scale);

    Bars bars(canvas, data, plot, scale);
    std::vector<double> places;
    places.reserve(static_cast<size_t>(data.categories.size()));
    for (qsizetype category = 0; category < data.categories.size(); ++category) {
        bars.paint(category);
        places.push_back(bars.centreOf(category));
    }
    if (data.target) {
        const double y = scale.at(*data.target);
        canvas.line({plot.left(), y}, {plot.right(), y}, style.theme().text, style.px(1.5), Qt::DashLine);
        canvas.text({plot.right(), y - lineHeight / 2 - style.px(2)}, Side::Left,
                    ChartText::tr("目标 %1").arg(data.format.label(data.target, style.locale())),
                    style.theme().text);
    }
    paintNamesBelow(canvas, plot, data.categories, places);
    return canvas.take();
}

int chartStops(const GroupedBarsData& data)
{
    return static_cast<int>(data.categories.size() *
                            static_cast<qsizetype>(std::min(data.series.size(), mostSeries)));
}

int chartStride(const GroupedBarsData& data)
{
    return static_cast<int>(std::clamp<size_t>(data.series.size(), 1, mostSeries));
}

QString chartReading(const GroupedBarsData& data, int stop, const QLocale& locale)
{
    const GroupedBarsData& shown = data.series.size() > mostSeries ? drawable(data) : data;
    const int series = chartStride(shown);
    const qsizetype category = stop / series;
    const BarSeries& one = shown.series[static_cast<size_t>(stop % series)];
    return shown.categories.value(category) + u'\n' + one.name + u' ' +
           shown.format.text(valueAt(one, category), locale);
}

ExportTable chartTable(const GroupedBarsData& data)
{
    ExportTable table{.header = {ChartText::tr("类别")}, .rows = {}, .formats = {ColumnFormat{}}};
    for (const BarSeries& series : data.series) {
        table.header.append(series.name);
        table.formats.append(columnFormat(data.format));
    }
    for (qsizetype category = 0; category < data.categories.size(); ++category) {
        QVariantList row{data.categories[category]};
        for (const BarSeries& series : data.series)
            row.append(cellOf(valueAt(series, category)));
        table.rows.append(row);
    }
    return table;
}

} // namespace onescreen
