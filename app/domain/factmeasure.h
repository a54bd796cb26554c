// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace onescreen {

/// What is counted of events, by township, unit, month (Asia/Shanghai), category, source and priority, and
/// kept in step by the cache's writer. An expression of the indicator catalogue names these words; nothing
/// else can be computed from rows.
///
/// Each measure belongs to one month by the date that counts: *report* (at), *due* (due) or *end* (closed).
/// All facts are those of the newest version of the event: a correction moves the event out of its old month
/// and into its new one, so a count of a past month may still change until that period is frozen.
///
/// What events cannot tell, and what therefore is not here:
/// - 1-3-15 (接单, 出动, 到场): an event has the times of acceptance (受理) and assignment (派遣), not those
/// of
///   setting out and arrival. Acceptance and assignment are measured from the report.
/// - Deferral (缓办) that has ended: an event says that it is suspended now, not that it once was. An
/// approved
///   extension (延期) shows only as a later due time.
/// - Rework (返工) as such: what can be seen is that a closed event became open again (`reopened`). The
/// writer
///   counts it as the versions pass, so it is known for the versions that this cache has received one by one:
///   completely when it was filled from the whole change log, otherwise from the day of the snapshot on. A
///   feed that only sends final states shows no reopening.
/// - Verification, satisfaction, falsification, right or wrong assignment.
///
/// Cancelled events (作废) never count as due; they have measures of their own, so that a balance indicator
/// can watch them. The order is stored in cells; append only.
enum class FactMeasure : quint8 {
    // Month of the report.
    Reported,          ///< 上报数: every event, whatever became of it.
    Accepted,          ///< 受理数 of those: has a time of acceptance.
    AcceptedIn1m,      ///< … at most 1 minute after the report.
    AcceptedIn3m,      ///< … 3 minutes.
    AcceptedIn15m,     ///< … 15 minutes.
    Assigned,          ///< 派遣数: has a time of assignment.
    AssignedIn1m,      ///< … at most 1 minute after the report.
    AssignedIn3m,      ///< … 3 minutes.
    AssignedIn15m,     ///< … 15 minutes.
    ReportedClosed,    ///< Of the events reported in the month, those closed by now.
    AcceptedClosed,    ///< … of those that have a time of acceptance.
    ReportedCancelled, ///< … cancelled by now.
    ReportedReopened,  ///< … reopened at least once, see above.
    AcceptSeconds,     ///< Σ of whole seconds from report to acceptance, over Accepted.
    AssignSeconds,     ///< Σ of whole seconds from report to assignment, over Assigned.
    // Month of the due time; cancelled events are left out except in DueCancelled.
    Due,            ///< 应结案数: due in the month.
    DueClosed,      ///< 结案数 of those, whenever closed.
    DueOnTime,      ///< 按期结案数 of those: closed not later than the due time.
    DueClosedLate,  ///< Closed after the due time.
    DueOpen,        ///< Still open, suspended ones included.
    Deferred,       ///< 缓办数 of those: suspended now.
    DueNotDeferred, ///< 应结案数 − 缓办数.
    DueReopened,    ///< Reopened at least once, see above.
    DueCancelled,   ///< Due in the month, but cancelled.
    // Month of the end.
    Closed,                 ///< 结案数: closed in the month.
    ClosedWithDue,          ///< … of those that had a due time.
    ClosedOnTime,           ///< … and were closed not later than it.
    Cancelled,              ///< 作废数: cancelled in the month.
    HandlingMinutes,        ///< Σ of whole minutes from report to end (natural time), over Closed.
    HandlingMinutesSquared, ///< Σ of their squares.
    // Depends on the moment of asking; never stored. Month of the due time.
    OverdueOpen, ///< 超期未结: open (suspended included) and due before the given moment.
};
inline constexpr std::size_t factMeasureCount = 31;
inline constexpr std::size_t storedFactMeasures = factMeasureCount - 1; ///< All but OverdueOpen.
constexpr std::size_t indexOf(FactMeasure measure)
{
    return static_cast<std::size_t>(measure);
}
std::array<FactMeasure, factMeasureCount> allFactMeasures();

/// Word of catalogue and files: "reported", "due_on_time", "overdue_open", …
QString factMeasureName(FactMeasure measure);
std::optional<FactMeasure> factMeasureFromName(QStringView name);

/// Which time of the event puts it into a month.
enum class FactDate : quint8 { Report, Due, End };
FactDate factDateOf(FactMeasure measure);
/// Whether the measure is a number of events, so that its rows can be opened and counted; otherwise it is a
/// sum over the rows of countBehind().
bool isCount(FactMeasure measure);
/// The count over which a sum runs (Closed for HandlingMinutes); a count itself.
FactMeasure countBehind(FactMeasure measure);

/// Durations of which a histogram is kept, for medians and 90th percentiles.
enum class FactTime : quint8 { Acceptance, Assignment, Handling };
inline constexpr std::array allFactTimes{FactTime::Acceptance, FactTime::Assignment, FactTime::Handling};
inline constexpr std::size_t mostFactBins = 13;
/// Upper bounds of the bins in seconds, ascending; a duration belongs to the first bound that it does not
/// exceed, longer ones to one more bin at the end. Acceptance and assignment: 1, 3, 5, 10, 15, 30 min, 1, 2,
/// 4, 24 h. Handling: 15 min, 1, 4, 12 h, 1, 2, 3, 5, 7, 15, 30, 60 d.
/// Append nothing: stored cells count by these bounds (schema version).
std::size_t binCount(FactTime time);                                 ///< Bounds and the open end.
std::optional<qint64> binUpperBound(FactTime time, std::size_t bin); ///< None for the open end.
std::size_t binOf(FactTime time, qint64 milliseconds);

/// The facts of one cell, or of many added up.
class FactSums
{
public:
    static constexpr std::size_t slotCount = storedFactMeasures + 11 + 11 + 13;

    /// Absent only for OverdueOpen when no moment was given.
    [[nodiscard]] std::optional<qint64> value(FactMeasure measure) const;
    [[nodiscard]] qint64 bin(FactTime time, std::size_t bin) const;

    void add(FactMeasure measure, qint64 n);
    void addTo(FactTime time, std::size_t bin, qint64 n);
    void setOverdueOpen(qint64 n) { m_overdueOpen = n; }
    FactSums& operator+=(const FactSums& other);

    /// For storing: measures in their order, then the bins of each time.
    [[nodiscard]] const std::array<qint64, slotCount>& numbers() const { return m_numbers; }
    void addToSlot(std::size_t slot, qint64 n);

    friend bool operator==(const FactSums&, const FactSums&) = default;

private:
    std::array<qint64, slotCount> m_numbers{};
    std::optional<qint64> m_overdueOpen;
};

/// A quantile read from a histogram: between `from` and `to` for certain, `estimate` by even spread inside.
struct TimeQuantile
{
    double estimate = 0; ///< Seconds; `from` when the end is open.
    double from = 0;
    std::optional<double> to; ///< Absent: longer than `from`, nobody knows how much.

    friend bool operator==(const TimeQuantile&, const TimeQuantile&) = default;
};
/// 0 < p < 1; none when there is nothing to rank.
std::optional<TimeQuantile> quantileOf(const FactSums& sums, FactTime time, double p);

} // namespace onescreen
