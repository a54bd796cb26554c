// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/timepattern.h"

#include <QTimeZone>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

QString readAs(const QString& letters, const QString& text)
{
    const auto reading = TimePattern(letters).read(text);
    return reading
               ? QDateTime(reading->day, reading->time, QTimeZone::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s)
               : u"nothing"_s;
}

TEST(TimePattern, ReadsTheWaysInWhichTimesAreWritten)
{
    const QString moment = u"2025-03-09 02:30:00.000"_s;
    EXPECT_EQ(readAs(u"yyyy-MM-dd HH:mm:ss"_s, u"2025-03-09 02:30:00"_s), moment);
    EXPECT_EQ(readAs(u"yyyy-MM-ddTHH:mm:ss"_s, u"2025-03-09T02:30:00"_s), moment);
    EXPECT_EQ(readAs(u"yyyy-MM-dd'T'HH:mm"_s, u"2025-03-09T02:30"_s), moment);
    EXPECT_EQ(readAs(u"yyyy年M月d日 H时m分"_s, u"2025年3月9日 2时30分"_s), moment);
    EXPECT_EQ(readAs(u"MM/dd/yyyy hh:mm:ss AP"_s, u"03/09/2025 02:30:00 am"_s), moment);
    EXPECT_EQ(readAs(u"yyyy/M/d AP h:mm"_s, u"2025/3/9 上午 2:30"_s), moment);
    EXPECT_EQ(readAs(u"yyyyMMddHHmmss"_s, u"20250309023000"_s), moment);
    EXPECT_EQ(readAs(u"yyyy-MM-dd HH:mm:ss.zzz"_s, u"2025-03-09 02:30:00.007"_s),
              u"2025-03-09 02:30:00.007"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd HH:mm:ss.z"_s, u"2025-03-09 02:30:00.5"_s), u"2025-03-09 02:30:00.500"_s);
    EXPECT_EQ(readAs(u"d MMM yyyy HH:mm"_s, u"9 Mar 2025 02:30"_s), moment); // Names are left to Qt.
    EXPECT_EQ(readAs(u"yyyy/M/d AP h:mm"_s, u"2025/3/9 下午 12:05"_s), u"2025-03-09 12:05:00.000"_s);
    EXPECT_EQ(readAs(u"yyyy/M/d AP h:mm"_s, u"2025/3/9 AM 12:05"_s), u"2025-03-09 00:05:00.000"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd"_s, u"2024-02-29"_s), u"2024-02-29 00:00:00.000"_s);
}

TEST(TimePattern, RefusesWhatIsWrittenOtherwiseAndDaysThatThereAreNot)
{
    EXPECT_EQ(readAs(u"yyyy-MM-dd"_s, u"2025-02-29"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd"_s, u"2025-2-9"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd"_s, u"2025-02-09 10:00"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd HH:mm"_s, u"2025-02-09 24:00"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd HH:mm"_s, u"2025-02-09 23:60"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy/M/d AP h:mm"_s, u"2025/3/9 PM 13:05"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd"_s, u"２０２５-02-09"_s), u"nothing"_s);
    EXPECT_EQ(readAs(u"yyyy-MM-dd"_s, {}), u"nothing"_s);
}

/// Qt's own functions move 02:30 to 03:30 on the day on which the clocks of this machine are put forward.
TEST(TimePattern, TheZoneOfThisMachineDoesNotMatter)
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "America/Chicago");
    EXPECT_EQ(readAs(u"yyyy-MM-dd HH:mm"_s, u"2025-03-09 02:30"_s), u"2025-03-09 02:30:00.000"_s);
    EXPECT_EQ(readAs(u"d MMM yyyy HH:mm"_s, u"9 Mar 2025 02:30"_s), u"2025-03-09 02:30:00.000"_s);
    before.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", before);
}

TEST(TimePattern, AnOffsetInTheTextNamesTheMoment)
{
    const auto reading = TimePattern(u"yyyy-MM-dd HH:mm:ss t"_s).read(u"2025-03-09 02:30:00 +09:00"_s);
    ASSERT_TRUE(reading.has_value());
    ASSERT_TRUE(reading->moment.has_value());
    EXPECT_EQ(toRfc3339(*reading->moment), u"2025-03-08T17:30:00.000Z"_s);
    EXPECT_FALSE(TimePattern(u"yyyy-MM-dd HH:mm"_s).read(u"2025-03-09 02:30"_s)->moment.has_value());
}

TEST(TimePattern, KnowsDatesWithoutATimeOfDay)
{
    EXPECT_TRUE(TimePattern(u"yyyy年M月d日"_s).isDateOnly());
    EXPECT_TRUE(TimePattern(u"yyyy-MM-dd 'from'"_s).isDateOnly()); // Letters of a word are no minutes.
    EXPECT_FALSE(TimePattern(u"yyyy-MM-dd HH"_s).isDateOnly());
}

} // namespace
