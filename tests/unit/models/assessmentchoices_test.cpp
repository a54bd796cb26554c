// SPDX-License-Identifier: GPL-3.0-or-later
/// What can be chosen about an assessment: four rolling quarters, other denominators; and what is flagged.
#include "app/models/assessment/assessment.h"
#include "tests/unit/models/assessmentsample.h"

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

using namespace onescreen::test;

Assessment assessmentOf(AssessmentInputs inputs)
{
    auto built = buildAssessment(std::move(inputs));
    EXPECT_TRUE(built.has_value());
    auto extras = std::make_shared<const ExtrasBook>(computeExtras(**built, {}));
    return Assessment(*built, std::move(extras), WindowClass::Analyst);
}

/// Closing is also made for four rolling quarters; facts of six quarters, ten cases more in each.
AssessmentInputs rollingInputs()
{
    AssessmentInputs inputs = sampleInputs();
    QByteArray text = sampleCatalogueText();
    text.replace(R"("periods": ["month", "quarter", "year"])",
                 R"("periods": ["month", "quarter", "rolling_4"])");
    inputs.catalogue = loadCatalogue(text, u"rolling.json"_s).value();
    inputs.facts.front().areas.clear();
    inputs.facts.front().units.clear();
    for (int quarter = 0; quarter < 6; ++quarter)
        inputs.facts.front().areas.push_back(
            cubeRow(QDate(2023, 2, 1).addMonths(3 * quarter).toString(u"yyyy-MM"_s), u"330902001"_s,
                    {100 + 10 * quarter, 50 + 10 * quarter, 40, 0}));
    return inputs;
}

TEST(RollingFour, SumsFourQuartersAndMovesByOne)
{
    const Assessment assessment = assessmentOf(rollingInputs());
    const std::vector<Period> periods = assessment.periods(AssessedCalendar::RollingFour);
    const Period year = periodOf(u"2023"_s);
    const Period toQ1 = periodOf(u"2023-04-01..2024-03-31"_s);
    const Period toQ2 = periodOf(u"2023-07-01..2024-06-30"_s);
    EXPECT_EQ(periods, (std::vector{year, toQ1, toQ2})) << "none before four quarters are there";
    const Figure first = assessment.figure(u"330902001"_s, u"closing"_s, year);
    EXPECT_DOUBLE_EQ(first.numerator.value(), 50 + 60 + 70 + 80);
    EXPECT_DOUBLE_EQ(first.denominator.value(), 100 + 110 + 120 + 130);
    const Figure last = assessment.figure(u"330902"_s, u"closing"_s, toQ2);
    EXPECT_DOUBLE_EQ(last.numerator.value(), 70 + 80 + 90 + 100);
    EXPECT_DOUBLE_EQ(last.denominator.value(), 120 + 130 + 140 + 150);
    EXPECT_DOUBLE_EQ(last.value.value(), 100.0 * 340 / 540);
    EXPECT_FALSE(assessment.indicator(u"on-time"_s, toQ2).has_value()) << "not made for four quarters";
    const auto series = assessment.series(u"330902001"_s, u"closing"_s, AssessedCalendar::RollingFour);
    ASSERT_EQ(series.size(), 3U);
    EXPECT_EQ(series.front().period, year);
    EXPECT_EQ(series.back().period, toQ2);
    EXPECT_TRUE(assessment.warnings(toQ2).empty()) << "overlapping periods are no control chart";
}

TEST(RollingFour, IsComparedWithTheOneBefore)
{
    const Assessment assessment = assessmentOf(rollingInputs());
    for (const IndicatorRow& row :
         assessment.indicatorTable(u"330902001"_s, periodOf(u"2023-04-01..2024-03-31"_s))) {
        if (row.info.id != u"closing"_s)
            continue;
        EXPECT_DOUBLE_EQ(row.periodOnPeriod.before.value(), 100.0 * 260 / 460) << "that of the year 2023";
        return;
    }
    ADD_FAILURE() << "no closing rate";
}

