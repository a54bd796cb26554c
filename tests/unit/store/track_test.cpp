// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachefile.h"
#include "app/store/tracktable.h"
#include "tests/support/cachefixture.h"
#include "tests/support/sampleresources.h"

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

const UtcTime start = fromMs(1'716'000'000'000); // as pages of the fixture say, to the second
constexpr double metre = 1.0 / 111'195.0;        // degrees of latitude

ResourceFields car(Milliseconds after, double metresNorth, ResourceStatus status = ResourceStatus::Ready)
{
    ResourceFields fields = test::sampleResource(u"car"_s);
    fields.status = status;
    return test::seenAt(std::move(fields), start + after, 122.0, 30.0 + metresNorth * metre);
}

class TrackStore : public test::CacheTest
{
protected:
    /// One page with one newer row.
    void tell(ResourceFields fields)
    {
        apply({test::putOf(test::resourceRecord(std::move(fields)), ++m_version)});
    }
    std::vector<TrackPoint> points(UtcTime from = start - 24h, UtcTime to = start + 240h)
    {
        const auto answer = reader()->tracks({.from = from, .to = to, .resources = {}});
        EXPECT_TRUE(answer.has_value());
        return answer && !answer->tracks.empty() ? answer->tracks.front().points : std::vector<TrackPoint>{};
    }

private:
    qint64 m_version = 0;
};

} // namespace

TEST_F(TrackStore, aPointNeedsFiveSecondsAndTenMetres)
{
    tell(car(0s, 0));
    tell(car(4s, 100)); // too soon
    tell(car(5s, 9));   // not far enough
    tell(car(9s, 11));
    tell(car(14s, 31));
    const auto track = points();
    ASSERT_EQ(track.size(), 3U);
    EXPECT_EQ(track[0].at, start);
    EXPECT_EQ(track[0].until, start + 5s) << "was confirmed there";
    EXPECT_EQ(track[1].at, start + 9s);
    EXPECT_EQ(track[2].at, start + 14s);
}

TEST_F(TrackStore, whoStandsHasOneRowThatGrowsOnceAMinute)
{
    tell(car(0s, 0));
    for (int second = 1; second <= 179; ++second)
        tell(car(second * 1s, second % 3));
    auto track = points();
    ASSERT_EQ(track.size(), 1U);
    EXPECT_EQ(track[0].until, start + 120s) << "what is not yet written is at most a minute";
    tell(car(200s, 50));
    track = points();
    ASSERT_EQ(track.size(), 2U);
    EXPECT_EQ(track[0].until, start + 179s);
}

TEST_F(TrackStore, anotherStatusIsKeptWithoutAMove)
{
    tell(car(0s, 0));
    tell(car(10s, 0, ResourceStatus::OnScene));
    const auto track = points();
    ASSERT_EQ(track.size(), 2U);
    EXPECT_EQ(track[1].status, ResourceStatus::OnScene);
}

TEST_F(TrackStore, lateAndFuturePositionsAreLeftOut)
{
    tell(car(60s, 0));
    tell(car(30s, 500));       // late
    tell(car(60s, 600));       // the same moment again
    tell(car(3h, 700));        // a wrong clock: it would silence the car for hours
    tell(car(-24h * 30, 800)); // from the depth of a buffer
    tell(car(70s, 100));
    const auto track = points();
    ASSERT_EQ(track.size(), 2U);
    EXPECT_EQ(track[1].at, start + 70s);
}

TEST_F(TrackStore, whatDoesNotMoveOrHasNoPositionHasNoTrack)
{
    ResourceFields camera = test::sampleResource(u"cam"_s, ResourceKind::Camera);
    tell(test::seenAt(camera, start, 122, 30));
    tell(test::sampleResource(u"nowhere"_s, ResourceKind::Staff));
    const auto answer = reader()->tracks({.from = start - 1h, .to = start + 1h, .resources = {}});
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->tracks.empty());
    EXPECT_FALSE(answer->oldest);
}

TEST_F(TrackStore, theAnswerBeginsWithWhereItWasAtTheBeginning)
{
    for (int i = 0; i < 10; ++i)
        tell(car(i * 10s, i * 20.0));
    const auto track = points(start + 35s, start + 65s);
    ASSERT_EQ(track.size(), 4U);
    EXPECT_EQ(track.front().at, start + 30s);
    EXPECT_EQ(track.back().at, start + 60s);
    EXPECT_TRUE(points(start - 2h, start - 1h).empty());
}

