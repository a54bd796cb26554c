// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/analysis/cataloguesample.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Catalogue sample(const QByteArray& json = sampleCatalogue())
{
    auto catalogue = parseCatalogue(json, sampleFile());
    if (!catalogue)
        ADD_FAILURE() << catalogue.error().toString().toStdString();
    return *std::move(catalogue);
}

IndicatorId id(QStringView text)
{
    return *IndicatorId::fromString(text);
}

const QDate inTime(2026, 9, 30);

std::optional<double> targetOf(const IndicatorDefinition& indicator, const UnitContext& unit, QDate day)
{
    const TargetRow* row = indicator.targetFor(unit, day);
    return row ? row->target : std::nullopt;
}

TargetRow row(const AreaSelector& area, double target)
{
    return {.area = area, .target = target};
}

} // namespace

TEST(Catalogue, TheTreeOfAPeriodHoldsWhatIsScoredInIt)
{
    const Catalogue catalogue = sample();
    const std::vector<TreeNode> tree = catalogue.treeOn(inTime, PeriodKind::Quarter);
    ASSERT_EQ(tree.size(), 5U);
    EXPECT_EQ(tree[0].id, u"index"_s);
    EXPECT_FALSE(tree[0].parent);
    EXPECT_EQ(tree[0].children, (std::vector<qsizetype>{1, 3}));
    EXPECT_EQ(tree[1].id, u"duty"_s);
    EXPECT_EQ(tree[1].weight, 60);
    EXPECT_EQ(tree[2].id, u"checks"_s);
    EXPECT_EQ(tree[2].level, NodeLevel::Indicator);
    EXPECT_EQ(tree[2].parent, 1);
    EXPECT_EQ(catalogue.indicators()[static_cast<std::size_t>(*tree[2].indicator)].id, id(u"checks"));
    EXPECT_EQ(tree[3].aggregation.kind, AggregationKind::Geometric);
    EXPECT_EQ(tree[4].id, u"closed"_s);

    EXPECT_TRUE(catalogue.treeOn(QDate(2023, 12, 31), PeriodKind::Quarter).empty());
    EXPECT_TRUE(catalogue.treeOn(inTime, PeriodKind::Year).empty());
}

TEST(Catalogue, ANodeWithoutLeavesInThePeriodIsLeftOut)
{
    const Catalogue catalogue =
        sample(with(R"("direction": "higher", "periods": ["month", "quarter"], "parent": "duty")",
                    R"("direction": "higher", "periods": ["quarter"], "parent": "duty")"));
    const auto tree = catalogue.treeOn(inTime, PeriodKind::Month);
    ASSERT_EQ(tree.size(), 3U);
    EXPECT_EQ(tree[1].id, u"work"_s);
}

TEST(Catalogue, EqualWeightsAreOne)
{
    const Catalogue catalogue = sample(with(R"("min_coverage": 0.6)", R"("equal_weights": true)"));
    const auto tree = catalogue.treeOn(inTime, PeriodKind::Quarter);
    EXPECT_EQ(tree[1].weight, 1);
    EXPECT_EQ(tree[3].weight, 1);
}

