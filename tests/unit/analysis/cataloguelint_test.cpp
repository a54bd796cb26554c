// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/analysis/cataloguesample.h"

#include <gtest/gtest.h>

#include <numeric>
#include <ostream>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct BadCatalogue
{
    const char* before;
    const char* after;
    const char* rule;
    int line;

    friend void PrintTo(const BadCatalogue& bad, std::ostream* to)
    {
        *to << bad.rule << " at " << bad.line << ": " << bad.after;
    }
};

const char* const praiseUnit = R"("unit": "项", "direction": "higher", "periods": ["quarter"]})";
const char* const reworkUnit = R"("unit": "%", "direction": "lower", "periods": ["quarter"]})";
const char* const checksScore = R"("weight": 100, "score": {"rule": "ratio"}})";
const char* const targetRatio = R"("score": {"rule": "target_ratio"})";
const char* const bonusRule = R"("items": [{"indicator": "praise", "points": 1}], "cap": 2})";

} // namespace

class CatalogueLintErrors : public testing::TestWithParam<BadCatalogue>
{
};

TEST_P(CatalogueLintErrors, RefuseWithRuleAndLine)
{
    const BadCatalogue& bad = GetParam();
    const CatalogueReading reading = readCatalogue(with(bad.before, bad.after), sampleFile());
    EXPECT_FALSE(reading.catalogue);
    EXPECT_TRUE(hasFinding(reading.findings, LintSeverity::Error, QString::fromUtf8(bad.rule), bad.line))
        << shown(reading.findings);
}

class CatalogueLintWarnings : public testing::TestWithParam<BadCatalogue>
{
};

TEST_P(CatalogueLintWarnings, LetTheCataloguePass)
{
    const BadCatalogue& bad = GetParam();
    const CatalogueReading reading = readCatalogue(with(bad.before, bad.after), sampleFile());
    EXPECT_TRUE(reading.catalogue) << shown(reading.findings);
    EXPECT_TRUE(hasFinding(reading.findings, LintSeverity::Warning, QString::fromUtf8(bad.rule), bad.line))
        << shown(reading.findings);
}

INSTANTIATE_TEST_SUITE_P(
    Variants, CatalogueLintErrors,
    testing::Values(
        BadCatalogue{
            R"("score": {"rule": "ratio"}})",
            R"("score": {"rule": "ratio"}, "score_variants": [{"rule": "relative", "method": "z_score"}]})",
            "score-variant", 21},
        BadCatalogue{R"("unit": "%", "direction": "lower", "periods": ["quarter"]})",
                     R"("unit": "%", "direction": "lower", "periods": ["quarter"],
 "score_variants": [{"rule": "ratio", "complement": true}]})",
                     "score-variant", 18},
        BadCatalogue{
            R"("score": {"rule": "ratio"}})",
            R"("score": {"rule": "ratio"}, "score_variants": [{"rule": "piecewise", "knots": [{"value": 0, "marks": 50}, {"value": 100, "marks": 0}]}]})",
            "score-not-monotone", 21}));

