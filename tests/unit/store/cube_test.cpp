// SPDX-License-Identifier: GPL-3.0-or-later
// The cube against counting by hand, over random lives of events, and the rows behind every number of it.
#include "app/store/cachefile.h"
#include "app/store/cubequestion.h"
#include "tests/support/cachefixture.h"
#include "tests/support/eventhistory.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::EventHistory;

const UtcTime now = fromMs(1'709'600'000'000); // 2024-03-05 08:53 in Asia/Shanghai
const QHash<QString, QString> parents{{u"0101"_s, u"01"_s}, {u"0102"_s, u"01"_s}, {u"0201"_s, u"02"_s}};

QString rootOf(const QString& code)
{
    return parents.value(code, code);
}

CubeQuestion everything()
{
    return {.months = *Period::fromString(u"2024"), .area = {}, .byLevel = {}, .overdueAt = now};
}

/// The facts that a question sums up in a row, counted from the events one by one.
class ByHand
{
public:
    ByHand(const EventHistory& history, const CubeQuestion& question)
        : m_history(history), m_question(question)
    {
    }

    qint64 count(FactMeasure measure, const CubeRow& row) const
    {
        qint64 sum = 0;
        for (const auto& [id, known] : m_history.events()) {
            const auto fact = test::factOf(measure, known, now);
            if (fact && isAsked(known.fields, businessDay(fact->date)) &&
                isIn(row, known.fields, businessDay(fact->date)))
                sum += fact->adds;
        }
        return sum;
    }

    /// Over all rows.
    qint64 total(FactMeasure measure) const
    {
        qint64 sum = 0;
        for (const auto& [id, known] : m_history.events()) {
            const auto fact = test::factOf(measure, known, now);
            if (fact && isAsked(known.fields, businessDay(fact->date)))
                sum += fact->adds;
        }
        return sum;
    }

private:
    bool isAsked(const EventFields& e, QDate day) const
    {
        const auto has = [](const QSet<QString>& set, const QString& text) {
            return set.isEmpty() || set.contains(text);
        };
        const QString code = e.category.toString();
        const QDate first = m_question.months.first();
        const QDate last = m_question.months.last();
        return day >= QDate(first.year(), first.month(), 1) &&
               day <= QDate(last.year(), last.month(), last.daysInMonth()) &&
               (!m_question.area || m_question.area->contains(e.region)) &&
               (has(m_question.categories, code) || m_question.categories.contains(rootOf(code))) &&
               has(m_question.sources, e.source.toString()) &&
               has(m_question.units, e.unit ? e.unit->toString() : QString()) &&
               (m_question.priorities.isEmpty() || m_question.priorities.contains(e.priority));
    }
    bool isIn(const CubeRow& row, const EventFields& e, QDate day) const
    {
        if (m_question.byMonth && QDate(day.year(), day.month(), 1) != row.month)
            return false;
        if (m_question.byLevel && e.region.ancestor(*m_question.byLevel).value_or(e.region) != row.region)
            return false;
        if (m_question.byUnit && (e.unit ? e.unit->toString() : QString()) != row.unit)
            return false;
        return !m_question.byCategoryRoot || rootOf(e.category.toString()) == row.categoryRoot;
    }

    const EventHistory& m_history;
    const CubeQuestion& m_question;
};

