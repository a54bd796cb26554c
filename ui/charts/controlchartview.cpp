// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/controlchartview.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr float bandOpacity = 0.10F;

bool finite(const std::optional<double>& value)
{
    return value && std::isfinite(*value);
}

using PointValue = std::optional<double> ControlPoint::*;

bool isBelow(const ControlData& data, double value)
{
    return data.least && value < *data.least;
}

bool isAbove(const ControlData& data, double value)
{
    return data.most && value > *data.most;
}

/// A number that values can reach.
bool isDrawn(const ControlData& data, const std::optional<double>& value)
{
    return finite(value) && !isBelow(data, *value) && !isAbove(data, *value);
}

/// Means and limits of counts are no whole numbers: rounded like one, a limit could equal the count beyond
/// it.
ValueFormat levelFormat(const ControlData& data)
{
    ValueFormat format = data.format;
    format.decimals = std::max(format.decimals, 1);
    return format;
}

/// The same beside the plot, where large numbers may be shortened: 1.9, but 2.3万.
QString levelLabel(const ControlData& data, double level, const QLocale& locale)
{
    constexpr double leastShortened = 10'000;
    ValueFormat format = levelFormat(data);
    format.shorten = format.shorten && std::abs(level * format.factor) >= leastShortened;
    return format.label(level, locale);
}

/// Which limits of a point are left away, and why; empty when none is.
QString leftAway(const ControlData& data, const ControlPoint& point, const QLocale& locale)
{
    QStringList parts;
    if (finite(point.lower) && isBelow(data, *point.lower))
        parts << ChartText::tr("下限低于可能的最小值 %1，不画").arg(data.format.text(data.least, locale));
    if (finite(point.upper) && isAbove(data, *point.upper))
        parts << ChartText::tr("上限高于可能的最大值 %1，不画").arg(data.format.text(data.most, locale));
    return parts.join(u" · "_s);
}

/// Where periods and values stand.
struct Places
{
    QRectF plot;
    ValueScale scale;
    std::vector<double> x;
    double half; ///< Half the way to the next period.

    [[nodiscard]] double first(size_t i) const { return std::max(plot.left(), x[i] - half); }
    [[nodiscard]] double last(size_t i) const { return std::min(plot.right(), x[i] + half); }
};

/// A level that may change from period to period: steps, with a gap where it is missing or a segment begins.
std::vector<QPolygonF> levels(const ControlData& data, const Places& places, PointValue which)
{
    std::vector<QPolygonF> lines;
    bool open = false;
    for (size_t i = 0; i < data.points.size(); ++i) {
        const std::optional<double>& value = data.points[i].*which;
        if (!isDrawn(data, value)) {
            open = false;
            continue;
        }
        if (!open || data.points[i].rebased)
            lines.emplace_back();
        open = true;
        const double y = places.scale.at(*value);
        lines.back() << QPointF(places.first(i), y) << QPointF(places.last(i), y);
    }
    return lines;
}

void paintLimits(ChartCanvas& canvas, const ControlData& data, const Places& places)
{
    QColor band = canvas.theme().secondary;
    band.setAlphaF(bandOpacity);
    for (size_t i = 0; i < data.points.size(); ++i) {
        const ControlPoint& point = data.points[i];
        if (!finite(point.lower) || !finite(point.upper))
            continue;
        const double top = places.scale.at(data.most ? std::min(*point.upper, *data.most) : *point.upper);
        const double bottom =
            places.scale.at(data.least ? std::max(*point.lower, *data.least) : *point.lower);
        canvas.painter().setRenderHint(QPainter::Antialiasing, false);
        canvas.fill({places.first(i), top, places.last(i) - places.first(i), bottom - top}, band);
        canvas.painter().setRenderHint(QPainter::Antialiasing, true);
    }
    const auto stroke = [&](PointValue which, Qt::PenStyle pen, const QColor& color) {
        canvas.painter().setPen(QPen(color, canvas.style().px(1.3), pen, Qt::FlatCap));
        canvas.painter().setBrush(Qt::NoBrush);
        for (const QPolygonF& line : levels(data, places, which))
            canvas.painter().drawPolyline(line);
    };
    const Qt::PenStyle pen = data.trial ? Qt::DotLine : Qt::DashLine;
    stroke(&ControlPoint::lower, pen, canvas.theme().secondary);
    stroke(&ControlPoint::upper, pen, canvas.theme().secondary);
    stroke(&ControlPoint::centre, data.trial ? Qt::DashLine : Qt::SolidLine, canvas.theme().secondary);
}