TEST_F(TrackStore, onlyTheResourcesAskedFor)
{
    tell(car(0s, 0));
    tell(test::seenAt(test::sampleResource(u"boat"_s, ResourceKind::Vessel), start + 1s, 122.3, 30));
    const auto id = test::idOf<ResourceId>(u"boat"_s);
    const auto answer = reader()->tracks(
        {.from = start, .to = start + 1min, .resources = {id, id, test::idOf<ResourceId>(u"nobody"_s)}});
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->tracks.size(), 1U);
    EXPECT_EQ(answer->tracks[0].resource, id);
    EXPECT_EQ(answer->tracks[0].kind, ResourceKind::Vessel);
    EXPECT_EQ(answer->oldest, start);
}

TEST_F(TrackStore, leavingTheScopeTakesTheTrackAway)
{
    tell(car(0s, 0));
    apply({test::removalOf(Entity::Resource, u"car"_s, 99)});
    EXPECT_TRUE(points().empty());
    const auto answer = reader()->tracks({.from = start, .to = start + 1h, .resources = {}});
    EXPECT_FALSE(answer->oldest) << "not only hidden";
}

TEST_F(TrackStore, aNewHistoryHasNoOldTracks)
{
    tell(car(0s, 0));
    ASSERT_TRUE(writer().reset());
    EXPECT_TRUE(points().empty());
    tell(car(20s, 0));
    ASSERT_EQ(points().size(), 1U);
    EXPECT_EQ(points()[0].at, start + 20s);
}

TEST_F(TrackStore, aRefusedPageLeavesNoPoint)
{
    tell(car(0s, 0));
    const qint64 before = seq();
    ChangePage page = test::pageAfter(before, {test::putOf(test::resourceRecord(car(60s, 500)), 50)});
    page.from = before + 7;
    ASSERT_FALSE(writer().apply(page));
    EXPECT_EQ(points().size(), 1U);
    page.from = before;
    ASSERT_TRUE(writer().apply(page));
    EXPECT_EQ(points().size(), 2U);
}

TEST_F(TrackStore, goesOnAfterARestart)
{
    tell(car(0s, 0));
    tell(car(30s, 3));
    close();
    open();
    tell(car(33s, 100));
    const auto track = points();
    ASSERT_EQ(track.size(), 2U);
    EXPECT_EQ(track[1].at, start + 33s);
}

TEST_F(TrackStore, whatComesTwiceIsKeptOnce)
{
    const std::vector<Change> changes{test::putOf(test::resourceRecord(car(0s, 0)), 1),
                                      test::putOf(test::resourceRecord(car(10s, 50)), 2)};
    apply(changes);
    apply(changes);
    EXPECT_EQ(points().size(), 2U);
}

