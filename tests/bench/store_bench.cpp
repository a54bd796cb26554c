// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the cache, beside bare loops over SQLite with the same rows (barestore.h), and the reader's
// questions. The cache of 100,000 or 1,000,000 events is made once a run, in a temporary folder.
#include "app/base/crc32c.h"
#include "app/remote/pageparser.h"
#include "app/remote/recordcodec.h"
#include "app/store/cachereader.h"
#include "app/store/cachewriter.h"
#include "tests/bench/barestore.h"
#include "tests/bench/storesamples.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int pagesPerRound = 10;

using bench::makeEvents;
using bench::pageOf;
using bench::require;
using bench::rowsPerPage;
using bench::spreadDays;

QByteArray bytesOf(const ChangePage& page)
{
    QByteArray text = R"({"k":"page","proto":1,"epoch":"bench","from":)" + QByteArray::number(page.from) +
                      R"(,"to":)" + QByteArray::number(page.to) + R"(,"head":)" +
                      QByteArray::number(page.head) + R"(,"schema":1,"now":"2024-05-18T02:40:00.000Z"})" +
                      '\n';
    for (const Change& change : page.changes) {
        const auto& put = std::get<PutChange>(change.what);
        text += R"({"k":"put","s":)" + QByteArray::number(change.seq) + R"(,"x":)" +
                QByteArray::number(change.seq) + R"(,"e":"event","id":")" + change.id.toUtf8() +
                R"(","v":1,"r":"330902","a":null,"d":)" + encodeRecord(put.record) + "}\n";
    }
    const auto crc =
        crc32c(std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size()))));
    return text + R"({"k":"end","n":)" + QByteArray::number(page.changes.size()) + R"(,"crc":")" +
           QByteArray::number(crc, 16).rightJustified(8, '0') + R"(","more":true,"next":"cursor"})" + '\n';
}

/// The rows of one round, as pages and as bytes; the same for every benchmark.
struct Material
{
    std::vector<std::vector<Event>> events;
    std::vector<ChangePage> pages;
    std::vector<QByteArray> bytes;
};

const Material& material()
{
    static const Material made = [] {
        Material fresh;
        const auto all = makeEvents(0, qint64{rowsPerPage} * pagesPerRound);
        for (int page = 0; page < pagesPerRound; ++page) {
            const auto first = all.begin() + page * rowsPerPage;
            fresh.events.emplace_back(first, first + rowsPerPage);
            fresh.pages.push_back(pageOf(fresh.events.back(), qint64{page} * rowsPerPage));
            fresh.bytes.push_back(bytesOf(fresh.pages.back()));
        }
        return fresh;
    }();
    return made;
}

/// A cache of that many events, kept until the program ends.
QString filledCache(qint64 events)
{
    static QTemporaryDir folder;
    static std::map<qint64, QString> known;
    if (known.contains(events))
        return known[events];
    const QString path = folder.filePath(QString::number(events));
    const auto writer = CacheWriter::open(path);
    require(writer.has_value(), "the cache cannot be made");
    const auto all = makeEvents(0, events);
    for (qint64 from = 0; from < events; from += rowsPerPage) {
        const auto first = all.begin() + from;
        const std::vector<Event> rows(first, first + std::min<qint64>(rowsPerPage, events - from));
        require((*writer)->apply(pageOf(rows, from)).has_value(), "a page cannot be applied");
    }
    while ((*writer)->indexSome().value()) {
    }
    known[events] = path;
    return path;
}

void countRows(benchmark::State& state)
{
    state.SetItemsProcessed(static_cast<int64_t>(state.iterations()) * rowsPerPage * pagesPerRound);
}

void parsePages(benchmark::State& state)
{
    PageParser parser;
    material();
    qint64 bytes = 0;
    for ([[maybe_unused]] auto round : state) {
        for (const QByteArray& page : material().bytes) {
            const auto parsed = parser.parse(page);
            require(parsed && std::ssize(parsed->changes) == rowsPerPage, "a page cannot be parsed");
            bytes += page.size();
        }
    }
    countRows(state);
    state.SetBytesProcessed(bytes);
}