class CubeTest : public test::CacheTest
{
protected:
    /// The categories first, then the changes in pages.
    void live(EventHistory& history, int pages)
    {
        apply({test::putOf(test::entryRecord(DictionaryKind::Category, u"01"_s, {}, u"市容"_s)),
               test::putOf(test::entryRecord(DictionaryKind::Category, u"0101"_s, u"01"_s, u"摊"_s)),
               test::putOf(test::entryRecord(DictionaryKind::Category, u"0102"_s, u"01"_s, u"广告"_s)),
               test::putOf(test::entryRecord(DictionaryKind::Category, u"02"_s, {}, u"环境"_s)),
               test::putOf(test::entryRecord(DictionaryKind::Category, u"0201"_s, u"02"_s, u"垃圾"_s))});
        for (int page = 0; page < pages; ++page)
            apply(history.changes(60));
    }
    void expectRight()
    {
        auto cache = reader();
        const auto months = cache->cubeMonths().value();
        for (const QDate month : months) {
            const auto check = cache->checkMonth(month).value();
            for (const CellDifference& difference : check.differences)
                ADD_FAILURE() << difference.what.toStdString() << ' ' << difference.counted << ' '
                              << difference.stored;
        }
        EXPECT_EQ(cache->verifyRollups().value(), std::vector<QString>{});
    }
    std::vector<CubeQuestion> questions()
    {
        std::vector<CubeQuestion> all(1, everything());
        const auto add = [&](auto change) {
            all.push_back(everything());
            change(all.back());
        };
        add([](CubeQuestion& q) { q.byMonth = true; });
        add([](CubeQuestion& q) { q.byLevel = RegionLevel::County; });
        add([](CubeQuestion& q) {
            q.byMonth = true;
            q.byLevel = RegionLevel::Township;
            q.months = *Period::fromDays(QDate(2024, 2, 10), QDate(2024, 3, 2)); // Two whole months.
        });
        add([](CubeQuestion& q) {
            q.byUnit = true;
            q.byCategoryRoot = true;
            q.byLevel = RegionLevel::City;
        });
        add([](CubeQuestion& q) {
            q.area = RegionCode::fromString(u"330902001");
            q.byLevel = RegionLevel::County;
            q.byUnit = true;
        });
        add([](CubeQuestion& q) {
            q.categories = {u"01"_s, u"unknown"_s, u"nowhere"_s};
            q.priorities = {Priority::Urgent};
            q.byMonth = true;
        });
        add([](CubeQuestion& q) {
            q.sources = {u"video"_s};
            q.units = {u""_s, u"u-2"_s};
            q.area = RegionCode::fromString(u"330903");
            q.byLevel = RegionLevel::Township;
            q.byCategoryRoot = true;
        });
        add([](CubeQuestion& q) { q.sources = {u"never heard of"_s}; });
        return all;
    }
};

} // namespace

TEST_F(CubeTest, equalsCountingByHandOverRandomLives)
{
    for (const quint64 seed : {1U, 2U, 3U}) {
        EventHistory history(seed);
        ASSERT_TRUE(writer().reset().has_value());
        live(history, 12);
        expectRight();
        auto cache = reader();
        for (const CubeQuestion& question : questions()) {
            const ByHand byHand(history, question);
            const auto rows = cache->cubeRows(question).value();
            for (const FactMeasure measure : allFactMeasures()) {
                qint64 sum = 0;
                for (const CubeRow& row : rows) {
                    EXPECT_EQ(row.sums.value(measure), byHand.count(measure, row))
                        << factMeasureName(measure).toStdString() << ' ' << seed;
                    sum += row.sums.value(measure).value();
                }
                EXPECT_EQ(sum, byHand.total(measure)) << factMeasureName(measure).toStdString();
            }
        }
    }
}

TEST_F(CubeTest, everyNumberOpensExactlyItsRows)
{
    EventHistory history(4);
    live(history, 15);
    auto cache = reader();
    qint64 opened = 0;
    for (const CubeQuestion& question : questions()) {
        const auto rows = cache->cubeRows(question).value();
        for (const CubeRow& row : rows) {
            for (const FactMeasure measure : allFactMeasures()) {
                if (!isCount(measure))
                    continue;
                const EventFilter filter = eventsBehind(measure, question, row);
                EXPECT_EQ(cache->queue(filter, 0).value().total, row.sums.value(measure))
                    << factMeasureName(measure).toStdString();
                ++opened;
            }
        }
    }
    EXPECT_GT(opened, 500);
}

