// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/windowchoice.h"
#include "app/models/viewaddress.h"
#include "app/store/cubequestion.h"

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace Qt::StringLiterals;

TEST(ViewAddress, ReadsEveryPart)
{
    const auto address = ViewAddress::parse(u"overview?area=330902&period=30d&filter=state:accepted,reported;"
                                            u"priority:urgent;category:01,02;text:%E6%97%A9%20市&event=e-7");
    ASSERT_TRUE(address) << address.error().toString().toStdString();
    EXPECT_EQ(address->scene(), u"overview"_s);
    EXPECT_EQ(address->area(), RegionCode::fromString(u"330902"));
    EXPECT_EQ(address->period().days(), 30);
    EXPECT_EQ(address->event()->toString(), u"e-7"_s);
    const EventFilter filter = address->filter(QDate(2024, 6, 30));
    EXPECT_EQ(filter.states, (QSet{EventState::Reported, EventState::Accepted}));
    EXPECT_EQ(filter.priorities, QSet{Priority::Urgent});
    EXPECT_EQ(filter.categoryRoots, (QSet{u"01"_s, u"02"_s}));
    EXPECT_EQ(filter.text, u"早 市"_s);
    EXPECT_EQ(filter.reportedIn, Period::fromString(u"2024-06-01..2024-06-30"));
}

TEST(ViewAddress, WritesOneTextForOneView)
{
    const auto a =
        ViewAddress::parse(u"overview?filter=text:a%26b;category:02,01;state:closed,reported&area=330900");
    ASSERT_TRUE(a);
    EXPECT_EQ(a->toString(),
              u"overview?area=3309&filter=state:reported,closed;category:01,02;text:a%26b"_s.replace(
                  u"3309"_s, u"330900"_s));
    EXPECT_EQ(ViewAddress::parse(a->toString()), a);
    EXPECT_EQ(ViewAddress::parse(u"queue")->toString(), u"queue"_s);
    EXPECT_EQ(ViewAddress::parse(u"queue?period=1d")->toString(), u"queue?period=today"_s);
}

TEST(ViewAddress, SurvivesAnyText)
{
    auto address = ViewAddress::forScene(u"queue"_s).value();
    for (const QString& text : {u"100%"_s, u"a&b=c;d:e,f?#"_s, u"昌国路 12 号"_s, u"😀\"<b>"_s, u"%zz"_s}) {
        EventFilter filter;
        filter.text = text;
        filter.categoryRoots = {u"a,b;c"_s};
        address.setFilter(filter);
        const auto back = ViewAddress::parse(address.toString());
        ASSERT_TRUE(back) << address.toString().toStdString();
        EXPECT_EQ(*back, address);
    }
}

