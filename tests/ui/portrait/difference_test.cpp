// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between issues, and between two units, exactly.
#include "tests/ui/portrait/sampleportrait.h"
#include "ui/portrait/portraitcharts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

TEST(IssueDifference, ContributionsAddUpToTheChangeOfTheBaseScore)
{
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        const portrait::Portrait before = randomPortrait(seed);
        const portrait::Portrait now = randomPortrait(seed + 10'000);
        const portrait::IssueDifference difference = portrait::differenceOf(before, now);
        double sum = 0.0;
        for (const portrait::ItemMoved& item : difference.items)
            sum += item.contribution;
        EXPECT_NEAR(sum, now.base.value_or(0.0) - before.base.value_or(0.0), 1e-9) << seed;
        EXPECT_EQ(difference.base.difference().has_value(), now.base && before.base);
        EXPECT_EQ(std::ssize(difference.opened) + std::ssize(difference.remaining), std::ssize(now.warnings));
        EXPECT_EQ(std::ssize(difference.closed) + std::ssize(difference.remaining),
                  std::ssize(before.warnings));
    }
}

TEST(IssueDifference, AValueThatIsMissingHasNoDifference)
{
    const portrait::Portrait before = samplePortrait();
    portrait::Portrait now = samplePortrait();
    now.items[0].state = portrait::State::NotReported;
    now.items[0].value.reset();
    now.items.erase(now.items.begin() + 1);
    const portrait::IssueDifference difference = portrait::differenceOf(before, now);
    EXPECT_EQ(difference.items[0].value.difference(), std::nullopt);
    EXPECT_EQ(difference.items[0].stateBefore, portrait::State::Value);
    EXPECT_EQ(difference.items.back().id, before.items[1].id);
    EXPECT_EQ(difference.items.back().value.now, std::nullopt);
    EXPECT_EQ(difference.items.back().stateBefore, portrait::State::Value);
    EXPECT_TRUE(difference.sameCatalogue);
    now.catalogueVersion = u"zhoushan-sample 2"_s;
    EXPECT_FALSE(portrait::differenceOf(before, now).sameCatalogue);
}

TEST(IssueDifference, WarningsOpenRemainAndClose)
{
    const portrait::Issue issue = sampleIssue();
    ASSERT_TRUE(issue.difference);
    EXPECT_TRUE(issue.difference->closed.contains(u"k33"_s));
    EXPECT_TRUE(issue.difference->opened.contains(u"k23"_s));
    EXPECT_EQ(issue.difference->remaining.size(), 1);
    const WarningListData list = warningData(issue, QLocale());
    ASSERT_EQ(list.rows.size(), 4U) << "three signals, and one that is quiet";
    EXPECT_EQ(list.rows[0].level, portrait::WarningLevel::Orange);
    EXPECT_TRUE(list.rows[0].isNew);
    EXPECT_TRUE(list.rows[0].reasons.contains(u"控制限"_s));
    EXPECT_EQ(list.rows[3].key, u"k33"_s);
    EXPECT_TRUE(list.rows[3].reasons.contains(u"再有一期安静即关闭"_s));
}

TEST(IssueDifference, ATableCellThatCannotBeComparedIsEmptyInExports)
{
    portrait::Issue issue = sampleIssue();
    issue.now.items[3].ruleChanged = true;
    issue.before->items[14].state = portrait::State::Value;
    issue.before->items[14].value = 90.0;
    const ExportTable table = chartTable(differenceTable(issue, QLocale()));
    ASSERT_EQ(table.rows.size(), std::ssize(issue.now.items));
    EXPECT_FALSE(table.rows[3][3].isValid());
    EXPECT_TRUE(table.rows[4][3].isValid());
    EXPECT_NEAR(table.rows[4][3].toDouble(), *issue.now.items[4].value - *issue.before->items[4].value,
                1e-12);
    EXPECT_FALSE(table.rows[14][1].isValid()) << "not reported is no number";
    EXPECT_FALSE(table.rows[2][3].isValid()) << "nine cases are not compared";
}

TEST(UnitComparison, GapsAddUpToTheDifferenceOfTheBaseScores)
{
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        const portrait::Portrait first = randomPortrait(seed);
        const portrait::Portrait second = randomPortrait(seed + 20'000);
        const portrait::ComparedUnits compared = portrait::comparisonOf(first, second);
        double items = 0.0;
        for (const portrait::ComparedLine& line : compared.items)
            items += line.gap;
        EXPECT_NEAR(items, first.base.value_or(0.0) - second.base.value_or(0.0), 1e-9) << seed;
    }
}

