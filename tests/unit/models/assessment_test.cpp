// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessment.h"
#include "app/models/assessment/assessmentdata.h"
#include "tests/unit/models/assessmentsample.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

using namespace onescreen::test;

const Period q2 = periodOf(u"2024Q2"_s);
const Period q1 = periodOf(u"2024Q1"_s);

std::shared_ptr<const AssessmentData> built(AssessmentInputs inputs)
{
    auto data = buildAssessment(std::move(inputs));
    EXPECT_TRUE(data.has_value()) << data.error().toString().toStdString();
    return *data;
}

Assessment assessmentOf(AssessmentInputs inputs, WindowClass windowClass = WindowClass::Analyst)
{
    auto data = built(std::move(inputs));
    auto extras = std::make_shared<const ExtrasBook>(computeExtras(*data, {}));
    return {std::move(data), std::move(extras), windowClass};
}

IndicatorRow rowOf(const Assessment& assessment, const QString& unit, const Period& period, const QString& id)
{
    for (IndicatorRow& row : assessment.indicatorTable(unit, period)) {
        if (row.info.id == id)
            return std::move(row);
    }
    ADD_FAILURE() << "no row " << id.toStdString();
    return {};
}

TEST(Assessment, KnowsPeriodsUnitsAndTree)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    EXPECT_EQ(assessment.periods(AssessedCalendar::Quarter), (std::vector{q1, q2}));
    EXPECT_EQ(assessment.periods(AssessedCalendar::Month).size(), 4U);
    EXPECT_EQ(assessment.lastClosed(AssessedCalendar::Quarter), q2);
    EXPECT_FALSE(assessment.isOpen(q2));
    EXPECT_EQ(assessment.top()->key, u"330900"_s);
    EXPECT_EQ(assessment.children(u"330902"_s).size(), 2U);
    EXPECT_EQ(assessment.unit(u"330902001"_s)->parent, u"330902"_s);
    EXPECT_EQ(assessment.unit(u"unit:squad"_s)->parent, u"unit:brigade"_s);
    EXPECT_EQ(assessment.unit(u"unit:squad"_s)->level, AssessedLevel::Team);
    EXPECT_EQ(assessment.indexNode(q2), u"index"_s);
    EXPECT_EQ(assessment.dimensionNodes(q2), (QStringList{u"D1"_s, u"D2"_s}));
    EXPECT_EQ(assessment.catalogueVersion(), u"sample 3"_s);
    EXPECT_TRUE(assessment.isSample());
}

TEST(Assessment, RatesAreSumsOverSumsUpTheAreas)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    // A2: 180 of 260 − 20.
    const Figure town = assessment.figure(u"330902001"_s, u"on-time"_s, q2);
    EXPECT_EQ(town.state, FigureState::Value);
    EXPECT_DOUBLE_EQ(town.value.value(), 75.0);
    EXPECT_DOUBLE_EQ(town.numerator.value(), 180.0);
    EXPECT_DOUBLE_EQ(town.denominator.value(), 240.0);
    EXPECT_LT(town.low.value(), 75.0);
    EXPECT_GT(town.high.value(), 75.0);
    const Figure county = assessment.figure(u"330902"_s, u"on-time"_s, q2);
    EXPECT_DOUBLE_EQ(county.value.value(), 100.0 * 187 / 249);
    const Figure city = assessment.figure(u"330900"_s, u"closing"_s, q2);
    EXPECT_DOUBLE_EQ(city.numerator.value(), 298.0);
    EXPECT_DOUBLE_EQ(city.denominator.value(), 319.0);
    EXPECT_DOUBLE_EQ(city.failures().value(), 21.0);
    // A brigade has what its squads have.
    EXPECT_DOUBLE_EQ(assessment.figure(u"unit:brigade"_s, u"on-time"_s, q2).value.value(), 50.0);
}