TEST(ViewAddress, CarriesWhatACountedNumberAsksFor)
{
    const CubeQuestion question{.months = *Period::fromString(u"2024Q2"),
                                .area = RegionCode::fromString(u"330902"),
                                .categories = {u"01"_s, u"0203"_s},
                                .sources = {u"grid"_s},
                                .priorities = {Priority::Urgent},
                                .byLevel = RegionLevel::Township,
                                .byUnit = true,
                                .byCategoryRoot = true,
                                .overdueAt = fromMs(1'719'763'200'123)};
    auto address = ViewAddress::forScene(u"overview"_s).value();
    for (const QString& unit : {u""_s, u"u;1,2:3"_s}) {
        const CubeRow row{.month = {},
                          .region = RegionCode::fromString(u"330902"), // Not known by its township.
                          .unit = unit,
                          .categoryRoot = u"02"_s,
                          .sums = {}};
        for (const FactMeasure measure : allFactMeasures()) {
            EventFilter rows = eventsBehind(measure, question, row);
            if (rows.reportedIn)
                address.setPeriod(PeriodChoice(*rows.reportedIn));
            else
                address.setPeriod(PeriodChoice::all());
            address.setFilter(rows);
            const auto back = ViewAddress::parse(address.toString());
            ASSERT_TRUE(back) << address.toString().toStdString();
            EXPECT_EQ(*back, address);
            EXPECT_EQ(back->filter(QDate(2030, 1, 1)), rows) << address.toString().toStdString();
        }
    }
    EventFilter rows;
    rows.facts = {
        .hasDue = false, .onTime = false, .acceptedWithin = Milliseconds{1'500}, .assignedWithin = anyTime};
    address.setFilter(rows);
    EXPECT_EQ(ViewAddress::parse(address.toString()), address);
    for (const QStringView bad : {u"o?facts=due:2024Q5", u"o?facts=due", u"o?facts=ontime:maybe",
                                  u"o?facts=overdue:x", u"o?facts=reopened:yes", u"o?facts=colour:red",
                                  u"o?facts=unit:", u"o?facts=due:2024;due:2025", u"o?facts=accepted:-1"}) {
        const auto refused = ViewAddress::parse(bad);
        ASSERT_FALSE(refused) << bad.toString().toStdString();
        EXPECT_TRUE(refused.error().place.field.startsWith(u"facts."_s));
    }
}

TEST(ViewAddress, CarriesALineDrawnOnTheMap)
{
    const auto ring =
        GeoRing::rectangle(*GeoPoint::fromDegrees(122.1, 30.0), *GeoPoint::fromDegrees(122.2, 30.1));
    ASSERT_TRUE(ring.has_value());
    auto address = ViewAddress::forScene(u"map"_s).value();
    address.setFilter({.states = {EventState::Reported}, .inside = *ring});
    const QString text = address.toString();
    EXPECT_TRUE(text.contains(u"inside:1221000000,300000000,"_s)) << text.toStdString();
    const auto read = ViewAddress::parse(text);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, address);
    EXPECT_EQ(read->filter(QDate(2026, 1, 1)).inside, *ring);
    EXPECT_EQ(ViewAddress::parse(u"map?filter=inside:1,2,3").error().place.field, u"filter.inside");
}

TEST(ViewAddress, CarriesAWindowThatIsNoWholeDays)
{
    const TimeSpan hour{.from = *parseRfc3339(u"2024-06-30T05:00:00Z"),
                        .to = *parseRfc3339(u"2024-06-30T06:00:00Z")};
    for (const UtcTime end : {hour.to, withoutEnd}) {
        auto address = ViewAddress::forScene(u"overview"_s).value();
        address.setFilter({.reportedBetween = TimeSpan{.from = hour.from, .to = end}});
        const auto read = ViewAddress::parse(address.toString());
        ASSERT_TRUE(read.has_value()) << address.toString().toStdString();
        EXPECT_EQ(*read, address);
        EXPECT_EQ(read->filter(QDate(2026, 1, 1)).reportedBetween->to, end);
    }
    for (const QStringView wrong :
         {u"between:", u"between:2024-06-30T05:00:00Z", u"between:..2024-06-30T05:00:00Z",
          u"between:2024-06-30T06:00:00Z..2024-06-30T05:00:00Z", u"between:x..y"}) {
        const auto refused = ViewAddress::parse(u"map?filter="_s + wrong.toString());
        ASSERT_FALSE(refused) << wrong.toString().toStdString();
        EXPECT_EQ(refused.error().place.field, u"filter.between");
    }
}

TEST(ViewAddress, NamesThePartThatCannotBeRead)
{
    const std::array<std::pair<QStringView, QStringView>, 15> cases{
        {{u"", u"scene"},
         {u"Over view", u"scene"},
         {u"o?area=12x", u"area"},
         {u"o?area=", u"area"},
         {u"o?period=0d", u"period"},
         {u"o?period=9999d", u"period"},
         {u"o?period=-3d", u"period"},
         {u"o?period=2024-13", u"period"},
         {u"o?filter=state:open", u"filter.state"},
         {u"o?filter=priority:", u"filter.priority"},
         {u"o?filter=text:%4", u"filter.text"},
         {u"o?filter=colour:red", u"filter"},
         {u"o?event=%20", u"event"},
         {u"o?zoom=3", u"zoom"},
         {u"o?area=330902&area=330903", u"area"}}};
    for (const auto& [text, part] : cases) {
        const auto address = ViewAddress::parse(text);
        ASSERT_FALSE(address) << text.toString().toStdString();
        EXPECT_EQ(address.error().kind, ErrorKind::Invalid);
        EXPECT_EQ(address.error().place.field, part) << text.toString().toStdString();
    }
}

TEST(PeriodChoice, RelativeDaysFollowToday)
{
    EXPECT_EQ(PeriodChoice::fromString(u"7d")->resolve(QDate(2024, 3, 1)),
              Period::fromString(u"2024-02-24..2024-03-01"));
    EXPECT_EQ(PeriodChoice::today().resolve(QDate(2024, 3, 1)), Period::day(QDate(2024, 3, 1)));
    EXPECT_EQ(PeriodChoice::all().resolve(QDate(2024, 3, 1)), std::nullopt);
    EXPECT_EQ(PeriodChoice::fromString(u"2024Q1")->resolve(QDate(2030, 1, 1)), Period::fromString(u"2024Q1"));
    for (const QString& text : {u"all"_s, u"today"_s, u"30d"_s, u"2024H1"_s})
        EXPECT_EQ(PeriodChoice::fromString(text)->toString(), text);
}

} // namespace
} // namespace onescreen