TEST_F(TrackStore, manyPointsAreThinnedWithoutMakingGaps)
{
    std::vector<Change> changes;
    qint64 version = 0;
    for (int i = 0; i < 2'000; ++i)
        changes.push_back(test::putOf(test::resourceRecord(car(i * 5s, i * 12.0)), ++version));
    // Then it was silent, and went on.
    changes.push_back(test::putOf(test::resourceRecord(car(10'600s, 24'000)), ++version));
    ChangePage page = test::pageAfter(seq(), std::move(changes));
    page.serverTime = start + 10'600s;
    ASSERT_TRUE(writer().apply(page));
    const auto answer =
        reader()->tracks({.from = start, .to = start + 20'000s, .resources = {}, .mostPoints = 300});
    ASSERT_TRUE(answer);
    EXPECT_GT(answer->spacing, 0s);
    const auto& track = answer->tracks.at(0).points;
    EXPECT_LT(track.size(), 400U);
    EXPECT_EQ(track.front().at, start);
    EXPECT_EQ(track.back().at, start + 10'600s);
    int gaps = 0;
    for (std::size_t i = 1; i < track.size(); ++i)
        gaps += track[i].at - track[i - 1].until > 5min ? 1 : 0;
    EXPECT_EQ(gaps, 1);
}

TEST_F(TrackStore, livesTellHowItWas)
{
    EventFields closed = test::sampleFields(u"closed"_s);
    closed.state = EventState::Closed;
    closed.acceptedAt = closed.reportedAt + 1min;
    closed.assignedAt = closed.reportedAt + 2min;
    closed.closedAt = closed.reportedAt + 1h;
    EventFields open = test::sampleFields(u"open"_s);
    open.reportedAt += 30min;
    open.position.reset();
    open.dueAt.reset();
    EventFields later = test::sampleFields(u"later"_s);
    later.reportedAt += 3h;
    later.dueAt.reset();
    apply({test::putOf(test::eventRecord(closed)), test::putOf(test::eventRecord(open)),
           test::putOf(test::eventRecord(later))});
    const UtcTime at = closed.reportedAt;
    const auto lives = reader()->eventLives({.filter = {}, .from = at + 10min, .to = at + 2h});
    ASSERT_TRUE(lives);
    ASSERT_EQ(lives->lives.size(), 2U);
    const EventLife& first = lives->lives[0];
    EXPECT_FALSE(first.stateAt(at - 1ms));
    EXPECT_EQ(first.stateAt(at), EventState::Reported);
    EXPECT_EQ(first.stateAt(at + 90s), EventState::Accepted);
    EXPECT_EQ(first.stateAt(at + 59min), EventState::Assigned);
    EXPECT_EQ(first.stateAt(at + 1h), EventState::Closed);
    EXPECT_TRUE(first.hasPosition);
    EXPECT_FALSE(lives->lives[1].hasPosition);
    EXPECT_FALSE(lives->cut);
    const auto after = reader()->eventLives({.filter = {}, .from = at + 61min, .to = at + 2h});
    ASSERT_EQ(after->lives.size(), 1U);
    const auto latest = reader()->eventLives({.filter = {}, .from = at, .to = at + 9h, .mostEvents = 1});
    ASSERT_EQ(latest->lives.size(), 1U);
    EXPECT_TRUE(latest->cut);
    EXPECT_EQ(latest->lives[0].reported, toMs(later.reportedAt));
    // A state that was asked for is that of the moment, not of now.
    const auto filtered = reader()->eventLives(
        {.filter = {.states = {EventState::Reported}}, .from = at + 10min, .to = at + 2h});
    EXPECT_EQ(filtered->lives.size(), 2U);
}

TEST_F(TrackStore, aWindowOfHoursNarrowsEvents)
{
    for (int hour = 0; hour < 5; ++hour) {
        EventFields fields = test::sampleFields(u"e%1"_s.arg(hour));
        fields.reportedAt = start + hour * 1h;
        fields.dueAt.reset();
        apply({test::putOf(test::eventRecord(fields))});
    }
    const auto found = [&](Milliseconds from, Milliseconds to) {
        const EventFilter filter{.reportedBetween = TimeSpan{.from = start + from, .to = start + to}};
        return reader()->mapPoints(filter).value().points.size();
    };
    EXPECT_EQ(found(1h, 3h), 2U) << "the end is not part of it";
    EXPECT_EQ(found(1h + 1ms, 3h + 1ms), 2U);
    EXPECT_EQ(found(9h, 10h), 0U);
    EXPECT_EQ(found(-24h, 24h), 5U);
}

TEST(TrackTable, keepsNoMoreThanItMay)
{
    const QTemporaryDir temporary;
    {
        auto writer = CacheWriter::open(temporary.filePath(u"c"_s));
        ASSERT_TRUE(writer);
    }
    auto db = sqlite::Connection::open(cacheFilePath(temporary.filePath(u"c"_s)), sqlite::Access::Write);
    ASSERT_TRUE(db);
    auto table = TrackTable::prepare(**db, {.age = 2h, .rows = 5'000});
    ASSERT_TRUE(table);
    std::mt19937 random(3);
    UtcTime now = start;
    qint64 most = 0;
    for (int page = 0; page < 200; ++page) {
        auto transaction = sqlite::Transaction::begin(**db, sqlite::Access::Write);
        ASSERT_TRUE(transaction);
        for (int i = 0; i < 100; ++i) {
            now += 1s;
            const QString id = u"r%1"_s.arg(random() % 20);
            ASSERT_TRUE(table->put(test::seenAt(test::sampleResource(id), now,
                                                122 + 0.001 * static_cast<double>(random() % 1000), 30),
                                   now));
        }
        ASSERT_TRUE(table->prune(now));
        ASSERT_TRUE(transaction->commit());
        most = std::max(most, (*db)->number("SELECT count(*) FROM track").value());
        EXPECT_GE((*db)->number("SELECT min(at) FROM track").value(), toMs(now - 2h - 2min));
    }
    EXPECT_GT(most, 4'000);
    EXPECT_LE(most, 5'000 + 2'100) << "at most what comes between two prunings more";
    EXPECT_EQ((*db)->number("SELECT max(at) FROM track").value(), toMs(now)) << "the newest stay";
}

TEST(TrackTable, aRolledBackPointIsKeptWhenItComesAgain)
{
    const QTemporaryDir temporary;
    std::ignore = CacheWriter::open(temporary.filePath(u"c"_s));
    auto db = sqlite::Connection::open(cacheFilePath(temporary.filePath(u"c"_s)), sqlite::Access::Write);
    ASSERT_TRUE(db);
    auto table = TrackTable::prepare(**db);
    const ResourceFields there = test::seenAt(test::sampleResource(u"r"_s), start, 122, 30);
    {
        auto transaction = sqlite::Transaction::begin(**db, sqlite::Access::Write);
        ASSERT_TRUE(table->put(there, start));
    }
    table->forget();
    ASSERT_TRUE(table->put(there, start));
    EXPECT_EQ((*db)->number("SELECT count(*) FROM track JOIN track_unit ON n = unit").value(), 1);
}

} // namespace onescreen
