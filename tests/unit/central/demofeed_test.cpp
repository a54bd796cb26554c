// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/logservice.h"
#include "tests/unit/central/demoworld.h"
#include "tests/unit/central/testrows.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

/// A log with a demonstration in it, on a clock that the test moves.
class Demonstration
{
public:
    Demonstration(const QString& folder, ManualClock& clock, const DemoSettings& settings)
        : m_clock(clock), m_feed(shippedProfile(), zhoushan(), shippedCategories(), settings, clock)
    {
        auto opened = LogService::open(DatabaseAddress::inFolder(folder), clock);
        EXPECT_TRUE(opened);
        m_log = *std::move(opened);
        EXPECT_TRUE(m_log->ingest(zhoushanRows()));
        started = m_feed.start(*m_log);
    }
    void live(int seconds, int step = 1)
    {
        for (int second = 0; second < seconds; second += step) {
            m_clock.advance(std::chrono::seconds(step));
            const auto done = m_feed.tick(*m_log);
            ASSERT_TRUE(done) << done.error().toString().toStdString();
        }
    }
    qint64 number(const QString& sql) { return (*m_log->database())->single(sql)->toLongLong(); }
    qint64 events() { return number(u"SELECT count(*) FROM rows WHERE entity = 0"_s); }
    [[nodiscard]] const LogHead& head() const { return m_log->head(); }

    Result<void> started;

private:
    ManualClock& m_clock;
    DemoFeed m_feed;
    std::unique_ptr<LogService> m_log;
};

const DemoSettings small{.seed = 9, .speed = 4, .historyDays = 5, .events = 400};

} // namespace

TEST(DemoFeed, ASeedAndATimeGiveOneHistory)
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    ManualClock firstClock(testNow());
    ManualClock secondClock(testNow());
    Demonstration one(first.path(), firstClock, small);
    Demonstration two(second.path(), secondClock, small);
    ASSERT_TRUE(one.started) << one.started.error().toString().toStdString();
    EXPECT_EQ(one.events(), 400);
    EXPECT_EQ(one.head().chain, two.head().chain);
    one.live(40);
    two.live(40);
    EXPECT_GT(one.events(), 400);
    EXPECT_EQ(one.head().seq, two.head().seq);
    EXPECT_EQ(one.head().chain, two.head().chain);
}

TEST(DemoFeed, SpeedIsChangesOfEventsInASecond)
{
    const QTemporaryDir folder;
    ManualClock clock(*parseRfc3339(u"2026-03-02T02:00:00Z")); // Monday, ten in the morning
    Demonstration demo(folder.path(), clock, {.seed = 2, .speed = 5, .historyDays = 5, .events = 2000});
    const QString changes = u"SELECT count(*) FROM change_log WHERE entity = 0"_s;
    demo.live(1200, 30); // until as many are under way as there will be
    const qint64 before = demo.number(changes);
    demo.live(600, 15);
    const double rate = static_cast<double>(demo.number(changes) - before) / 600;
    EXPECT_GT(rate, 2.0);
    EXPECT_LT(rate, 12.0);
    EXPECT_GT(demo.number(u"SELECT count(*) FROM change_log WHERE entity = 1 AND v > 1"_s), 300)
        << "people move";
}

TEST(DemoFeed, ARestartGoesOnWithoutDoubles)
{
    const QTemporaryDir folder;
    ManualClock clock(testNow());
    qint64 events = 0;
    {
        Demonstration demo(folder.path(), clock, small);
        demo.live(100, 10);
        events = demo.events();
    }
    {
        Demonstration again(folder.path(), clock, small);
        ASSERT_TRUE(again.started) << again.started.error().toString().toStdString();
        EXPECT_EQ(again.events(), events) << "nothing has happened in between";
        EXPECT_EQ(again.number(u"SELECT count(*) FROM source_key WHERE entity = 0"_s), events);
    }
    clock.advance(std::chrono::hours(12));
    Demonstration later(folder.path(), clock, small);
    ASSERT_TRUE(later.started);
    EXPECT_GT(later.events(), events) << "the time in between is filled";
    EXPECT_LT(later.events(), events + 400) << "at the pace of the history, not of the live feed";
    EXPECT_EQ(later.number(u"SELECT count(*) FROM source_key WHERE entity = 0"_s), later.events());
    const qint64 head = later.head().seq;
    later.live(30, 10);
    EXPECT_GT(later.head().seq, head);
}

TEST(DemoFeed, ASecondSeedIsRefused)
{
    const QTemporaryDir folder;
    ManualClock clock(testNow());
    {
        Demonstration demo(folder.path(), clock, small);
    }
    DemoSettings other = small;
    other.seed = 10;
    Demonstration refused(folder.path(), clock, other);
    ASSERT_FALSE(refused.started);
    EXPECT_EQ(refused.started.error().kind, ErrorKind::Conflict);
}

TEST(DemoFeed, OpenEventsDoNotPileUp)
{
    const QTemporaryDir folder;
    ManualClock clock(*parseRfc3339(u"2026-03-02T02:00:00Z"));
    Demonstration demo(folder.path(), clock, {.seed = 2, .speed = 5, .historyDays = 20, .events = 6000});
    const QString open = u"SELECT count(*) FROM rows r JOIN change_log l ON l.seq = r.seq WHERE r.entity = 0"
                         u" AND json_extract(CAST(l.data AS TEXT), '$.closed') IS NULL"_s;
    const qint64 before = demo.number(open);
    demo.live(1800, 30);
    EXPECT_GT(before, 100);
    EXPECT_GT(demo.number(open), before / 2);
    // Those of the history close at their own pace beside as many of the live feed, and urgent ones are never
    // hurried.
    EXPECT_LT(demo.number(open), before * 5);
}

TEST(DemoFeed, TheFleetWasOnItsRoundsBeforeTheFirstStart)
{
    const QTemporaryDir folder;
    ManualClock clock(*parseRfc3339(u"2026-03-02T02:00:00Z")); // ten in the morning: everybody is on duty
    Demonstration demo(folder.path(), clock, {.seed = 2, .speed = 1, .historyDays = 1, .events = 50});
    ASSERT_TRUE(demo.started) << demo.started.error().toString().toStdString();
    // As texts, RFC 3339 moments of one form sort by time.
    const QString told = u"SELECT %1 FROM change_log WHERE entity = 1 AND v > 1"_s;
    EXPECT_GT(demo.number(told.arg(u"count(*)"_s)), 3'000);
    const QString moment = u"json_extract(CAST(data AS TEXT), '$.pos_at')"_s;
    const auto isInside = [&](const QString& which, const QString& from, const QString& to) {
        return demo.number(told.arg(u"%1(%2) BETWEEN '%3' AND '%4'"_s.arg(which, moment, from, to))) == 1;
    };
    EXPECT_TRUE(isInside(u"min"_s, u"2026-03-02T01:00:00"_s, u"2026-03-02T01:02:00"_s));
    EXPECT_TRUE(isInside(u"max"_s, u"2026-03-02T01:58:00"_s, u"2026-03-02T02:00:01"_s));
    EXPECT_EQ(demo.number(
                  u"SELECT count(*) FROM change_log a JOIN change_log b ON b.entity = 1 AND b.id = a.id AND "
                  u"b.v = a.v + 1 WHERE a.entity = 1 AND json_extract(CAST(a.data AS TEXT), '$.pos_at') > "
                  u"json_extract(CAST(b.data AS TEXT), '$.pos_at')"_s),
              0)
        << "nobody goes back in time";
}
