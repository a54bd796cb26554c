// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/synccore.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

template <typename One> const One* find(const SyncCore::Commands& commands)
{
    for (const SyncCore::Command& command : commands) {
        if (const auto* one = std::get_if<One>(&command))
            return one;
    }
    return nullptr;
}

Error scopeError()
{
    return {.kind = ErrorKind::Conflict,
            .text = u"the regions are others"_s,
            .place = {.file = {}, .row = 0, .field = u"scope_changed"_s}};
}
Error refusedFor(const QString& word)
{
    return {.kind = ErrorKind::Invalid, .text = u"no"_s, .place = {.file = {}, .row = 0, .field = word}};
}

class ScopeChangeTest : public testing::Test
{
protected:
    ManualClock clock{fromMs(1'000'000)};
    SyncCore core{clock, [] { return 0.5; }};
    const SyncPosition old{.cursor = "old", .epoch = "e1", .seq = 40};

    void SetUp() override
    {
        core.start();
        core.opened(old);
    }
    static ScopeChange smaller() { return {.added = {}, .removed = {u"330902"_s}, .cursor = "new"}; }
};

/// A client that reads everything anew: it has no cursor, and may still show rows of before.
class RereadTest : public testing::Test
{
protected:
    ManualClock clock{fromMs(1'000'000)};
    SyncCore core{clock, [] { return 0.5; }};

    void SetUp() override
    {
        core.start();
        core.opened({});
    }
    static ChangePage firstPage(const std::optional<QStringList>& scope, bool more = true)
    {
        ChangePage page;
        page.epoch = "e2";
        page.to = 10;
        page.head = more ? 20 : 10;
        page.more = more;
        page.nextCursor = "ten";
        page.scope = scope;
        return page;
    }
};

} // namespace

TEST_F(RereadTest, WhatMayNotBeSeenGoesBeforeTheFirstPageIsStored)
{
    const auto cut = core.pageArrived(firstPage(QStringList{u"330902"_s}));
    const auto* removal = find<SyncCore::RemoveRegions>(cut);
    ASSERT_NE(removal, nullptr);
    EXPECT_EQ(removal->change, ScopeChange::toFit({u"330902"_s}));
    EXPECT_TRUE(removal->change.removed.contains(u"330903"_s));
    EXPECT_TRUE(removal->change.removed.contains(u"4"_s));
    EXPECT_FALSE(removal->change.removed.contains(u"330902"_s));
    EXPECT_TRUE(removal->change.cursorAfterRemoval().isEmpty()) << "there is no cursor to store";
    EXPECT_EQ(find<SyncCore::ApplyPage>(cut), nullptr);
    const auto commands = core.regionsRemoved({});
    ASSERT_NE(find<SyncCore::ApplyPage>(commands), nullptr) << "the page is not asked for again";
    EXPECT_EQ(find<SyncCore::ApplyPage>(commands)->page.to, 10);
    EXPECT_EQ(find<SyncCore::StartTimer>(commands), nullptr) << "no failure";
    // From now on there is a cursor, and the server says what is taken away.
    const auto next = core.applied();
    ASSERT_NE(find<SyncCore::FetchPage>(next), nullptr);
    ChangePage second = firstPage(QStringList{u"330902"_s}, false);
    second.from = 10;
    second.to = 20;
    second.head = 20;
    second.nextCursor = "twenty";
    EXPECT_NE(find<SyncCore::ApplyPage>(core.pageArrived(second)), nullptr);
}

TEST_F(RereadTest, NothingGoesWhereTheServerDoesNotSayOrEverythingMayBeSeen)
{
    EXPECT_NE(find<SyncCore::ApplyPage>(core.pageArrived(firstPage(std::nullopt))), nullptr);
    core.stop();
    core.start();
    core.opened({});
    EXPECT_NE(find<SyncCore::ApplyPage>(core.pageArrived(firstPage(QStringList()))), nullptr);
}