TEST(Assessment, NothingIsMadeUpWhereThereIsNoNumber)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const Figure few = assessment.figure(u"330902002"_s, u"closing"_s, q2);
    EXPECT_EQ(few.state, FigureState::Suppressed);
    EXPECT_EQ(few.reason, u"Fewer than 10 cases."_s);
    EXPECT_DOUBLE_EQ(few.numerator.value(), 8.0);
    // The town has rows, but nothing was due in January.
    const Figure none = assessment.figure(u"330902002"_s, u"closing"_s, q1);
    EXPECT_EQ(none.state, FigureState::NotApplicable);
    EXPECT_FALSE(none.value.has_value());
    const Figure unknown = assessment.figure(u"330903"_s, u"training"_s, q2);
    EXPECT_EQ(unknown.state, FigureState::NoSource);
    EXPECT_EQ(assessment.figure(u"330999"_s, u"closing"_s, q2).state, FigureState::NoSource);
    EXPECT_EQ(assessment.figure(u"330902001"_s, u"closing"_s, periodOf(u"2024Q3"_s)).state,
              FigureState::NoSource);
    EXPECT_TRUE(assessment.indicatorTable(u"330999"_s, q2).empty());
}

TEST(Assessment, TableComparesInPercentagePointsAndAgainstTheTarget)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const IndicatorRow row = rowOf(assessment, u"330902001"_s, q2, u"on-time"_s);
    EXPECT_DOUBLE_EQ(row.target.value(), 80.0);
    EXPECT_EQ(row.targetState, TargetState::Missed);
    EXPECT_DOUBLE_EQ(row.periodOnPeriod.before.value(), 60.0);
    EXPECT_DOUBLE_EQ(row.periodOnPeriod.difference.value(), 15.0);
    EXPECT_FALSE(row.periodOnPeriod.percent.has_value());
    EXPECT_FALSE(row.yearOnYear.before.has_value());
    ASSERT_EQ(row.spark.size(), 2U);
    EXPECT_DOUBLE_EQ(row.spark.back().value(), 75.0);
    EXPECT_DOUBLE_EQ(row.score.value(), 75.0);
    EXPECT_EQ(rowOf(assessment, u"330902002"_s, q2, u"on-time"_s).targetState, TargetState::TooFew);
    const auto full = assessment.fullRates(u"330902001"_s, q2);
    ASSERT_EQ(full.size(), 1U);
    EXPECT_EQ(full.front().info.id, u"closing"_s);
    EXPECT_DOUBLE_EQ(full.front().failures.value(), 20.0);
}

TEST(Assessment, SeriesKeepGapsAndSayWhatIsOpen)
{
    AssessmentInputs inputs = sampleInputs();
    inputs.now = startOfBusinessDay(QDate(2024, 6, 10));
    const Assessment assessment = assessmentOf(std::move(inputs));
    const auto points = assessment.series(u"330903001"_s, u"closing"_s, AssessedCalendar::Month);
    ASSERT_EQ(points.size(), 6U);
    EXPECT_DOUBLE_EQ(points.front().figure.value.value(), 95.0);
    EXPECT_EQ(points[1].figure.state, FigureState::NoSource); // February: the cache has nothing of anybody.
    EXPECT_EQ(points[3].figure.state, FigureState::NotApplicable);
    EXPECT_TRUE(points.back().open);
    EXPECT_FALSE(points.front().open);
}

TEST(Assessment, RanksOnWhatIsShownAndListsTheOthersBelow)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const auto rows = assessment.ranking(AssessedLevel::Township, q2, u"closing"_s);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].unit, u"330903001"_s);
    EXPECT_EQ(rows[0].rank, 1);
    EXPECT_EQ(rows[1].rank, 2);
    EXPECT_DOUBLE_EQ(rows[1].shown.value(), 92.3);
    EXPECT_EQ(rows[1].rankedCount, 2);
    EXPECT_FALSE(rows[2].rank.has_value());
    EXPECT_EQ(rows[2].notRanked, NotRanked::TooFewCases);
    const FunnelInput funnel = assessment.funnel(AssessedLevel::Township, q2, u"closing"_s);
    EXPECT_EQ(funnel.points.size(), 3U);
    EXPECT_DOUBLE_EQ(funnel.denominator, 319.0);
}

