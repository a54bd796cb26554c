// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachefile.h"
#include "app/store/retention.h"
#include "tests/support/cachefixture.h"
#include "tests/support/eventhistory.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::putOf;
using test::removalOf;
using test::sampleFields;

/// Pages of this cache carry the server's time 2024-05-18 02:40 UTC.
const UtcTime serverNow = fromMs(1'716'000'000'000);

class RetentionTest : public test::CacheTest
{
protected:
    void writePolicy(const QByteArray& json)
    {
        QFile file(QDir(folder()).filePath(u"retention.json"_s));
        ASSERT_TRUE(file.open(QFile::WriteOnly));
        file.write(json);
    }
    static EventFields closedEvent(const QString& id, int daysAgo, Origin origin = Origin::Live)
    {
        EventFields fields = sampleFields(id);
        fields.origin = origin;
        fields.state = EventState::Closed;
        fields.closedAt = serverNow - std::chrono::days{daysAgo};
        fields.reportedAt = *fields.closedAt - std::chrono::hours{30};
        fields.dueAt = *fields.closedAt + std::chrono::hours{1};
        return fields;
    }
    int retireAll()
    {
        int retired = 0;
        for (int some = 1; some > 0; retired += some) {
            const auto done = writer().retireSome();
            EXPECT_TRUE(done.has_value()) << done.error().toString().toStdString();
            some = done.value_or(0);
        }
        return retired;
    }
    void expectRightCube()
    {
        auto cache = reader();
        const auto months = cache->cubeMonths();
        ASSERT_TRUE(months.has_value());
        for (const QDate& month : *months) {
            const auto check = cache->checkMonth(month);
            ASSERT_TRUE(check.has_value()) << check.error().toString().toStdString();
            EXPECT_TRUE(check->differences.empty()) << month.toString().toStdString();
        }
        expectRightRollups();
    }
    qint64 reported()
    {
        FactSums all;
        for (const auto& [month, sums] : monthSums())
            all += sums;
        return all.value(FactMeasure::Reported).value_or(0);
    }
    std::map<QDate, FactSums> monthSums()
    {
        std::map<QDate, FactSums> sums;
        auto cache = reader();
        const auto months = cache->cubeMonths();
        EXPECT_TRUE(months.has_value());
        for (const QDate& month : months.value_or(std::vector<QDate>()))
            sums[month] = cache->checkMonth(month).value().counted;
        return sums;
    }
    qint64 rowsNow() { return reader()->status().value().rows[u"event"_s]; }
};

} // namespace

TEST_F(RetentionTest, thePolicyIsReadAndChecked)
{
    EXPECT_EQ(loadRetentionPolicy(folder()), RetentionPolicy{}) << "without a file";
    EXPECT_EQ(RetentionPolicy{}.closedEventDays, 90);
    writePolicy(R"({"closed_events_days": 400})");
    EXPECT_EQ(loadRetentionPolicy(folder()), (RetentionPolicy{.closedEventDays = 400}));
    for (const QByteArray bad : {R"({"closed_events_days": -1})", R"({"closed_events_days": "90"})",
                                 R"({"closed_event_days": 90})", R"([90])", "{", R"({"warn_mib": 1.5})"}) {
        writePolicy(bad);
        EXPECT_EQ(loadRetentionPolicy(folder()).error().kind, ErrorKind::Invalid) << bad.toStdString();
    }
    close();
    open(); // A policy that cannot be read removes nothing.
    apply({putOf(eventRecord(closedEvent(u"old"_s, 500)))});
    EXPECT_EQ(retireAll(), 0);
}

TEST_F(RetentionTest, onlyOldLiveEndedEventsLeave)
{
    EventFields open = closedEvent(u"open"_s, 500);
    open.state = EventState::Handling;
    open.closedAt.reset();
    EventFields cancelled = closedEvent(u"cancelled"_s, 91);
    cancelled.state = EventState::Cancelled;
    apply({putOf(eventRecord(closedEvent(u"old"_s, 91))), putOf(eventRecord(closedEvent(u"young"_s, 89))),
           putOf(eventRecord(closedEvent(u"imported"_s, 500, Origin::Import))),
           putOf(eventRecord(closedEvent(u"replayed"_s, 500, Origin::Replay))), putOf(eventRecord(open)),
           putOf(eventRecord(cancelled))});
    EXPECT_EQ(retireAll(), 2);
    const auto page = reader()->queue({}, 10);
    ASSERT_TRUE(page.has_value());
    QSet<QString> left;
    for (const QueueItem& item : page->items)
        left << item.id;
    EXPECT_EQ(left, (QSet<QString>{u"open"_s, u"young"_s, u"imported"_s, u"replayed"_s}));
    EXPECT_EQ(page->retired, 2);
    ASSERT_TRUE(page->retiredBefore.has_value());
    EXPECT_LT(*page->retiredBefore, serverNow);
    EXPECT_EQ(reader()->queue({.text = u"昌国"_s}, 10)->retired, 0) << "texts are gone, nobody can tell";
    expectRightCube();
}

