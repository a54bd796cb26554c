// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <chrono>
#include <optional>

namespace onescreen {

/// A moment, UTC, to the millisecond. Storage and wire use nothing else.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

constexpr qint64 toMs(UtcTime time)
{
    return time.time_since_epoch().count();
}
constexpr UtcTime fromMs(qint64 ms)
{
    return UtcTime{Milliseconds{ms}};
}

/// RFC 3339 with milliseconds and Z: "2026-11-22T04:11:02.123Z".
QString toRfc3339(UtcTime time);
/// Accepts any RFC 3339 moment with an offset; refuses local times and impossible dates.
std::optional<UtcTime> parseRfc3339(QStringView text);

/// The business day is the calendar day in Asia/Shanghai, which has had UTC+8 without change since 1992.
QDate businessDay(UtcTime time);
/// 00:00 of that day in Asia/Shanghai.
UtcTime startOfBusinessDay(QDate day);
/// "14:05:09" and "2024-06-30 14:05:09" in Asia/Shanghai.
QString businessTimeText(UtcTime time);
QString businessDateTimeText(UtcTime time);

/// Where the program gets its time from. Passed in, never looked up.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    [[nodiscard]] virtual UtcTime now() const = 0;
    /// Never goes back and does not follow changes of the wall clock; time asleep counts.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point monotonic() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override;
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override;
};

/// For tests, replays and captures: stands still until told to move.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(UtcTime start) : m_now(start) {}

    [[nodiscard]] UtcTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return m_monotonic; }
    void advance(Milliseconds step);
    /// Moves the wall clock only, as an operator or NTP would.
    void setNow(UtcTime now) { m_now = now; }

private:
    UtcTime m_now;
    std::chrono::steady_clock::time_point m_monotonic{};
};

} // namespace onescreen
