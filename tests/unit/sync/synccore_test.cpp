// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/synccore.h"

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

ChangePage pageOf(qint64 from, qint64 to, qint64 head, bool more = false)
{
    ChangePage page;
    page.epoch = "e1";
    page.from = from;
    page.to = to;
    page.head = head;
    page.more = more;
    page.nextCursor = "c" + QByteArray::number(to);
    return page;
}

Error errorWith(ErrorKind kind, const QString& code = {})
{
    return {.kind = kind, .text = u"for the test"_s, .place = {.file = {}, .row = 0, .field = code}};
}

/// Speaks to the core and keeps what it last wanted.
class SyncCoreTest : public testing::Test
{
protected:
    void take(SyncCore::Commands commands)
    {
        opens = resets = aborts = stops = 0;
        fetch.reset();
        apply.reset();
        timer.reset();
        faults.clear();
        for (auto& command : commands) {
            if (auto* each = std::get_if<SyncCore::FetchPage>(&command))
                fetch = *each;
            else if (auto* page = std::get_if<SyncCore::ApplyPage>(&command))
                apply = std::move(page->page);
            else if (auto* start = std::get_if<SyncCore::StartTimer>(&command))
                timer = start->delay;
            else if (auto* report = std::get_if<SyncCore::ReportLink>(&command))
                link = report->link;
            else if (auto* fault = std::get_if<SyncCore::ReportFault>(&command))
                faults.push_back(fault->error);
            opens += std::holds_alternative<SyncCore::OpenSink>(command) ? 1 : 0;
            resets += std::holds_alternative<SyncCore::ResetSink>(command) ? 1 : 0;
            aborts += std::holds_alternative<SyncCore::AbortFetch>(command) ? 1 : 0;
            stops += std::holds_alternative<SyncCore::StopTimer>(command) ? 1 : 0;
        }
    }
    void startAt(const SyncPosition& position = {})
    {
        take(core.start());
        EXPECT_EQ(opens, 1);
        EXPECT_EQ(link.phase, LinkPhase::Connecting);
        take(core.opened(position));
        ASSERT_TRUE(fetch.has_value());
        EXPECT_EQ(fetch->waitSeconds, 0) << "the first question is answered at once";
    }
    /// A page arrives and is stored.
    void deliver(ChangePage page)
    {
        take(core.pageArrived(std::move(page)));
        ASSERT_TRUE(apply.has_value());
        EXPECT_FALSE(fetch.has_value()) << "nothing is asked for while a page is being written";
        take(core.applied());
    }

    ManualClock clock{fromMs(1'716'000'000'000)};
    double random = 0.5;
    SyncCore core{clock, [this] { return random; }};
    int opens = 0;
    int resets = 0;
    int aborts = 0;
    int stops = 0;
    std::optional<SyncCore::FetchPage> fetch;
    std::optional<ChangePage> apply;
    std::optional<Milliseconds> timer;
    std::vector<Error> faults;
    LinkState link;
};

} // namespace

TEST_F(SyncCoreTest, catchesUpAndThenWaitsForNews)
{
    startAt();
    deliver(pageOf(0, 10, 30, true));
    EXPECT_EQ(link.phase, LinkPhase::CatchingUp);
    EXPECT_EQ(link.seq, 10);
    EXPECT_EQ(link.head, 30);
    EXPECT_EQ(fetch->cursor, "c10");
    EXPECT_EQ(fetch->waitSeconds, 0);
    deliver(pageOf(10, 30, 30));
    EXPECT_EQ(link.phase, LinkPhase::Online);
    EXPECT_EQ(fetch->cursor, "c30");
    EXPECT_EQ(fetch->waitSeconds, SyncCore::longPollSeconds);
    const auto since = link.since;
    clock.advance(seconds{25});
    deliver(pageOf(30, 30, 30));
    EXPECT_EQ(link.since, since) << "the phase has not changed";
    EXPECT_EQ(fetch->waitSeconds, SyncCore::longPollSeconds);
}

