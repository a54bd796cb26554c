// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/funneloutput.h"

#include "app/analysis/statistics/dispersion.h"
#include "app/analysis/statistics/intervals.h"
#include "app/analysis/statistics/shrinkage.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using statistics::DispersionTest;
using statistics::Funnel;
using statistics::FunnelBand;
using statistics::FunnelFlag;
using statistics::FunnelPoint;
using statistics::Interval;
using statistics::KnownShare;
using statistics::Share;
using statistics::Shrinkage;

QStringList intervalFields(const std::optional<Interval>& interval)
{
    if (!interval)
        return {QString(), QString()};
    return {tidyText(interval->lower), tidyText(interval->upper)};
}

QStringList bandFields(const std::optional<FunnelBand>& band)
{
    if (!band)
        return {QString(), QString(), QString(), QString()};
    return intervalFields(band->warning) + intervalFields(band->alarm);
}

QString flagText(const std::optional<FunnelFlag>& flag)
{
    if (!flag)
        return {};
    switch (*flag) {
    case FunnelFlag::LowAlarm:
        return u"low_alarm"_s;
    case FunnelFlag::HighAlarm:
        return u"high_alarm"_s;
    case FunnelFlag::LowWarning:
        return u"low_warning"_s;
    case FunnelFlag::HighWarning:
        return u"high_warning"_s;
    case FunnelFlag::Inside:
        break;
    }
    return u"inside"_s;
}

QString stateText(UnitState state)
{
    switch (state) {
    case UnitState::Value:
        return u"value"_s;
    case UnitState::Rejected:
        return u"rejected"_s;
    case UnitState::Missing:
        break;
    }
    return u"missing"_s;
}

QString evennessText(statistics::Evenness evenness)
{
    switch (evenness) {
    case statistics::Evenness::TooEven:
        return u"too_even"_s;
    case statistics::Evenness::RealDifferences:
        return u"real_differences"_s;
    case statistics::Evenness::Ordinary:
        break;
    }
    return u"ordinary"_s;
}

QStringList unitIntervals(const Share& share, double confidence)
{
    const std::optional<KnownShare> known = statistics::known(share);
    const auto of = [&](auto interval) {
        return intervalFields(known ? interval(known->numerator, known->denominator, confidence)
                                    : std::nullopt);
    };
    const auto ofCount = [&](auto interval) {
        return intervalFields(share.numerator ? interval(*share.numerator, confidence) : std::nullopt);
    };
    return of(statistics::wilsonInterval) + of(statistics::clopperPearsonInterval) +
           ofCount(statistics::byarInterval) + ofCount(statistics::poissonInterval);
}

QStringList pointFields(const FunnelPoint& point)
{
    QStringList fields = bandFields(point.normal) + bandFields(point.exact) + bandFields(point.dispersed) +
                         bandFields(point.drawn);
    fields << tidyText(point.lowerTail) << tidyText(point.upperTail) << tidyText(point.z)
           << tidyText(point.zWinsorised) << flagText(point.flag);
    return fields;
}

QStringList funnelFields(const Funnel& funnel)
{
    return {tidyText(funnel.centre), QString::number(funnel.units), tidyText(funnel.phi),
            tidyText(funnel.tauSquared), funnel.dispersionApplied ? u"1"_s : u"0"_s};
}

QStringList shrinkageFields(const Shrinkage& shrinkage)
{
    return {tidyText(shrinkage.variance), tidyText(shrinkage.betweenUncut), tidyText(shrinkage.between)};
}

/// Of the numerators as plain counts.
QStringList dispersionFields(const std::optional<DispersionTest>& test)
{
    if (!test)
        return {QString(), QString(), QString(), QString(), QString(), QString()};
    return {tidyText(test->mean),      tidyText(test->variance),  tidyText(test->statistic),
            tidyText(test->lowerTail), tidyText(test->upperTail), evennessText(test->evenness)};
}

Result<std::optional<DispersionTest>> dispersionOf(const std::vector<Share>& shares)
{
    std::vector<double> counts;
    for (const Share& share : shares) {
        if (share.numerator)
            counts.push_back(*share.numerator);
    }
    return statistics::testDispersion(counts);
}

} // namespace

QStringList funnelHeader(const std::vector<QString>& groupColumns)
{
    QStringList header(groupColumns.begin(), groupColumns.end());
    header << u"unit"_s << u"numerator"_s << u"denominator"_s << u"state"_s << u"rate"_s;
    for (const QString& interval : {u"wilson"_s, u"clopper"_s, u"byar"_s, u"poisson"_s})
        header << interval + u"_lo"_s << interval + u"_hi"_s;
    for (const QString& band : {u"normal"_s, u"exact"_s, u"dispersed"_s, u"drawn"_s})
        header << band + u"_lo95"_s << band + u"_hi95"_s << band + u"_lo998"_s << band + u"_hi998"_s;
    header << u"lower_tail"_s << u"upper_tail"_s << u"z"_s << u"z_winsorised"_s << u"flag"_s;
    header << u"eb_weight"_s << u"eb_estimate"_s << u"eb_poisson_weight"_s << u"eb_poisson_estimate"_s;
    header << u"centre"_s << u"units"_s << u"phi"_s << u"tau_squared"_s << u"dispersion_applied"_s;
    for (const QString& family : {u"eb"_s, u"eb_poisson"_s})
        header << family + u"_variance"_s << family + u"_between_uncut"_s << family + u"_between"_s;
    header << u"count_mean"_s << u"count_variance"_s << u"count_dispersion"_s << u"count_lower_tail"_s
           << u"count_upper_tail"_s << u"count_evenness"_s;
    return header;
}

Result<void> appendFunnelLines(std::vector<QStringList>& lines, const FunnelGroup& group,
                               const FunnelOutputOptions& options)
{
    std::vector<Share> shares;
    shares.reserve(group.rows.size());
    for (const FunnelRow& row : group.rows)
        shares.push_back(row.share);
    const auto funnel = statistics::computeFunnel(shares, options.funnel);
    const auto binomial = statistics::shrinkShares(shares);
    const auto poisson = statistics::shrinkRates(shares);
    const auto dispersion = options.countsOnly ? dispersionOf(shares) : std::nullopt;
    if (!funnel)
        return std::unexpected(funnel.error());
    if (!binomial)
        return std::unexpected(binomial.error());
    if (!poisson)
        return std::unexpected(poisson.error());
    if (!dispersion)
        return std::unexpected(dispersion.error());
    const QStringList whole = funnelFields(*funnel) + shrinkageFields(*binomial) + shrinkageFields(*poisson) +
                              dispersionFields(*dispersion);
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
        const FunnelRow& row = group.rows[i];
        const FunnelPoint& point = funnel->points[i];
        QStringList line(group.key.begin(), group.key.end());
        line << row.unit << tidyText(row.share.numerator) << tidyText(row.share.denominator)
             << stateText(row.state) << tidyText(point.rate);
        line << unitIntervals(row.share, options.confidence) << pointFields(point);
        line << tidyText(binomial->rates[i].weight) << tidyText(binomial->rates[i].estimate)
             << tidyText(poisson->rates[i].weight) << tidyText(poisson->rates[i].estimate);
        lines.push_back(line + whole);
    }
    return {};
}

} // namespace onescreen