INSTANTIATE_TEST_SUITE_P(
    Tree, CatalogueLintErrors,
    testing::Values(
        BadCatalogue{R"("name": "履职", "parent": "index", "weight": 60})",
                     R"("name": "履职", "parent": "index", "weight": 60.000001})", "weight-sum", 5},
        BadCatalogue{R"("parent": "index", "weight": 60})", R"("parent": "index", "weight": -60})",
                     "weight-negative", 6},
        BadCatalogue{R"("name": "履职", "parent": "index")", R"("name": "履职", "parent": "top")",
                     "unknown-parent", 6},
        BadCatalogue{R"("periods": ["month", "quarter"], "parent": "work")",
                     R"("periods": ["month", "quarter"], "parent": "works")", "unknown-parent", 10},
        BadCatalogue{R"("level": "dimension", "name": "履职", "parent": "index", "weight": 60},)",
                     R"("level": "group", "name": "履职", "parent": "g2", "weight": 60},
{"id": "g2", "level": "group", "name": "乙", "parent": "duty", "weight": 60},)",
                     "cycle", 6},
        BadCatalogue{R"("level": "dimension", "name": "履职", "parent": "index")",
                     R"("level": "dimension", "name": "履职", "parent": "work")", "node-level", 6},
        BadCatalogue{R"("level": "dimension", "name": "履职", "parent": "index")",
                     R"("level": "index", "name": "履职")", "index-node", 6},
        BadCatalogue{R"({"id": "work",)", R"({"id": "duty",)", "duplicate-id", 7},
        BadCatalogue{R"({"id": "work",)", R"({"id": "checks",)", "duplicate-id", 21},
        BadCatalogue{R"("min_coverage": 0.6)", R"("min_coverage": 60)", "min-coverage", 5},
        BadCatalogue{R"("lowest": 1)", R"("lowest": 100)", "aggregation", 7}));

INSTANTIATE_TEST_SUITE_P(
    Definitions, CatalogueLintErrors,
    testing::Values(
        BadCatalogue{praiseUnit, R"("unit": "筐", "direction": "higher", "periods": ["quarter"]})",
                     "unknown-unit", 24},
        BadCatalogue{praiseUnit, R"("unit": "项", "direction": "higher", "periods": []})", "periods", 24},
        BadCatalogue{praiseUnit,
                     R"("unit": "项", "direction": "neutral", "ranked": true, "periods": ["quarter"]})",
                     "neutral-ranked", 24},
        BadCatalogue{praiseUnit, R"("unit": "项", "direction": "neutral", "targets": [
{"target": 5}], "periods": ["quarter"]})",
                     "neutral-target", 26},
        BadCatalogue{
            praiseUnit,
            R"("unit": "项", "direction": "higher", "uncertainty": "wilson", "periods": ["quarter"]})",
            "uncertainty", 24},
        BadCatalogue{
            praiseUnit,
            R"("unit": "项", "direction": "higher", "weight": 5, "parent": "duty", "periods": ["quarter"]})",
            "weight-without-score", 24},
        BadCatalogue{R"("numerator": {"text": "返工数"}, )", "", "operands", 18},
        BadCatalogue{R"("missing": {"not_reported": "uncovered"},)", "", "denominator-policy", 18},
        BadCatalogue{reworkUnit, R"("unit": "%", "scale": 1, "direction": "lower", "periods": ["quarter"]})",
                     "scale", 18},
        BadCatalogue{reworkUnit,
                     R"("unit": "%", "direction": "lower", "periods": ["quarter"], "balance": ["reworked"]})",
                     "unknown-indicator", 18},
        BadCatalogue{reworkUnit,
                     R"("unit": "%", "direction": "lower", "periods": ["quarter"], "balance": ["rework"]})",
                     "balance", 18},
        BadCatalogue{
            reworkUnit,
            R"("unit": "%", "direction": "lower", "periods": ["quarter"], "valid_to": "2023-01-01"})",
            "validity-reversed", 18},
        BadCatalogue{R"({"level": "township", "target": 85, "floor": 40})",
                     R"({"level": "township", "target": 35, "floor": 40})", "target-direction", 16},
        BadCatalogue{R"({"level": "township", "target": 85, "floor": 40})",
                     R"({"level": "township", "target": 85, "warn": 70, "alarm": 75})", "limit-direction",
                     16},
        BadCatalogue{R"({"level": "township", "target": 85, "floor": 40})", R"({"target": 85, "floor": 40})",
                     "target-overlap", 16},
        BadCatalogue{R"({"level": "township", "target": 85, "floor": 40})",
                     R"({"peer_group": "island", "target": 85})", "unknown-peer-group", 16},
        BadCatalogue{R"({"level": "township", "target": 85, "floor": 40})", R"({"level": "township"})",
                     "target-empty", 16},
        BadCatalogue{reworkUnit, R"("unit": "%", "direction": "lower", "periods": ["quarter"], "targets": [
{"target": 5, "floor": 1}]})",
                     "target-direction", 21}));

