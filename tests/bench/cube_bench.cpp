// SPDX-License-Identifier: GPL-3.0-or-later
// What the cube costs the writer, alone and in a whole page, and how fast it answers.
#include "app/store/cachefile.h"
#include "app/store/cachereader.h"
#include "app/store/cachewriter.h"
#include "app/store/factcube.h"
#include "tests/bench/storesamples.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using bench::makeEvents;
using bench::require;
using bench::rowsPerPage;

constexpr qint64 updatedEvents = 50'000;

/// As the writer sees them. Codes get numbers in the order in which they come.
std::vector<CountedEvent> countedEvents(bench::Areas areas)
{
    QHash<QString, qint64> codes;
    const auto code = [&](const QString& text) {
        qint64& number = codes[text];
        if (number == 0)
            number = codes.size();
        return number;
    };
    std::vector<CountedEvent> counted;
    for (const Event& event : makeEvents(0, updatedEvents, areas))
        counted.push_back({.region = event->region.number(),
                           .category = code(event->category.toString()),
                           .source = code(event->source.toString()),
                           .unit = event->unit ? std::optional(code(event->unit->toString())) : std::nullopt,
                           .state = event->state,
                           .priority = event->priority,
                           .origin = event->origin,
                           .at = event->reportedAt,
                           .accepted = event->acceptedAt,
                           .assigned = event->assignedAt,
                           .due = event->dueAt,
                           .closed = event->closedAt,
                           .reopened = 0});
    return counted;
}

/// 50,000 new events into an empty cube, pages of 5,000: only what the cube adds to a page. Nearly every
/// event here has a cell of its own, which is the worst case.
void updateCube(benchmark::State& state, bench::Areas areas)
{
    const auto events = countedEvents(areas);
    for ([[maybe_unused]] auto round : state) {
        state.PauseTiming();
        QTemporaryDir folder;
        auto db = openCacheForWriting(folder.path());
        require(db.has_value(), "the cache cannot be made");
        {
            auto cube = FactCube::prepare(**db);
            require(cube.has_value(), "the cube cannot be prepared");
            state.ResumeTiming();
            for (std::size_t from = 0; from < events.size(); from += rowsPerPage) {
                auto transaction = sqlite::Transaction::begin(**db, sqlite::Access::Write);
                for (std::size_t at = from; at < from + rowsPerPage; ++at)
                    cube->count(events[at], 1);
                require(transaction && cube->flush() && transaction->commit(), "the cube cannot be written");
            }
            state.PauseTiming();
        }
        db->reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * updatedEvents);
}

QString filledCache(bench::Areas areas)
{
    static QTemporaryDir folder;
    const QString path = folder.filePath(areas == bench::Areas::City ? u"city"_s : u"province"_s);
    if (CacheReader::open(path))
        return path;
    const auto writer = CacheWriter::open(path);
    require(writer.has_value(), "the cache cannot be made");
    const auto all = makeEvents(0, 100'000, areas);
    for (qint64 from = 0; from < std::ssize(all); from += rowsPerPage) {
        const std::vector<Event> rows(all.begin() + from, all.begin() + from + rowsPerPage);
        require((*writer)->apply(bench::pageOf(rows, from)).has_value(), "a page cannot be applied");
    }
    return path;
}

void ask(benchmark::State& state, bench::Areas areas, const CubeQuestion& question)
{
    const auto reader = CacheReader::open(filledCache(areas));
    require(reader.has_value(), "the cache cannot be read");
    std::size_t rows = 0;
    for ([[maybe_unused]] auto round : state) {
        const auto answer = (*reader)->cubeRows(question);
        require(answer && !answer->empty(), "the question has no answer");
        rows = answer->size();
    }
    state.counters["rows"] = static_cast<double>(rows);
}

void registerQuestion(const char* name, bench::Areas areas, const CubeQuestion& question)
{
    benchmark::RegisterBenchmark(name, [=](benchmark::State& state) {
        ask(state, areas, question);
    })->Unit(benchmark::kMillisecond);
}

void verifyMonth(benchmark::State& state)
{
    const auto reader = CacheReader::open(filledCache(bench::Areas::City));
    require(reader.has_value(), "the cache cannot be read");
    for ([[maybe_unused]] auto round : state) {
        const auto check = (*reader)->checkMonth(QDate(2024, 8, 1));
        require(check && check->cells > 0 && check->differences.empty(), "the cube is wrong");
    }
}

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    using namespace onescreen;
    const QCoreApplication application(argc, argv);
    for (const auto& [name, areas] : {std::pair("cube_update/smoke", bench::Areas::City),
                                      std::pair("cube_update/province", bench::Areas::Province)})
        benchmark::RegisterBenchmark(name, [=](benchmark::State& state) { updateCube(state, areas); })
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    const CubeQuestion quarter{.months = *Period::fromString(u"2024Q3"),
                               .area = {},
                               .byLevel = RegionLevel::Township,
                               .overdueAt = {}};
    registerQuestion("ask/quarter/city/100k", bench::Areas::City, quarter);
    registerQuestion("ask/quarter/province/100k", bench::Areas::Province, quarter);
    CubeQuestion byUnit = quarter;
    byUnit.byLevel.reset();
    byUnit.byUnit = true;
    registerQuestion("ask/quarter_by_unit/city/100k", bench::Areas::City, byUnit);
    CubeQuestion byCategory = quarter;
    byCategory.byCategoryRoot = true;
    byCategory.priorities = {Priority::Urgent};
    registerQuestion("ask/quarter_urgent_by_category/city/100k", bench::Areas::City, byCategory);
    CubeQuestion months = quarter;
    months.months = *Period::fromDays(QDate(2024, 1, 1), QDate(2025, 12, 31));
    months.byMonth = true;
    registerQuestion("ask/24_months/city/100k", bench::Areas::City, months);
    CubeQuestion overdue = quarter;
    overdue.overdueAt = fromMs(1'735'000'000'000);
    registerQuestion("ask/quarter_with_overdue/city/100k", bench::Areas::City, overdue);
    benchmark::RegisterBenchmark("verify_month/100k", verifyMonth)->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