TEST_F(RereadTest, ARightThatGoesWhilePiecesAreHeldIsSeenWithTheNextFirstPage)
{
    ChangePage piece = firstPage(QStringList{u"3309"_s});
    piece.split = true;
    ASSERT_NE(find<SyncCore::RemoveRegions>(core.pageArrived(piece)), nullptr);
    EXPECT_EQ(find<SyncCore::FetchPage>(core.regionsRemoved({}))->cursor, "ten") << "the rest of it";
    // Its cursor stands behind the piece; without one of our own nobody would say it again.
    const auto removal =
        core.scopeChanged({.added = {}, .removed = {u"330903"_s}, .cursor = "new"}, scopeError());
    ASSERT_NE(find<SyncCore::RemoveRegions>(removal), nullptr);
    EXPECT_EQ(find<SyncCore::RemoveRegions>(removal)->change.removed, QStringList{u"330903"_s});
    EXPECT_TRUE(find<SyncCore::RemoveRegions>(removal)->change.cursorAfterRemoval().isEmpty());
    const auto anew = core.regionsRemoved({});
    ASSERT_NE(find<SyncCore::FetchPage>(anew), nullptr);
    EXPECT_TRUE(find<SyncCore::FetchPage>(anew)->cursor.isEmpty());
    const auto cut = core.pageArrived(firstPage(QStringList{u"330902"_s}));
    ASSERT_NE(find<SyncCore::RemoveRegions>(cut), nullptr);
    EXPECT_EQ(find<SyncCore::RemoveRegions>(cut)->change, ScopeChange::toFit({u"330902"_s}));
}

TEST_F(RereadTest, ARemovalThatFailsIsTriedAgainBeforeAnythingIsStored)
{
    core.pageArrived(firstPage(QStringList{u"330902"_s}));
    const auto failed = core.removalFailed({.kind = ErrorKind::DiskFull, .text = u"full"_s, .place = {}});
    EXPECT_NE(find<SyncCore::ReportFault>(failed), nullptr);
    EXPECT_NE(find<SyncCore::StartTimer>(failed), nullptr);
    EXPECT_NE(find<SyncCore::RemoveRegions>(core.timerFired()), nullptr);
    EXPECT_NE(find<SyncCore::ApplyPage>(core.regionsRemoved({})), nullptr);
}

TEST_F(RereadTest, TheNextHistoryIsCutAgain)
{
    core.pageArrived(firstPage(QStringList{u"330902"_s}));
    core.regionsRemoved({});
    core.applied();
    core.pageFailed(refusedFor(u"epoch_changed"_s));
    core.resetDone();
    EXPECT_NE(find<SyncCore::RemoveRegions>(core.pageArrived(firstPage(QStringList{u"330902"_s}))), nullptr)
        << "rows may have come from elsewhere meanwhile";
}

TEST_F(ScopeChangeTest, RowsGoBeforeAnythingElseIsAskedFor)
{
    const auto commands = core.scopeChanged(smaller(), scopeError());
    ASSERT_NE(find<SyncCore::RemoveRegions>(commands), nullptr);
    EXPECT_EQ(find<SyncCore::RemoveRegions>(commands)->change, smaller());
    EXPECT_EQ(find<SyncCore::FetchPage>(commands), nullptr);
    EXPECT_EQ(find<SyncCore::ResetSink>(commands), nullptr);
}

TEST_F(ScopeChangeTest, AfterwardsItGoesOnWithTheNewCursorAndWithoutAResync)
{
    core.scopeChanged(smaller(), scopeError());
    const auto commands = core.regionsRemoved({.cursor = "new", .epoch = "e1", .seq = 40});
    ASSERT_NE(find<SyncCore::FetchPage>(commands), nullptr);
    EXPECT_EQ(find<SyncCore::FetchPage>(commands)->cursor, "new");
    EXPECT_EQ(find<SyncCore::ResetSink>(commands), nullptr);
}

TEST_F(ScopeChangeTest, AddedRegionsAreReadAnewBesideWhatIsShown)
{
    core.scopeChanged({.added = {u"3302"_s}, .removed = {u"330902"_s}, .cursor = "new"}, scopeError());
    const auto commands = core.regionsRemoved(old);
    EXPECT_NE(find<SyncCore::ResetSink>(commands), nullptr);
}

TEST_F(ScopeChangeTest, AProgramThatEndsBeforeItBeganAnewBeginsAnewAfterwards)
{
    const ScopeChange change{.added = {u"3302"_s}, .removed = {u"330902"_s}, .cursor = "new"};
    EXPECT_EQ(smaller().cursorAfterRemoval(), "new");
    // The rows of 330902 have gone. Neither the old cursor nor the new one may be used: were 330902 given
    // back, or 3302 kept, the rows below the cursor would be missing.
    const QByteArray given = change.cursorAfterRemoval();
    EXPECT_FALSE(given.isEmpty() || given == "new" || given == "old");
    core.stop();
    core.start();
    const auto asked = core.opened({.cursor = given, .epoch = "e1", .seq = 40});
    ASSERT_NE(find<SyncCore::FetchPage>(asked), nullptr);
    EXPECT_EQ(find<SyncCore::FetchPage>(asked)->cursor, given);
    EXPECT_NE(find<SyncCore::ResetSink>(core.pageFailed(refusedFor(u"bad_cursor"_s))), nullptr);
}

