// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/indicatorgroups.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

bool isMonth(const Period& period)
{
    return period.first().day() == 1 && period.last() == period.first().addMonths(1).addDays(-1);
}

/// Where there are quarters, the months that they are made of are left to the indicator scene.
void dropMonthsBesideQuarters(std::vector<const IndicatorValueFields*>& values)
{
    const auto isActual = [](const IndicatorValueFields* value) {
        return value->role == ValueRole::Actual && value->period;
    };
    if (!std::ranges::any_of(
            values, [&](const auto* value) { return isActual(value) && value->period->isQuarter(); }))
        return;
    std::erase_if(values, [&](const auto* value) { return isActual(value) && isMonth(*value->period); });
}

IndicatorGroup groupOf(std::vector<const IndicatorValueFields*> values, std::optional<RegionCode> tenant)
{
    dropMonthsBesideQuarters(values);
    std::ranges::stable_sort(values, [](const IndicatorValueFields* a, const IndicatorValueFields* b) {
        const auto last = [](const IndicatorValueFields* v) {
            return v->period ? v->period->last() : QDate();
        };
        return last(a) < last(b); // an invalid date is less than any other
    });
    const IndicatorValueFields& first = *values.front();
    IndicatorGroup group{.indicator = first.indicator, .regionName = first.regionName, .unit = first.unit};
    for (const IndicatorValueFields* value : values) {
        const bool target = value->role == ValueRole::Target;
        if (value->region && tenant && tenant->contains(*value->region))
            group.tenantArea = value->region;
        if (value->period)
            group.placed.push_back({.period = *value->period,
                                    .value = value->value,
                                    .target = target,
                                    .printedPeriod = value->periodText,
                                    .source = value->document});
        if (!value->value || (target && group.latest))
            continue;
        group.latest = value->value;
        group.latestPeriod = value->periodText;
        group.latestDocument = value->document;
    }
    return group;
}

} // namespace

std::vector<IndicatorGroup> indicatorGroups(const std::vector<IndicatorValue>& values,
                                            std::optional<RegionCode> tenant)
{
    using Key = std::tuple<QString, QString, QString>;
    std::map<Key, std::vector<const IndicatorValueFields*>> byKey;
    for (const IndicatorValue& value : values)
        byKey[{value->regionName, value->indicator, value->unit}].push_back(&*value);
    std::vector<IndicatorGroup> groups;
    groups.reserve(byKey.size());
    for (const auto& [key, rows] : byKey)
        groups.push_back(groupOf(rows, tenant));
    const auto order = [](const IndicatorGroup& group) {
        const qint32 area =
            group.tenantArea ? group.tenantArea->number() : std::numeric_limits<qint32>::max();
        return std::tuple(area, -std::ssize(group.placed), group.unit != "%"_L1, group.regionName,
                          group.indicator, group.unit);
    };
    std::ranges::sort(groups, {}, order);
    return groups;
}

} // namespace onescreen