TEST(Assessment, AnUnconnectedFeedLowersTheCoverageAndIsNobodysFailure)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const auto score = assessment.index(u"330902001"_s, q2);
    ASSERT_TRUE(score.has_value());
    EXPECT_NEAR(score->rank.coverage.value(), 0.6, 1e-12);
    EXPECT_NEAR(score->base.value(), (75.0 + 100.0 * 240 / 260) / 2, 1e-9);
    const auto dimensions = assessment.dimensions(u"330902001"_s, q2);
    ASSERT_EQ(dimensions.size(), 2U);
    EXPECT_TRUE(dimensions[0].score.has_value());
    EXPECT_FALSE(dimensions[1].score.has_value());
}

TEST(Assessment, WhoDoesNotReportWhatOthersReportGetsZero)
{
    AssessmentInputs inputs = sampleInputs();
    inputs.values = {importedValue({.id = idOf<IndicatorValueId>(u"v1"_s),
                                    .indicator = u"培训达标率"_s,
                                    .regionName = u"330903001"_s,
                                    .region = {},
                                    .periodText = u"2024Q2"_s,
                                    .period = {},
                                    .value = {},
                                    .unit = u"%"_s,
                                    .document = {},
                                    .context = {},
                                    .numerator = 45.0,
                                    .denominator = 50.0})};
    const Assessment assessment = assessmentOf(std::move(inputs));
    const Figure entered = assessment.figure(u"330903001"_s, u"training"_s, q2);
    EXPECT_EQ(entered.provenance, Provenance::Manual);
    EXPECT_DOUBLE_EQ(entered.value.value(), 90.0);
    EXPECT_EQ(assessment.figure(u"330902001"_s, u"training"_s, q2).state, FigureState::NotReported);
    const auto lines = assessment.lostPoints(u"330902001"_s, q2);
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.front().node, u"training"_s);
    EXPECT_NEAR(lines.front().lost, 40.0, 1e-9);
    // Counties were never asked: the same indicator is only uncovered there.
    EXPECT_EQ(assessment.figure(u"330902"_s, u"training"_s, q2).state, FigureState::NoSource);
    EXPECT_NEAR(assessment.index(u"330902"_s, q2)->rank.coverage.value(), 0.6, 1e-12);
}

TEST(Assessment, OfficialValuesStandBesideOursAndConflictsAreShown)
{
    AssessmentInputs inputs = sampleInputs();
    const auto official = [](const QString& id, const QString& area, double value) {
        return importedValue({.id = idOf<IndicatorValueId>(id),
                              .indicator = u"事（部）件结案率"_s,
                              .regionName = area,
                              .region = {},
                              .periodText = u"2024Q2"_s,
                              .period = {},
                              .value = value,
                              .unit = u"%"_s,
                              .document = u"通报"_s,
                              .context = u"结案率"_s});
    };
    inputs.values = {official(u"a"_s, u"330902001"_s, 92.3), official(u"b"_s, u"330903001"_s, 98.0)};
    const Assessment assessment = assessmentOf(std::move(inputs));
    const Figure same = assessment.figure(u"330902001"_s, u"closing"_s, q2);
    ASSERT_TRUE(same.printed.has_value());
    EXPECT_EQ(same.provenance, Provenance::Rows);
    EXPECT_FALSE(same.printed->conflicts); // 240 / 260 = 92.31, printed with one decimal
    const Figure other = assessment.figure(u"330903001"_s, u"closing"_s, q2);
    EXPECT_DOUBLE_EQ(other.value.value(), 100.0);
    EXPECT_DOUBLE_EQ(other.printed->value.value(), 98.0);
    EXPECT_TRUE(other.printed->conflicts);
}

