// SPDX-License-Identifier: GPL-3.0-or-later
// Point rules (step 7), and the rules of real assessments as data.
#include "tests/unit/analysis/indextesting.h"

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

CatalogueBuilder plain()
{
    CatalogueBuilder builder;
    builder.node("quality", "index", 60);
    builder.node("result", "index", 40);
    builder.indicator("q", "quality", 100);
    builder.indicator("r", "result", 100);
    builder.events("praise");
    builder.events("blame");
    builder.events("scandal");
    return builder;
}

CountedItem item(const char* id, double points)
{
    return {.indicator = indicatorId(id), .points = points, .each = 1, .rounding = RoundingMode::Floor};
}

std::vector<Observation> ninety()
{
    return {value("u", "q", 90), value("u", "r", 90)};
}

double sumOfLines(const UnitOutcome& outcome)
{
    double sum = *outcome.base;
    for (const IndexLine& line : outcome.lines)
        sum += line.amount;
    return sum;
}

TEST(PointRules, BonusIsCappedByItsRuleAndByTheTotal)
{
    CatalogueBuilder builder = plain();
    builder.fields().bonusCap = 2;
    builder.add(builder.rule("bonus", Bonus{.items = {item("praise", 1)}, .cap = 5}));
    auto observations = ninety();
    observations.push_back(value("u", "praise", 3));
    const IndexResult three = computed(builder.build(), {unit("u")}, observations);
    EXPECT_EQ(*three.outcome(0).total, 93);
    observations = {value("u", "q", 100), value("u", "r", 100), value("u", "praise", 30)};
    const IndexResult many = computed(builder.build(), {unit("u")}, observations);
    EXPECT_EQ(*many.outcome(0).total, 102);
    EXPECT_EQ(many.outcome(0).bonus, 5);
    EXPECT_EQ(many.outcome(0).caps, -3);
    EXPECT_EQ(*many.outcome(0).base, 100);
    EXPECT_NEAR(sumOfLines(many.outcome(0)), 102, 1e-12);
}

TEST(PointRules, ADeductionOnADimensionCountsByItsWeight)
{
    CatalogueBuilder builder = plain();
    PointRuleFields rule = builder.rule("off", CountedDeduction{.items = {item("blame", 2)}, .cap = 10});
    rule.node = NodeId::fromString(u"quality"_s);
    builder.add(rule);
    auto observations = ninety();
    observations.push_back(value("u", "blame", 3));
    const IndexResult result = computed(builder.build(), {unit("u")}, observations);
    EXPECT_NEAR(*result.outcome(0).total, 90 - 6 * 0.6, 1e-12);
    EXPECT_EQ(*cellOf(result, 0, "quality").score, 90); // The base score stays to be seen.
    EXPECT_EQ(result.outcome(0).lines.front().stated, 6);
    EXPECT_NEAR(result.outcome(0).lines.front().amount, -3.6, 1e-12);
}

TEST(PointRules, DeductionsEndAtZero)
{
    CatalogueBuilder builder = plain();
    builder.add(builder.rule("off", CountedDeduction{.items = {item("blame", 50)}, .cap = {}}));
    auto observations = ninety();
    observations.push_back(value("u", "blame", 3));
    const IndexResult result = computed(builder.build(), {unit("u")}, observations);
    EXPECT_EQ(*result.outcome(0).total, 0);
    EXPECT_EQ(result.outcome(0).caps, 60);
}

TEST(PointRules, AMissingCountTakesNothingAndSaysSo)
{
    CatalogueBuilder builder = plain();
    builder.add(builder.rule("off", CountedDeduction{.items = {item("blame", 5)}, .cap = {}}));
    const IndexResult result = computed(builder.build(), {unit("u")}, ninety());
    EXPECT_EQ(*result.outcome(0).total, 90);
    ASSERT_EQ(result.outcome(0).lines.size(), 1U);
    EXPECT_TRUE(result.outcome(0).lines.front().unknown);
}

