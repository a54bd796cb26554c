// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/period.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

TEST(Period, ReadsEveryForm)
{
    struct Case
    {
        QString text;
        QDate first;
        QDate last;
    };
    const std::vector<Case> cases{
        {u"2024"_s, {2024, 1, 1}, {2024, 12, 31}},
        {u"2024H1"_s, {2024, 1, 1}, {2024, 6, 30}},
        {u"2024H2"_s, {2024, 7, 1}, {2024, 12, 31}},
        {u"2024Q1"_s, {2024, 1, 1}, {2024, 3, 31}},
        {u"2024Q4"_s, {2024, 10, 1}, {2024, 12, 31}},
        {u"2024-02"_s, {2024, 2, 1}, {2024, 2, 29}},
        {u"2024-06-30"_s, {2024, 6, 30}, {2024, 6, 30}},
        {u"2024-01-01..2024-07-31"_s, {2024, 1, 1}, {2024, 7, 31}},
    };
    for (const Case& item : cases) {
        const auto period = Period::fromString(item.text);
        ASSERT_TRUE(period) << item.text.toStdString();
        EXPECT_EQ(period->first(), item.first) << item.text.toStdString();
        EXPECT_EQ(period->last(), item.last) << item.text.toStdString();
        EXPECT_EQ(period->toString(), item.text);
        EXPECT_EQ(Period::fromString(period->toString()), period);
    }
}

TEST(Period, RefusesWhatIsNone)
{
    for (const QString& text : {u""_s, u"24"_s, u"2024Q5"_s, u"2024Q0"_s, u"2024H3"_s, u"2024-13"_s,
                                u"2024-00"_s, u"2024-02-30"_s, u"2024-1"_s, u"2024-06-30..2024-06-01"_s,
                                u"2024..2025"_s, u"2024 "_s, u"2024Q1 "_s, u"年"_s, u".."_s})
        EXPECT_FALSE(Period::fromString(text)) << text.toStdString();
}

TEST(Period, BoundsAreShanghaiMidnights)
{
    const Period period = Period::fromString(u"2024Q1").value();
    EXPECT_EQ(toRfc3339(period.begin()), u"2023-12-31T16:00:00.000Z"_s);
    EXPECT_EQ(toRfc3339(period.end()), u"2024-03-31T16:00:00.000Z"_s);
    EXPECT_EQ(period.dayCount(), 91);
    EXPECT_TRUE(period.isQuarter());
    EXPECT_FALSE(Period::fromString(u"2024-01").value().isQuarter());
}

TEST(Period, LastDaysEndsWithTheGivenDay)
{
    const Period week = Period::lastDays(QDate(2024, 3, 3), 7);
    EXPECT_EQ(week.first(), QDate(2024, 2, 26));
    EXPECT_EQ(week.dayCount(), 7);
}

} // namespace onescreen
