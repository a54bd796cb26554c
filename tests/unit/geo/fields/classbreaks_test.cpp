// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/choropleth.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace onescreen::geo {

using test::code;
using Values = std::vector<double>;

namespace {

std::vector<int> members(const Values& values, const Values& breaks)
{
    std::vector<int> counts(breaks.size() + 1);
    for (const double value : values)
        ++counts.at(static_cast<std::size_t>(classOf(value, breaks)));
    return counts;
}

double spread(const Values& values, const Values& breaks)
{
    double sum = 0;
    for (int i = 0; i <= static_cast<int>(breaks.size()); ++i) {
        Values some;
        std::ranges::copy_if(values, std::back_inserter(some),
                             [&](double value) { return classOf(value, breaks) == i; });
        double mean = 0;
        for (const double value : some)
            mean += value / static_cast<double>(some.size());
        for (const double value : some)
            sum += (value - mean) * (value - mean);
    }
    return sum;
}

/// The least spread over every way to cut the distinct values into so many classes.
double leastSpread(const Values& values, std::size_t classes)
{
    Values distinct = values;
    std::ranges::sort(distinct);
    const auto rest = std::ranges::unique(distinct);
    distinct.erase(rest.begin(), rest.end());
    double least = std::numeric_limits<double>::infinity();
    for (unsigned cuts = 0; cuts < 1U << (distinct.size() - 1); ++cuts) {
        Values breaks;
        for (std::size_t i = 0; i + 1 < distinct.size(); ++i) {
            if (cuts >> i & 1U)
                breaks.push_back(distinct[i]);
        }
        if (breaks.size() + 1 == std::min(classes, distinct.size()))
            least = std::min(least, spread(values, breaks));
    }
    return least;
}

} // namespace

TEST(EqualIntervals, CutTheRangeIntoEqualWidths)
{
    EXPECT_EQ(equalIntervalBreaks(Values{0, 3, 100}, 4), (Values{25, 50, 75}));
    // By hand: 10 to 20 in five steps of 2; the value on a limit belongs below it.
    const Values values{10, 12, 12, 14.5, 20};
    const Values breaks = equalIntervalBreaks(values, 5);
    EXPECT_EQ(breaks, (Values{12, 14, 16, 18}));
    EXPECT_EQ(members(values, breaks), (std::vector<int>{3, 0, 1, 0, 1}));
}

TEST(EqualIntervals, GiveOneClassWhereNothingDiffers)
{
    EXPECT_TRUE(equalIntervalBreaks(Values{}, 5).empty());
    EXPECT_TRUE(equalIntervalBreaks(Values{7}, 5).empty());
    EXPECT_TRUE(equalIntervalBreaks(Values{7, 7, 7}, 5).empty());
    EXPECT_TRUE(equalIntervalBreaks(Values{1, 2}, 1).empty());
    EXPECT_TRUE(equalIntervalBreaks(Values{1, 2}, 0).empty());
}

TEST(NaturalBreaks, FindTheGapsInWorkedExamples)
{
    // Clear groups, whatever their sizes.
    EXPECT_EQ(naturalBreaks(Values{1, 2, 3, 10, 11, 12, 50, 51}, 3), (Values{3, 12}));
    EXPECT_EQ(naturalBreaks(Values{4, 5, 9, 10}, 2), Values{5});
    EXPECT_TRUE(naturalBreaks(Values{5, 5, 5}, 4).empty());
    EXPECT_EQ(naturalBreaks(Values{1, 2}, 5), Values{1});
    EXPECT_TRUE(naturalBreaks(Values{}, 5).empty());
}

TEST(NaturalBreaks, LeaveTheLeastSpreadOfAllCuts)
{
    std::mt19937 random(11);
    std::uniform_int_distribution<int> value(0, 12);
    for (int round = 0; round < 60; ++round) {
        Values values(static_cast<std::size_t>(2 + round % 12));
        std::ranges::generate(values, [&] { return 1e6 + value(random) * 0.5; });
        for (int classes = 2; classes <= 5; ++classes) {
            const Values breaks = naturalBreaks(values, classes);
            ASSERT_NEAR(spread(values, breaks), leastSpread(values, static_cast<std::size_t>(classes)), 1e-6)
                << "round " << round << ", " << classes << " classes";
        }
    }
}

TEST(Breaks, OfEveryMethodAscendAndLeaveNoTieApart)
{
    std::mt19937 random(3);
    std::uniform_int_distribution<int> few(-4, 4);
    for (int round = 0; round < 400; ++round) {
        Values values(static_cast<std::size_t>(round % 30));
        std::ranges::generate(values, [&] { return few(random) / 4.0; });
        for (const ClassMethod method : allClassMethods) {
            ClassRule rule{
                .method = method, .classes = 3 + round % 5, .manual = {0.25, -1, 0.25}, .pivot = {}};
            if (round % 2 == 0)
                rule.pivot = Pivot{.at = 0, .belongsAbove = round % 4 == 0};
            const Values breaks = breaksFor(values, rule);
            ASSERT_TRUE(std::ranges::is_sorted(breaks));
            ASSERT_EQ(std::ranges::adjacent_find(breaks), breaks.end());
            if (method == ClassMethod::Manual)
                continue;
            ASSERT_LT(breaks.size(), static_cast<std::size_t>(rule.classes));
            if (method != ClassMethod::EqualInterval && !values.empty()) {
                ASSERT_TRUE(std::ranges::none_of(members(values, breaks), [](int n) { return n == 0; }));
            }
            if (!rule.pivot)
                continue;
            for (const double a : values) {
                for (const double b : values) {
                    const bool apart = rule.pivot->isAbove(a) != rule.pivot->isAbove(b);
                    ASSERT_TRUE(!apart || classOf(a, breaks) != classOf(b, breaks)) << a << " and " << b;
                }
            }
        }
    }
}

