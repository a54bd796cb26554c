// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/factmeasure.h"

#include <algorithm>
#include <span>

namespace onescreen {

namespace {

using enum FactMeasure;

struct Definition
{
    FactMeasure measure;
    QStringView name;
    FactDate date;
    FactMeasure countBehind; ///< The measure itself when it is a count.
};

constexpr std::array<Definition, factMeasureCount> definitions{{
    {Reported, u"reported", FactDate::Report, Reported},
    {Accepted, u"accepted", FactDate::Report, Accepted},
    {AcceptedIn1m, u"accepted_in_1m", FactDate::Report, AcceptedIn1m},
    {AcceptedIn3m, u"accepted_in_3m", FactDate::Report, AcceptedIn3m},
    {AcceptedIn15m, u"accepted_in_15m", FactDate::Report, AcceptedIn15m},
    {Assigned, u"assigned", FactDate::Report, Assigned},
    {AssignedIn1m, u"assigned_in_1m", FactDate::Report, AssignedIn1m},
    {AssignedIn3m, u"assigned_in_3m", FactDate::Report, AssignedIn3m},
    {AssignedIn15m, u"assigned_in_15m", FactDate::Report, AssignedIn15m},
    {ReportedClosed, u"reported_closed", FactDate::Report, ReportedClosed},
    {AcceptedClosed, u"accepted_closed", FactDate::Report, AcceptedClosed},
    {ReportedCancelled, u"reported_cancelled", FactDate::Report, ReportedCancelled},
    {ReportedReopened, u"reported_reopened", FactDate::Report, ReportedReopened},
    {AcceptSeconds, u"accept_seconds", FactDate::Report, Accepted},
    {AssignSeconds, u"assign_seconds", FactDate::Report, Assigned},
    {Due, u"due", FactDate::Due, Due},
    {DueClosed, u"due_closed", FactDate::Due, DueClosed},
    {DueOnTime, u"due_on_time", FactDate::Due, DueOnTime},
    {DueClosedLate, u"due_closed_late", FactDate::Due, DueClosedLate},
    {DueOpen, u"due_open", FactDate::Due, DueOpen},
    {Deferred, u"deferred", FactDate::Due, Deferred},
    {DueNotDeferred, u"due_not_deferred", FactDate::Due, DueNotDeferred},
    {DueReopened, u"due_reopened", FactDate::Due, DueReopened},
    {DueCancelled, u"due_cancelled", FactDate::Due, DueCancelled},
    {Closed, u"closed", FactDate::End, Closed},
    {ClosedWithDue, u"closed_with_due", FactDate::End, ClosedWithDue},
    {ClosedOnTime, u"closed_on_time", FactDate::End, ClosedOnTime},
    {Cancelled, u"cancelled", FactDate::End, Cancelled},
    {HandlingMinutes, u"handling_minutes", FactDate::End, Closed},
    {HandlingMinutesSquared, u"handling_minutes_squared", FactDate::End, Closed},
    {OverdueOpen, u"overdue_open", FactDate::Due, OverdueOpen},
}};

consteval bool standInOrder()
{
    for (std::size_t at = 0; at < definitions.size(); ++at) {
        if (indexOf(definitions.at(at).measure) != at)
            return false;
    }
    return true;
}
static_assert(standInOrder());

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr std::array<qint64, 10> responseBounds{minute,      3 * minute, 5 * minute, 10 * minute, 15 * minute,
                                                30 * minute, hour,       2 * hour,   4 * hour,    day};
constexpr std::array<qint64, 12> handlingBounds{15 * minute, hour,     4 * hour, 12 * hour,
                                                day,         2 * day,  3 * day,  5 * day,
                                                7 * day,     15 * day, 30 * day, 60 * day};
static_assert(handlingBounds.size() + 1 == mostFactBins);

constexpr std::span<const qint64> boundsOf(FactTime time)
{
    return time == FactTime::Handling ? std::span<const qint64>(handlingBounds)
                                      : std::span<const qint64>(responseBounds);
}

constexpr std::size_t firstSlotOf(FactTime time)
{
    std::size_t slot = storedFactMeasures;
    for (const FactTime before : allFactTimes) {
        if (before == time)
            break;
        slot += boundsOf(before).size() + 1;
    }
    return slot;
}
static_assert(firstSlotOf(FactTime::Handling) + handlingBounds.size() + 1 == FactSums::slotCount);

/// Sums of squares of absurd durations may run over; by the rules of unsigned numbers taking them out again
/// gives back what was there before.
qint64 wrappedSum(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) + static_cast<quint64>(b));
}

} // namespace

