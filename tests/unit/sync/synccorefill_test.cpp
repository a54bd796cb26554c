// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/synccore.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class SyncCoreFillTest : public testing::Test
{
protected:
    template <typename Wanted> static const Wanted* find(const SyncCore::Commands& commands)
    {
        for (const auto& command : commands) {
            if (const auto* found = std::get_if<Wanted>(&command))
                return found;
        }
        return nullptr;
    }
    SyncCore::Commands openedAt(const SyncPosition& position)
    {
        std::ignore = core.start();
        return core.opened(position);
    }

    ManualClock clock{fromMs(1'716'000'000'000)};
    SyncCore core{clock, [] { return 0.5; }, true};
};

} // namespace

TEST_F(SyncCoreFillTest, onlyAnEmptyCacheIsFilled)
{
    EXPECT_EQ(find<SyncCore::FillSink>(openedAt({.cursor = "c", .epoch = "e", .seq = 7})), nullptr);
    core.stop();
    EXPECT_NE(find<SyncCore::FillSink>(openedAt({})), nullptr);
    EXPECT_EQ(core.link().phase, LinkPhase::CatchingUp);
    core.stop();
    SyncCore without(clock, [] { return 0.5; });
    std::ignore = without.start();
    EXPECT_NE(find<SyncCore::FetchPage>(without.opened({})), nullptr) << "nobody can fill it";
}

TEST_F(SyncCoreFillTest, afterwardsTheLogGoesOnFromTheTicketsStart)
{
    std::ignore = openedAt({});
    const auto commands = core.filled({.cursor = "c50", .epoch = "e", .seq = 50});
    const auto* fetch = find<SyncCore::FetchPage>(commands);
    ASSERT_NE(fetch, nullptr);
    EXPECT_EQ(fetch->cursor, "c50");
    ChangePage page;
    page.epoch = "e";
    page.from = 50;
    page.to = 60;
    page.head = 60;
    page.nextCursor = "c60";
    EXPECT_NE(find<SyncCore::ApplyPage>(core.pageArrived(page)), nullptr);
}

TEST_F(SyncCoreFillTest, whatIsDeclinedIsReadByTheLog)
{
    std::ignore = openedAt({});
    const auto commands = core.fillDeclined();
    const auto* fetch = find<SyncCore::FetchPage>(commands);
    ASSERT_NE(fetch, nullptr);
    EXPECT_TRUE(fetch->cursor.isEmpty());
}

TEST_F(SyncCoreFillTest, whoIsTooFarBehindMustBeFilledWhateverItCosts)
{
    std::ignore = openedAt({.cursor = "c", .epoch = "e", .seq = 7});
    EXPECT_NE(find<SyncCore::ResetSink>(
                  core.pageFailed({ErrorKind::NotFound, u"gone"_s, {.field = u"cursor_expired"_s}})),
              nullptr);
    const auto commands = core.resetDone();
    const auto* fill = find<SyncCore::FillSink>(commands);
    ASSERT_NE(fill, nullptr);
    EXPECT_TRUE(fill->needed);
    // Also after a break in between.
    std::ignore = core.fillFailed({ErrorKind::Offline, u"429"_s, {}}, false);
    const auto again = core.timerFired();
    ASSERT_NE(find<SyncCore::FillSink>(again), nullptr);
    EXPECT_TRUE(find<SyncCore::FillSink>(again)->needed);
    // Once it is filled the log has what it needs.
    std::ignore = core.filled({.cursor = "c50", .epoch = "e", .seq = 50});
    std::ignore = core.pageFailed({ErrorKind::Conflict, u"other"_s, {.field = u"epoch_changed"_s}});
    const auto other = core.resetDone();
    ASSERT_NE(find<SyncCore::FillSink>(other), nullptr);
    EXPECT_FALSE(find<SyncCore::FillSink>(other)->needed);
}