void encodeRows(benchmark::State& state)
{
    material();
    for ([[maybe_unused]] auto round : state) {
        for (const auto& page : material().events) {
            for (const Event& event : page)
                benchmark::DoNotOptimize(encodeRecord(event));
        }
    }
    countRows(state);
}

/// Into a fresh cache each round; making and closing it is not counted.
template <bool Parse> void applyPages(benchmark::State& state)
{
    PageParser parser;
    for ([[maybe_unused]] auto round : state) {
        state.PauseTiming();
        QTemporaryDir folder;
        auto writer = CacheWriter::open(folder.filePath(u"cache"_s));
        require(writer.has_value(), "the cache cannot be made");
        material();
        state.ResumeTiming();
        for (std::size_t page = 0; page < pagesPerRound; ++page) {
            if constexpr (Parse) {
                const auto parsed = parser.parse(material().bytes[page]);
                require(parsed && (*writer)->apply(*parsed).has_value(), "a page cannot be applied");
            } else {
                require((*writer)->apply(material().pages[page]).has_value(), "a page cannot be applied");
            }
        }
        state.PauseTiming();
        writer->reset();
        state.ResumeTiming();
    }
    countRows(state);
}

/// Pages, and then the search index to its end.
void applyAndIndex(benchmark::State& state)
{
    for ([[maybe_unused]] auto round : state) {
        state.PauseTiming();
        QTemporaryDir folder;
        auto writer = CacheWriter::open(folder.filePath(u"cache"_s));
        require(writer.has_value(), "the cache cannot be made");
        material();
        state.ResumeTiming();
        for (const ChangePage& page : material().pages)
            require((*writer)->apply(page).has_value(), "a page cannot be applied");
        while ((*writer)->indexSome().value()) {
        }
        state.PauseTiming();
        writer->reset();
        state.ResumeTiming();
    }
    countRows(state);
}

/// The same events with another priority, which moves them in rollups, cube and the index of open ones.
std::vector<ChangePage> otherPriorities()
{
    std::vector<ChangePage> pages = material().pages;
    for (ChangePage& page : pages) {
        for (Change& change : page.changes) {
            auto& record = std::get<Event>(std::get<PutChange>(change.what).record);
            EventFields fields = *record;
            fields.priority = fields.priority == Priority::Urgent ? Priority::Normal : Priority::Urgent;
            record = Event::of(std::move(fields)).value();
        }
    }
    return pages;
}

/// Newer versions of rows that are all there, one of two priorities after the other.
void applyUpdates(benchmark::State& state)
{
    QTemporaryDir folder;
    auto writer = CacheWriter::open(folder.filePath(u"cache"_s));
    require(writer.has_value(), "the cache cannot be made");
    std::array both{material().pages, otherPriorities()};
    qint64 from = 0;
    qint64 version = 0;
    const auto all = [&] {
        for (ChangePage& page : both.at(static_cast<std::size_t>(version++ % 2))) {
            page.from = from;
            from += std::ssize(page.changes);
            page.to = from;
            for (Change& change : page.changes)
                change.version = version;
            require((*writer)->apply(page).has_value(), "a page cannot be applied");
        }
    };
    all();
    for ([[maybe_unused]] auto round : state)
        all();
    countRows(state);
}

void bareSqlite(benchmark::State& state, bench::BareTables tables)
{
    static bench::BareStore store(material().pages);
    store.run(state, tables);
    countRows(state);
}

/// 95 of 100 answers took no longer (processor time is not told apart: the machine should have nothing else
/// to do).
double p95(std::vector<double> milliseconds)
{
    if (milliseconds.empty())
        return 0;
    const auto at = milliseconds.begin() + std::ssize(milliseconds) * 95 / 100;
    std::ranges::nth_element(milliseconds, at);
    return *at;
}

template <typename Question> void ask(benchmark::State& state, qint64 events, Question question)
{
    const auto reader = CacheReader::open(filledCache(events));
    require(reader.has_value(), "the cache cannot be read");
    std::vector<double> times;
    for ([[maybe_unused]] auto round : state) {
        const auto begun = std::chrono::steady_clock::now();
        require(question(**reader), "a question has no answer");
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    }
    state.counters["p95_ms"] = p95(std::move(times));
}

