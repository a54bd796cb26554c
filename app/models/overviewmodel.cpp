// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/overviewmodel.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 2s; // Counting costs a reader milliseconds; nobody reads six numbers faster.
constexpr int longestTrend = 3660;

void dropLeadingEmptyDays(std::vector<DayCount>& daily)
{
    const auto first =
        std::ranges::find_if(daily, [](const DayCount& day) { return day.reported > 0 || day.closed > 0; });
    daily.erase(daily.begin(), first);
}

} // namespace

OverviewModel::OverviewModel(DataHub& hub, QObject* parent)
    : QObject(parent), m_hub(hub), m_lane(
                                       spacing,
                                       [this] {
                                           m_askedAsOf = m_hub.asOf();
                                           m_asked = question();
                                           return m_hub.questions().overview(*m_asked);
                                       },
                                       [this](Result<OverviewAnswer> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        if (summary.entities.contains(Entity::Event) || m_state == ModelState::Error)
            m_lane.refresh();
    });
    // "Today" is in the numbers whatever the period.
    connect(&m_hub, &DataHub::dayRolled, this, [this] { m_lane.restart(); });
    connect(&m_hub, &DataHub::asOfChanged, this, &OverviewModel::changed);
    m_lane.refresh();
}

void OverviewModel::setScope(std::optional<RegionCode> area, const PeriodChoice& period)
{
    if (area == m_area && period == m_period)
        return;
    m_area = area;
    m_period = period;
    m_lane.restart();
}

OverviewQuestion OverviewModel::question() const
{
    const UtcTime now = m_hub.now();
    const QDate today = businessDay(now);
    const Period period = m_period.resolve(today).value_or(Period::lastDays(today, longestTrend));
    return {.area = m_area, .period = period, .now = now};
}

void OverviewModel::take(Result<OverviewAnswer> answer)
{
    if (!answer) {
        m_state = ModelState::Error;
        m_error = std::move(answer).error();
        Q_EMIT changed();
        return;
    }
    m_answer = *std::move(answer);
    if (m_period.isAll())
        dropLeadingEmptyDays(m_answer.daily);
    std::ranges::stable_sort(m_answer.categories, std::ranges::greater{}, &CategoryCount::reported);
    m_answered = m_asked;
    m_asOf = m_askedAsOf;
    m_error.reset();
    m_state = m_answer.events > 0 ? ModelState::Ready : ModelState::Empty;
    Q_EMIT changed();
}

std::optional<UtcTime> OverviewModel::asOf() const
{
    const bool settled = m_state != ModelState::Error && m_state != ModelState::Loading && !m_lane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

const std::vector<RegionCount>& OverviewModel::regions(RegionLevel level) const
{
    static const std::vector<RegionCount> none;
    if (level == RegionLevel::County)
        return m_answer.counties;
    return level == RegionLevel::Township ? m_answer.townships : none;
}

} // namespace onescreen
