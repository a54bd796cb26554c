// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped catalogue over 36 townships in 4 counties and 24 months of facts in 8 categories: the whole
// assessment, its second pass, one "what if", and what scenes read.
#include "app/models/assessment/assessment.h"
#include "app/models/assessment/assessmentbuilder.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

constexpr int counties = 4;
constexpr int townshipsPerCounty = 9;
constexpr int months = 24;
constexpr int categories = 8;

CubeRow rowOf(std::mt19937_64& random, QDate month, RegionCode region, int category)
{
    CubeRow row{.month = month,
                .region = region,
                .unit = {},
                .categoryRoot = u"%1"_s.arg(category + 1, 2, 10, QChar(u'0')),
                .sums = {}};
    const qint64 due = 20 + static_cast<qint64>(random() % 60);
    const qint64 closed = due - static_cast<qint64>(random() % 5);
    row.sums.add(FactMeasure::Reported, due);
    row.sums.add(FactMeasure::Accepted, due);
    row.sums.add(FactMeasure::Due, due);
    row.sums.add(FactMeasure::DueClosed, closed);
    row.sums.add(FactMeasure::DueOnTime, closed - static_cast<qint64>(random() % 4));
    row.sums.add(FactMeasure::DueNotDeferred, due);
    row.sums.add(FactMeasure::Closed, closed);
    row.sums.add(FactMeasure::HandlingMinutes, closed * 90);
    row.sums.add(FactMeasure::HandlingMinutesSquared, closed * 90 * 100);
    row.sums.addTo(FactTime::Handling, 1, closed);
    row.sums.addTo(FactTime::Acceptance, 0, due);
    return row;
}

AssessmentInputs sampleInputs()
{
    auto catalogue = CatalogueSource().load();
    if (!catalogue) {
        std::cerr << catalogue.error().toString().toStdString() << '\n';
        std::exit(1);
    }
    AssessmentInputs inputs{.catalogue = *std::move(catalogue)};
    std::mt19937_64 random(20260101);
    for (const FactFilter& filter : factFiltersOf(inputs.catalogue.catalogue)) {
        FactRows rows{.filter = filter, .areas = {}, .units = {}};
        for (int month = 0; month < months; ++month) {
            for (int town = 0; town < counties * townshipsPerCounty; ++town) {
                const auto region = RegionCode::fromNumber(330'902'000 + (town / townshipsPerCounty) * 1000 +
                                                           1 + town % townshipsPerCounty);
                for (int category = 0; category < categories; ++category)
                    rows.areas.push_back(
                        rowOf(random, QDate(2024, 1, 1).addMonths(month), *region, category));
            }
        }
        inputs.facts.push_back(std::move(rows));
    }
    inputs.now = startOfBusinessDay(QDate(2026, 3, 15));
    return inputs;
}

const std::shared_ptr<const AssessmentData>& sampleData()
{
    static const auto data = buildAssessment(sampleInputs()).value();
    return data;
}

const Period lastQuarter = *Period::fromString(u"2025Q4"_s);

void smokeBuild(benchmark::State& state)
{
    const AssessmentInputs inputs = sampleInputs();
    for ([[maybe_unused]] const auto _ : state) {
        AssessmentInputs copy = inputs;
        benchmark::DoNotOptimize(buildAssessment(std::move(copy)));
    }
}
BENCHMARK(smokeBuild)->Unit(benchmark::kMillisecond);

void extras(benchmark::State& state)
{
    for ([[maybe_unused]] const auto _ : state)
        benchmark::DoNotOptimize(computeExtras(*sampleData(), {}));
}
BENCHMARK(extras)->Unit(benchmark::kMillisecond);

void smokeWhatIf(benchmark::State& state)
{
    const Assessment assessment(sampleData(), nullptr, WindowClass::Analyst);
    double weight = 1;
    for ([[maybe_unused]] const auto _ : state) {
        weight = weight > 90 ? 1 : weight + 1;
        const auto ranking =
            assessment.whatIf(AssessedLevel::Township, lastQuarter, {{u"D5"_s, weight}, {u"D2"_s, 5.0}});
        if (!ranking)
            state.SkipWithError(ranking.error().toString().toStdString().c_str());
        benchmark::DoNotOptimize(ranking);
    }
}
BENCHMARK(smokeWhatIf)->Unit(benchmark::kMillisecond);

void smokeIndicatorTable(benchmark::State& state)
{
    const Assessment assessment(sampleData(), nullptr, WindowClass::Analyst);
    for ([[maybe_unused]] const auto _ : state)
        benchmark::DoNotOptimize(assessment.indicatorTable(u"330902001"_s, lastQuarter));
}
BENCHMARK(smokeIndicatorTable)->Unit(benchmark::kMillisecond);

/// A bump chart: the ranks of all townships over all quarters.
void smokeSeriesOfAll(benchmark::State& state)
{
    const Assessment assessment(sampleData(), nullptr, WindowClass::Analyst);
    for ([[maybe_unused]] const auto _ : state) {
        for (const AssessedUnit& unit : assessment.units(AssessedLevel::Township))
            benchmark::DoNotOptimize(assessment.series(unit.key, u"K-21"_s, AssessedCalendar::Quarter));
    }
}
BENCHMARK(smokeSeriesOfAll)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace onescreen

BENCHMARK_MAIN();