TEST(PointRules, VetoesComeLastInTheirOrderAndKeepTheBase)
{
    CatalogueBuilder builder = plain();
    builder.fields().grades = {{u"优秀"_s, 90}, {u"良好"_s, 80}, {u"一般"_s, 0}};
    const auto veto = [&](const char* id, VetoKind kind) {
        Veto body{.kind = kind, .trigger = indicatorId("scandal"), .approver = u"组长"_s};
        if (kind == VetoKind::ZeroDimension)
            body.zeroedNode = NodeId::fromString(u"result"_s);
        if (kind == VetoKind::CapScore)
            body.capScore = 59.9;
        if (kind == VetoKind::CapGrade)
            body.capGrade = u"良好"_s;
        return builder.rule(id, body);
    };
    auto observations = ninety();
    observations.push_back(value("u", "scandal", 1));
    const auto outcomeWith = [&](const std::vector<PointRuleFields>& rules) {
        CatalogueBuilder with = builder;
        for (const PointRuleFields& rule : rules)
            with.add(rule);
        return computed(with.build(), {unit("u")}, observations).outcome(0);
    };
    const UnitOutcome zeroed = outcomeWith({veto("z", VetoKind::ZeroDimension)});
    EXPECT_EQ(*zeroed.total, 54);
    EXPECT_EQ(*zeroed.base, 90);
    EXPECT_EQ(zeroed.vetoes, -36);
    EXPECT_EQ(zeroed.lines.front().approver, u"组长"_s);

    const UnitOutcome capped =
        outcomeWith({veto("c", VetoKind::CapScore), veto("z", VetoKind::ZeroDimension)});
    EXPECT_EQ(*capped.total, 54);
    ASSERT_EQ(capped.lines.size(), 2U);
    EXPECT_EQ(capped.lines[0].rule, u"z"_s); // Zeroing stands before capping, whatever the file's order.
    EXPECT_EQ(*outcomeWith({veto("c", VetoKind::CapScore)}).total, 59.9);

    const UnitOutcome graded = outcomeWith({veto("g", VetoKind::CapGrade)});
    EXPECT_EQ(graded.grade, u"良好"_s);
    EXPECT_EQ(*graded.total, 90);
    const UnitOutcome out = outcomeWith({veto("x", VetoKind::Exclude)});
    EXPECT_EQ(out.unranked, UnrankedReason::Excluded);
    EXPECT_FALSE(out.rank);
}

TEST(PointRules, ExpiredVetoesDoNotHold)
{
    CatalogueBuilder builder = plain();
    builder.add(builder.rule("old", Veto{.kind = VetoKind::CapScore,
                                         .trigger = indicatorId("scandal"),
                                         .capScore = 59.9,
                                         .approver = u"组长"_s,
                                         .expires = QDate(2024, 3, 30)}));
    auto observations = ninety();
    observations.push_back(value("u", "scandal", 1));
    EXPECT_EQ(*computed(builder.build(), {unit("u")}, observations).outcome(0).total, 90);
}

std::vector<Observation> jinhua(double onTime)
{
    return {ratio("u", "on_time", onTime * 10, 1000),
            ratio("u", "closed", 880, 1000),
            ratio("u", "urgent", 98, 100),
            ratio("u", "urgent_on_time", 94, 100),
            value("u", "urgent_points", 10),
            value("u", "other_points", 20),
            value("u", "rework", 4),
            value("u", "rework_again", 1),
            value("u", "rework_leaders", 1),
            value("u", "falsified", 1)};
}

TEST(RealRules, Jinhua)
{
    const IndexResult result = computed(exampleCatalogue("jinhua"), {unit("u")}, jinhua(64.3));
    // B1: 44.3 of 50; closed 88 %: 18 of 20; urgent 10; others 20.
    EXPECT_NEAR(cellOf(result, 0, "on_time").contribution, 44.3, 1e-9);
    EXPECT_NEAR(*result.outcome(0).base, 44.3 + 18 + 10 + 20, 1e-9);
    // Urgent: 2 × 0.5 and 1 × 0.5; rework 4 × 0.2 + 0.5 + 0.4; falsified 1.
    EXPECT_NEAR(*result.outcome(0).total, 92.3 - 1 - 0.5 - 1.7 - 1, 1e-9);
}

