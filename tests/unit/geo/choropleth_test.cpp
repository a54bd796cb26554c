// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/choropleth.h"
#include "app/geo/tilepainter.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace onescreen::geo {

using test::code;

TEST(QuantileBreaks, CutIntoEqualParts)
{
    std::vector<double> values(100);
    std::iota(values.begin(), values.end(), 1);
    EXPECT_EQ(quantileBreaks(values, 5), (std::vector<double>{20, 40, 60, 80}));
    EXPECT_EQ(quantileBreaks(values, 1), std::vector<double>{});
    EXPECT_EQ(quantileBreaks(values, 0), std::vector<double>{});
}

TEST(QuantileBreaks, KeepEqualValuesTogetherAndNoClassEmpty)
{
    std::mt19937 random(4);
    std::uniform_int_distribution<int> few(0, 6);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> values(static_cast<std::size_t>(1 + round % 40));
        std::ranges::generate(values, [&] { return few(random); });
        const std::vector<double> breaks = quantileBreaks(values, 1 + round % 7);
        std::vector<int> members(breaks.size() + 1);
        for (const double value : values)
            ++members.at(static_cast<std::size_t>(classOf(value, breaks)));
        ASSERT_TRUE(std::ranges::none_of(members, [](int count) { return count == 0; }));
        ASSERT_TRUE(std::ranges::is_sorted(breaks));
        ASSERT_LT(breaks.size(), static_cast<std::size_t>(1 + round % 7));
    }
}

TEST(QuantileBreaks, LeaveOutWhatIsNotFinite)
{
    const std::vector<double> values{1, std::nan(""), 2, INFINITY, 3, 4};
    EXPECT_EQ(quantileBreaks(values, 2), std::vector<double>{2});
    EXPECT_TRUE(quantileBreaks(std::vector<double>{}, 5).empty());
}

TEST(Choropleth, KeepsMissingApartFromZero)
{
    const std::vector<Choropleth::Value> values{{.code = code(u"330902"), .value = 0.0},
                                                {.code = code(u"330903"), .value = 8.0},
                                                {.code = code(u"330921"), .value = std::nullopt},
                                                {.code = code(u"330922"), .value = std::nan("")}};
    const Choropleth map(RegionLevel::County, values, 5);
    EXPECT_EQ(map.classOf(code(u"330902")), 0);
    EXPECT_EQ(map.classOf(code(u"330903")), 1);
    EXPECT_FALSE(map.classOf(code(u"330921")));
    EXPECT_FALSE(map.valueOf(code(u"330922")));
    EXPECT_TRUE(map.covers(code(u"330921")));
    EXPECT_FALSE(map.covers(code(u"330102")));
    EXPECT_EQ(map.missing(), 2);
    ASSERT_EQ(map.classes().size(), 2U);
    EXPECT_EQ(map.classes().at(1).from, 8.0);
    EXPECT_EQ(map.classes().at(0).areas, 1);
}

TEST(Choropleth, OfNothingKnownHasNoClasses)
{
    const std::vector<Choropleth::Value> values{{.code = code(u"330902"), .value = std::nullopt}};
    const Choropleth map(RegionLevel::County, values, 5);
    EXPECT_TRUE(map.classes().empty());
    EXPECT_EQ(map.missing(), 1);
}

TEST(Choropleth, SpreadsItsClassesOverTheRamp)
{
    EXPECT_EQ(rampIndex(0, 5), 0U);
    EXPECT_EQ(rampIndex(4, 5), 6U);
    EXPECT_EQ(rampIndex(1, 2), 6U);
    EXPECT_EQ(rampIndex(0, 1), 3U);
    for (int i = 0; i < 7; ++i)
        EXPECT_EQ(rampIndex(i, 7), static_cast<std::size_t>(i));
}

} // namespace onescreen::geo