std::array<FactMeasure, factMeasureCount> allFactMeasures()
{
    std::array<FactMeasure, factMeasureCount> all{};
    std::ranges::transform(definitions, all.begin(), &Definition::measure);
    return all;
}

QString factMeasureName(FactMeasure measure)
{
    return definitions.at(indexOf(measure)).name.toString();
}

std::optional<FactMeasure> factMeasureFromName(QStringView name)
{
    const auto found = std::ranges::find(definitions, name, &Definition::name);
    return found == definitions.end() ? std::nullopt : std::optional(found->measure);
}

FactDate factDateOf(FactMeasure measure)
{
    return definitions.at(indexOf(measure)).date;
}

bool isCount(FactMeasure measure)
{
    return countBehind(measure) == measure;
}

FactMeasure countBehind(FactMeasure measure)
{
    return definitions.at(indexOf(measure)).countBehind;
}

std::size_t binCount(FactTime time)
{
    return boundsOf(time).size() + 1;
}

std::optional<qint64> binUpperBound(FactTime time, std::size_t bin)
{
    const auto bounds = boundsOf(time);
    return bin < bounds.size() ? std::optional(bounds[bin]) : std::nullopt;
}

std::size_t binOf(FactTime time, qint64 milliseconds)
{
    const auto bounds = boundsOf(time);
    const auto found =
        std::ranges::find_if(bounds, [=](qint64 bound) { return milliseconds <= bound * 1'000; });
    return static_cast<std::size_t>(found - bounds.begin());
}

std::optional<qint64> FactSums::value(FactMeasure measure) const
{
    return measure == OverdueOpen ? m_overdueOpen : std::optional(m_numbers.at(indexOf(measure)));
}

qint64 FactSums::bin(FactTime time, std::size_t bin) const
{
    return m_numbers.at(firstSlotOf(time) + bin);
}

void FactSums::add(FactMeasure measure, qint64 n)
{
    addToSlot(indexOf(measure), n);
}

void FactSums::addTo(FactTime time, std::size_t bin, qint64 n)
{
    addToSlot(firstSlotOf(time) + bin, n);
}

void FactSums::addToSlot(std::size_t slot, qint64 n)
{
    m_numbers.at(slot) = wrappedSum(m_numbers.at(slot), n);
}

FactSums& FactSums::operator+=(const FactSums& other)
{
    for (std::size_t slot = 0; slot < slotCount; ++slot)
        m_numbers[slot] = wrappedSum(m_numbers[slot], other.m_numbers[slot]);
    if (other.m_overdueOpen)
        m_overdueOpen = m_overdueOpen.value_or(0) + *other.m_overdueOpen;
    return *this;
}

std::optional<TimeQuantile> quantileOf(const FactSums& sums, FactTime time, double p)
{
    qint64 total = 0;
    for (std::size_t bin = 0; bin < binCount(time); ++bin)
        total += sums.bin(time, bin);
    if (total <= 0)
        return std::nullopt;
    const double wanted = p * static_cast<double>(total);
    double below = 0;
    double from = 0;
    for (std::size_t bin = 0; bin < binCount(time); ++bin) {
        const auto inside = static_cast<double>(sums.bin(time, bin));
        const auto bound = binUpperBound(time, bin);
        if (inside > 0 && below + inside >= wanted) {
            if (!bound)
                break;
            const auto to = static_cast<double>(*bound);
            return TimeQuantile{
                .estimate = from + (to - from) * (wanted - below) / inside, .from = from, .to = to};
        }
        below += inside;
        if (bound)
            from = static_cast<double>(*bound);
    }
    return TimeQuantile{.estimate = from, .from = from, .to = std::nullopt};
}

} // namespace onescreen