const char* const secondVersion =
    R"("unit": "%", "direction": "lower", "periods": ["quarter"], "valid_to": "2024-12-31"},
{"id": "rework", "version": 2, "valid_from": "2024-07-01", "name": "返工率", "document": "乙文", "kind": "ratio", "formula": "返工数 ÷ 应结案数",
 "numerator": {"text": "返工数"}, "denominators": [{"text": "应结案数"}], "unit": "%", "direction": "lower", "periods": ["quarter"]})";
const char* const sameVersion =
    R"("unit": "%", "direction": "lower", "periods": ["quarter"], "valid_to": "2024-06-30"},
{"id": "rework", "valid_from": "2024-07-01", "name": "返工率", "document": "乙文", "kind": "ratio", "formula": "返工数 ÷ 应结案数",
 "numerator": {"text": "返工数"}, "denominators": [{"text": "应结案数"}], "unit": "%", "direction": "lower", "periods": ["quarter"]})";
const char* const earlierVersion = R"("unit": "%", "direction": "lower", "periods": ["quarter"]},
{"id": "rework", "version": 2, "valid_from": "2023-07-01", "valid_to": "2023-12-31", "name": "返工率", "document": "乙文", "kind": "ratio", "formula": "返工数 ÷ 应结案数",
 "numerator": {"text": "返工数"}, "denominators": [{"text": "应结案数"}], "unit": "%", "direction": "lower", "periods": ["quarter"]})";

INSTANTIATE_TEST_SUITE_P(Versions, CatalogueLintErrors,
                         testing::Values(BadCatalogue{reworkUnit, secondVersion, "validity-overlap", 21},
                                         BadCatalogue{reworkUnit, sameVersion, "duplicate-version", 21},
                                         BadCatalogue{reworkUnit, earlierVersion, "version-order", 21}));

INSTANTIATE_TEST_SUITE_P(
    Scores, CatalogueLintErrors,
    testing::Values(
        BadCatalogue{checksScore, R"("weight": 100, "score": {"rule": "ratio", "complement": true}})",
                     "score-direction", 21},
        BadCatalogue{checksScore, R"("weight": 100, "score": {"rule": "target_ratio"}})", "score-target", 21},
        BadCatalogue{checksScore, R"("weight": 100, "score": {"rule": "target_ratio", "target": 0}})",
                     "score-target", 21},
        BadCatalogue{checksScore,
                     R"("weight": 100, "score": {"rule": "goalposts", "zero_at": 100, "full_at": 0}})",
                     "score-direction", 21},
        BadCatalogue{
            checksScore,
            R"("weight": 100, "score": {"rule": "piecewise", "knots": [{"value": 0, "marks": 0}, {"value": 50, "marks": 80}, {"value": 90, "marks": 60}]}})",
            "score-not-monotone", 21},
        BadCatalogue{
            checksScore,
            R"("weight": 100, "score": {"rule": "steps", "below": 50, "bands": [{"from": 60, "marks": 40}, {"from": 90, "marks": 100}]}})",
            "score-not-monotone", 21},
        BadCatalogue{checksScore, R"("weight": 100, "score": {"rule": "events", "items": [{"points": 2}]}})",
                     "score-direction", 21},
        BadCatalogue{
            checksScore,
            R"("weight": 100, "score": {"rule": "events", "items": [{"indicator": "late", "points": 2}]}})",
            "unknown-indicator", 21},
        BadCatalogue{targetRatio, R"("score": {"rule": "target_ratio", "zero_at": 20})", "score-direction",
                     10},
        BadCatalogue{
            R"("unit": "%", "direction": "higher", "periods": ["month", "quarter"], "parent": "duty")",
            R"("unit": "%", "direction": "neutral", "periods": ["month", "quarter"], "parent": "duty")",
            "neutral-scored", 21}));

