// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/countedevent.h"

namespace onescreen {

namespace {

constexpr int monthsPerYear = 12;

std::chrono::sys_days businessDays(UtcTime time)
{
    return std::chrono::floor<std::chrono::days>(time + std::chrono::hours{8});
}

} // namespace

qint64 dayNumber(UtcTime time)
{
    return businessDays(time).time_since_epoch().count();
}

qint32 monthNumber(UtcTime time)
{
    const std::chrono::year_month_day date{businessDays(time)};
    return static_cast<int>(date.year()) * monthsPerYear +
           static_cast<qint32>(static_cast<unsigned>(date.month())) - 1;
}

qint32 monthNumber(QDate day)
{
    return day.year() * monthsPerYear + day.month() - 1;
}

QDate firstDayOf(qint32 month)
{
    return QDate(month / monthsPerYear, month % monthsPerYear + 1, 1);
}

UtcTime beginOf(qint32 month)
{
    return startOfBusinessDay(firstDayOf(month));
}

} // namespace onescreen