TEST_F(CubeTest, aSumOpensTheRowsThatItRunsOver)
{
    EventHistory history(5);
    live(history, 5);
    const CubeQuestion question = everything();
    const CubeRow row = reader()->cubeRows(question).value().at(0);
    const EventFilter filter = eventsBehind(FactMeasure::HandlingMinutes, question, row);
    EXPECT_EQ(filter, eventsBehind(FactMeasure::Closed, question, row));
    EXPECT_EQ(reader()->queue(filter, 0).value().total, row.sums.value(FactMeasure::Closed));
}

TEST_F(CubeTest, histogramsHoldEveryDurationOnce)
{
    EventHistory history(6);
    live(history, 6);
    const FactSums sums = reader()->cubeRows(everything()).value().at(0).sums;
    const auto total = [&](FactTime time) {
        qint64 n = 0;
        for (std::size_t bin = 0; bin < binCount(time); ++bin)
            n += sums.bin(time, bin);
        return n;
    };
    EXPECT_EQ(total(FactTime::Acceptance), sums.value(FactMeasure::Accepted));
    EXPECT_EQ(total(FactTime::Assignment), sums.value(FactMeasure::Assigned));
    EXPECT_EQ(total(FactTime::Handling), sums.value(FactMeasure::Closed));
    EXPECT_EQ(sums.bin(FactTime::Acceptance, 0), sums.value(FactMeasure::AcceptedIn1m));
    const auto median = quantileOf(sums, FactTime::Handling, 0.5);
    ASSERT_TRUE(median.has_value());
    qint64 below = 0;
    qint64 notAbove = 0;
    for (const auto& [id, known] : history.events()) {
        if (known.fields.state != EventState::Closed)
            continue;
        const auto seconds =
            static_cast<double>((*known.fields.closedAt - known.fields.reportedAt).count()) / 1e3;
        below += seconds <= median->from ? 1 : 0;
        notAbove += seconds <= median->to.value_or(1e18) ? 1 : 0;
    }
    const qint64 half = (*sums.value(FactMeasure::Closed) + 1) / 2;
    EXPECT_LT(below, half + 1);
    EXPECT_GE(notAbove, half);
}

TEST_F(CubeTest, anEventThatMovesLeavesNothingBehind)
{
    EventFields fields = test::sampleFields(u"e-1"_s);
    fields.state = EventState::Closed;
    fields.closedAt = fields.reportedAt + std::chrono::hours{1};
    apply({test::putOf(test::eventRecord(fields), 1)});
    fields.region = test::idOf<RegionCode>(u"330903001"_s);
    fields.reportedAt += std::chrono::days{60};
    *fields.closedAt += std::chrono::days{90};
    fields.dueAt.reset();
    apply({test::putOf(test::eventRecord(fields), 2)});
    CubeQuestion question = everything();
    question.byMonth = true;
    question.byLevel = RegionLevel::County;
    const auto rows = reader()->cubeRows(question).value();
    ASSERT_EQ(rows.size(), 2U);
    for (const CubeRow& row : rows)
        EXPECT_EQ(row.region, RegionCode::fromString(u"330903"));
    EXPECT_EQ(rows[0].sums.value(FactMeasure::Reported), 1);
    EXPECT_EQ(rows[1].sums.value(FactMeasure::Closed), 1);
    apply({test::removalOf(Entity::Event, u"e-1"_s, 3)});
    EXPECT_TRUE(reader()->cubeRows(question).value().empty());
    expectRight();
}

