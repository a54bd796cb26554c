// SPDX-License-Identifier: GPL-3.0-or-later
// What SyncCore makes of the live channel, rule by rule.
#include "app/sync/synccore.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using std::chrono::seconds;

ChangePage pageOf(qint64 from, qint64 to)
{
    ChangePage page;
    page.epoch = "e1";
    page.from = from;
    page.to = to;
    page.head = to;
    page.nextCursor = "c" + QByteArray::number(to);
    return page;
}

class LivePagesTest : public testing::Test
{
protected:
    void SetUp() override
    {
        take(core.start());
        take(core.opened({.cursor = "c10", .epoch = "e1", .seq = 10}));
        take(core.pageArrived(pageOf(10, 10)));
        take(core.applied());
        EXPECT_EQ(fetched(), SyncCore::longPollSeconds);
        take(core.liveUp());
        EXPECT_EQ(aborts, 1);
        EXPECT_EQ(fetched(), 0) << "what happened before the socket began is pulled";
        take(core.pageArrived(pageOf(10, 10)));
        take(core.applied());
        EXPECT_FALSE(fetch.has_value()) << "nothing is asked for while the server pushes";
    }
    void take(SyncCore::Commands commands)
    {
        aborts = stops = 0;
        fetch.reset();
        apply.reset();
        timer.reset();
        for (auto& command : commands) {
            if (auto* each = std::get_if<SyncCore::FetchPage>(&command))
                fetch = *each;
            else if (auto* page = std::get_if<SyncCore::ApplyPage>(&command))
                apply = std::move(page->page);
            else if (auto* start = std::get_if<SyncCore::StartTimer>(&command))
                timer = start->delay;
            aborts += std::holds_alternative<SyncCore::AbortFetch>(command) ? 1 : 0;
            stops += std::holds_alternative<SyncCore::StopTimer>(command) ? 1 : 0;
        }
    }
    [[nodiscard]] int fetched() const { return fetch ? fetch->waitSeconds : -1; }

    ManualClock clock{fromMs(1'716'000'000'000)};
    SyncCore core{clock, [] { return 0.5; }};
    int aborts = 0;
    int stops = 0;
    std::optional<SyncCore::FetchPage> fetch;
    std::optional<ChangePage> apply;
    std::optional<Milliseconds> timer;
};

} // namespace

TEST_F(LivePagesTest, aPageThatJoinsOnIsStored)
{
    take(core.livePage(pageOf(10, 13)));
    ASSERT_TRUE(apply.has_value());
    EXPECT_EQ(apply->to, 13);
    take(core.applied());
    EXPECT_EQ(core.position().seq, 13);
    EXPECT_EQ(timer, seconds{60}) << "even when all is well we pull now and then";
    EXPECT_EQ(core.link().phase, LinkPhase::Online);
}

TEST_F(LivePagesTest, aDuplicateIsDropped)
{
    take(core.livePage(pageOf(7, 10)));
    EXPECT_FALSE(apply.has_value());
    EXPECT_FALSE(fetch.has_value());
}

TEST_F(LivePagesTest, anOverlapAndAGapArePulled)
{
    take(core.livePage(pageOf(8, 12)));
    EXPECT_FALSE(apply.has_value()) << "never trimmed";
    EXPECT_EQ(fetched(), 0);
    EXPECT_EQ(fetch->cursor, "c10");
    take(core.pageArrived(pageOf(10, 12)));
    take(core.applied());
    take(core.livePage(pageOf(14, 15)));
    EXPECT_FALSE(apply.has_value());
    EXPECT_EQ(fetched(), 0);
}

TEST_F(LivePagesTest, anotherHistoryIsNeverStoredFromTheSocket)
{
    ChangePage page = pageOf(10, 12);
    page.epoch = "e2";
    take(core.livePage(page));
    EXPECT_FALSE(apply.has_value());
    EXPECT_EQ(fetched(), 0) << "the pull tells what has happened";
}