TEST_F(SyncCoreFillTest, anEmptyCacheHearsThatTheLogDoesNotBeginAtItsBeginning)
{
    std::ignore = openedAt({});
    std::ignore = core.fillDeclined();
    const Error expired{ErrorKind::NotFound, u"gone"_s, {.field = u"cursor_expired"_s}};
    const auto commands = core.pageFailed(expired);
    ASSERT_NE(find<SyncCore::FillSink>(commands), nullptr);
    EXPECT_TRUE(find<SyncCore::FillSink>(commands)->needed);
    EXPECT_EQ(find<SyncCore::ResetSink>(commands), nullptr) << "there is nothing to begin anew";
    // A server that has neither must not make us run in circles.
    std::ignore = core.fillDeclined();
    EXPECT_NE(find<SyncCore::ResetSink>(core.pageFailed(expired)), nullptr);
}

TEST_F(SyncCoreFillTest, whenOtherRegionsMayBeSeenWhatHasToGoGoesBeforeItBeginsAnew)
{
    std::ignore = openedAt({});
    const Error other{ErrorKind::Conflict, u"others"_s, {.field = u"scope_changed"_s}};
    const auto commands = core.fillFailed(other, false, {}, QStringList{u"330902"_s});
    const auto* removal = find<SyncCore::RemoveRegions>(commands);
    ASSERT_NE(removal, nullptr);
    EXPECT_EQ(removal->change.removed, ScopeChange::toFit({u"330902"_s}).removed);
    EXPECT_EQ(removal->change.cursorAfterRemoval(), "none") << "half a copy is of no use after a restart";
    EXPECT_NE(find<SyncCore::ResetSink>(core.regionsRemoved({.cursor = "none", .epoch = {}, .seq = 0})),
              nullptr);
    EXPECT_NE(find<SyncCore::FillSink>(core.resetDone()), nullptr);
}

TEST_F(SyncCoreFillTest, aRefusalDoesNotTellTheTime)
{
    EXPECT_EQ(core.link().phase, LinkPhase::Connecting);
    std::ignore = openedAt({.cursor = "c", .epoch = "e", .seq = 7});
    std::ignore = core.scopeChanged({.added = {}, .removed = {}, .cursor = "d"}, {});
    EXPECT_EQ(core.link().phase, LinkPhase::CatchingUp);
    EXPECT_FALSE(core.link().isUp()) << "orders would expire by this machine's clock";
    std::ignore = core.regionsRemoved({.cursor = "d", .epoch = "e", .seq = 7});
    ChangePage page;
    page.epoch = "e";
    page.from = page.to = page.head = 7;
    page.nextCursor = "d";
    std::ignore = core.pageArrived(page);
    std::ignore = core.applied();
    EXPECT_TRUE(core.link().isUp());
}

TEST_F(SyncCoreFillTest, aFailureIsTriedAgain)
{
    std::ignore = openedAt({});
    EXPECT_NE(find<SyncCore::StartTimer>(core.fillFailed({ErrorKind::Offline, u"429"_s, {}}, false)),
              nullptr);
    EXPECT_EQ(core.link().phase, LinkPhase::Offline);
    EXPECT_NE(find<SyncCore::FillSink>(core.timerFired()), nullptr);
    const auto full = core.fillFailed({ErrorKind::DiskFull, u"full"_s, {}}, true);
    EXPECT_NE(find<SyncCore::ReportFault>(full), nullptr);
    EXPECT_NE(find<SyncCore::FillSink>(core.timerFired()), nullptr);
    std::ignore = core.fillFailed({ErrorKind::Corrupt, u"damaged"_s, {}}, true);
    EXPECT_NE(find<SyncCore::OpenSink>(core.timerFired()), nullptr) << "the file is opened anew";
}

TEST_F(SyncCoreFillTest, anotherHistoryEmptiesWhatWasBegun)
{
    std::ignore = openedAt({});
    EXPECT_NE(find<SyncCore::ResetSink>(
                  core.fillFailed({ErrorKind::Conflict, u"other"_s, {.field = u"epoch_changed"_s}}, false)),
              nullptr);
    EXPECT_NE(find<SyncCore::FillSink>(core.resetDone()), nullptr);
    EXPECT_NE(find<SyncCore::AbortFill>(core.stop()), nullptr);
    EXPECT_TRUE(core.filled({.cursor = "late", .epoch = "e", .seq = 1}).empty());
}

} // namespace onescreen