INSTANTIATE_TEST_SUITE_P(
    PointRules, CatalogueLintErrors,
    testing::Values(BadCatalogue{R"({"indicator": "praise", "points": 1})",
                                 R"({"indicator": "prize", "points": 1})", "unknown-indicator", 28},
                    BadCatalogue{
                        bonusRule,
                        R"("items": [{"indicator": "praise", "points": 1}], "cap": 2, "node": "law"})",
                        "unknown-parent", 28},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "bonus", "rule": "counted", "title": "扣", "document": "甲文", "items": [{"indicator": "praise", "points": 1}]})",
                                 "duplicate-id", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "a", "rule": "counted", "title": "扣", "document": "甲文", "items": [{"indicator": "praise", "points": 1}], "bound_by": "b"})",
                                 "unknown-rule", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "a", "rule": "counted", "title": "扣", "document": "甲文", "items": [{"indicator": "praise", "points": 1}], "bound_by": "bonus"})",
                                 "bound-kind", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "a", "rule": "counted", "title": "扣", "document": "甲文", "items": [{"indicator": "praise", "points": 1}], "bound_by": "b"},
{"id": "b", "rule": "counted", "title": "扣", "document": "甲文", "items": [{"indicator": "praise", "points": 1}], "bound_by": "a"})",
                                 "cycle", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "v", "rule": "veto", "title": "否决", "document": "甲文", "kind": "cap_grade", "cap_grade": "一般", "trigger": "praise", "approver": "市办", "expires": "2025-12-31"})",
                                 "unknown-grade", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "v", "rule": "veto", "title": "否决", "document": "甲文", "kind": "cap_score", "cap_score": 100, "trigger": "praise", "approver": "市办", "expires": "2025-12-31"})",
                                 "veto-cap", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "v", "rule": "veto", "title": "否决", "kind": "exclude", "trigger": "praise", "approver": "市办"})",
                                 "bad-value", 29},
                    BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "s", "rule": "shortfall", "title": "扣", "document": "甲文", "indicator": "rework", "per_step": 1})",
                                 "score-target", 29}));

// The guard of 行政处罚法 art. 74, also when nobody set the flag.
const char* const finesUnit = R"("unit": "项", "direction": "higher", "periods": ["quarter"]},
{"id": "fines", "valid_from": "2024-01-01", "name": "罚没款", "document": "甲文", "kind": "count_per", "formula": "Σ", "penalty_volume": true, "unit": "万元", "periods": ["quarter"], "direction": "higher"})";
const char* const finesTarget = R"("unit": "项", "direction": "higher", "periods": ["quarter"]},
{"id": "fines", "valid_from": "2024-01-01", "name": "罚没款", "document": "甲文", "kind": "count_per", "formula": "Σ", "penalty_volume": true, "unit": "万元", "periods": ["quarter"], "direction": "neutral",
 "targets": [
{"target": 100}]})";
const char* const finesScore = R"("unit": "项", "direction": "higher", "periods": ["quarter"]},
{"id": "fines", "valid_from": "2024-01-01", "name": "案卷数", "document": "甲文", "kind": "count_per", "formula": "Σ", "penalty_volume": true, "unit": "件", "periods": ["quarter"], "direction": "lower",
 "score": {"rule": "goalposts", "zero_at": 10, "full_at": 0}})";
const char* const finesRanked = R"("unit": "项", "direction": "higher", "periods": ["quarter"]},
{"id": "fines", "valid_from": "2024-01-01", "name": "案卷数", "document": "甲文", "kind": "count_per", "formula": "Σ", "penalty_volume": true, "unit": "件", "periods": ["quarter"], "direction": "neutral", "ranked": true})";
const char* const hiddenFines = R"("unit": "项", "direction": "higher", "periods": ["quarter"]},
{"id": "fines", "valid_from": "2024-01-01", "name": "人均处罚案件数", "document": "甲文", "kind": "count_per", "formula": "Σ", "unit": "件", "periods": ["quarter"], "direction": "higher", "ranked": true})";
const char* const hiddenNumerator = R"("unit": "项", "direction": "higher", "periods": ["quarter"]},
{"id": "fines", "valid_from": "2024-01-01", "name": "执法力度", "document": "甲文", "kind": "count_per", "formula": "Σ", "numerator": {"text": "罚款金额"}, "unit": "万元", "periods": ["quarter"], "direction": "higher", "ranked": true})";

