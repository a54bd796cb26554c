// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/serverclock.h"

#include <gtest/gtest.h>

namespace onescreen {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

constexpr UtcTime own{Milliseconds{1'716'000'000'000}};

LinkState heardAt(UtcTime when, Milliseconds serverAhead)
{
    return {.phase = LinkPhase::Online, .lastContact = when, .clockOffset = serverAhead};
}

} // namespace

TEST(ServerClock, isOurOwnUntilTheServerWasHeard)
{
    ManualClock clock{own};
    ServerClock server{clock};
    server.follow({});
    EXPECT_EQ(server.now(), own);
    clock.setNow(own + days{3});
    EXPECT_EQ(server.now(), own + days{3});
    server.follow(heardAt(clock.now(), -days{3}));
    EXPECT_EQ(server.now(), own);
}

TEST(ServerClock, settingTheWallClockDoesNotMoveIt)
{
    ManualClock clock{own};
    ServerClock server{clock};
    server.follow(heardAt(own, hours{2}));
    for (const UtcTime set : {own + hours{1}, own - days{1}, UtcTime{}, UtcTime{seconds{2'147'483'647}}}) {
        clock.setNow(set);
        EXPECT_EQ(server.now(), own + hours{2});
    }
    clock.advance(seconds{90});
    EXPECT_EQ(server.now(), own + hours{2} + seconds{90});
}

TEST(ServerClock, aLinkWithoutNewsChangesNothing)
{
    ManualClock clock{own};
    ServerClock server{clock};
    const LinkState link = heardAt(own, seconds{5});
    server.follow(link);
    clock.setNow(own + days{400});
    clock.advance(seconds{10});
    server.follow(link); // As when the link is lost: still the contact of before.
    EXPECT_EQ(server.now(), own + seconds{15});
    server.follow(heardAt(clock.now(), -days{400}));
    EXPECT_EQ(server.now(), own + seconds{10});
}

} // namespace onescreen