TEST_F(ScopeChangeTest, ChangingScopesIsNoResyncThatCountsAgainstUs)
{
    for (int round = 0; round < 8; ++round) {
        clock.advance(1min);
        core.scopeChanged({.added = {u"3302"_s}, .removed = {}, .cursor = {}}, scopeError());
        ASSERT_NE(find<SyncCore::ResetSink>(core.regionsRemoved(old)), nullptr) << round;
        ASSERT_NE(find<SyncCore::FetchPage>(core.resetDone()), nullptr);
    }
}

TEST_F(ScopeChangeTest, AServerThatChangesThemInCirclesIsGivenTime)
{
    core.scopeChanged(smaller(), scopeError());
    core.regionsRemoved({.cursor = "new", .epoch = "e1", .seq = 40});
    const auto again = core.scopeChanged(smaller(), scopeError());
    EXPECT_NE(find<SyncCore::RemoveRegions>(again), nullptr) << "the rows go all the same";
    const auto commands = core.regionsRemoved({.cursor = "new2", .epoch = "e1", .seq = 40});
    EXPECT_EQ(find<SyncCore::FetchPage>(commands), nullptr);
    EXPECT_NE(find<SyncCore::StartTimer>(commands), nullptr);
}

TEST_F(ScopeChangeTest, ARemovalThatFailsIsToldAndTriedAgain)
{
    core.scopeChanged(smaller(), scopeError());
    const auto commands = core.removalFailed({.kind = ErrorKind::DiskFull, .text = u"full"_s, .place = {}});
    EXPECT_NE(find<SyncCore::ReportFault>(commands), nullptr);
    EXPECT_NE(find<SyncCore::StartTimer>(commands), nullptr);
    const auto next = core.timerFired();
    ASSERT_NE(find<SyncCore::RemoveRegions>(next), nullptr) << "before anything else is asked for";
    EXPECT_EQ(find<SyncCore::RemoveRegions>(next)->change, smaller());
    core.removalFailed({.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}});
    EXPECT_NE(find<SyncCore::OpenSink>(core.timerFired()), nullptr) << "opening mends a damaged file";
}

TEST_F(ScopeChangeTest, PiecesThatAreHeldAreGivenUpFirst)
{
    ChangePage piece;
    piece.epoch = "e1";
    piece.from = 40;
    piece.to = 44;
    piece.head = 60;
    piece.more = true;
    piece.split = true;
    piece.nextCursor = "inside";
    const auto on = core.pageArrived(piece);
    ASSERT_NE(find<SyncCore::FetchPage>(on), nullptr);
    EXPECT_EQ(find<SyncCore::FetchPage>(on)->cursor, "inside");
    // The new cursor stands at 44, and what lies between 40 and 44 is not stored.
    const auto commands = core.scopeChanged(smaller(), scopeError());
    EXPECT_EQ(find<SyncCore::RemoveRegions>(commands), nullptr);
    ASSERT_NE(find<SyncCore::FetchPage>(commands), nullptr);
    EXPECT_EQ(find<SyncCore::FetchPage>(commands)->cursor, "old");
    EXPECT_NE(find<SyncCore::RemoveRegions>(core.scopeChanged(smaller(), scopeError())), nullptr);
}

TEST_F(ScopeChangeTest, AMissingSignInWaitsAndGoesOnAtOnceWhenThereIsOne)
{
    for (const QString& word :
         {u"token_missing"_s, u"token_expired"_s, u"token_revoked"_s, u"unauthorized"_s}) {
        const auto refused = core.pageFailed(refusedFor(word));
        const auto* report = find<SyncCore::ReportLink>(refused);
        ASSERT_NE(report, nullptr) << word.toStdString();
        EXPECT_EQ(report->link.phase, LinkPhase::Refused);
        EXPECT_EQ(report->link.word, word);
        EXPECT_EQ(find<SyncCore::ResetSink>(refused), nullptr) << "what was read stays";
        const auto* timer = find<SyncCore::StartTimer>(refused);
        ASSERT_NE(timer, nullptr);
        EXPECT_GE(timer->delay, 30s) << "no storm of refusals";
        EXPECT_NE(find<SyncCore::FetchPage>(core.accessChanged()), nullptr);
    }
}

} // namespace onescreen
