// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartsamples.h"

#include "tests/ui/charts/samplevalues.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::test {

template <> LineData sampleOf<LineData>(Sample which)
{
    LineData data;
    data.first = QDate(2024, 6, 1);
    const int count = which == Sample::Many ? 2000 : countOf(which, 30);
    for (int line = 0; line < (which == Sample::Empty ? 0 : 2); ++line) {
        LineSeries series{.name = line == 0 ? u"上报"_s : u"结案"_s,
                          .category = line * 2,
                          .dashed = line == 1,
                          .values = {}};
        if (which == Sample::LongNames)
            series.name = unitName(which, line);
        for (int i = 0; i < count; ++i)
            series.values.push_back(value(which, i / 2, 180 + 60 * noise(i, line)));
        data.lines.push_back(series);
    }
    if (which == Sample::Full)
        data.incomplete = count - 1;
    return data;
}

template <> GroupedBarsData sampleOf<GroupedBarsData>(Sample which)
{
    GroupedBarsData data;
    const int count = which == Sample::Many ? 60 : countOf(which, 8);
    for (int i = 0; i < count; ++i)
        data.categories.append(unitName(which, i));
    for (int series = 0; series < (which == Sample::Empty ? 0 : 3); ++series) {
        BarSeries one{.name = QStringList{u"上报"_s, u"结案"_s, u"返工"_s}[series], .values = {}};
        for (int i = 0; i < count; ++i)
            one.values.push_back(value(which, i + series, 120'000 * noise(i, series)));
        data.series.push_back(one);
    }
    return data;
}

template <> BulletData sampleOf<BulletData>(Sample which)
{
    BulletData data;
    for (int i = 0; i < countOf(which, 10); ++i)
        data.rows.push_back({.key = {},
                             .name = unitName(which, i) + (which == Sample::Full ? u"结案率"_s : QString()),
                             .value = value(which, i, 70 + 30 * noise(i)),
                             .target = 95.0,
                             .peer = 88.0,
                             .bands = {80.0, 90.0},
                             .low = 50.0,
                             .high = 100.0,
                             .tone = toneOf(i),
                             .note = {}});
    return data;
}

template <> DotData sampleOf<DotData>(Sample which)
{
    DotData data;
    if (which != Sample::Empty) {
        data.reference = 90.0;
        data.referenceName = u"全市"_s;
    }
    for (int i = 0; i < countOf(which, 12); ++i) {
        const double centre = 75 + 20 * noise(i);
        const auto known = value(which, i, centre);
        data.rows.push_back({.key = {},
                             .name = unitName(which, i),
                             .value = known,
                             .low = known ? std::optional(centre - 4) : std::nullopt,
                             .high = known ? std::optional(centre + 3) : std::nullopt,
                             .peerMedian = 86.0,
                             .peerLow = 82.0,
                             .peerHigh = 91.0,
                             .tone = toneOf(i),
                             .note = {}});
    }
    return data;
}

template <> FunnelData sampleOf<FunnelData>(Sample which)
{
    FunnelData data;
    data.sizeName = u"应结案数"_s;
    data.rateName = u"结案率"_s;
    const double centre = 0.9;
    for (int i = 0; i < countOf(which, 36); ++i) {
        const double size = 10 + 490 * noise(i, 1);
        const double spread = std::sqrt(centre * (1 - centre) / size);
        data.points.push_back(
            {.key = {},
             .name = unitName(which, i),
             .size = std::round(size),
             .rate = value(which, i, std::min(1.0, centre + spread * 5 * (noise(i, 2) - 0.5))),
             .tone = i < 6 ? toneOf(i) : Tone::Plain,
             .labelled = which != Sample::Many,
             .note = {}});
    }
    if (which == Sample::Empty)
        return data;
    data.centre = centre;
    for (int size = 5; size <= 600; size += 5) {
        const double spread = std::sqrt(centre * (1 - centre) / size);
        data.limits.push_back({.size = static_cast<double>(size),
                               .low95 = std::max(0.0, centre - 1.96 * spread),
                               .high95 = std::min(1.0, centre + 1.96 * spread),
                               .low998 = std::max(0.0, centre - 3.09 * spread),
                               .high998 = std::min(1.0, centre + 3.09 * spread)});
    }
    return data;
}

template <> ControlData sampleOf<ControlData>(Sample which)
{
    ControlData data;
    data.name = u"按期结案率"_s;
    const int count = which == Sample::Many ? 240 : countOf(which, 24);
    if (which != Sample::Empty)
        data.target = 95.0;
    for (int i = 0; i < count; ++i) {
        const bool later = i >= 14;
        data.points.push_back({.period = u"2023-%1"_s.arg(i + 1, 2, 10, QChar(u'0')),
                               .value = value(which, i, (later ? 95 : 92) + 3 * (noise(i) - 0.5)),
                               .centre = later ? 95.0 : 92.0,
                               .lower = later ? 92.0 : 88.0,
                               .upper = later ? 98.0 : 96.0,
                               .tone = i == 9    ? Tone::Concern
                                       : i == 20 ? Tone::Improvement
                                                 : Tone::Plain,
                               .rule = i == 9    ? u"低于下控制限"_s
                                       : i == 20 ? u"连续 7 点在均值同侧"_s
                                                 : QString(),
                               .rebased = i == 14});
    }
    if (which == Sample::LongNames)
        data.name = unitName(which, 0);
    data.assurance = which == Sample::Full ? u"按现状时达时不达目标"_s : QString();
    return data;
}

template <> BumpData sampleOf<BumpData>(Sample which)
{
    BumpData data;
    data.periods = quarters(which == Sample::One ? 1 : 8);
    const int count = countOf(which, 36);
    for (int i = 0; i < count; ++i) {
        BumpLine line{
            .key = {}, .name = unitName(which, i), .ranks = {}, .chosen = i % 9 == 4 && i < 40, .bands = {}};
        for (int period = 0; period < data.periods.size(); ++period) {
            const int rank =
                1 + static_cast<int>(std::abs(i + 6 * (noise(i, period) - 0.5))) % std::max(1, count);
            line.ranks.push_back(value(which, period + i, rank) ? std::optional(rank) : std::nullopt);
            line.bands.push_back(std::pair(std::max(1, rank - 2), std::min(count, rank + 3)));
        }
        data.lines.push_back(line);
    }
    return data;
}

template <> SlopeData sampleOf<SlopeData>(Sample which)
{
    SlopeData data;
    data.beforeName = u"2024Q1"_s;
    data.afterName = u"2024Q2"_s;
    for (int i = 0; i < countOf(which, 12); ++i)
        data.lines.push_back({.key = {},
                              .name = unitName(which, i),
                              .before = value(which, i + 1, 80 + 15 * noise(i)),
                              .after = value(which, i, 80 + 18 * noise(i, 3)),
                              .tone = i < 6 && i % 2 == 1 ? Tone::Chosen
                                      : i == 2            ? Tone::Concern
                                                          : Tone::Context});
    return data;
}

template <> WaterfallData sampleOf<WaterfallData>(Sample which)
{
    WaterfallData data;
    if (which == Sample::Empty)
        return data;
    data.startName = u"2024Q1"_s;
    data.start = 78.0;
    data.endName = u"2024Q2"_s;
    double level = 78.0;
    const int count = which == Sample::Many ? 60 : countOf(which, 7);
    for (int i = 0; i < count; ++i) {
        const double change = 4 * (noise(i, 5) - 0.5);
        const auto known = value(which, i, change);
        level += known.value_or(0.0);
        data.steps.push_back(
            {.key = {},
             .name = which == Sample::LongNames ? unitName(which, i) : u"执法质量·案卷评查合格率"_s,
             .change = known,
             .kind = i == 4   ? WaterfallKind::Weight
                     : i == 5 ? WaterfallKind::Rule
                     : i == 6 ? WaterfallKind::Points
                              : WaterfallKind::Performance});
    }
    data.end = which == Sample::Missing ? std::nullopt : std::optional(level);
    return data;
}

template <> HeatData sampleOf<HeatData>(Sample which)
{
    HeatData data;
    if (which == Sample::Empty)
        return data;
    for (const QString& name : {u"结案率"_s, u"按期率"_s, u"返工率"_s, u"满意率"_s, u"赋码率"_s})
        data.columns.push_back({.name = which == Sample::LongNames ? unitName(which, 0) + name : name,
                                .low = 60,
                                .high = 100,
                                .lowerBetter = name == u"返工率"_s});
    for (int i = 0; i < countOf(which, 14); ++i) {
        HeatRow row{.key = {}, .name = unitName(which, i), .cells = {}};
        for (int column = 0; column < 5; ++column)
            row.cells.push_back({.value = value(which, i + column, 60 + 40 * noise(i, column)),
                                 .uncertain = i == 3 && column < 2,
                                 .tone = column == 1 ? toneOf(i) : Tone::Plain,
                                 .note = {}});
        data.rows.push_back(row);
    }
    return data;
}

template <> IcicleData sampleOf<IcicleData>(Sample which)
{
    IcicleData data;
    if (which == Sample::Empty)
        return data;
    data.nodes.push_back({.key = {}, .name = u"效能指数"_s, .parent = -1, .weight = 1.0, .score = 82.4});
    if (which == Sample::One)
        return data;
    const QStringList names{u"执法制度"_s, u"监管履职"_s, u"执法质量"_s, u"队伍建设"_s, u"执法绩效"_s};
    const int children = which == Sample::Many ? 280 : 4;
    for (int i = 0; i < names.size(); ++i) {
        const auto parent = static_cast<int>(data.nodes.size());
        data.nodes.push_back(
            {.key = {}, .name = names[i], .parent = 0, .weight = 15.0 + i * 3, .score = 60.0 + i * 9});
        for (int child = 0; child < children; ++child)
            data.nodes.push_back(
                {.key = {},
                 .name = which == Sample::LongNames ? unitName(which, child) : u"指标%1"_s.arg(child + 1),
                 .parent = parent,
                 .weight = 1.0 + noise(child, i),
                 .score = value(which, child, 100 * noise(child, i + 9))});
    }
    return data;
}

template <> RadarData sampleOf<RadarData>(Sample which)
{
    RadarData data;
    data.unitName = which == Sample::LongNames ? unitName(which, 0) : u"定海区"_s;
    data.peerName = u"同组中位"_s;
    const QStringList names{u"执法制度"_s, u"监管履职"_s, u"执法质量"_s, u"队伍建设"_s, u"执法绩效"_s};
    const int count = which == Sample::Many ? 24 : countOf(which, 5);
    for (int i = 0; i < count; ++i)
        data.axes.push_back(
            {.key = {},
             .name = which == Sample::LongNames ? unitName(which, i) : names[i % names.size()],
             .value = value(which, i, 55 + 40 * noise(i)),
             .peerMedian = 75.0,
             .peerLow = 68.0,
             .peerHigh = 84.0,
             .note = {}});
    return data;
}

template <> SmallMultiplesData sampleOf<SmallMultiplesData>(Sample which)
{
    SmallMultiplesData data;
    if (which == Sample::Empty)
        return data;
    data.periods = quarters(8);
    data.reference = 90.0;
    data.referenceName = u"全市"_s;
    for (int i = 0; i < countOf(which, 12); ++i) {
        SmallPanel panel{.key = {},
                         .name = unitName(which, i),
                         .values = {},
                         .target = 95.0,
                         .tone = toneOf(i),
                         .note = {}};
        for (int period = 0; period < 8; ++period)
            panel.values.push_back(which == Sample::Missing && i == 1
                                       ? std::nullopt
                                       : value(which, period, 80 + 18 * noise(i, period)));
        data.panels.push_back(panel);
    }
    return data;
}

template <> BoxData sampleOf<BoxData>(Sample which)
{
    BoxData data;
    const QStringList names{u"海岛组"_s, u"山区组"_s, u"城区组"_s, u"平原组"_s};
    const int groups = which == Sample::Empty ? 0 : which == Sample::One ? 1 : 4;
    for (int i = 0; i < groups; ++i) {
        BoxGroup group{.key = {},
                       .name = which == Sample::LongNames ? unitName(which, i) : names[i],
                       .values = {},
                       .markedName = {}};
        const int count = which == Sample::One    ? 1
                          : which == Sample::Many ? unitsOfAProvince
                          : i == 3                ? 5
                                                  : 30;
        for (int k = 0; k < (which == Sample::Missing && i == 1 ? 0 : count); ++k)
            group.values.push_back(k == 0 && i == 0 ? 42.0 : 70 + 28 * noise(k, i));
        if (i == 2) {
            group.marked = 91.5;
            group.markedName = u"定海区"_s;
        }
        data.groups.push_back(group);
    }
    return data;
}

template <> ScatterData sampleOf<ScatterData>(Sample which)
{
    ScatterData data;
    data.xName = u"人均案件数"_s;
    data.yName = u"按期结案率"_s;
    data.yFormat = ValueFormat::percent();
    if (which != Sample::Empty)
        data.yReference = 90.0;
    for (int i = 0; i < countOf(which, 30); ++i)
        data.points.push_back({.key = {},
                               .name = unitName(which, i),
                               .x = 5 + 40 * noise(i, 7),
                               .y = value(which, i, 75 + 24 * noise(i)),
                               .tone = i < 6 ? toneOf(i) : Tone::Plain,
                               .labelled = which == Sample::LongNames});
    return data;
}

} // namespace onescreen::test