TEST_F(SyncCoreTest, joinsThePiecesOfASplitTransaction)
{
    const auto piece = [](qint64 from, qint64 to, bool split) {
        ChangePage page = pageOf(from, to, 30, to < 30);
        page.split = split;
        for (qint64 seq = from + 1; seq <= to; ++seq)
            page.changes.push_back(
                {.seq = seq, .id = QString::number(seq), .action = {}, .what = DeleteChange{}});
        return page;
    };
    startAt();
    take(core.pageArrived(piece(0, 10, true)));
    EXPECT_FALSE(apply.has_value()) << "half a transaction is not stored";
    ASSERT_TRUE(fetch.has_value());
    EXPECT_EQ(fetch->cursor, "c10");
    EXPECT_EQ(link.phase, LinkPhase::CatchingUp);
    take(core.pageFailed(errorWith(ErrorKind::Timeout)));
    take(core.timerFired());
    EXPECT_EQ(fetch->cursor, "c10") << "what came is kept through a failure";
    take(core.pageArrived(piece(10, 20, true)));
    EXPECT_FALSE(apply.has_value());
    take(core.pageArrived(piece(20, 25, false)));
    ASSERT_TRUE(apply.has_value());
    EXPECT_EQ(apply->from, 0);
    EXPECT_EQ(apply->to, 25);
    EXPECT_EQ(apply->nextCursor, "c25");
    ASSERT_EQ(apply->changes.size(), 25U);
    for (std::size_t index = 0; index < 25; ++index)
        EXPECT_EQ(apply->changes[index].seq, static_cast<qint64>(index) + 1);
    take(core.applied());
    EXPECT_EQ(fetch->cursor, "c25");
}

TEST_F(SyncCoreTest, forgetsPiecesThatAnotherHistoryInterrupts)
{
    startAt();
    ChangePage piece = pageOf(0, 10, 30, true);
    piece.split = true;
    take(core.pageArrived(piece));
    ChangePage other = pageOf(10, 30, 30);
    other.epoch = "e2";
    take(core.pageArrived(other));
    EXPECT_EQ(resets, 1);
    take(core.resetDone());
    EXPECT_EQ(fetch->cursor, QByteArray());
}