INSTANTIATE_TEST_SUITE_P(Guards, CatalogueLintErrors,
                         testing::Values(BadCatalogue{praiseUnit, finesUnit, "penalty-volume", 26},
                                         BadCatalogue{praiseUnit, finesTarget, "penalty-volume", 28},
                                         BadCatalogue{praiseUnit, finesScore, "penalty-volume", 26},
                                         BadCatalogue{praiseUnit, finesRanked, "penalty-volume", 26},
                                         BadCatalogue{praiseUnit, hiddenFines, "penalty-volume", 26},
                                         BadCatalogue{praiseUnit, hiddenNumerator, "penalty-volume", 26},
                                         BadCatalogue{R"("name": "推广经验")", R"("name": "处罚案件数")",
                                                      "penalty-volume", 28}));

TEST(CatalogueLint, AnOnTimeRateNeedsABalance)
{
    QByteArray json = with(R"({"measure": "due_closed"})", R"({"measure": "due_on_time"})");
    EXPECT_TRUE(findingsOf(json).empty());
    json = with(R"("balance": ["rework"])", R"("balance": [])", json);
    EXPECT_TRUE(hasFinding(findingsOf(json), LintSeverity::Error, u"balance-missing", 10));
}

TEST(CatalogueLint, AWaivedPenaltyOrARateOfCasesIsNoVolumeOfPenalties)
{
    for (const char* name : {"首错免罚案件数", "零办件处罚事项占比", "轻微免处罚案件数", "罚款收缴率"}) {
        const auto findings =
            findingsOf(with("\"name\": \"推广经验\"", QByteArray("\"name\": \"") + name + '"'));
        EXPECT_TRUE(findings.empty()) << shown(findings);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Doubts, CatalogueLintWarnings,
    testing::Values(
        BadCatalogue{R"("formula": "项数",
 "unit": "项")",
                     R"("formula": "项数",
 "unit": "件")",
                     "bonus-rewards-volume", 28},
        BadCatalogue{R"("balance": ["rework"])", R"("balance": [])", "balance-missing", 10},
        BadCatalogue{checksScore, R"("weight": 100, "score": {"rule": "rank", "last": 0}})", "relative-score",
                     21},
        BadCatalogue{checksScore, R"("weight": 100, "score": {"rule": "relative"}})", "relative-score", 21},
        BadCatalogue{R"([{"measure": "due"}])", R"([{"measure": "reported"}])", "fact-dates", 10},
        BadCatalogue{
            reworkUnit,
            R"("unit": "%", "direction": "lower", "periods": ["quarter"], "exclusions": [{"text": "缓办"}]})",
            "exclusion-unwatched", 18},
        BadCatalogue{R"("name": "返工率", "document": "甲文")", R"("name": "返工率")", "no-document", 18},
        BadCatalogue{R"("name": "返工率")", R"("name": "罚没款占比")", "penalty-volume", 18},
        BadCatalogue{bonusRule, R"("items": [{"indicator": "praise", "points": 1}], "cap": 2},
{"id": "v", "rule": "veto", "title": "否决", "document": "甲文", "kind": "exclude", "trigger": "rework", "approver": "市办"})",
                     "veto-expiry", 29},
        BadCatalogue{R"("calendars": ["quarter", "month"])", R"("calendars": ["quarter", "month", "year"])",
                     "calendar", 1}));

