// SPDX-License-Identifier: GPL-3.0-or-later
// Samples of the charts of parts, ranks, periods and what comes round again.
#include "tests/ui/charts/samplevalues.h"

namespace onescreen::test {

namespace {

bool named(Sample which)
{
    return which == Sample::LongNames || which == Sample::Turned;
}

} // namespace

template <> RankedBarsData sampleOf<RankedBarsData>(Sample which)
{
    RankedBarsData data;
    data.valueName = u"上报"_s;
    for (int i = 0; i < countOf(which, 9); ++i)
        data.bars.push_back({.key = QString::number(i),
                             .name = unitName(which, i),
                             .value = value(which, i, std::round(9000 * noise(i)))});
    return data;
}

template <> PieData sampleOf<PieData>(Sample which)
{
    PieData data;
    data.valueName = u"上报"_s;
    for (int i = 0; i < countOf(which, 9); ++i)
        data.parts.push_back({.key = QString::number(i),
                              .name = unitName(which, i),
                              .value = value(which, i, std::round(9000 * noise(i)))});
    return data;
}

template <> AreaData sampleOf<AreaData>(Sample which)
{
    AreaData data;
    data.series.first = QDate(2024, 6, 1);
    const int series = which == Sample::Negative || which == Sample::One ? 1 : 3;
    for (int line = 0; line < (which == Sample::Empty ? 0 : series); ++line) {
        LineSeries one{.name = QStringList{u"市容"_s, u"交通"_s, u"渔业"_s}[line], .values = {}};
        if (named(which))
            one.name = unitName(which, line);
        for (int i = 0; i < countOf(which, 30); ++i)
            one.values.push_back(value(which, i / 2, 40 + 90 * noise(i, line)));
        data.series.lines.push_back(std::move(one));
    }
    return data;
}

template <> PolarData sampleOf<PolarData>(Sample which)
{
    PolarData data;
    const int count = countOf(which, 24);
    for (int i = 0; i < count; ++i)
        data.categories.append(named(which) ? unitName(which, i) : u"%1 时"_s.arg(i));
    for (int line = 0; line < (which == Sample::Empty ? 0 : 2); ++line) {
        BarSeries series{.name = line == 0 ? u"工作日"_s : u"周末"_s, .values = {}};
        for (int i = 0; i < count; ++i)
            series.values.push_back(value(which, i / 2, 60 - 40 * std::cos(i * 0.26) + 15 * noise(i, line)));
        data.series.push_back(std::move(series));
    }
    return data;
}

template <> PeriodData sampleOf<PeriodData>(Sample which)
{
    std::vector<PeriodValue> values;
    const bool many = which == Sample::Many || which == Sample::Thousands;
    for (int i = 0; i < (many ? 300 : countOf(which, 6)); ++i) {
        const QDate first = QDate(2023, 1, 1).addMonths(3 * i);
        const auto quarter = Period::fromDays(first, first.addMonths(3).addDays(-1));
        values.push_back({.period = *quarter,
                          .value = value(which, i, 80 + 15 * noise(i)),
                          .printedPeriod = named(which) ? unitName(which, i) : quarter->toString(),
                          .source = u"公报第 %1 期"_s.arg(i + 1)});
    }
    if (which == Sample::Full)
        values.push_back({.period = *Period::fromString(u"2023"),
                          .value = 100.0,
                          .target = true,
                          .printedPeriod = u"2023 目标"_s,
                          .source = {}});
    return {std::move(values), u"%"_s};
}

} // namespace onescreen::test