TEST_F(SyncCoreTest, storesWhatCameOfATransactionThatIsTooLarge)
{
    startAt();
    ChangePage piece = pageOf(0, SyncCore::mostChangesHeld, 100'000, true);
    piece.split = true;
    const Change change{.seq = 1, .id = u"e-1"_s, .action = {}, .what = DeleteChange{}};
    piece.changes.assign(SyncCore::mostChangesHeld, change);
    take(core.pageArrived(std::move(piece)));
    ASSERT_TRUE(apply.has_value()) << "memory stays bounded";
}

TEST_F(SyncCoreTest, continuesWhereTheCacheStands)
{
    startAt({.cursor = "c10", .epoch = "e1", .seq = 10});
    EXPECT_EQ(fetch->cursor, "c10");
    EXPECT_EQ(link.seq, 10);
    deliver(pageOf(10, 12, 12));
    EXPECT_EQ(link.phase, LinkPhase::Online);
}

TEST_F(SyncCoreTest, tellsTheServersClock)
{
    startAt();
    ChangePage page = pageOf(0, 1, 1);
    page.serverTime = clock.now() + Milliseconds{4'500};
    deliver(page);
    EXPECT_EQ(link.clockOffset, Milliseconds{4'500});
    EXPECT_EQ(link.lastContact, clock.now());
    clock.setNow(clock.now() + hours{1}); // Our clock is set; the next page puts it right.
    page = pageOf(1, 2, 2);
    page.serverTime = clock.now() - hours{1} + Milliseconds{4'500};
    deliver(page);
    EXPECT_EQ(link.clockOffset, Milliseconds{4'500} - hours{1});
}

TEST_F(SyncCoreTest, anyFailureBacksOffAndTheDataStays)
{
    for (const auto kind :
         {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Protocol, ErrorKind::NotFound}) {
        take(core.stop());
        startAt();
        take(core.pageFailed(errorWith(kind)));
        EXPECT_EQ(link.phase, LinkPhase::Offline);
        EXPECT_EQ(link.kind, kind);
        EXPECT_EQ(link.reason, u"for the test"_s);
        EXPECT_TRUE(timer.has_value());
        EXPECT_EQ(resets, 0);
        take(core.timerFired());
        ASSERT_TRUE(fetch.has_value());
        EXPECT_EQ(fetch->waitSeconds, 0);
    }
}

TEST_F(SyncCoreTest, backoffIsDecorrelatedJitterUpToAMinute)
{
    startAt();
    const auto failAgain = [&] {
        take(core.pageFailed(errorWith(ErrorKind::Offline)));
        const auto delay = timer.value();
        clock.advance(delay);
        take(core.timerFired());
        return delay;
    };
    random = 0;
    EXPECT_EQ(failAgain(), seconds{1});
    EXPECT_EQ(failAgain(), seconds{1});
    random = 0.999999;
    EXPECT_NEAR(static_cast<double>(failAgain().count()), 3'000, 2);
    EXPECT_NEAR(static_cast<double>(failAgain().count()), 9'000, 8);
    EXPECT_NEAR(static_cast<double>(failAgain().count()), 27'000, 25);
    EXPECT_EQ(failAgain(), seconds{60});
    EXPECT_EQ(failAgain(), seconds{60});

    // Half a minute of health does not make it begin anew, a minute does.
    deliver(pageOf(0, 1, 1));
    clock.advance(seconds{30});
    EXPECT_EQ(failAgain(), seconds{60});
    deliver(pageOf(1, 2, 2));
    clock.advance(seconds{60});
    EXPECT_NEAR(static_cast<double>(failAgain().count()), 3'000, 2);
}

TEST_F(SyncCoreTest, aServerThatRunsInCirclesIsLeftAlone)
{
    startAt({.cursor = "c5", .epoch = "e1", .seq = 5});
    for (int turn = 0; turn < 4; ++turn) {
        deliver(pageOf(5, 5, 9, turn % 2 == 0));
        clock.advance(Milliseconds{100});
    }
    take(core.pageArrived(pageOf(5, 5, 9, true)));
    EXPECT_FALSE(apply.has_value());
    EXPECT_TRUE(timer.has_value());
    EXPECT_EQ(link.phase, LinkPhase::Offline);
    EXPECT_EQ(link.kind, ErrorKind::Protocol);
    take(core.timerFired());
    deliver(pageOf(5, 9, 9));
    EXPECT_EQ(link.phase, LinkPhase::Online);
    for (int turn = 0; turn < 20; ++turn) { // Real long polls.
        clock.advance(seconds{25});
        deliver(pageOf(9, 9, 9));
    }
    EXPECT_EQ(link.phase, LinkPhase::Online);
}

TEST_F(SyncCoreTest, anotherHistoryMeansAFreshStart)
{
    for (const QString& code : {u"epoch_changed"_s, u"history_diverged"_s, u"cursor_expired"_s}) {
        take(core.stop());
        startAt({.cursor = "c5", .epoch = "e1", .seq = 5});
        take(core.pageFailed(errorWith(ErrorKind::Conflict, code)));
        EXPECT_EQ(resets, 1);
        take(core.resetDone());
        EXPECT_TRUE(fetch->cursor.isEmpty());
        deliver(pageOf(0, 3, 3));
        EXPECT_EQ(link.phase, LinkPhase::Online);
        EXPECT_EQ(link.seq, 3);
    }
    // The fourth within an hour is not done: old data on the screen are better than none.
    take(core.pageFailed(errorWith(ErrorKind::Conflict, u"epoch_changed"_s)));
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(link.phase, LinkPhase::Refused);
    EXPECT_EQ(faults.size(), 1U);
    EXPECT_EQ(timer, hours{1});
    clock.advance(hours{1});
    take(core.timerFired());
    take(core.pageFailed(errorWith(ErrorKind::Conflict, u"epoch_changed"_s)));
    EXPECT_EQ(resets, 1);
}

TEST_F(SyncCoreTest, aPageOfAnotherEpochIsNeverMixedIn)
{
    startAt({.cursor = "c5", .epoch = "e1", .seq = 5});
    ChangePage page = pageOf(5, 6, 6);
    page.epoch = "e2";
    take(core.pageArrived(page));
    EXPECT_FALSE(apply.has_value());
    EXPECT_EQ(resets, 1);
    take(core.resetFailed(errorWith(ErrorKind::DiskFull)));
    EXPECT_EQ(faults.size(), 1U);
    take(core.timerFired());
    EXPECT_EQ(resets, 1) << "tried again";
    take(core.resetDone());
    page = pageOf(0, 6, 6);
    page.epoch = "e2";
    deliver(page);
    EXPECT_EQ(core.position().epoch, "e2");
}

TEST_F(SyncCoreTest, aPositionThatTheServerUnderstandsOtherwiseIsGivenUp)
{
    startAt({.cursor = "c10", .epoch = "e1", .seq = 10});
    for (int round = 1; round < SyncCore::misfitsAllowed; ++round) {
        take(core.pageArrived(pageOf(14, 20, 20)));
        EXPECT_EQ(resets, 0) << "the server may be at fault";
        ASSERT_TRUE(timer.has_value());
        take(core.timerFired());
        ASSERT_TRUE(fetch.has_value());
        EXPECT_EQ(fetch->cursor, "c10");
    }
    take(core.pageArrived(pageOf(14, 20, 20)));
    EXPECT_EQ(resets, 1);
    EXPECT_FALSE(apply.has_value());
    take(core.resetDone());
    deliver(pageOf(0, 20, 20));
    EXPECT_EQ(core.position().seq, 20);
}

TEST_F(SyncCoreTest, aPageThatDoesNotJoinOnIsNotApplied)
{
    startAt({.cursor = "c5", .epoch = "e1", .seq = 5});
    take(core.pageArrived(pageOf(6, 9, 9)));
    EXPECT_FALSE(apply.has_value());
    EXPECT_EQ(link.kind, ErrorKind::Protocol);
    EXPECT_EQ(link.phase, LinkPhase::Offline);
}

TEST_F(SyncCoreTest, whatIsNotOfferedIsSaidOnceAndAskedForRarely)
{
    startAt();
    for (int turn = 0; turn < 3; ++turn) {
        take(core.pageFailed(errorWith(ErrorKind::Unsupported, u"upgrade_required"_s)));
        EXPECT_EQ(link.phase, LinkPhase::Refused);
        EXPECT_EQ(timer, SyncCore::slowRetry);
        EXPECT_EQ(faults.size(), turn == 0 ? 1U : 0U);
        clock.advance(*timer);
        take(core.timerFired());
        ASSERT_TRUE(fetch.has_value());
    }
    take(core.pageFailed(errorWith(ErrorKind::Invalid, u"unauthorized"_s)));
    EXPECT_EQ(link.phase, LinkPhase::Refused);
    EXPECT_EQ(timer, Backoff::longest);
}

TEST_F(SyncCoreTest, aFullDiskIsSaidAndThePageComesAgain)
{
    startAt();
    take(core.pageArrived(pageOf(0, 4, 4)));
    take(core.applyFailed(errorWith(ErrorKind::DiskFull)));
    EXPECT_EQ(faults.size(), 1U);
    EXPECT_EQ(link.phase, LinkPhase::Offline);
    EXPECT_EQ(link.kind, ErrorKind::DiskFull);
    take(core.timerFired());
    EXPECT_TRUE(fetch->cursor.isEmpty()) << "the position has not moved";
    take(core.pageArrived(pageOf(0, 4, 4)));
    take(core.applyFailed(errorWith(ErrorKind::DiskFull)));
    EXPECT_TRUE(faults.empty()) << "said already";
    take(core.timerFired());
    deliver(pageOf(0, 4, 4));
    EXPECT_EQ(link.seq, 4);
}

TEST_F(SyncCoreTest, aDamagedCacheIsOpenedAnew)
{
    startAt();
    take(core.pageArrived(pageOf(0, 4, 4)));
    take(core.applyFailed(errorWith(ErrorKind::Corrupt)));
    take(core.timerFired());
    EXPECT_EQ(opens, 1);
    take(core.opened({}));
    EXPECT_TRUE(fetch.has_value());
}

TEST_F(SyncCoreTest, aCacheThatSomebodyElseHoldsNeedsAPerson)
{
    take(core.start());
    take(core.openFailed(errorWith(ErrorKind::Conflict)));
    EXPECT_EQ(link.phase, LinkPhase::Refused);
    EXPECT_EQ(faults.size(), 1U);
    EXPECT_FALSE(timer.has_value());
    take(core.start());
    EXPECT_EQ(opens, 1) << "asked again by the person";
    take(core.openFailed(errorWith(ErrorKind::DiskFull)));
    EXPECT_EQ(link.phase, LinkPhase::Offline);
    take(core.timerFired());
    EXPECT_EQ(opens, 1) << "tried again by itself";
}

TEST_F(SyncCoreTest, aChangedNetworkIsTriedAtOnce)
{
    startAt();
    take(core.networkChanged());
    EXPECT_EQ(aborts, 1);
    EXPECT_TRUE(fetch.has_value());
    take(core.pageFailed(errorWith(ErrorKind::Offline)));
    take(core.networkChanged());
    EXPECT_EQ(stops, 1);
    EXPECT_TRUE(fetch.has_value());
    take(core.pageFailed(errorWith(ErrorKind::Unsupported)));
    take(core.networkChanged());
    EXPECT_FALSE(fetch.has_value()) << "a refusal has nothing to do with the network";
}

TEST_F(SyncCoreTest, stoppingEndsEverythingAndLateAnswersDoNothing)
{
    startAt();
    take(core.stop());
    EXPECT_EQ(aborts, 1);
    take(core.pageArrived(pageOf(0, 4, 4)));
    EXPECT_FALSE(apply.has_value());
    take(core.pageFailed(errorWith(ErrorKind::Offline)));
    take(core.timerFired());
    take(core.networkChanged());
    EXPECT_FALSE(fetch.has_value() || timer.has_value());
    startAt();
    take(core.pageFailed(errorWith(ErrorKind::Offline)));
    take(core.stop());
    EXPECT_EQ(stops, 1);
}

} // namespace onescreen