/// The numbers of the limits that hold at the end, and the target: they are what the last point is read
/// against.
void paintLevelNames(ChartCanvas& canvas, const ControlData& data, const Places& places)
{
    const QLocale& locale = canvas.style().locale();
    const double left = places.plot.right() + canvas.style().px(6);
    const auto write = [&](const QString& name, std::optional<double> value) {
        if (isDrawn(data, value) && places.scale.holds(*value))
            canvas.text({left, places.scale.at(*value)}, Side::Right, name + levelLabel(data, *value, locale),
                        canvas.theme().secondary);
    };
    if (isDrawn(data, data.target) && places.scale.holds(*data.target))
        canvas.text({left, places.scale.at(*data.target)}, Side::Right,
                    ChartText::tr("目标 ") + data.format.label(data.target, locale), canvas.theme().text);
    for (auto point = data.points.rbegin(); point != data.points.rend(); ++point) {
        if (!finite(point->centre))
            continue;
        write(ChartText::tr("均值 "), point->centre);
        write(ChartText::tr("上限 "), point->upper);
        write(ChartText::tr("下限 "), point->lower);
        return;
    }
}

void paintValues(ChartCanvas& canvas, const ControlData& data, const Places& places)
{
    QPolygonF run;
    const auto flush = [&] {
        canvas.painter().setPen(QPen(canvas.style().color(Tone::Plain), canvas.style().px(1.5)));
        canvas.painter().setBrush(Qt::NoBrush);
        canvas.painter().drawPolyline(run);
        run.clear();
    };
    for (size_t i = 0; i < data.points.size(); ++i) {
        const ControlPoint& point = data.points[i];
        if (!finite(point.value) || point.rebased)
            flush();
        if (finite(point.value))
            run.append({places.x[i], places.scale.at(*point.value)});
    }
    flush();
    const double missing = std::min(canvas.style().px(14), 2 * places.half);
    const double radius = std::clamp(places.half / canvas.style().px(1) * 0.7, 1.5, 4.0);
    for (size_t i = 0; i < data.points.size(); ++i) {
        const ControlPoint& point = data.points[i];
        const double y = finite(point.value) ? places.scale.at(*point.value) : places.plot.bottom();
        if (point.rebased) {
            const double x = crisp(places.first(i));
            canvas.line({x, places.plot.top()}, {x, places.plot.bottom()}, canvas.theme().secondary, 1.0,
                        Qt::DotLine);
            canvas.text({x, places.plot.top() - canvas.style().lineHeight() / 2}, Side::Right,
                        ChartText::tr("重设基线"), canvas.theme().secondary, false, canvas.style().px(2));
        }
        if (finite(point.value))
            canvas.mark({places.x[i], y}, point.tone, point.tone == Tone::Plain ? radius : 4.0);
        else
            canvas.hatch({places.x[i] - missing / 2, places.plot.bottom() - canvas.style().px(14), missing,
                          canvas.style().px(14)},
                         canvas.theme().unknown);
        canvas.layout().stops.push_back(
            {{places.x[i], y},
             {places.x[i] - places.half, places.plot.top(), 2 * places.half, places.plot.height()}});
    }
    // Values are written at the points that a rule names, newest first.
    for (size_t i = data.points.size(); i-- > 0;) {
        const ControlPoint& point = data.points[i];
        if (finite(point.value) && (point.tone == Tone::Concern || point.tone == Tone::Improvement))
            canvas.text({places.x[i], places.scale.at(*point.value)}, Side::Above,
                        data.format.label(point.value, canvas.style().locale()), canvas.theme().text, false,
                        canvas.style().px(6));
    }
}

ValueScale scaleOf(const ControlData& data, const ChartStyle& style, double height)
{
    ValueRange range;
    range.add(data.target);
    for (const ControlPoint& point : data.points) {
        range.add(point.value);
        range.add(point.centre);
        // The band of a limit that is left away ends where values do.
        if (finite(point.lower))
            range.add(isBelow(data, *point.lower) ? data.least : point.lower);
        if (finite(point.upper))
            range.add(isAbove(data, *point.upper) ? data.most : point.upper);
    }
    return scaleFor(range.low(), range.high(), data.format, style.locale(),
                    static_cast<int>(height / (3 * style.lineHeight())), ScaleFrom::Data);
}

