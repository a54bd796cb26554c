// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that `onescreen-cli spc` and `onescreen-cli funnel` write, drawn as they are.
#include "ui/charts/charttext.h"
#include "ui/charts/sheetreaders.h"
#include "ui/charts/sheetrow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString ruleText(const QString& signal)
{
    if (signal == u"Above UCL")
        return ChartText::tr("高于上控制限");
    if (signal == u"Below LCL")
        return ChartText::tr("低于下控制限");
    if (signal.startsWith(u"7 Point Trend"))
        return ChartText::tr("连续 7 点同向");
    if (signal.startsWith(u"2 in 3"))
        return ChartText::tr("3 点中有 2 点接近控制限");
    if (signal.startsWith(u"7 Points"))
        return ChartText::tr("连续 7 点在均值同侧");
    return {};
}

QString assuranceText(const QString& assurance)
{
    if (assurance == u"consistent_pass")
        return ChartText::tr("按现状会达到目标");
    if (assurance == u"consistent_fail")
        return ChartText::tr("按现状达不到目标");
    if (assurance == u"inconsistent")
        return ChartText::tr("按现状时达时不达目标");
    return {};
}

Tone variationTone(const QString& variation)
{
    return variation == u"special_cause_improvement" ? Tone::Improvement
           : variation == u"special_cause_concern"   ? Tone::Concern
           : variation.startsWith(u"special_cause")  ? Tone::Chosen
                                                     : Tone::Plain;
}

/// One chart is one series: the columns before `period` that tell series apart must not change.
Result<void> expectOneSeries(const ChartSheet& sheet)
{
    const qsizetype keys = sheet.column(u"period"_s).value_or(0);
    for (const ChartSheet::Row& row : sheet.rows()) {
        if (row.cells.first(keys) != sheet.rows().front().cells.first(keys))
            return failure(ErrorKind::Invalid,
                           u"The file holds more than one series; a chart shows one (spc --where)."_s,
                           {.file = sheet.file(), .row = row.line, .field = sheet.header().front()});
    }
    return {};
}

/// Values that are numerators over denominators, 0.98 for 98 %.
bool holdsShares(const ChartSheet& sheet)
{
    const auto column = sheet.column(u"denominator"_s);
    return column && std::ranges::any_of(sheet.rows(), [&](const ChartSheet::Row& row) {
               return !row.cells.value(*column).trimmed().isEmpty();
           });
}

} // namespace

bool isSpcOutput(const ChartSheet& sheet)
{
    return sheet.column(u"limit_state"_s) && sheet.column(u"variation"_s) && sheet.column(u"period"_s);
}

Result<ControlData> readSpcOutput(const ChartSheet& sheet, const SheetOptions& options)
{
    if (auto one = expectOneSeries(sheet); !one)
        return std::unexpected(one.error());
    ControlData start{.name = options.valueName.isEmpty() ? ChartText::tr("值") : options.valueName,
                      .points = {},
                      .target = options.target,
                      .least = options.least,
                      .most = options.most,
                      .format = options.unit == "%"_L1 && holdsShares(sheet)
                                    ? ValueFormat::share(options.decimals)
                                    : ValueFormat{.decimals = options.decimals, .unit = options.unit},
                      .assurance = {}};
    QString segment;
    return readRows(sheet, std::move(start), [&](ControlData& all, SheetRow& row) {
        ControlPoint point{.period = row.text(u"period"_s), .rule = ruleText(row.text(u"signal"_s))};
        point.value = row.number(u"value"_s);
        point.centre = row.number(u"centre"_s);
        point.lower = row.number(u"lower"_s);
        point.upper = row.number(u"upper"_s);
        point.tone = variationTone(row.text(u"variation"_s));
        point.rebased = !all.points.empty() && row.text(u"segment"_s) != segment;
        segment = row.text(u"segment"_s);
        all.trial = row.text(u"limit_state"_s) != u"locked";
        all.assurance = assuranceText(row.text(u"assurance"_s));
        if (const auto target = row.number(u"target"_s))
            all.target = target;
        all.points.push_back(std::move(point));
    });
}

bool isFunnelOutput(const ChartSheet& sheet)
{
    return sheet.column(u"drawn_lo95"_s) && sheet.column(u"denominator"_s) && sheet.column(u"unit"_s);
}

Result<FunnelData> readFunnelOutput(const ChartSheet& sheet, const SheetOptions& options)
{
    FunnelData start;
    // The program writes shares 0..1.
    start.format = options.unit == "%"_L1 ? ValueFormat::share(options.decimals)
                                          : ValueFormat{.decimals = options.decimals, .unit = options.unit};
    start.sizeName = ChartText::tr("分母");
    start.rateName = options.valueName.isEmpty() ? ChartText::tr("比率") : options.valueName;
    auto data = readRows(sheet, std::move(start), [](FunnelData& all, SheetRow& row) {
        FunnelDot point{.key = {}, .name = row.text(u"unit"_s), .note = {}};
        point.size = row.number(u"denominator"_s).value_or(0.0);
        point.rate = row.number(u"rate"_s);
        const QString flag = row.text(u"flag"_s);
        // The program does not know which side is the good one: flagged, not red.
        point.tone = flag.endsWith(u"_alarm") ? Tone::Chosen : Tone::Plain;
        point.labelled = flag.endsWith(u"_warning");
        const FunnelLimit limit{.size = point.size,
                                .low95 = row.number(u"drawn_lo95"_s),
                                .high95 = row.number(u"drawn_hi95"_s),
                                .low998 = row.number(u"drawn_lo998"_s),
                                .high998 = row.number(u"drawn_hi998"_s)};
        if (limit.low95 || limit.high95)
            all.limits.push_back(limit);
        if (const auto centre = row.number(u"centre"_s))
            all.centre = centre;
        if (row.text(u"dispersion_applied"_s) == u"1")
            all.note = ChartText::tr("限值已按过度离散调整（φ = %1）").arg(row.text(u"phi"_s).left(5));
        all.points.push_back(std::move(point));
    });
    if (data)
        std::ranges::sort(data->limits, {}, &FunnelLimit::size);
    return data;
}

} // namespace onescreen
