// SPDX-License-Identifier: GPL-3.0-or-later
// Filling the cache, beside a bare loop over SQLite with the same rows, and the reader's questions. The cache
// of 100,000 or 1,000,000 events is made once a run, in a temporary folder.
#include "app/base/crc32c.h"
#include "app/remote/pageparser.h"
#include "app/remote/recordcodec.h"
#include "app/store/areacells.h"
#include "app/store/cachereader.h"
#include "app/store/cachewriter.h"
#include "app/store/schema.h"
#include "tests/bench/storesamples.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <span>
#include <sqlite3.h>

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

/// Newer versions of rows that are all there.
void applyUpdates(benchmark::State& state)
{
    QTemporaryDir folder;
    auto writer = CacheWriter::open(folder.filePath(u"cache"_s));
    require(writer.has_value(), "the cache cannot be made");
    qint64 from = 0;
    qint64 version = 1;
    const auto all = [&] {
        for (const auto& rows : material().events) {
            ChangePage page = pageOf(rows, from);
            for (Change& change : page.changes)
                change.version = version;
            require((*writer)->apply(page).has_value(), "a page cannot be applied");
            from = page.to;
        }
        ++version;
    };
    all();
    for ([[maybe_unused]] auto round : state)
        all();
    countRows(state);
}

struct BareRow
{
    std::array<QByteArray, 6> texts; ///< id; number, title, address, description, id at the source.
    std::array<std::optional<qint64>, 16> numbers;
    std::optional<qint64> cell;
};

/// The row as it will be stored, small numbers for codes included.
BareRow bareRow(const EventFields& e, QHash<QString, qint64>& codes)
{
    const auto code = [&](const QString& text) {
        qint64& number = codes[text];
        if (number == 0)
            number = codes.size();
        return number;
    };
    const auto ms = [](const std::optional<UtcTime>& time) { return time.transform(toMs); };
    const auto lon = e.position ? std::optional<qint64>(e.position->lon7()) : std::nullopt;
    const auto lat = e.position ? std::optional<qint64>(e.position->lat7()) : std::nullopt;
    return {.texts = {e.id.toString().toUtf8(), e.number.toUtf8(), e.title.toUtf8(), e.address.toUtf8(),
                      e.description.toUtf8(), e.sourceId.toUtf8()},
            .numbers = {static_cast<qint64>(e.state), static_cast<qint64>(e.priority),
                        code(e.category.toString()), e.region.number(), lon, lat, toMs(e.reportedAt),
                        ms(e.dueAt).value_or(schema::noDue), ms(e.closedAt), 1, code(e.source.toString()),
                        static_cast<qint64>(e.origin),
                        e.unit ? std::optional(code(e.unit->toString())) : std::nullopt, ms(e.acceptedAt),
                        ms(e.assignedAt), 0},
            .cell = e.position.transform(areaCell)};
}

std::vector<BareRow> bareRows()
{
    QHash<QString, qint64> codes;
    std::vector<BareRow> rows;
    for (const auto& page : material().events) {
        for (const Event& event : page)
            rows.push_back(bareRow(*event, codes));
    }
    return rows;
}

void bindText(sqlite3_stmt* statement, int column, const QByteArray& text)
{
    sqlite3_bind_text(statement, column, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void insertBare(sqlite3* db, sqlite3_stmt* event, sqlite3_stmt* texts, const BareRow& row)
{
    int column = 0;
    for (const auto& number : row.numbers) {
        ++column;
        if (number)
            sqlite3_bind_int64(event, column, *number);
        else
            sqlite3_bind_null(event, column);
    }
    bindText(event, ++column, row.texts[0]);
    ++column;
    if (row.cell)
        sqlite3_bind_int64(event, column, *row.cell);
    else
        sqlite3_bind_null(event, column);
    require(sqlite3_step(event) == SQLITE_DONE, "a row cannot be inserted");
    sqlite3_reset(event);
    sqlite3_bind_int64(texts, 1, sqlite3_last_insert_rowid(db));
    for (std::size_t at = 1; at < row.texts.size(); ++at)
        bindText(texts, static_cast<int>(at) + 1, row.texts[at]);
    require(sqlite3_step(texts) == SQLITE_DONE, "a row cannot be inserted");
    sqlite3_reset(texts);
}

/// The same rows, ready as bytes and numbers, into the same tables with the same indexes and pragmas, bound
/// and stepped with nothing around: WAL, pages of 5,000, log copied at 32 MiB as the writer does. An id that
/// is there already is an error, found by the same unique index. It keeps no rollups, no cube and no digest,
/// looks up no code, converts no text: all that is what the ratio measures.
void bareSqlite(benchmark::State& state)
{
    const auto rows = bareRows();
    const auto run = [](sqlite3* db, const char* sql) {
        require(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
    };
    for ([[maybe_unused]] auto round : state) {
        state.PauseTiming();
        QTemporaryDir folder;
        sqlite3* db = nullptr;
        sqlite3_open(folder.filePath(u"bare.db"_s).toUtf8().constData(), &db);
        run(db, "PRAGMA page_size=8192; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL; PRAGMA "
                "synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA cell_size_check=ON; PRAGMA "
                "wal_autocheckpoint=4000");
        run(db, schema::createSql().constData());
        sqlite3_stmt* event = nullptr;
        sqlite3_stmt* texts = nullptr;
        sqlite3_prepare_v2(
            db,
            "INSERT INTO event(st, pri, cat, region, lon, lat, at, due, closed, v, src, origin, "
            "unit, ack, asg, reopened, id, cell) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            -1, &event, nullptr);
        sqlite3_prepare_v2(db, "INSERT INTO event_text(rid, no, title, addr, body, sid) VALUES(?,?,?,?,?,?)",
                           -1, &texts, nullptr);
        state.ResumeTiming();
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (at % rowsPerPage == 0)
                run(db, "BEGIN IMMEDIATE");
            insertBare(db, event, texts, rows[at]);
            if (at % rowsPerPage == rowsPerPage - 1)
                run(db, "COMMIT");
        }
        state.PauseTiming();
        sqlite3_finalize(event);
        sqlite3_finalize(texts);
        sqlite3_close(db);
        state.ResumeTiming();
    }
    countRows(state);
}

template <typename Question> void ask(benchmark::State& state, qint64 events, Question question)
{
    const auto reader = CacheReader::open(filledCache(events));
    require(reader.has_value(), "the cache cannot be read");
    for ([[maybe_unused]] auto round : state)
        require(question(**reader), "a question has no answer");
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
    RegisterBenchmark("bare_sqlite/smoke", onescreen::bareSqlite)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
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
