// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/region.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

RegionCode code(QStringView text)
{
    return RegionCode::fromString(text).value();
}

} // namespace

TEST(RegionCode, ReadsEveryLevelAndWritesTheUsualForm)
{
    struct Case
    {
        QString text;
        RegionLevel level;
        QString written;
    };
    const std::vector<Case> cases{{u"33"_s, RegionLevel::Province, u"330000"_s},
                                  {u"330000"_s, RegionLevel::Province, u"330000"_s},
                                  {u"3309"_s, RegionLevel::City, u"330900"_s},
                                  {u"330902"_s, RegionLevel::County, u"330902"_s},
                                  {u"330902001"_s, RegionLevel::Township, u"330902001"_s},
                                  {u"330902001000"_s, RegionLevel::Township, u"330902001"_s},
                                  {u"330902000000"_s, RegionLevel::County, u"330902"_s},
                                  {u"990100"_s, RegionLevel::City, u"990100"_s}};
    for (const Case& item : cases) {
        const auto parsed = RegionCode::fromString(item.text);
        ASSERT_TRUE(parsed) << item.text.toStdString();
        EXPECT_EQ(parsed->level(), item.level) << item.text.toStdString();
        EXPECT_EQ(parsed->toString(), item.written);
        EXPECT_EQ(RegionCode::fromString(parsed->toString()), parsed);
    }
}

TEST(RegionCode, RefusesWhatIsNoCode)
{
    for (const QString& text : {u""_s, u"3"_s, u"330"_s, u"33090"_s, u"3309020"_s, u"33090200"_s, u"33090a"_s,
                                u"000000"_s, u"100000"_s, u"830000"_s, u"330002"_s, u"330900001"_s,
                                u"３３０９"_s, u"-30900"_s, u"330902001001"_s, u"3309020010000"_s})
        EXPECT_FALSE(RegionCode::fromString(text)) << text.toStdString();
    EXPECT_FALSE(RegionCode::fromNumber(-330902000));
    EXPECT_FALSE(RegionCode::fromNumber(330902001000LL));
}

TEST(RegionCode, AreasContainWhatLiesInsideThem)
{
    const RegionCode city = code(u"330900");
    EXPECT_TRUE(city.contains(city));
    EXPECT_TRUE(city.contains(code(u"330902")));
    EXPECT_TRUE(city.contains(code(u"330922203")));
    EXPECT_FALSE(city.contains(code(u"331000")));
    EXPECT_FALSE(city.contains(code(u"330000")));
    EXPECT_FALSE(code(u"330902").contains(code(u"330903001")));
    EXPECT_EQ(city.lastNumber(), 330999999);
    EXPECT_EQ(code(u"330902001").lastNumber(), 330902001);
}

TEST(RegionCode, KnowsTheAreasAbove)
{
    const RegionCode township = code(u"330902001");
    EXPECT_EQ(township.parent(), code(u"330902"));
    EXPECT_EQ(township.ancestor(RegionLevel::City), code(u"330900"));
    EXPECT_EQ(township.ancestor(RegionLevel::Township), township);
    EXPECT_EQ(code(u"330900").ancestor(RegionLevel::County), std::nullopt);
    EXPECT_EQ(code(u"330000").parent(), std::nullopt);
}

TEST(Region, NeedsAName)
{
    EXPECT_TRUE(Region::of({.code = code(u"330900"), .name = u"舟山市"_s}));
    const auto nameless = Region::of({.code = code(u"330900"), .name = u" "_s});
    ASSERT_FALSE(nameless);
    EXPECT_EQ(nameless.error().place.field, u"name"_s);
}

} // namespace onescreen