TEST(Breaks, PutTheTargetItselfOnItsSide)
{
    const Values values{80, 90, 95, 95, 98};
    const auto classes = [&](bool belongsAbove) {
        const ClassRule rule{
            .classes = 4, .manual = {}, .pivot = Pivot{.at = 95, .belongsAbove = belongsAbove}};
        const Values breaks = breaksFor(values, rule);
        return std::pair(classOf(90, breaks) != classOf(95, breaks),
                         classOf(98, breaks) != classOf(95, breaks));
    };
    EXPECT_EQ(classes(true).first, true);
    EXPECT_EQ(classes(false).second, true);
}

TEST(Breaks, ByHandAreSortedAndEachOnce)
{
    EXPECT_EQ(manualBreaks(Values{5, 1, std::nan(""), 5, INFINITY, 2}), (Values{1, 2, 5}));
    const ClassRule rule{
        .method = ClassMethod::Manual, .manual = {60, 90}, .pivot = Pivot{.at = 90, .belongsAbove = true}};
    const Values breaks = breaksFor(Values{10, 90}, rule);
    ASSERT_EQ(breaks.size(), 2U);
    EXPECT_EQ(classOf(90, breaks), 2);
    EXPECT_EQ(classOf(89.999, breaks), 1);
    EXPECT_EQ(classOf(60, breaks), 0);
}

TEST(ClassMethods, HaveNamesThatAreReadBack)
{
    for (const ClassMethod method : allClassMethods)
        EXPECT_EQ(classMethodFromName(classMethodName(method)), method);
    EXPECT_FALSE(classMethodFromName(u"jenks"));
}

TEST(ChoroplethClasses, CountMissingByReason)
{
    const std::vector<Choropleth::Value> values{
        {.code = code(u"330902"), .value = 3.0},
        {.code = code(u"330903"), .value = {}, .reason = MissingReason::NotReported},
        {.code = code(u"330921"), .value = {}, .reason = MissingReason::Suppressed},
        {.code = code(u"330922"), .value = std::nan(""), .reason = MissingReason::NotReported}};
    const Choropleth map(RegionLevel::County, values, ClassRule{});
    EXPECT_EQ(map.missing(), 3);
    EXPECT_EQ(map.missing(MissingReason::NotReported), 2);
    EXPECT_EQ(map.missing(MissingReason::NotApplicable), 0);
    EXPECT_EQ(map.missingOf(code(u"330921")), MissingReason::Suppressed);
    EXPECT_FALSE(map.missingOf(code(u"330902")));
    EXPECT_FALSE(map.missingOf(code(u"330102")));
    ASSERT_EQ(map.classes().size(), 1U);
    EXPECT_EQ(map.classes()[0].areas, 1);
    EXPECT_EQ(map.areas().size(), 4U);
}

TEST(ChoroplethClasses, KeepEmptyOnesWithTheirLimits)
{
    const std::vector<Choropleth::Value> values{{.code = code(u"330902"), .value = 0.0},
                                                {.code = code(u"330903"), .value = 100.0}};
    const Choropleth map(
        RegionLevel::County, values,
        ClassRule{.method = ClassMethod::EqualInterval, .classes = 4, .manual = {}, .pivot = {}});
    ASSERT_EQ(map.classes().size(), 4U);
    EXPECT_EQ(map.classes()[1].areas, 0);
    EXPECT_EQ(map.classes()[1].above, 25.0);
    EXPECT_EQ(map.classes()[1].upTo, 50.0);
    EXPECT_FALSE(map.classes()[0].above);
    EXPECT_FALSE(map.classes()[3].upTo);
    EXPECT_EQ(map.classOf(code(u"330903")), 3);
}

TEST(ChoroplethClasses, KnowTheirSideOfATarget)
{
    const std::vector<Choropleth::Value> values{{.code = code(u"330902"), .value = 90.0},
                                                {.code = code(u"330903"), .value = 95.0},
                                                {.code = code(u"330921"), .value = 97.0}};
    const Choropleth map(RegionLevel::County, values,
                         ClassRule{.manual = {}, .pivot = Pivot{.at = 95, .belongsAbove = true}});
    using Side = Choropleth::Side;
    const auto side = [&](QStringView area) {
        return map.classes().at(static_cast<std::size_t>(map.classOf(code(area)).value())).side;
    };
    EXPECT_EQ(side(u"330902"), Side::Below);
    EXPECT_EQ(side(u"330903"), Side::Above);
    EXPECT_EQ(side(u"330921"), Side::Above);
    const Choropleth plain(RegionLevel::County, values, ClassRule{});
    EXPECT_EQ(plain.classes()[0].side, Side::None);
}

} // namespace onescreen::geo
