// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/wakewatch.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace onescreen {

TEST(WakeWatch, tellsOfASleepOnceAndOfNothingElse)
{
    ManualClock clock{fromMs(1'716'000'000'000)};
    WakeWatch watch(clock);
    QSignalSpy woke(&watch, &WakeWatch::woke);
    clock.advance(Milliseconds{2'000});
    watch.look();
    clock.advance(Milliseconds{14'000}); // a busy machine
    watch.look();
    EXPECT_EQ(woke.count(), 0);
    clock.advance(std::chrono::hours{8});
    watch.look();
    EXPECT_EQ(woke.count(), 1);
    clock.advance(Milliseconds{2'000});
    watch.look();
    EXPECT_EQ(woke.count(), 1);
}

} // namespace onescreen