TEST(Assessment, PassportLeadsToTheRows)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const Passport passport = assessment.passport(u"330902001"_s, q2, u"on-time"_s);
    EXPECT_EQ(passport.formula, u"按期结案数 ÷ (应结案数 − 缓办数) × 100"_s);
    EXPECT_EQ(passport.catalogue, u"sample 3"_s);
    EXPECT_EQ(passport.exclusions, QStringList{u"经批准缓办"_s});
    ASSERT_TRUE(passport.numerator && passport.denominator);
    EXPECT_DOUBLE_EQ(passport.numerator->count.value(), 180.0);
    ASSERT_TRUE(passport.numerator->rows.has_value());
    EXPECT_EQ(passport.numerator->rows->area, regionOf(u"330902001"_s));
    EXPECT_EQ(passport.numerator->rows->facts.dueIn, q2);
    EXPECT_EQ(passport.numerator->rows->facts.onTime, true);
    // Two terms: each has its own rows, the difference has none.
    EXPECT_DOUBLE_EQ(passport.denominator->count.value(), 240.0);
    ASSERT_EQ(passport.denominator->terms.size(), 2U);
    EXPECT_DOUBLE_EQ(passport.denominator->terms[0].count.value(), 260.0);
    EXPECT_TRUE(passport.denominator->terms[0].rows.has_value());
    EXPECT_FALSE(passport.denominator->rows.has_value());
    EXPECT_TRUE(passport.variants.empty());
    const Passport closing = assessment.passport(u"330902001"_s, q2, u"closing"_s);
    ASSERT_EQ(closing.variants.size(), 2U);
    EXPECT_TRUE(closing.variants[0].chosen);
    EXPECT_NEAR(closing.variants[0].value.value(), 100.0 * 240 / 260, 1e-9);
    EXPECT_DOUBLE_EQ(closing.variants[1].value.value(), 100.0);
    const Passport unit = assessment.passport(u"unit:brigade"_s, q2, u"on-time"_s);
    EXPECT_EQ(unit.numerator->rows->facts.units, (QSet<QString>{u"brigade"_s, u"squad"_s}));
}

TEST(Assessment, ExplainsAChangeWithoutResidual)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const auto change = assessment.explainChange(u"330902001"_s, q1, q2);
    ASSERT_TRUE(change.has_value());
    double sum = 0;
    for (const ChangeLine& line : change->lines)
        sum += line.amount;
    EXPECT_NEAR(sum, change->to - change->from, 1e-9);
    EXPECT_NEAR(change->from, (75.0 + 60.0) / 2, 1e-9);
    const auto gap = assessment.compare(u"330903001"_s, u"330902001"_s, q2);
    ASSERT_TRUE(gap.has_value());
    double gaps = 0;
    for (const GapLine& line : gap->lines)
        gaps += line.gap;
    EXPECT_NEAR(gaps, *gap->first - *gap->second, 1e-9);
}

TEST(Assessment, TellsMixFromRealChange)
{
    // G3: every type improved and the total fell.
    AssessmentInputs inputs = sampleInputs();
    inputs.facts.front().areas = {cubeRow(u"2024-01"_s, u"330902001"_s, {800, 760, 0, 0}, u"01"_s),
                                  cubeRow(u"2024-01"_s, u"330902001"_s, {200, 120, 0, 0}, u"02"_s),
                                  cubeRow(u"2024-04"_s, u"330902001"_s, {500, 480, 0, 0}, u"01"_s),
                                  cubeRow(u"2024-04"_s, u"330902001"_s, {500, 310, 0, 0}, u"02"_s)};
    const Assessment assessment = assessmentOf(std::move(inputs));
    const auto change = assessment.explainRate(u"330902001"_s, u"closing"_s, q1, q2);
    ASSERT_TRUE(change.has_value());
    EXPECT_NEAR(change->from, 88.0, 1e-9);
    EXPECT_NEAR(change->to, 79.0, 1e-9);
    EXPECT_NEAR(change->real, 1.35, 1e-9);
    EXPECT_NEAR(change->mix, -10.35, 1e-9);
    EXPECT_EQ(change->lines.size(), 2U);
    EXPECT_FALSE(assessment.explainRate(u"330902001"_s, u"training"_s, q1, q2).has_value());
}

