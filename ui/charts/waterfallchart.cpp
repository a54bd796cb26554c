// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/waterfallchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double barShare = 0.66;
constexpr double namesShare = 0.34;

bool finite(const std::optional<double>& value)
{
    return value && std::isfinite(*value);
}

QString kindName(WaterfallKind kind)
{
    switch (kind) {
    case WaterfallKind::Performance:
        return ChartText::tr("业绩");
    case WaterfallKind::Weight:
        return ChartText::tr("权重与覆盖");
    case WaterfallKind::Rule:
        return ChartText::tr("规则变化");
    case WaterfallKind::Points:
        return ChartText::tr("加扣分");
    }
    return {};
}

/// The kinds take the categorical colours; up and down are told by the sign and the arrow, not by red and
/// green.
QColor kindColor(const Theme& theme, WaterfallKind kind)
{
    constexpr std::array<size_t, 4> categories{0, 1, 3, 6};
    return theme.categories[categories[static_cast<size_t>(kind)]];
}

/// Rows from top to bottom: start, steps, end; names of any length stand at the left.
class Rows
{
public:
    Rows(ChartCanvas& canvas, const WaterfallData& data, const QRectF& plot, const ValueScale& scale,
         double height)
        : m_canvas(canvas), m_data(data), m_plot(plot), m_scale(scale), m_height(height)
    {
    }

    void total(const QString& name, std::optional<double> value)
    {
        if (finite(value)) {
            m_level = *value;
            const double to = m_scale.clamped(*value);
            m_canvas.fill({m_scale.from, top(), to - m_scale.from, bar()}, m_canvas.theme().secondary);
            breakBar();
            finish(name, to, m_data.format.label(value, m_canvas.style().locale()), true);
        } else {
            m_canvas.hatch({m_scale.from, top(), m_scale.to - m_scale.from, bar()}, m_canvas.theme().unknown);
            finish(name, m_scale.from, m_data.format.label(value, m_canvas.style().locale()), true);
        }
    }

    void step(const WaterfallStep& step)
    {
        const double change = finite(step.change) ? *step.change : 0.0;
        const double from = m_scale.clamped(m_level);
        const double to = m_scale.clamped(m_level + change);
        const QRectF box(std::min(from, to), top(), std::max(std::abs(to - from), m_canvas.style().px(1.5)),
                         bar());
        if (finite(step.change))
            m_canvas.fill(box, kindColor(m_canvas.theme(), step.kind));
        else
            m_canvas.hatch({from, top(), m_canvas.style().px(14), bar()}, m_canvas.theme().unknown);
        m_level += change;
        const QString arrow = change > 0.0 ? u"▲ "_s : change < 0.0 ? u"▼ "_s : QString();
        finish(step.name, std::max(from, to),
               arrow + m_data.format.changeLabel(step.change, m_canvas.style().locale()), false);
        // To the start of the next bar.
        const double x = m_scale.clamped(m_level);
        m_canvas.line({x, m_top - m_height + (m_height + bar()) / 2}, {x, m_top + (m_height - bar()) / 2},
                      m_canvas.theme().secondary, 1.0);
    }

    void begin(double at) { m_top = at; }
    [[nodiscard]] const std::vector<RowName>& names() const { return m_names; }

private:
    [[nodiscard]] double bar() const { return m_height * barShare; }
    [[nodiscard]] double top() const { return m_top + (m_height - bar()) / 2; }

    /// Two cuts near its foot say that a bar does not begin at zero.
    void breakBar()
    {
        if (m_scale.low <= 0.0)
            return;
        const double step = m_canvas.style().px(5);
        for (const double x : {m_scale.from + 2 * step, m_scale.from + 3 * step})
            m_canvas.line({x - step / 2, top() + bar()}, {x + step / 2, top()}, m_canvas.theme().panel,
                          m_canvas.style().px(2));
    }

    void finish(const QString& name, double end, const QString& text, bool total)
    {
        const double middle = m_top + m_height / 2;
        const double gap = m_canvas.style().px(5);
        const bool room = total || m_height >= m_canvas.style().lineHeight();
        if (room && !m_canvas.text({end, middle}, Side::Right, text, m_canvas.theme().text, total, gap))
            m_canvas.text({m_plot.right(), middle}, Side::Left, text, m_canvas.theme().text, total, gap);
        m_names.push_back({name, middle, total ? Tone::Chosen : Tone::Plain});
        m_canvas.layout().stops.push_back(
            {{end, middle}, {m_canvas.area().left(), m_top, m_canvas.area().width(), m_height}});
        m_top += m_height;
    }