TEST_F(RetentionTest, anEmptyCacheAndOneThatNeverHeardTheServerKeepEverything)
{
    EXPECT_EQ(retireAll(), 0);
}

TEST_F(RetentionTest, notesAndTextsLeaveWithTheirEvent)
{
    const auto note = Note::of({.id = test::idOf<NoteId>(u"n-1"_s),
                                .event = test::idOf<EventId>(u"old"_s),
                                .at = serverNow,
                                .kind = u"note"_s,
                                .actor = u"甲"_s,
                                .text = u"已处理"_s,
                                .action = {}});
    ASSERT_TRUE(note.has_value());
    apply({putOf(eventRecord(closedEvent(u"old"_s, 91))), putOf(Record(*note))});
    EXPECT_EQ(retireAll(), 1);
    EXPECT_TRUE(reader()->notes(test::idOf<EventId>(u"old"_s))->empty());
    close();
    const auto db = openCacheForWriting(folder());
    ASSERT_TRUE(db.has_value());
    EXPECT_EQ((*db)->number("SELECT count(*) FROM event_text"), 0);
    EXPECT_EQ((*db)->number("SELECT count(*) FROM retired"), 1);
}

TEST_F(RetentionTest, aLateCorrectionBringsTheEventBackAndMovesItsNumbers)
{
    apply({putOf(eventRecord(closedEvent(u"old"_s, 100)), 5)});
    EXPECT_EQ(retireAll(), 1);
    EXPECT_EQ(reported(), 1);
    apply({putOf(eventRecord(closedEvent(u"old"_s, 100)), 5)});
    EXPECT_EQ(rowsNow(), 0) << "the same version once more";
    EventFields reopened = closedEvent(u"old"_s, 100);
    reopened.state = EventState::Handling;
    reopened.closedAt.reset();
    apply({putOf(eventRecord(reopened), 6)});
    EXPECT_EQ(rowsNow(), 1);
    EXPECT_EQ(reported(), 1);
    qint64 reopenings = 0;
    for (const auto& [month, sums] : monthSums())
        reopenings += sums.value(FactMeasure::ReportedReopened).value_or(0);
    EXPECT_EQ(reopenings, 1) << "it was closed when it was retired";
    expectRightCube();
    apply({putOf(eventRecord(closedEvent(u"old"_s, 100)), 7)});
    close();
    open();
    EXPECT_EQ(retireAll(), 1);
    apply({removalOf(Entity::Event, u"old"_s, 7)});
    EXPECT_EQ(reported(), 0) << "the source took it out";
    expectRightCube();
}

TEST_F(RetentionTest, numbersStayRightWhateverHappensMeanwhile)
{
    // The history ends in the summer of 2024; with this policy about half of it leaves.
    writePolicy(R"({"closed_events_days": 60})");
    close();
    open();
    test::EventHistory history(9, 60);
    int retired = 0;
    for (int page = 0; page < 40; ++page) {
        apply(history.changes(25));
        if (page % 3 == 0) {
            close();
            open(); // A new start looks from the beginning.
            retired += retireAll();
        }
        if (page % 10 == 9)
            expectRightCube();
    }
    EXPECT_GT(retired, 50);
    EXPECT_EQ(reported(), std::ssize(history.events())) << "every event that is known is counted once";
    const auto page = reader()->queue({}, 1'000);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->total + page->retired, std::ssize(history.events()));
    for (const auto& [id, event] : history.events()) {
        if (isOpen(event.fields.state)) {
            EXPECT_TRUE(reader()->eventRow(test::idOf<EventId>(id))->has_value()) << "open events stay";
        }
    }
}

TEST_F(RetentionTest, aListAndWhatHasLeftAddUpToTheNumber)
{
    std::vector<Change> changes;
    for (int n = 0; n < 30; ++n)
        changes.push_back(putOf(eventRecord(closedEvent(u"e-%1"_s.arg(n), 75 + n))));
    apply(std::move(changes));
    EXPECT_EQ(retireAll(), 15);
    EventFilter onTime;
    onTime.facts.onTime = true;
    const auto page = reader()->queue(onTime, 100);
    ASSERT_TRUE(page.has_value());
    EXPECT_EQ(page->total, 15);
    EXPECT_EQ(page->retired, 15);
    qint64 counted = 0;
    for (const auto& [month, sums] : monthSums())
        counted += sums.value(FactMeasure::DueOnTime).value_or(0);
    EXPECT_EQ(counted, page->total + page->retired);
}

TEST_F(RetentionTest, itGoesInChunksThatEachFitBetweenPages)
{
    std::vector<Change> changes;
    for (int n = 0; n < Retention::chunk + 700; ++n)
        changes.push_back(putOf(eventRecord(closedEvent(u"e-%1"_s.arg(n), 100))));
    apply(std::move(changes));
    EXPECT_EQ(writer().retireSome(), Retention::chunk);
    EXPECT_EQ(writer().retireSome(), 700);
    EXPECT_EQ(writer().retireSome(), 0);
    ASSERT_TRUE(writer().tidy().has_value());
    expectRightCube();
}

} // namespace onescreen