TEST(RealRules, Jinniu)
{
    const std::vector<Observation> observations{ratio("u", "handled", 240, 240),
                                                ratio("u", "on_time", 228, 240),
                                                ratio("u", "rework", 12, 240),
                                                ratio("u", "overdue", 6, 240),
                                                ratio("u", "extended", 24, 240),
                                                ratio("u", "found_handled", 40, 100),
                                                value("u", "found_missing", 15),
                                                value("u", "bicycles", 750),
                                                ratio("u", "complaints", 10, 0.026 * 2.141),
                                                value("u", "reported_bonus", 9)};
    const IndexResult result = computed(exampleCatalogue("jinniu"), {unit("u")}, observations);
    EXPECT_NEAR(cellOf(result, 0, "rework").contribution, 19, 1e-9); // B2
    EXPECT_NEAR(*result.outcome(0).base, 30 + 19 + 19 + 19.5 + 9, 1e-9);
    std::map<QString, double> amounts;
    for (const IndexLine& line : result.outcome(0).lines)
        amounts[line.rule] = line.amount;
    EXPECT_NEAR(amounts[u"bicycles"_s], -0.3, 1e-9);
    EXPECT_NEAR(amounts[u"complaints"_s], -(30 - 28.20), 5e-3);
    EXPECT_NEAR(amounts[u"quantity"_s], -0.1, 1e-9);
    EXPECT_NEAR(amounts[u"found"_s], -0.1, 1e-9); // 0.25 by its band, bounded by the rule on the quantity.
    EXPECT_NEAR(amounts[u"reported"_s], 5, 1e-9); // 9 cases, capped.
    EXPECT_NEAR(sumOfLines(result.outcome(0)), *result.outcome(0).total, 1e-9);
}

TEST(RealRules, Wenzhou)
{
    std::vector<IndexUnit> units;
    std::vector<Observation> observations;
    // town-03 is third of eleven.
    for (int town = 1; town <= 11; ++town) {
        const QByteArray id = "town-" + QByteArray::number(town).rightJustified(2, '0');
        units.push_back(unit(id.constData()));
        observations.push_back(value(id.constData(), "work", 100 - town, "2012"));
    }
    const IndexResult result = computed(exampleCatalogue("wenzhou"), units, observations, "2012");
    EXPECT_NEAR(*result.outcome(0).total, 600, 1e-9);
    EXPECT_NEAR(*result.outcome(2).total, 609, 1e-9); // B3
    EXPECT_NEAR(*result.outcome(10).total, 500, 1e-9);
}

TEST(RealRules, GradesOfAnEvaluation)
{
    // 30 general + 50 specific + 20 external.
    CatalogueBuilder builder;
    builder.fields().grades = {{u"优秀"_s, 90}, {u"良好"_s, 80}, {u"一般"_s, 0}};
    builder.indicator("general", "index", 30, Goalposts{.points = 30, .zeroAt = 0, .fullAt = 30});
    builder.indicator("specific", "index", 50, Goalposts{.points = 50, .zeroAt = 0, .fullAt = 50});
    builder.indicator("external", "index", 20, Goalposts{.points = 20, .zeroAt = 0, .fullAt = 20});
    const IndexResult result =
        computed(builder.build(), {unit("u"), unit("v")},
                 {value("u", "general", 28), value("u", "specific", 45), value("u", "external", 17),
                  value("v", "general", 20), value("v", "specific", 41), value("v", "external", 18)});
    EXPECT_NEAR(*result.outcome(0).total, 90, 1e-9);
    EXPECT_EQ(result.outcome(0).grade, u"优秀"_s);
    EXPECT_EQ(result.outcome(1).grade, u"一般"_s);
}

} // namespace
} // namespace onescreen