    ChartCanvas& m_canvas;
    const WaterfallData& m_data;
    QRectF m_plot;
    const ValueScale& m_scale;
    double m_height;
    double m_top = 0.0;
    double m_level = 0.0;
    std::vector<RowName> m_names;
};

ValueScale scaleOf(const WaterfallData& data, const ChartStyle& style)
{
    ValueRange range;
    double level = finite(data.start) ? *data.start : 0.0;
    range.add(level);
    range.add(data.end);
    for (const WaterfallStep& step : data.steps) {
        level += finite(step.change) ? *step.change : 0.0;
        range.add(level);
    }
    // Steps are small beside totals: the scale begins near the lowest level and says so on its axis.
    const double low = range.low() - (range.high() - range.low()) * 0.25;
    return scaleFor(range.low() >= 0.0 ? std::max(0.0, low) : low, range.high(),
                    {.decimals = 1, .unit = data.format.unit, .factor = data.format.factor}, style.locale(),
                    5, ScaleFrom::Data);
}

void paintKinds(ChartCanvas& canvas, QRectF& inner, const WaterfallData& data)
{
    std::vector<ChartLegendEntry> entries;
    for (const WaterfallKind kind :
         {WaterfallKind::Performance, WaterfallKind::Weight, WaterfallKind::Rule, WaterfallKind::Points}) {
        if (std::ranges::any_of(data.steps, [&](const WaterfallStep& step) { return step.kind == kind; }))
            entries.push_back({kindName(kind), kindColor(canvas.theme(), kind)});
    }
    if (entries.size() > 1)
        paintLegend(canvas, inner, entries);
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const WaterfallData& data,
                       const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (!data.start && !data.end && data.steps.empty()) {
        canvas.sayEmpty();
        canvas.layout().stops.resize(2, {canvas.area().center(), {}});
        return canvas.take();
    }
    QRectF inner = canvas.area();
    paintKinds(canvas, inner, data);
    QStringList names{data.startName, data.endName};
    double values = style.textWidth(data.format.label(data.end, style.locale()));
    for (const WaterfallStep& step : data.steps) {
        names.append(step.name);
        values =
            std::max(values, style.textWidth(u"▼ "_s + data.format.changeLabel(step.change, style.locale())));
    }
    const double nameWidth = rowNamesWidth(style, inner, names, namesShare);
    const double lineHeight = style.lineHeight();
    QRectF plot =
        inner.adjusted(nameWidth + style.px(8), 0, -values * 1.1 - style.px(8), -lineHeight - style.px(3));
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    const double height = rowHeight(style, plot.height(), names.size());
    plot.setHeight(height * static_cast<double>(names.size()));
    canvas.layout().plot = plot;
    ValueScale scale = scaleOf(data, style);
    scale.from = plot.left();
    scale.to = plot.right();
    paintBottomAxis(canvas, plot, scale);

    Rows rows(canvas, data, plot, scale, height);
    rows.begin(plot.top());
    rows.total(data.startName, data.start);
    for (const WaterfallStep& step : data.steps)
        rows.step(step);
    rows.total(data.endName, data.end);
    paintRowNames(canvas, inner.left(), nameWidth, rows.names());
    return canvas.take();
}

int chartStops(const WaterfallData& data)
{
    return static_cast<int>(data.steps.size()) + 2;
}

QString chartReading(const WaterfallData& data, int stop, const QLocale& locale)
{
    if (stop == 0)
        return data.startName + u'\n' + data.format.text(data.start, locale);
    if (stop == chartStops(data) - 1) {
        QString text = data.endName + u'\n' + data.format.text(data.end, locale);
        if (data.start && data.end)
            text += u'\n' + ChartText::tr("变化 %1").arg(data.format.change(*data.end - *data.start, locale));
        return text;
    }
    const WaterfallStep& step = data.steps[static_cast<size_t>(stop) - 1];
    return step.name + u'\n' + kindName(step.kind) + u' ' + data.format.change(step.change, locale);
}

ExportTable chartTable(const WaterfallData& data)
{
    ExportTable table{.header = {ChartText::tr("名称"), ChartText::tr("类别"), ChartText::tr("值")},
                      .rows = {},
                      .formats = {ColumnFormat{}, ColumnFormat{}, columnFormat(data.format)}};
    table.rows.append(QVariantList{data.startName, ChartText::tr("合计"), cellOf(data.start)});
    for (const WaterfallStep& step : data.steps)
        table.rows.append(QVariantList{step.name, kindName(step.kind), cellOf(step.change)});
    table.rows.append(QVariantList{data.endName, ChartText::tr("合计"), cellOf(data.end)});
    return table;
}

} // namespace onescreen
