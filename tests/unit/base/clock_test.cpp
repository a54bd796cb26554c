// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

TEST(Clock, WritesAndReadsRfc3339)
{
    const UtcTime time = fromMs(1'732'248'662'123);
    EXPECT_EQ(toRfc3339(time), u"2024-11-22T04:11:02.123Z"_s);
    EXPECT_EQ(parseRfc3339(u"2024-11-22T04:11:02.123Z"), time);
    EXPECT_EQ(parseRfc3339(u"2024-11-22T12:11:02.123+08:00"), time);
    EXPECT_EQ(parseRfc3339(u"2024-11-21T23:11:02.123-05:00"), time);
    EXPECT_EQ(parseRfc3339(u"1969-12-31T23:59:59.999Z"), fromMs(-1));
}

TEST(Clock, RefusesWhatIsNotAMoment)
{
    for (const QString& text : {u""_s, u"2024-11-22"_s, u"2024-11-22T04:11:02"_s, u"2024-11-22 04:11:02Z"_s,
                                u"2024-02-30T00:00:00Z"_s, u"2024-11-22T25:00:00Z"_s, u"20241122T041102Z"_s,
                                u"2024-11-22T04:11:02.123Z trailing"_s, u"yesterday at noon, more or less"_s})
        EXPECT_FALSE(parseRfc3339(text)) << text.toStdString();
}

TEST(Clock, BusinessDayIsShanghaisWhateverTheMachinesZone)
{
    const UtcTime lastOfNovember = *parseRfc3339(u"2026-11-30T15:59:59.999Z");
    EXPECT_EQ(businessDay(lastOfNovember), QDate(2026, 11, 30));
    EXPECT_EQ(businessDay(lastOfNovember + 1ms), QDate(2026, 12, 1));
    EXPECT_EQ(startOfBusinessDay(QDate(2026, 12, 1)), lastOfNovember + 1ms);
    EXPECT_EQ(businessDateTimeText(lastOfNovember), u"2026-11-30 23:59:59"_s);
    EXPECT_EQ(businessTimeText(lastOfNovember + 1ms), u"00:00:00"_s);
}

TEST(Clock, EveryBusinessDayHas24Hours)
{
    for (QDate day(2023, 12, 28); day < QDate(2025, 1, 3); day = day.addDays(1))
        ASSERT_EQ(startOfBusinessDay(day.addDays(1)) - startOfBusinessDay(day), 24h)
            << day.toString().toStdString();
}

TEST(Clock, ManualClockMovesOnlyWhenTold)
{
    ManualClock clock(fromMs(1000));
    const auto before = clock.monotonic();
    EXPECT_EQ(clock.now(), fromMs(1000));
    clock.advance(2s);
    EXPECT_EQ(clock.now(), fromMs(3000));
    EXPECT_EQ(clock.monotonic() - before, 2s);
    clock.setNow(fromMs(0)); // A wall clock set back must not move the monotonic one.
    EXPECT_EQ(clock.monotonic() - before, 2s);
}

TEST(Clock, SystemClockRuns)
{
    const SystemClock clock;
    EXPECT_GT(clock.now(), *parseRfc3339(u"2024-01-01T00:00:00Z"));
    const auto first = clock.monotonic();
    EXPECT_GE(clock.monotonic(), first);
}

} // namespace onescreen
