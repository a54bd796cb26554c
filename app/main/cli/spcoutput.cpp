// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/spcoutput.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using statistics::ChartSegment;
using statistics::ControlPoint;

QString flag(bool set)
{
    return set ? u"1"_s : u"0"_s;
}

QString count(std::size_t number)
{
    return QString::number(number);
}

QString stateText(SpcState state)
{
    switch (state) {
    case SpcState::Value:
        return u"value"_s;
    case SpcState::Rejected:
        return u"rejected"_s;
    case SpcState::Missing:
        break;
    }
    return u"missing"_s;
}

QStringList pointFields(const ControlPoint& point)
{
    return {tidyText(point.centre),
            tidyText(point.lower),
            tidyText(point.upper),
            tidyText(point.nearLower),
            tidyText(point.nearUpper),
            tidyText(point.movingRange),
            flag(point.rangeDropped),
            QString::number(point.side),
            flag(point.nearLimit),
            flag(point.rules.outsideLimits),
            flag(point.rules.trend),
            flag(point.rules.twoOfThree),
            flag(point.rules.shift),
            statistics::signalName(point.rule, point.signalSide),
            statistics::variationName(point.variation),
            flag(point.alarm),
            count(point.segment)};
}

QStringList segmentFields(const ChartSegment& segment)
{
    return {statistics::limitStateName(segment.state),
            count(segment.values),
            tidyText(segment.meanRangeUnscreened),
            tidyText(segment.meanRange),
            count(segment.droppedRanges),
            tidyText(segment.sigmaZ),
            flag(segment.runs.signal),
            count(segment.runs.observations),
            count(segment.runs.useful),
            tidyText(segment.runs.longestRun),
            tidyText(segment.runs.longestRunMax),
            tidyText(segment.runs.crossings),
            tidyText(segment.runs.crossingsMin)};
}

} // namespace

QStringList spcHeader(const std::vector<QString>& seriesColumns)
{
    QStringList header(seriesColumns.begin(), seriesColumns.end());
    header << u"period"_s << u"value"_s << u"numerator"_s << u"denominator"_s << u"state"_s;
    header << u"centre"_s << u"lower"_s << u"upper"_s << u"near_lower"_s << u"near_upper"_s
           << u"moving_range"_s << u"range_dropped"_s << u"side"_s << u"near_limit"_s << u"outside_limits"_s
           << u"trend"_s << u"two_of_three"_s << u"shift"_s << u"signal"_s << u"variation"_s << u"alarm"_s
           << u"segment"_s;
    header << u"limit_state"_s << u"limit_values"_s << u"mean_range_unscreened"_s << u"mean_range"_s
           << u"dropped_ranges"_s << u"sigma_z"_s << u"runs_signal"_s << u"n_obs"_s << u"n_useful"_s
           << u"longest_run"_s << u"longest_run_max"_s << u"crossings"_s << u"crossings_min"_s;
    header << u"target"_s << u"assurance"_s;
    return header;
}

void appendSpcLines(std::vector<QStringList>& lines, const SpcSeries& series,
                    const statistics::ControlChart& chart)
{
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const ControlPoint& point = chart.points[i];
        const SpcRow& row = series.rows[i];
        QStringList line(series.key.begin(), series.key.end());
        line << row.period << tidyText(point.value) << tidyText(row.share.numerator)
             << tidyText(row.share.denominator) << stateText(row.state);
        line << pointFields(point) << segmentFields(chart.segments[point.segment]);
        line << tidyText(chart.target) << statistics::assuranceName(chart.assurance);
        lines.push_back(std::move(line));
    }
}

} // namespace onescreen