TEST(Catalogue, FindsTheVersionOfTheDay)
{
    const Catalogue catalogue =
        sample(with(R"("unit": "%", "direction": "lower", "periods": ["quarter"]})",
                    R"("unit": "%", "direction": "lower", "periods": ["quarter"], "valid_to": "2024-06-30"},
{"id": "rework", "version": 2, "valid_from": "2024-07-01", "name": "返工率", "document": "乙文", "kind": "ratio", "formula": "新",
 "numerator": {"text": "返工数"}, "denominators": [{"text": "应结案数"}], "unit": "%", "direction": "lower", "periods": ["quarter"]})"));
    EXPECT_EQ(catalogue.find(id(u"rework"), QDate(2024, 6, 30))->version, 1);
    EXPECT_EQ(catalogue.find(id(u"rework"), QDate(2024, 7, 1))->version, 2);
    EXPECT_EQ(catalogue.find(id(u"rework"), QDate(2023, 12, 31)), nullptr);
    EXPECT_EQ(catalogue.find(id(u"unknown"), inTime), nullptr);
    EXPECT_EQ(catalogue.validOn(inTime, PeriodKind::Quarter).size(), 4U);
    EXPECT_EQ(catalogue.validOn(inTime, PeriodKind::Month).size(), 2U);
}

TEST(Catalogue, TheMostExactTargetWins)
{
    IndicatorDefinition indicator{.id = id(u"a")};
    const auto county = RegionCode::fromString(u"330902");
    const auto town = RegionCode::fromString(u"330902001");
    indicator.targets = {row({}, 1),
                         row({.level = AreaLevel::Township}, 2),
                         row({.peerGroup = u"island"_s}, 3),
                         row({.region = county}, 4),
                         row({.region = town}, 5),
                         row({.unit = u"unit:7"_s}, 6)};
    indicator.targets.push_back(row({}, 7));
    indicator.targets.back().validFrom = QDate(2025, 1, 1);
    indicator.targets.back().validTo = QDate(2025, 12, 31);
    const QDate day(2024, 3, 31);
    EXPECT_EQ(targetOf(indicator, {}, day), 1);
    EXPECT_EQ(targetOf(indicator, {}, QDate(2025, 3, 31)), 7);
    EXPECT_EQ(targetOf(indicator, {}, QDate(2026, 1, 1)), 1);
    UnitContext unit{.level = AreaLevel::Township, .region = RegionCode::fromString(u"330921001")};
    EXPECT_EQ(targetOf(indicator, unit, day), 2);
    unit.peerGroup = u"island"_s;
    EXPECT_EQ(targetOf(indicator, unit, day), 3);
    unit.region = RegionCode::fromString(u"330902002");
    EXPECT_EQ(targetOf(indicator, unit, day), 4);
    unit.region = town;
    EXPECT_EQ(targetOf(indicator, unit, day), 5);
    unit.unit = u"unit:7"_s;
    EXPECT_EQ(targetOf(indicator, unit, day), 6);
    indicator.targets.erase(indicator.targets.begin());
    EXPECT_EQ(targetOf(indicator, {}, day), std::nullopt);
}

TEST(Catalogue, ADenominatorCanBringItsNumerator)
{
    const Catalogue catalogue = sample();
    const IndicatorDefinition& before = *catalogue.find(id(u"closed"), inTime);
    EXPECT_EQ(before.denominator()->id, u"due"_s);
    EXPECT_EQ(before.numerator->text, u"结案数"_s);
    const auto accepted = catalogue.withDenominator(id(u"closed"), u"accepted"_s);
    ASSERT_TRUE(accepted);
    EXPECT_EQ(accepted->find(id(u"closed"), inTime)->denominator()->text, u"受理数"_s);
    EXPECT_EQ(accepted->find(id(u"closed"), inTime)->numerator->text, u"受理中结案数"_s);
    const auto back = accepted->withDenominator(id(u"closed"), u"due"_s);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, catalogue);
    EXPECT_FALSE(catalogue.withDenominator(id(u"closed"), u"filed"_s));
    EXPECT_FALSE(catalogue.withDenominator(id(u"unknown"), u"due"_s));
}

TEST(Catalogue, WhatIfWeightsNeedNotSum)
{
    const Catalogue catalogue = sample();
    const auto changed = catalogue.withWeights({{u"duty"_s, 10.0}});
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->treeOn(inTime, PeriodKind::Quarter)[1].weight, 10);
    EXPECT_EQ(catalogue.treeOn(inTime, PeriodKind::Quarter)[1].weight, 60);
    EXPECT_FALSE(catalogue.withWeights({{u"duty"_s, -1.0}}));
    EXPECT_FALSE(catalogue.withWeights({{u"nobody"_s, 1.0}}));
    EXPECT_FALSE(catalogue.withWeights({{u"duty"_s, 0.0}, {u"work"_s, 0.0}}));
    EXPECT_FALSE(catalogue.withWeights({{u"duty"_s, std::numeric_limits<double>::infinity()}}));
}