TEST(CatalogueLint, WeightsThatSumWithinRoundingPass)
{
    const auto findings = findingsOf(
        with(R"("parent": "index", "weight": 60})", R"("parent": "index", "weight": 60.00000000001})"));
    EXPECT_TRUE(findings.empty()) << shown(findings);
}

TEST(CatalogueLint, WeightsHaveToSumOnEveryDay)
{
    // The second version brings another weight, so the sum is wrong from its first day on.
    QByteArray json = with(
        R"("direction": "higher", "periods": ["month", "quarter"], "parent": "duty", "weight": 100, "score": {"rule": "ratio"}})",
        R"("direction": "higher", "periods": ["month", "quarter"], "parent": "duty", "weight": 100, "score": {"rule": "ratio"}, "valid_to": "2024-12-31"},
{"id": "checks", "version": 2, "valid_from": "2025-01-01", "name": "检查计划完成率", "document": "乙文", "kind": "ratio", "formula": "完成 ÷ 计划",
 "numerator": {"text": "完成"}, "denominators": [{"text": "计划"}], "unit": "%", "direction": "higher", "periods": ["quarter"], "parent": "duty", "weight": 90, "score": {"rule": "ratio"}})");
    const auto findings = findingsOf(json);
    ASSERT_EQ(findings.size(), 1U) << shown(findings);
    EXPECT_EQ(findings.front().rule, u"weight-sum"_s);
    EXPECT_TRUE(findings.front().text.contains(u"2025-01-01"_s)) << shown(findings);
    EXPECT_TRUE(findingsOf(json.replace("\"weight\": 90", "\"weight\": 100")).empty());
}

TEST(CatalogueLint, EqualWeightsNeedNoSum)
{
    const auto findings = findingsOf(with(R"("min_coverage": 0.6)", R"("equal_weights": true)")
                                         .replace("\"weight\": 60", "\"weight\": 7"));
    EXPECT_TRUE(findings.empty()) << shown(findings);
}

TEST(CatalogueLint, FindingsReadAsOneLine)
{
    const LintFinding finding{
        .severity = LintSeverity::Warning, .rule = u"r"_s, .line = 7, .indicator = u"K-1"_s, .text = u"T."_s};
    EXPECT_EQ(finding.toString(u"a.json"_s), u"a.json:7: warning [r] K-1: T."_s);
    EXPECT_EQ(finding.toString(), u"line 7: warning [r] K-1: T."_s);
}

TEST(DoubleCounting, FlagsPairsThatMoveTogether)
{
    std::vector<std::optional<double>> rising(12);
    std::iota(rising.begin(), rising.end(), 1);
    auto falling = rising;
    std::ranges::transform(rising, falling.begin(), [](auto value) { return 50 - 3 * *value; });
    auto wild = rising;
    for (std::size_t at = 0; at < wild.size(); ++at)
        wild[at] = at % 2 == 0 ? 1.0 : 5.0;
    const std::vector<std::optional<double>> flat(12, 100.0);
    const auto column = [](QStringView id, const std::vector<std::optional<double>>& values) {
        return ValuesOverUnits{*IndicatorId::fromString(id), values};
    };
    const auto findings = lintDoubleCounting(
        {column(u"a", rising), column(u"b", falling), column(u"c", wild), column(u"d", flat)});
    ASSERT_EQ(findings.size(), 1U) << shown(findings);
    EXPECT_EQ(findings.front().severity, LintSeverity::Warning);
    EXPECT_EQ(findings.front().rule, u"correlated"_s);
    EXPECT_EQ(findings.front().indicator, u"b"_s);
    EXPECT_TRUE(findings.front().text.contains(u"-1.000"_s));

    // Fewer units than ten that have both say nothing.
    falling[3] = falling[4] = falling[5] = std::nullopt;
    EXPECT_TRUE(lintDoubleCounting({column(u"a", rising), column(u"b", falling)}).empty());
    EXPECT_EQ(lintDoubleCounting({column(u"a", rising), column(u"b", falling)}, 0.9, 9).size(), 1U);
}

} // namespace onescreen
