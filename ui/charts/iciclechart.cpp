// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/iciclechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double fullScore = 100.0;
constexpr double leastForAFrame = 4.0; ///< Pixels; between flatter boxes a frame would be all there is.

/// Level and effective weight of every node. Nodes whose parent does not stand before them are left out
/// (level −1).
struct NodePlace
{
    int level = -1;
    double weight = 0.0; ///< Of the whole.
    double start = 0.0;  ///< From the top, of the whole.
};

double usable(double weight)
{
    return std::isfinite(weight) && weight > 0.0 ? weight : 0.0;
}

std::vector<NodePlace> placesOf(const IcicleData& data)
{
    std::vector<NodePlace> places(data.nodes.size());
    std::vector<double> childWeight(data.nodes.size(), 0.0);
    double roots = 0.0;
    for (size_t i = 0; i < data.nodes.size(); ++i) {
        const int parent = data.nodes[i].parent;
        if (parent < 0)
            roots += usable(data.nodes[i].weight);
        else if (static_cast<size_t>(parent) < i)
            childWeight[static_cast<size_t>(parent)] += usable(data.nodes[i].weight);
    }
    std::vector<double> used(data.nodes.size(), 0.0);
    double rootUsed = 0.0;
    for (size_t i = 0; i < data.nodes.size(); ++i) {
        const int parent = data.nodes[i].parent;
        const auto above = static_cast<size_t>(std::max(parent, 0));
        if (parent >= 0 && (above >= i || places[above].level < 0))
            continue;
        const double sum = parent < 0 ? roots : childWeight[above];
        const double whole = parent < 0 ? 1.0 : places[above].weight;
        double& before = parent < 0 ? rootUsed : used[above];
        const double share = sum > 0.0 ? usable(data.nodes[i].weight) / sum : 0.0;
        places[i] = {.level = parent < 0 ? 0 : places[above].level + 1,
                     .weight = whole * share,
                     .start = (parent < 0 ? 0.0 : places[above].start) + before};
        before += whole * share;
    }
    return places;
}

void paintNode(ChartCanvas& canvas, const QRectF& box, const IcicleNode& node, const IcicleData& data)
{
    const ChartStyle& style = canvas.style();
    const bool known = node.score && std::isfinite(*node.score);
    const QColor ground = known ? style.rampColor(*node.score / fullScore) : canvas.theme().panel;
    canvas.fill(box, ground);
    if (!known)
        canvas.hatch(box, canvas.theme().unknown);
    if (box.height() >= leastForAFrame)
        canvas.frame(box, canvas.theme().panel, 1.0);
    const double lineHeight = style.lineHeight();
    if (box.height() < lineHeight)
        return;
    const QColor ink = known ? style.textOn(ground) : canvas.theme().text;
    const QRectF inside = box.adjusted(style.px(4), 0, -style.px(4), 0);
    const QString score = data.format.label(node.score, style.locale());
    if (!known) // text on strokes cannot be read
        canvas.fill(QRectF(inside.left() - 2, inside.center().y() - lineHeight / 2,
                           std::min(inside.width(), style.textWidth(node.name + u" —"_s)) + 4, lineHeight),
                    canvas.theme().panel);
    if (box.height() >= 2.2 * lineHeight) {
        const double middle = inside.center().y();
        canvas.textIn({inside.left(), middle - lineHeight, inside.width(), lineHeight}, Qt::AlignLeft,
                      node.name, ink);
        canvas.textIn({inside.left(), middle, inside.width(), lineHeight}, Qt::AlignLeft, score, ink, true);
    } else {
        canvas.textIn({inside.left(), inside.center().y() - lineHeight / 2, inside.width(), lineHeight},
                      Qt::AlignLeft, node.name + u' ' + score, ink);
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const IcicleData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.nodes.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const std::vector<NodePlace> places = placesOf(data);
    int levels = 1;
    for (const NodePlace& place : places)
        levels = std::max(levels, place.level + 1);
    const QRectF& plot = canvas.area();
    const double width = plot.width() / levels;
    for (size_t i = 0; i < data.nodes.size(); ++i) {
        const NodePlace& place = places[i];
        const QRectF box(plot.left() + width * std::max(0, place.level),
                         plot.top() + plot.height() * place.start, place.level < 0 ? 0.0 : width,
                         plot.height() * place.weight);
        canvas.layout().stops.push_back({box.center(), box});
        if (place.level >= 0 && box.height() > 0.0)
            paintNode(canvas, box, data.nodes[i], data);
    }
    return canvas.take();
}

int chartStops(const IcicleData& data)
{
    return static_cast<int>(data.nodes.size());
}

QString chartReading(const IcicleData& data, int stop, const QLocale& locale)
{
    const IcicleNode& node = data.nodes[static_cast<size_t>(stop)];
    const double weight = placesOf(data)[static_cast<size_t>(stop)].weight;
    return node.name + u'\n' + ChartText::tr("得分 %1").arg(data.format.text(node.score, locale)) + u'\n' +
           ChartText::tr("有效权重 %1").arg(ValueFormat::share(2).text(weight, locale));
}

ExportTable chartTable(const IcicleData& data)
{
    ExportTable table{.header = {ChartText::tr("名称"), ChartText::tr("上级"), ChartText::tr("权重"),
                                 ChartText::tr("有效权重"), ChartText::tr("得分")},
                      .rows = {},
                      .formats = {ColumnFormat{}, ColumnFormat{}, ColumnFormat{},
                                  columnFormat(ValueFormat::share(2)), columnFormat(data.format)}};
    const std::vector<NodePlace> places = placesOf(data);
    for (size_t i = 0; i < data.nodes.size(); ++i) {
        const IcicleNode& node = data.nodes[i];
        const bool child = node.parent >= 0 && static_cast<size_t>(node.parent) < data.nodes.size();
        table.rows.append(QVariantList{node.name,
                                       child ? data.nodes[static_cast<size_t>(node.parent)].name : QString(),
                                       cellOf(node.weight), cellOf(places[i].weight), cellOf(node.score)});
    }
    return table;
}

} // namespace onescreen