TEST(UnitComparison, SaysWhenADifferenceMayBeChance)
{
    portrait::Portrait first = samplePortrait();
    portrait::Portrait second = samplePortrait(u"330903"_s, u"普陀区"_s, first.period, 11);
    first.items[4].low = 90.0;
    first.items[4].high = 96.0;
    second.items[4].low = 95.0;
    second.items[4].high = 99.0;
    second.items[5].low = first.items[5].high.value() + 0.1;
    second.items[5].high = *second.items[5].low + 1.0;
    second.items[6].low.reset();
    const auto lines = portrait::comparisonOf(first, second).items;
    EXPECT_EQ(lines[2].telling, portrait::Telling::None);
    EXPECT_EQ(lines[2].difference, std::nullopt);
    EXPECT_EQ(lines[4].telling, portrait::Telling::Overlap);
    EXPECT_EQ(lines[5].telling, portrait::Telling::Apart);
    EXPECT_EQ(lines[6].telling, portrait::Telling::Unstated);
    EXPECT_EQ(lines[14].telling, portrait::Telling::None);
    EXPECT_TRUE(lines.back().context);
    EXPECT_EQ(lines.back().difference, std::nullopt) << "volumes of penalties are not compared";
    second.items[7].denominator = 5.0;
    EXPECT_EQ(portrait::comparisonOf(first, second).items[7].telling, portrait::Telling::TooFew);
}

TEST(UnitComparison, SaysWhenUnitsAreNotAlike)
{
    const portrait::Portrait first = samplePortrait();
    portrait::Portrait second = first;
    EXPECT_TRUE(portrait::comparisonOf(first, second).samePeers);
    second.unit.level = portrait::Level::Township;
    second.catalogueVersion = u"other 1"_s;
    const portrait::ComparedUnits compared = portrait::comparisonOf(first, second);
    EXPECT_FALSE(compared.samePeers);
    EXPECT_FALSE(compared.sameCatalogue);
}

TEST(PortraitTrend, PointBelowTheLimitIsAConcernAndTargetWillFail)
{
    // H1 of the method: twelve quarters around 93, then 86.
    std::vector<portrait::TrendPoint> points;
    const std::vector<double> values{92, 94, 91, 93, 95, 92, 94, 93, 91, 94, 93, 92, 86};
    for (std::size_t at = 0; at < values.size(); ++at) {
        const QDate first = QDate(2021, 1, 1).addMonths(static_cast<int>(3 * at));
        points.push_back({.period = *Period::fromDays(first, first.addMonths(3).addDays(-1)),
                          .value = values[at],
                          .numerator = {},
                          .denominator = {}});
    }
    const auto trend = portrait::trendOf(points, portrait::Better::Higher, 99.0);
    ASSERT_TRUE(trend);
    const portrait::Control control = portrait::controlOf(*trend);
    EXPECT_EQ(control.signal, statistics::SignalRule::OutsideLimits);
    EXPECT_TRUE(control.concern);
    EXPECT_EQ(control.assurance, statistics::Assurance::WillFail);
    points.erase(points.begin() + 11, points.end());
    const portrait::Control trial =
        portrait::controlOf(*portrait::trendOf(points, portrait::Better::Higher, 99.0));
    EXPECT_EQ(trial.limits, statistics::LimitState::Trial);
    EXPECT_EQ(trial.signal, statistics::SignalRule::None) << "limits on trial raise no alarm";
}

TEST(PortraitTrend, RatesThatStandStillAreChartedAsFailures)
{
    std::vector<portrait::TrendPoint> points;
    for (int month = 0; month < 13; ++month) {
        const QDate first = QDate(2023, 6, 1).addMonths(month);
        points.push_back({.period = *Period::fromDays(first, first.addMonths(1).addDays(-1)),
                          .value = 100.0,
                          .numerator = 40.0,
                          .denominator = 40.0});
    }
    const auto trend = portrait::trendOf(points, portrait::Better::Higher, 100.0);
    ASSERT_TRUE(trend);
    EXPECT_TRUE(trend->failures);
    EXPECT_EQ(trend->chart.points.back().value, 0.0);
    EXPECT_EQ(portrait::trendOf({}, portrait::Better::Higher, {}), std::nullopt);
    points[2].value.reset();
    points[2].numerator.reset();
    const auto gap = portrait::trendOf(points, portrait::Better::Higher, {});
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->chart.points[2].value, std::nullopt);
}

TEST(PortraitFunnel, FlagsByTheTailAndNeedsPeers)
{
    const std::vector<portrait::FunnelUnit> units{{u"a"_s, u"甲"_s, 90.0, 100.0},
                                                  {u"b"_s, u"乙"_s, 91.0, 100.0},
                                                  {u"c"_s, u"丙"_s, 89.0, 100.0},
                                                  {u"d"_s, u"丁"_s, 1.0, 1.0}};
    const auto field = portrait::funnelOf(units);
    ASSERT_TRUE(field);
    EXPECT_EQ(portrait::placeIn(*field, u"d"_s)->place, portrait::Funnel::Place::Inside);
    EXPECT_EQ(portrait::placeIn(*field, u"x"_s), std::nullopt);
    EXPECT_FALSE(portrait::funnelOf({units.begin(), units.begin() + 3}));
    EXPECT_FALSE(portrait::funnelOf({{u"a"_s, u"甲"_s, 9.0, 5.0}, units[0], units[1], units[2]}));
}