TEST_F(LivePagesTest, aPageOfTheRightsOfBeforeIsPulled)
{
    const auto allowed = [](ChangePage page, const QStringList& scope) {
        page.scope = scope;
        return page;
    };
    const QStringList wide{u"3309"_s};
    const QStringList narrow{u"330902"_s};
    take(core.livePage(allowed(pageOf(10, 11), wide)));
    EXPECT_FALSE(apply.has_value()) << "what we may see is not known yet";
    EXPECT_EQ(fetched(), 0);
    take(core.scopeChanged({.added = {}, .removed = {u"330903"_s}, .cursor = "c10-narrow"}, {}));
    take(core.regionsRemoved({.cursor = "c10-narrow", .epoch = "e1", .seq = 10}));
    take(core.pageArrived(allowed(pageOf(10, 11), narrow)));
    take(core.applied());
    // The socket was opened with the rights of before; its page joins on and has a cursor of theirs.
    take(core.livePage(allowed(pageOf(11, 12), wide)));
    EXPECT_FALSE(apply.has_value());
    EXPECT_EQ(fetched(), 0) << "the pull tells what has happened";
    take(core.pageArrived(allowed(pageOf(11, 12), narrow)));
    take(core.applied());
    take(core.livePage(allowed(pageOf(12, 13), narrow)));
    EXPECT_TRUE(apply.has_value());
}

TEST_F(LivePagesTest, aPieceOfATransactionIsPulled)
{
    ChangePage page = pageOf(10, 12);
    page.split = true;
    take(core.livePage(page));
    EXPECT_FALSE(apply.has_value());
    EXPECT_EQ(fetched(), 0);
}

TEST_F(LivePagesTest, whatComesWhileAPageIsStoredIsPulledOnce)
{
    take(core.livePage(pageOf(10, 11)));
    take(core.livePage(pageOf(11, 12)));
    take(core.livePage(pageOf(12, 14)));
    EXPECT_FALSE(fetch.has_value()) << "one thing at a time";
    take(core.applied());
    EXPECT_EQ(fetched(), 0);
    EXPECT_EQ(fetch->cursor, "c11");
    take(core.pageArrived(pageOf(11, 14)));
    take(core.applied());
    EXPECT_FALSE(fetch.has_value());
    EXPECT_EQ(core.position().seq, 14);
}

TEST_F(LivePagesTest, anAnnouncementThatIsNotTrueDoesNotRunInCircles)
{
    take(core.liveHint(99));
    EXPECT_EQ(fetched(), 0);
    take(core.liveHint(99));
    take(core.pageArrived(pageOf(10, 10)));
    take(core.applied());
    EXPECT_EQ(fetched(), 0) << "asked once more for what was announced meanwhile";
    take(core.pageArrived(pageOf(10, 10)));
    take(core.applied());
    EXPECT_FALSE(fetch.has_value());
}

TEST_F(LivePagesTest, aHeartbeatAheadOfUsIsGivenTwoSeconds)
{
    take(core.liveHeartbeat({.to = 10, .serverTime = clock.now()}));
    EXPECT_FALSE(timer.has_value());
    take(core.liveHeartbeat({.to = 12, .serverTime = clock.now() + seconds{3}}));
    EXPECT_EQ(timer, SyncCore::heartbeatGrace);
    EXPECT_EQ(core.link().clockOffset, seconds{3});
    EXPECT_EQ(core.link().lastContact, clock.now());
    EXPECT_EQ(core.link().head, 12) << "we do not claim to be up to date";
    take(core.timerFired());
    EXPECT_EQ(fetched(), 0);
}

TEST_F(LivePagesTest, withoutTheSocketWePollAgain)
{
    take(core.liveDown());
    EXPECT_EQ(stops, 1);
    EXPECT_FALSE(core.link().live) << "it says so at once";
    EXPECT_EQ(fetched(), 0) << "whether the server is there";
    take(core.livePage(pageOf(10, 12)));
    EXPECT_FALSE(apply.has_value()) << "a late message of a lost socket";
    take(core.pageArrived(pageOf(10, 10)));
    take(core.applied());
    EXPECT_EQ(fetched(), SyncCore::longPollSeconds);
}

TEST_F(LivePagesTest, stopAndNetworkChangeLeaveTheRest)
{
    take(core.networkChanged());
    EXPECT_EQ(stops, 1);
    EXPECT_EQ(fetched(), 0);
    take(core.pageArrived(pageOf(10, 10)));
    take(core.applied());
    take(core.stop());
    EXPECT_EQ(stops, 1);
    take(core.livePage(pageOf(10, 12)));
    EXPECT_FALSE(apply.has_value());
}

} // namespace onescreen