TEST(Assessment, WhatIfGivesAnotherRankingAndRefusesNonsense)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const auto same = assessment.whatIf(AssessedLevel::Township, q2, {});
    ASSERT_TRUE(same.has_value());
    const auto shifted =
        assessment.whatIf(AssessedLevel::Township, q2, {{u"closing"_s, 100.0}, {u"on-time"_s, 0.0}});
    ASSERT_TRUE(shifted.has_value()) << shifted.error().toString().toStdString();
    const auto scoreOf = [](const std::vector<RankRow>& rows) {
        return std::ranges::find(rows, u"330903001"_s, &RankRow::unit)->shown.value();
    };
    EXPECT_NEAR(scoreOf(*same), 90.0, 1e-9);
    EXPECT_NEAR(scoreOf(*shifted), 100.0, 1e-9);
    EXPECT_FALSE(assessment.whatIf(AssessedLevel::Township, q2, {{u"nobody"_s, 1.0}}).has_value());
    EXPECT_FALSE(assessment.whatIf(AssessedLevel::Township, q2, {{u"closing"_s, -1.0}}).has_value());
}

TEST(Assessment, AWallSeesPlacesAndNoPersons)
{
    AssessmentInputs inputs = sampleInputs();
    inputs.publications = {{.id = 1, .period = q2, .issue = 2, .by = u"张三"_s, .secondPerson = u"李四"_s}};
    const Assessment wall = assessmentOf(inputs, WindowClass::Wall);
    EXPECT_EQ(wall.levels(),
              (std::vector{AssessedLevel::City, AssessedLevel::County, AssessedLevel::Township}));
    EXPECT_FALSE(wall.unit(u"unit:squad"_s).has_value());
    EXPECT_TRUE(wall.ranking(AssessedLevel::Team, q2, u"closing"_s).empty());
    EXPECT_TRUE(wall.passport(u"330902001"_s, q2, u"closing"_s).confirmedBy.isEmpty());
    const Assessment analyst = assessmentOf(std::move(inputs), WindowClass::Analyst);
    EXPECT_EQ(analyst.passport(u"330902001"_s, q2, u"closing"_s).confirmedBy, u"张三、李四"_s);
    EXPECT_EQ(analyst.publication(q2)->issue, 2);
}

TEST(Assessment, WarnsOfMissedTargetsOfPeriodsThatHaveEnded)
{
    const Assessment assessment = assessmentOf(sampleInputs());
    const auto warnings = assessment.warnings(q2, u"330902"_s);
    ASSERT_FALSE(warnings.empty());
    for (const AssessmentWarning& warning : warnings) {
        EXPECT_TRUE(warning.unit.startsWith(u"330902"_s)) << warning.unit.toStdString();
        EXPECT_NE(warning.unit, u"330902002"_s); // too few cases
        EXPECT_EQ(warning.level, WarningLevel::Yellow);
        EXPECT_EQ(warning.rules.front(), WarningRule::MissedTarget);
    }
    EXPECT_TRUE(assessment.hasUncertainty(q2));
}

TEST(Assessment, StopsWhenTold)
{
    const auto stopped = buildAssessment(sampleInputs(), [] { return true; });
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    const auto data = built(sampleInputs());
    EXPECT_TRUE(computeExtras(*data, {}, [] { return true; }).isEmpty());
}

TEST(Assessment, NothingAtAllIsEmptyAndNotZero)
{
    AssessmentInputs inputs{.catalogue = sampleCatalogue()};
    inputs.now = startOfBusinessDay(QDate(2024, 8, 20));
    const Assessment assessment = assessmentOf(std::move(inputs));
    EXPECT_TRUE(assessment.periods(AssessedCalendar::Quarter).empty());
    EXPECT_TRUE(assessment.levels().empty());
    EXPECT_FALSE(assessment.top().has_value());
    EXPECT_FALSE(assessment.index(u"330900"_s, q2).has_value());
}

} // namespace
} // namespace onescreen