void registerQuestions(const std::string& size, qint64 events)
{
    const auto add = [&](const std::string& name, auto question) {
        benchmark::RegisterBenchmark(("ask/" + name + "/" + size).c_str(), [=](benchmark::State& state) {
            ask(state, events, question);
        })->Unit(benchmark::kMillisecond);
    };
    using enum EventState;
    const QSet<EventState> open{Reported, Accepted, Assigned, Handling, Suspended};
    const auto now = fromMs(1'704'038'400'000) + std::chrono::days{spreadDays - 30};
    const auto county = RegionCode::fromString(u"330903");
    const auto month = *Period::fromDays(businessDay(now).addDays(-29), businessDay(now));
    add("map", [](CacheReader& cache) { return cache.mapPoints({}).has_value(); });
    add("map_open", [open](CacheReader& cache) { return cache.mapPoints({.states = open}).has_value(); });
    add("queue_open",
        [open](CacheReader& cache) { return cache.queue({.states = open}, 5'000).has_value(); });
    add("queue_open_area", [open, county](CacheReader& cache) {
        return cache.queue({.area = county, .states = open}, 5'000).has_value();
    });
    add("queue_all", [](CacheReader& cache) { return cache.queue({}, 5'000).has_value(); });
    add("queue_text",
        [](CacheReader& cache) { return cache.queue({.text = u"不存在的路"_s}, 5'000).has_value(); });
    // The samples all lie on one road: every row has the sign, the street and the town.
    for (const auto& [name, text] :
         {std::pair{"search_common_sign", u"路"_s}, std::pair{"search_common_words", u"昌国路 摊位"_s},
          std::pair{"search_nothing", u"不存在的路"_s}, std::pair{"search_rare_number", u"000123"_s}})
        add(name, [text](CacheReader& cache) { return cache.newest({.text = text}, 8).has_value(); });
    const auto around = [](double degrees) {
        return GeoRing::rectangle(*GeoPoint::fromDegrees(122.5 - degrees, 30.3 - degrees),
                                  *GeoPoint::fromDegrees(122.5 + degrees, 30.3 + degrees))
            .value();
    };
    add("area_block", [block = around(0.003)](CacheReader& cache) {
        return cache.queue({.inside = block}, 5'000).has_value();
    });
    add("area_town", [town = around(0.05)](CacheReader& cache) {
        return cache.queue({.inside = town}, 5'000).has_value();
    });
    add("overview", [now](CacheReader& cache) { return cache.overview(std::nullopt, now).has_value(); });
    add("daily", [month](CacheReader& cache) { return cache.daily(std::nullopt, month).has_value(); });
    add("by_category",
        [month](CacheReader& cache) { return cache.byCategory(std::nullopt, month).has_value(); });
    add("by_region",
        [](CacheReader& cache) { return cache.byRegion(std::nullopt, RegionLevel::Township).has_value(); });
    add("status", [](CacheReader& cache) { return cache.status().has_value(); });
}

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    using benchmark::RegisterBenchmark;
    RegisterBenchmark("parse/smoke", onescreen::parsePages)->Unit(benchmark::kMillisecond);
    RegisterBenchmark("encode/smoke", onescreen::encodeRows)->Unit(benchmark::kMillisecond);
    using enum onescreen::bench::BareTables;
    for (const auto& [name, tables] :
         {std::pair{"bare_sqlite/smoke", Events}, std::pair{"bare_sqlite_all/smoke", All},
          std::pair{"bare_sqlite_all_and_index", AllAndSearch}})
        RegisterBenchmark(name, onescreen::bareSqlite, tables)->Unit(benchmark::kMillisecond)->UseRealTime();
    RegisterBenchmark("apply/smoke", onescreen::applyPages<false>)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
    RegisterBenchmark("parse_and_apply/smoke", onescreen::applyPages<true>)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
    RegisterBenchmark("apply_and_index", onescreen::applyAndIndex)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
    RegisterBenchmark("apply_updates", onescreen::applyUpdates)->Unit(benchmark::kMillisecond)->UseRealTime();
    onescreen::registerQuestions("100k", 100'000);
    onescreen::registerQuestions("1M", 1'000'000);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