TEST(Catalogue, GroupsGradesAndDifficulties)
{
    const Catalogue catalogue = sample(
        with(R"("point_rules": [)", R"("grades": [{"name": "优秀", "from": 90}, {"name": "良好", "from": 80}],
"peer_groups": [{"id": "island", "name": "海岛", "regions": ["3309"]}, {"id": "town", "name": "城区", "regions": ["330902"], "level": "township"}, {"id": "teams", "name": "队", "units": ["unit:7"]}],
"difficulties": [{"region": "3309", "coefficient": 1.05}, {"region": "330902", "coefficient": 0.95}],
"point_rules": [)"));
    const auto context = [](QStringView region, AreaLevel level) {
        return UnitContext{.level = level, .region = RegionCode::fromString(region)};
    };
    EXPECT_EQ(catalogue.peerGroupOf(context(u"330921001", AreaLevel::Township))->id, u"island"_s);
    EXPECT_EQ(catalogue.peerGroupOf(context(u"330902001", AreaLevel::Township))->id, u"town"_s);
    EXPECT_EQ(catalogue.peerGroupOf(context(u"330902", AreaLevel::County))->id, u"island"_s);
    EXPECT_EQ(catalogue.peerGroupOf({.unit = u"unit:7"_s})->id, u"teams"_s);
    EXPECT_EQ(catalogue.peerGroupOf({.unit = u"x"_s, .peerGroup = u"town"_s})->id, u"town"_s);
    EXPECT_EQ(catalogue.peerGroupOf(context(u"330100", AreaLevel::City)), nullptr);
    EXPECT_EQ(catalogue.difficultyOf(context(u"330902001", AreaLevel::Township)), 0.95);
    EXPECT_EQ(catalogue.difficultyOf(context(u"330921", AreaLevel::County)), 1.05);
    EXPECT_EQ(catalogue.difficultyOf(context(u"330100", AreaLevel::City)), 1);
    EXPECT_EQ(catalogue.gradeOf(90)->nameZh, u"优秀"_s);
    EXPECT_EQ(catalogue.gradeOf(89.99)->nameZh, u"良好"_s);
    EXPECT_EQ(catalogue.gradeOf(79.99), nullptr);
}

TEST(Catalogue, PointRulesExpire)
{
    const Catalogue catalogue = sample(with(R"("cap": 2})", R"("cap": 2, "valid_from": "2025-01-01"},
{"id": "v", "rule": "veto", "title": "否决", "document": "甲文", "kind": "cap_score", "cap_score": 59.9, "trigger": "praise", "approver": "市办", "expires": "2025-12-31"})"));
    EXPECT_EQ(catalogue.pointRulesOn(QDate(2024, 12, 31)).size(), 1U);
    EXPECT_EQ(catalogue.pointRulesOn(QDate(2025, 12, 31)).size(), 2U);
    EXPECT_EQ(catalogue.pointRulesOn(QDate(2026, 1, 1)).size(), 1U);
}

TEST(Catalogue, CannotBeMadeOfFieldsWithErrors)
{
    CatalogueFields fields = sample().fields();
    EXPECT_TRUE(Catalogue::of(fields));
    fields.nodes[1].weight = 50;
    const auto refused = Catalogue::of(fields);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place.row, 5);
    EXPECT_TRUE(refused.error().text.contains(u"weight-sum"_s));
}

TEST(ScoreRule, RefusesNumbersOutOfRange)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(ScoreRule::of(RatioPoints{.points = 0}));
    EXPECT_FALSE(ScoreRule::of(RatioPoints{.points = nan}));
    EXPECT_FALSE(ScoreRule::of(TargetRatio{.target = nan}));
    EXPECT_FALSE(ScoreRule::of(Goalposts{.zeroAt = 0, .fullAt = 10, .logarithmic = true}));
    EXPECT_FALSE(ScoreRule::of(PiecewiseLinear{.knots = {{0, 0}, {0, 100}}}));
    EXPECT_FALSE(ScoreRule::of(PiecewiseLinear{.knots = {{0, 0}, {1, 101}}}));
    EXPECT_FALSE(ScoreRule::of(ShortfallPoints{.perStep = 0}));
    EXPECT_FALSE(ScoreRule::of(ShortfallPoints{.step = -1}));
    EXPECT_FALSE(ScoreRule::of(StepPoints{}));
    EXPECT_FALSE(ScoreRule::of(StepPoints{.bands = {{.from = 0, .fromIncluded = false}, {.from = 0}}}));
    EXPECT_TRUE(ScoreRule::of(StepPoints{.bands = {{.from = 0}, {.from = 0, .fromIncluded = false}}}));
    EXPECT_FALSE(ScoreRule::of(EventDeduction{}));
    EXPECT_FALSE(ScoreRule::of(EventDeduction{.items = {{.points = 1, .each = 0}}}));
    EXPECT_FALSE(ScoreRule::of(RankPoints{.points = 500, .last = 600}));
    const auto wenzhou = ScoreRule::of(RankPoints{.points = 600, .last = 500});
    ASSERT_TRUE(wenzhou);
    EXPECT_EQ(fullPoints(**wenzhou), 600);
    EXPECT_TRUE(isRelative(**wenzhou));
    EXPECT_EQ(scoreRuleName(**wenzhou), u"rank"_s);
    EXPECT_EQ(scoreRuleName(ShortfallPoints{}), u"shortfall"_s);
    EXPECT_FALSE(isRelative(Goalposts{}));
}

TEST(PointRule, AVetoNamesDocumentApproverAndEffect)
{
    const Veto cap{.trigger = id(u"a"), .capScore = 59.9, .approver = u"市办"_s};
    PointRuleFields fields{
        .id = *PointRuleId::fromString(u"v"), .title = u"否决"_s, .document = u"甲文"_s, .body = cap};
    EXPECT_TRUE(PointRule::of(fields));
    PointRuleFields bad = fields;
    bad.document.clear();
    EXPECT_FALSE(PointRule::of(bad));
    bad = fields;
    std::get<Veto>(bad.body).approver.clear();
    EXPECT_FALSE(PointRule::of(bad));
    bad = fields;
    std::get<Veto>(bad.body).capScore.reset();
    EXPECT_FALSE(PointRule::of(bad));
    bad = fields;
    std::get<Veto>(bad.body).kind = VetoKind::Exclude;
    EXPECT_FALSE(PointRule::of(bad));
    bad = fields;
    bad.boundBy = bad.id;
    EXPECT_FALSE(PointRule::of(bad));
}

} // namespace onescreen
