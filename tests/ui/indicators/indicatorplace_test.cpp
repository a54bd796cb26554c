// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/factaddress.h"
#include "ui/indicators/indicatorplace.h"

#include <gtest/gtest.h>

using namespace onescreen;
using namespace Qt::StringLiterals;

namespace {

ViewAddress scene()
{
    return ViewAddress::forScene(u"indicators"_s).value();
}

IndicatorPlace readBack(const IndicatorPlace& place)
{
    const ViewAddress written = withPlace(scene(), place);
    const Result<ViewAddress> read = ViewAddress::parse(written.toString());
    EXPECT_TRUE(read) << written.toString().toStdString();
    EXPECT_EQ(read.value_or(scene()), written);
    return placeOf(read.value_or(scene()));
}

} // namespace

TEST(IndicatorPlaceTest, EmptyAddressLeavesEverythingOpen)
{
    EXPECT_EQ(placeOf(scene()), IndicatorPlace{});
    EXPECT_EQ(withPlace(scene(), {}).toString(), u"indicators"_s);
}

TEST(IndicatorPlaceTest, EveryPartReadsBack)
{
    IndicatorPlace place;
    place.page = IndicatorPage::Change;
    place.area = RegionCode::fromString(u"330902");
    place.period = Period::fromString(u"2024Q2");
    place.from = Period::fromString(u"2023Q2");
    place.indicator = u"K-20"_s;
    place.byIndicator = true;
    place.level = AssessedLevel::Township;
    place.peers = u"海岛组：甲;乙"_s;
    place.highlighted = {u"330902001"_s, u"unit:u-1"_s};
    place.passport = u"330902"_s;
    EXPECT_EQ(readBack(place), place);
    place.passportOfIndex = true;
    place.unit = u"unit:部门 1"_s;
    place.period = Period::fromString(u"2024-06");
    EXPECT_EQ(readBack(place), place);
}

TEST(IndicatorPlaceTest, EveryPageHasItsWord)
{
    for (const IndicatorPage page : allIndicatorPages) {
        IndicatorPlace place;
        place.page = page;
        EXPECT_EQ(readBack(place).page, page);
    }
}

TEST(IndicatorPlaceTest, WhatItDoesNotKnowIsLeftAside)
{
    const ViewAddress odd =
        ViewAddress::parse(
            u"indicators?period=30d&view=page:nothing;level:village;from:2024-06-30;by:mood;x:1")
            .value();
    EXPECT_EQ(placeOf(odd), IndicatorPlace{});
    const ViewAddress day = ViewAddress::parse(u"indicators?period=2024-06-30").value();
    EXPECT_EQ(placeOf(day).period, std::nullopt) << "a day is neither a month nor a quarter";
    const ViewAddress many = ViewAddress::parse(u"indicators?view=mark:a%2Cb%2Cc%2Cd%2Ce%2Cf").value();
    EXPECT_EQ(placeOf(many).highlighted.size(), IndicatorPlace::mostHighlighted);
}

TEST(ViewAddressOptions, AreCanonicalAndRefuseWhatIsDamaged)
{
    ViewAddress address = scene();
    address.setOption(u"b"_s, u"2;3:4&5=六"_s);
    address.setOption(u"a"_s, u"1"_s);
    EXPECT_EQ(ViewAddress::parse(address.toString()), address);
    EXPECT_TRUE(address.toString().indexOf(u"a:1") < address.toString().indexOf(u"b:"));
    address.setOption(u"a"_s, {});
    EXPECT_EQ(address.options().size(), 1);
    for (const QStringView damaged : {u"indicators?view=a", u"indicators?view=a:", u"indicators?view=A:1",
                                      u"indicators?view=a:%4", u"indicators?view=a:1;a:2"})
        EXPECT_FALSE(ViewAddress::parse(damaged)) << damaged.toString().toStdString();
}

TEST(FactAddress, EveryConditionReadsBack)
{
    FactConditions facts;
    facts.categories = {u"01"_s, u"a,b;c:d"_s};
    facts.sources = {u"12345"_s};
    facts.units = {u"u-1"_s, QString()};
    facts.exactArea = true;
    facts.dueIn = Period::fromString(u"2024Q2");
    facts.endedIn = Period::fromString(u"2024-06");
    facts.hasDue = true;
    facts.onTime = false;
    facts.overdueAt = fromMs(1'719'763'200'000);
    facts.acceptedWithin = Milliseconds(60'000);
    facts.assignedWithin = anyTime;
    facts.reopened = true;
    const Result<FactConditions> read = factsFromText(factText(facts));
    ASSERT_TRUE(read) << read.error().toString().toStdString();
    EXPECT_EQ(*read, facts);
    EventFilter filter;
    filter.area = RegionCode::fromString(u"330902");
    filter.facts = facts;
    ViewAddress address = ViewAddress::forScene(u"overview"_s).value();
    address.setFilter(filter);
    const Result<ViewAddress> back = ViewAddress::parse(address.toString());
    ASSERT_TRUE(back) << address.toString().toStdString();
    EXPECT_EQ(back->filter(QDate(2024, 6, 30)), filter);
    EXPECT_TRUE(factText({}).isEmpty());
}

TEST(FactAddress, NamesTheClauseThatCannotBeRead)
{
    const std::array<std::pair<QString, QString>, 9> cases{{{u"due:2024Q9"_s, u"facts.due"_s},
                                                            {u"ontime:perhaps"_s, u"facts.ontime"_s},
                                                            {u"accepted:-5"_s, u"facts.accepted"_s},
                                                            {u"overdue:noon"_s, u"facts.overdue"_s},
                                                            {u"category:"_s, u"facts.category"_s},
                                                            {u"exact:yes"_s, u"facts.exact"_s},
                                                            {u"mood:good"_s, u"facts.mood"_s},
                                                            {u"due:2024Q1;due:2024Q2"_s, u"facts.due"_s},
                                                            {u"unit:%4"_s, u"facts.unit"_s}}};
    for (const auto& [text, field] : cases) {
        const Result<FactConditions> read = factsFromText(text);
        ASSERT_FALSE(read) << text.toStdString();
        EXPECT_EQ(read.error().place.field, field) << text.toStdString();
    }
}
