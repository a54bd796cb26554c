// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <ctime>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::hours shanghaiOffset{8};

QDateTime shanghaiDateTime(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(time + shanghaiOffset), QTimeZone::UTC);
}

} // namespace

QString toRfc3339(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(time), QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

std::optional<UtcTime> parseRfc3339(QStringView text)
{
    // Qt reads a time without an offset as local time; on this wire that is an error.
    if (text.size() < 20 || text[4] != u'-' || (text[10] != u'T' && text[10] != u't'))
        return std::nullopt;
    const QStringView tail = text.mid(19);
    const bool hasOffset =
        tail.endsWith(u'Z') || tail.endsWith(u'z') || tail.contains(u'+') || tail.contains(u'-');
    if (!hasOffset)
        return std::nullopt;
    const QDateTime parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return fromMs(parsed.toMSecsSinceEpoch());
}

QDate businessDay(UtcTime time)
{
    return shanghaiDateTime(time).date();
}

UtcTime startOfBusinessDay(QDate day)
{
    return fromMs(day.startOfDay(QTimeZone::UTC).toMSecsSinceEpoch()) - shanghaiOffset;
}

QString businessTimeText(UtcTime time)
{
    return shanghaiDateTime(time).toString(u"HH:mm:ss"_s);
}

QString businessDateTimeText(UtcTime time)
{
    return shanghaiDateTime(time).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

UtcTime SystemClock::now() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::monotonic() const
{
#ifdef Q_OS_LINUX
    // CLOCK_MONOTONIC stands still while the machine sleeps: what is eight hours old would look fresh.
    timespec time{};
    if (::clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return std::chrono::steady_clock::time_point{std::chrono::seconds{time.tv_sec} +
                                                     std::chrono::nanoseconds{time.tv_nsec}};
#endif
    return std::chrono::steady_clock::now();
}

void ManualClock::advance(Milliseconds step)
{
    m_now += step;
    m_monotonic += step;
}

} // namespace onescreen