/// The rule behind the newest signal, whether limits are on trial or left away, and the assurance.
QString footerOf(const ControlData& data, const QLocale& locale)
{
    QStringList parts;
    if (data.trial)
        parts.append(ChartText::tr("试行控制限（不足 12 期，不报警）"));
    for (auto point = data.points.rbegin(); point != data.points.rend(); ++point) {
        if (!point->rule.isEmpty() && (point->tone == Tone::Concern || point->tone == Tone::Improvement)) {
            parts.append(ChartText::tr("%1：%2").arg(point->period, point->rule));
            break;
        }
    }
    if (!data.assurance.isEmpty())
        parts.append(data.assurance);
    const auto limited = std::ranges::find_if(data.points.rbegin(), data.points.rend(),
                                              [](const ControlPoint& one) { return finite(one.centre); });
    if (limited != data.points.rend())
        parts.append(leftAway(data, *limited, locale));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const ControlData& data,
                       const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.points.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const QRectF& inner = canvas.area();
    const double lineHeight = style.lineHeight();
    const QString footer = footerOf(data, style.locale());
    const double names =
        style.textWidth(ChartText::tr("目标 ")) + style.textWidth(data.format.label(88.8, style.locale()));
    Places places{.plot = {}, .scale = scaleOf(data, style, inner.height()), .x = {}, .half = 0.0};
    places.plot = inner.adjusted(axisWidth(style, places.scale), lineHeight * 1.6, -names - style.px(8),
                                 -(footer.isEmpty() ? 1.0 : 2.1) * lineHeight - style.px(4));
    const QRectF& plot = places.plot;
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    places.scale.from = plot.bottom();
    places.scale.to = plot.top();
    places.x.reserve(data.points.size());
    const auto count = static_cast<double>(data.points.size());
    places.half = plot.width() / count / 2;
    QStringList periods;
    for (size_t i = 0; i < data.points.size(); ++i) {
        places.x.push_back(plot.left() + (static_cast<double>(i) + 0.5) * 2 * places.half);
        periods.append(data.points[i].period);
    }
    canvas.textIn({inner.left(), inner.top(), inner.width() * 0.6, lineHeight}, Qt::AlignLeft, data.name,
                  style.theme().secondary);
    paintValueAxis(canvas, plot, places.scale);
    paintLimits(canvas, data, places);
    if (finite(data.target)) {
        const double y = places.scale.at(*data.target);
        canvas.line({plot.left(), y}, {plot.right(), y}, style.theme().text, style.px(2));
    }
    paintLevelNames(canvas, data, places);
    paintNamesBelow(canvas, plot, periods, places.x);
    canvas.textIn({inner.left(), inner.bottom() - lineHeight, inner.width(), lineHeight}, Qt::AlignLeft,
                  footer, style.theme().text);
    paintValues(canvas, data, places);
    return canvas.take();
}

int chartStops(const ControlData& data)
{
    return static_cast<int>(data.points.size());
}

QString chartReading(const ControlData& data, int stop, const QLocale& locale)
{
    const ControlPoint& point = data.points[static_cast<size_t>(stop)];
    const ValueFormat levels = levelFormat(data);
    QString text = point.period + u'\n' + data.name + u' ' + data.format.text(point.value, locale);
    const bool low = isDrawn(data, point.lower);
    const bool high = isDrawn(data, point.upper);
    if (low && high)
        text += u'\n' + ChartText::tr("控制限 %1–%2")
                            .arg(levels.text(point.lower, locale), levels.text(point.upper, locale));
    else if (low)
        text += u'\n' + ChartText::tr("控制下限 %1").arg(levels.text(point.lower, locale));
    else if (high)
        text += u'\n' + ChartText::tr("控制上限 %1").arg(levels.text(point.upper, locale));
    if (const QString away = leftAway(data, point, locale); !away.isEmpty())
        text += u'\n' + away;
    if (point.centre)
        text += u'\n' + ChartText::tr("均值 %1").arg(levels.text(point.centre, locale));
    const QString tone = toneName(point.tone);
    if (!point.rule.isEmpty())
        text += u'\n' + (tone.isEmpty() ? point.rule : ChartText::tr("%1：%2").arg(tone, point.rule));
    if (point.rebased)
        text += u'\n' + ChartText::tr("由此重设基线");
    return text;
}

ExportTable chartTable(const ControlData& data)
{
    ExportTable table{.header = {ChartText::tr("时段"), data.name, ChartText::tr("均值"),
                                 ChartText::tr("下限"), ChartText::tr("上限"), ChartText::tr("目标"),
                                 ChartText::tr("标记"), ChartText::tr("规则")},
                      .rows = {},
                      .formats = {ColumnFormat{}}};
    for (const ValueFormat& format :
         {data.format, levelFormat(data), levelFormat(data), levelFormat(data), data.format})
        table.formats.append(columnFormat(format));
    for (const ControlPoint& point : data.points)
        table.rows.append(QVariantList{point.period, cellOf(point.value), cellOf(point.centre),
                                       cellOf(point.lower), cellOf(point.upper), cellOf(data.target),
                                       toneName(point.tone), point.rule});
    return table;
}

} // namespace onescreen
