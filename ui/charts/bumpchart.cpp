// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bumpchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <QPolygonF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t mostChosen = 5;
constexpr double namesShare = 0.24;
constexpr float bandOpacity = 0.18F;
constexpr float greyOpacity = 0.45F;

std::optional<int> rankAt(const BumpLine& line, qsizetype period)
{
    const auto index = static_cast<size_t>(period);
    return index < line.ranks.size() ? line.ranks[index] : std::nullopt;
}

std::optional<int> lastRank(const BumpLine& line, qsizetype periods)
{
    return periods > 0 ? rankAt(line, periods - 1) : std::nullopt;
}

/// Where ranks and periods stand.
struct Slots
{
    QRectF plot;
    qsizetype periods;
    int worst; ///< Largest rank.

    [[nodiscard]] double x(qsizetype period) const
    {
        return periods > 1 ? plot.left() +
                                 plot.width() * static_cast<double>(period) / static_cast<double>(periods - 1)
                           : plot.center().x();
    }
    [[nodiscard]] double y(double rank) const
    {
        return worst > 1 ? plot.top() + plot.height() * (rank - 1.0) / (worst - 1.0) : plot.center().y();
    }
};

void paintLine(ChartCanvas& canvas, const Slots& place, const BumpLine& line, const QColor& color,
               double width)
{
    QPolygonF run;
    const auto flush = [&] {
        canvas.painter().setPen(
            QPen(color, canvas.style().px(width), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        canvas.painter().setBrush(Qt::NoBrush);
        if (run.size() > 1)
            canvas.painter().drawPolyline(run);
        else if (run.size() == 1) // between two periods without a rank
            canvas.mark(run.front(), Tone::Context, 3.0, color);
        run.clear();
    };
    for (qsizetype period = 0; period < place.periods; ++period) {
        if (const std::optional<int> rank = rankAt(line, period))
            run.append({place.x(period), place.y(*rank)});
        else
            flush();
    }
    flush();
}

/// The band of a chosen unit: a bar from the 5 % to the 95 % rank in every period.
void paintBands(ChartCanvas& canvas, const Slots& place, const BumpLine& line, QColor color)
{
    color.setAlphaF(bandOpacity);
    const double width = canvas.style().px(10);
    for (size_t period = 0; period < line.bands.size() && static_cast<qsizetype>(period) < place.periods;
         ++period) {
        if (!line.bands[period] || !rankAt(line, static_cast<qsizetype>(period)))
            continue;
        const auto [best, worst] = *line.bands[period];
        const double top = place.y(best);
        canvas.fill(
            {place.x(static_cast<qsizetype>(period)) - width / 2, top - 1, width, place.y(worst) - top + 2},
            color);
    }
}

void paintChosen(ChartCanvas& canvas, const Slots& place, const BumpLine& line, const QColor& color)
{
    paintBands(canvas, place, line, color);
    paintLine(canvas, place, line, color, 2.5);
    for (qsizetype period = 0; period < place.periods; ++period) {
        const std::optional<int> rank = rankAt(line, period);
        if (!rank)
            continue;
        const QPointF at(place.x(period), place.y(*rank));
        canvas.mark(at, Tone::Plain, 4.0, color);
        if (period + 1 < place.periods)
            canvas.text(at, Side::Above, QString::number(*rank), canvas.theme().text, false,
                        canvas.style().px(5));
    }
}

/// Names at the right of the last period: the chosen first, then from the best rank down as room allows.
/// Units with the same rank share its slot and are named together.
void paintNames(ChartCanvas& canvas, const Slots& place, const BumpData& data,
                const std::vector<const BumpLine*>& chosen)
{
    const double height = canvas.style().lineHeight();
    const double left = place.plot.right() + canvas.style().px(10);
    const double width = canvas.area().right() - left;
    const auto write = [&](const BumpLine& line, const QColor& color, bool bold) {
        const std::optional<int> rank = lastRank(line, place.periods);
        if (!rank)
            return;
        QString text = QString::number(*rank) + u' ' + line.name;
        canvas.textIn({left, place.y(*rank) - height / 2, width, height}, Qt::AlignLeft, text, color, bold);
    };
    for (size_t i = 0; i < chosen.size(); ++i)
        write(*chosen[i], categoryColor(canvas.theme(), i), true);
    std::vector<const BumpLine*> rest;
    for (const BumpLine& line : data.lines) {
        if (lastRank(line, place.periods) && std::ranges::find(chosen, &line) == chosen.end())
            rest.push_back(&line);
    }
    std::ranges::stable_sort(rest, {}, [&](const BumpLine* line) { return *lastRank(*line, place.periods); });
    double next = -1e9;
    for (const BumpLine* line : rest) {
        const double y = place.y(*lastRank(*line, place.periods));
        if (y < next)
            continue;
        write(*line, canvas.theme().secondary, false);
        next = y + height;
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const BumpData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    int worst = 0;
    double widest = 0.0;
    std::vector<const BumpLine*> chosen;
    for (const BumpLine& line : data.lines) {
        for (const std::optional<int>& rank : line.ranks)
            worst = std::max(worst, rank.value_or(0));
        if (line.chosen && chosen.size() < mostChosen)
            chosen.push_back(&line);
        if (widest < canvas.area().width() * namesShare)
            widest = std::max(widest, style.textWidth(line.name + u" 9999"_s) * 1.05);
    }
    canvas.layout().stops.resize(data.lines.size(), {canvas.area().center(), {}});
    if (worst == 0 || data.periods.isEmpty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const QRectF& inner = canvas.area();
    const double names = std::min(widest, inner.width() * namesShare);
    const double lineHeight = style.lineHeight();
    const Slots place{.plot = inner.adjusted(style.px(14), lineHeight * 1.3, -names - style.px(10),
                                             -1.8 * lineHeight - style.px(3)),
                      .periods = data.periods.size(),
                      .worst = worst};
    canvas.layout().plot = place.plot;
    std::vector<double> places;
    places.reserve(static_cast<size_t>(place.periods));
    for (qsizetype period = 0; period < place.periods; ++period)
        places.push_back(place.x(period));
    for (const double x : places)
        canvas.line({crisp(x), place.plot.top()}, {crisp(x), place.plot.bottom()}, style.theme().hairline);
    paintNamesBelow(canvas, place.plot.adjusted(0, 0, 0, lineHeight * 0.5), data.periods, places);

    QColor grey = style.theme().secondary;
    grey.setAlphaF(greyOpacity);
    for (const BumpLine& line : data.lines) {
        if (std::ranges::find(chosen, &line) == chosen.end())
            paintLine(canvas, place, line, grey, 1.0);
    }
    for (size_t i = 0; i < chosen.size(); ++i)
        paintChosen(canvas, place, *chosen[i], categoryColor(style.theme(), i));
    paintNames(canvas, place, data, chosen);
    for (size_t i = 0; i < data.lines.size(); ++i) {
        for (qsizetype period = place.periods - 1; period >= 0; --period) {
            if (const std::optional<int> rank = rankAt(data.lines[i], period)) {
                canvas.layout().stops[i].anchor = {place.x(period), place.y(*rank)};
                break;
            }
        }
    }
    return canvas.take();
}

int chartStops(const BumpData& data)
{
    return static_cast<int>(data.lines.size());
}

QString chartReading(const BumpData& data, int stop, const QLocale&)
{
    const BumpLine& line = data.lines[static_cast<size_t>(stop)];
    QString text = line.name;
    for (qsizetype period = 0; period < data.periods.size(); ++period) {
        const std::optional<int> rank = rankAt(line, period);
        text += u'\n' + data.periods[period] + u' ' +
                (rank ? ChartText::tr("第 %1 名").arg(*rank) : ChartText::tr("未参与排名"));
        const auto index = static_cast<size_t>(period);
        if (rank && index < line.bands.size() && line.bands[index])
            text += ChartText::tr("（%1–%2）").arg(line.bands[index]->first).arg(line.bands[index]->second);
    }
    return text;
}

ExportTable chartTable(const BumpData& data)
{
    ExportTable table{.header = {ChartText::tr("名称")}, .rows = {}, .formats = {}};
    table.header += data.periods;
    for (const BumpLine& line : data.lines) {
        QVariantList row{line.name};
        for (qsizetype period = 0; period < data.periods.size(); ++period) {
            const std::optional<int> rank = rankAt(line, period);
            row.append(rank ? QVariant(*rank) : QVariant());
        }
        table.rows.append(row);
    }
    return table;
}

} // namespace onescreen
