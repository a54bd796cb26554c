// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/alertbook.h"

#include "app/analysis/statistics/alertlevel.h"

#include <algorithm>
#include <ranges>

namespace onescreen {

namespace {

struct Running
{
    FollowedAlert alert;
    std::vector<statistics::AlertLevel> levels; ///< Only whether a period was quiet counts here.
};

/// The alerts of one unit, period by period.
class Follower
{
public:
    explicit Follower(const QString& unit) : m_unit(unit) {}

    void pass(const AlertPeriod& period)
    {
        std::erase_if(m_running, [](const Running& one) { return one.alert.closed; });
        for (const AssessmentWarning& warning : *period.warnings) {
            if (warning.unit == m_unit)
                signal(warning, period.period);
        }
        for (Running& one : m_running) {
            if (one.alert.lastSignal == period.period || !period.judged(one.alert.warning.indicator))
                continue;
            ++one.alert.quiet;
            one.levels.push_back(statistics::AlertLevel::None);
            one.alert.closed = statistics::alertCloses(one.levels);
        }
    }

    std::vector<Running> end() { return std::move(m_running); }

private:
    void signal(const AssessmentWarning& warning, const Period& period)
    {
        auto found = std::ranges::find(m_running, warning.indicator,
                                       [](const Running& one) { return one.alert.warning.indicator; });
        if (found == m_running.end())
            found = m_running.insert(
                m_running.end(),
                {.alert = {.warning = {}, .opened = period, .lastSignal = period}, .levels = {}});
        found->alert.warning = warning;
        found->alert.lastSignal = period;
        found->alert.quiet = 0;
        found->levels.push_back(statistics::AlertLevel::Blue);
    }

    QString m_unit;
    std::vector<Running> m_running;
};

} // namespace

std::vector<FollowedAlert> followAlerts(const QString& unit, std::span<const AlertPeriod> history,
                                        std::span<const AlertDecision> decisions)
{
    Follower follower(unit);
    for (const AlertPeriod& period : history)
        follower.pass(period);
    std::vector<FollowedAlert> found;
    for (Running& one : follower.end()) {
        for (const AlertDecision& decision : decisions) {
            if (decision.unit == unit && decision.indicator == one.alert.warning.indicator &&
                decision.opened == one.alert.opened)
                one.alert.decision = decision;
        }
        found.push_back(std::move(one.alert));
    }
    std::ranges::stable_sort(found, [](const FollowedAlert& a, const FollowedAlert& b) {
        if ((a.quiet == 0) != (b.quiet == 0))
            return a.quiet == 0;
        return a.warning.level != b.warning.level ? a.warning.level > b.warning.level
                                                  : a.warning.weight > b.warning.weight;
    });
    return found;
}

} // namespace onescreen