TEST_F(CubeTest, reopeningIsCountedAsTheVersionsPassAndOverdueFollowsTheMoment)
{
    EventFields fields = test::sampleFields(u"e-1"_s);
    const UtcTime due = *fields.dueAt;
    const auto put = [&](EventState state, qint64 version) {
        fields.state = state;
        fields.closedAt =
            isOpen(state) ? std::nullopt : std::optional(fields.reportedAt + std::chrono::hours{version});
        apply({test::putOf(test::eventRecord(fields), version)});
    };
    put(EventState::Closed, 1);
    put(EventState::Handling, 2);
    put(EventState::Closed, 3);
    put(EventState::Handling, 4);
    put(EventState::Cancelled, 5); // An end, but no rework when it opens again.
    put(EventState::Handling, 6);
    CubeQuestion question = everything();
    question.overdueAt = due;
    const auto sumsAt = [&] { return reader()->cubeRows(question).value().at(0).sums; };
    EXPECT_EQ(sumsAt().value(FactMeasure::DueReopened), 1) << "an event counts once";
    EXPECT_EQ(sumsAt().value(FactMeasure::ReportedReopened), 1);
    EXPECT_EQ(sumsAt().value(FactMeasure::OverdueOpen), 0) << "due at that moment is not past";
    question.overdueAt = due + Milliseconds{1};
    EXPECT_EQ(sumsAt().value(FactMeasure::OverdueOpen), 1);
    question.overdueAt.reset();
    EXPECT_EQ(sumsAt().value(FactMeasure::OverdueOpen), std::nullopt);
}

TEST_F(CubeTest, theNumbersOfTheOverviewHaveTheirRows)
{
    EventHistory history(8, 400);
    live(history, 15);
    auto cache = reader();
    const auto county = RegionCode::fromString(u"330902");
    qint64 closedToday = 0;
    for (int day = 0; day < 30; ++day) {
        const UtcTime moment = now + std::chrono::days{day};
        const auto numbers = cache->overview(county, moment).value();
        const auto rowsOf = [&](const FactConditions& facts, const QSet<EventState>& states) {
            const EventFilter filter{.area = county, .states = states, .facts = facts};
            return static_cast<double>(cache->queue(filter, 0).value().total);
        };
        const Period today = Period::day(businessDay(moment));
        const QSet<EventState> closed{EventState::Closed};
        EXPECT_EQ(numbers.overdueOpen.value, rowsOf({.overdueAt = moment}, {}));
        const double ended = rowsOf({.endedIn = today}, closed);
        EXPECT_EQ(numbers.closedToday.value, ended);
        closedToday += static_cast<qint64>(ended);
        const double due = rowsOf({.endedIn = today, .hasDue = true}, closed);
        const double onTime = rowsOf({.endedIn = today, .onTime = true}, closed);
        EXPECT_EQ(onTime + rowsOf({.endedIn = today, .onTime = false}, closed), due);
        EXPECT_EQ(numbers.closedOnTimeRate.value, due > 0 ? std::optional(onTime / due) : std::nullopt);
    }
    EXPECT_GT(closedToday, 10);
}

TEST_F(CubeTest, aCellThatDiffersIsFoundAndCountedAnew)
{
    EventHistory history(7);
    live(history, 4);
    const auto spoil = [&](const char* sql) {
        sqlite3* db = nullptr;
        ASSERT_EQ(sqlite3_open(cacheFilePath(folder()).toUtf8().constData(), &db), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(db);
    };
    const auto months = reader()->cubeMonths().value();
    for (const char* sql : {"UPDATE cube SET sums = x'0004' WHERE region = 330902001",
                            "DELETE FROM cube_area WHERE region = 330903001",
                            "UPDATE cube_area SET sums = x'ff' WHERE region = 330902002",
                            "INSERT INTO cube VALUES(24290, 330902009, 1, 1, 0, 0, x'0002')"}) {
        spoil(sql);
        bool repaired = false;
        for (std::size_t turn = 0; turn < months.size(); ++turn)
            repaired = writer().checkCube().value() || repaired;
        EXPECT_TRUE(repaired) << sql;
        expectRight();
    }
    for (std::size_t turn = 0; turn < months.size(); ++turn)
        EXPECT_FALSE(writer().checkCube().value());
}

} // namespace onescreen