TEST(RollingFour, CalendarsKnowTheirPeriods)
{
    const Period toQ1 = periodOf(u"2023-04-01..2024-03-31"_s);
    EXPECT_EQ(calendarOf(toQ1), AssessedCalendar::RollingFour);
    EXPECT_EQ(calendarOf(periodOf(u"2023"_s)), AssessedCalendar::Year);
    EXPECT_FALSE(calendarOf(periodOf(u"2023-05-01..2024-04-30"_s)).has_value());
    EXPECT_EQ(calendarPeriod(AssessedCalendar::RollingFour, QDate(2024, 2, 29)), toQ1);
    EXPECT_EQ(periodBefore(AssessedCalendar::RollingFour, toQ1), periodOf(u"2023"_s));
    EXPECT_EQ(samePeriodLastYear(toQ1), periodOf(u"2022-04-01..2023-03-31"_s));
}

TEST(Denominators, AnotherOneMakesAnotherFigureAndSaysSo)
{
    const Period q2 = periodOf(u"2024Q2"_s);
    AssessmentInputs inputs = sampleInputs();
    inputs.catalogue = withDenominators(
        std::move(inputs.catalogue),
        {{u"closing"_s, u"less-deferred"_s}, {u"on-time"_s, u"unknown"_s}, {u"nothing"_s, u"due"_s}});
    EXPECT_EQ(inputs.catalogue.official, (DenominatorChoices{{u"closing"_s, u"due"_s}}));
    const Assessment assessment = assessmentOf(std::move(inputs));
    const Figure closing = assessment.figure(u"330902001"_s, u"closing"_s, q2);
    EXPECT_DOUBLE_EQ(closing.denominator.value(), 240.0);
    EXPECT_DOUBLE_EQ(closing.value.value(), 100.0);
    EXPECT_FALSE(assessment.hasOfficialDenominators());
    EXPECT_EQ(assessment.catalogueVersion(), u"sample 3 [结案率 ÷ 应结案数 − 缓办数]"_s);
    const auto info = assessment.indicator(u"closing"_s, q2);
    ASSERT_EQ(info->denominators.size(), 2U);
    EXPECT_TRUE(info->denominators[0].official);
    EXPECT_FALSE(info->denominators[0].chosen);
    EXPECT_TRUE(info->denominators[1].chosen);
    EXPECT_TRUE(assessment.indicator(u"on-time"_s, q2)->denominators.empty());
    const Assessment official = assessmentOf(sampleInputs());
    EXPECT_TRUE(official.hasOfficialDenominators());
    EXPECT_DOUBLE_EQ(official.figure(u"330902001"_s, u"closing"_s, q2).denominator.value(), 260.0);
}

TEST(Denominators, TheCataloguesOwnChoiceIsNoChange)
{
    const LoadedCatalogue loaded = withDenominators(sampleCatalogue(), {{u"closing"_s, u"due"_s}});
    EXPECT_TRUE(loaded.official.isEmpty());
    EXPECT_EQ(loaded.catalogue.fields(), sampleCatalogue().catalogue.fields());
}

TEST(Differences, PrintedValuesThatTheRowsContradictAreFlagged)
{
    AssessmentInputs inputs = sampleInputs();
    const auto printed = [](const QString& id, double value) {
        return importedValue({.id = idOf<IndicatorValueId>(id),
                              .indicator = u"事（部）件结案率"_s,
                              .regionName = u"舟山市"_s,
                              .region = regionOf(u"330900"_s),
                              .periodText = u"2024Q2"_s,
                              .period = {},
                              .role = ValueRole::Actual,
                              .value = value,
                              .unit = u"%"_s,
                              .document = u"季报"_s,
                              .context = u"结案率 98.8%"_s});
    };
    inputs.values = {printed(u"v1"_s, 98.8)};
    const Assessment assessment = assessmentOf(inputs);
    ASSERT_EQ(assessment.contradictions().size(), 1U);
    const Contradiction& found = assessment.contradictions().front();
    EXPECT_EQ(found.kind, ContradictionKind::DiffersFromRows);
    EXPECT_DOUBLE_EQ(found.printed, 98.8);
    EXPECT_DOUBLE_EQ(found.computed, 100.0 * 298 / 319);
    EXPECT_EQ(found.arithmetic, u"298 / 319"_s);
    EXPECT_EQ(found.documents, QStringList{u"季报"_s});
    EXPECT_EQ(found.unitKey, u"330900"_s);
    EXPECT_EQ(found.indicatorId, u"closing"_s);
    EXPECT_EQ(found.period, periodOf(u"2024Q2"_s));
    inputs.values = {printed(u"v1"_s, 93.4)};
    EXPECT_TRUE(assessmentOf(inputs).contradictions().empty()) << "93.42 is printed as 93.4";
}

} // namespace
} // namespace onescreen
