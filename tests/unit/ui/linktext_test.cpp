// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/linktext.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {
const UtcTime now = *parseRfc3339(u"2026-11-22T06:05:09.000Z");
} // namespace

TEST(LinkText, SaysEveryPhaseInWords)
{
    EXPECT_EQ(linkText({.phase = LinkPhase::Connecting}, true, now).word, u"正在连接"_s);
    EXPECT_EQ(linkText({.phase = LinkPhase::CatchingUp}, true, now).word, u"正在追赶"_s);
    EXPECT_EQ(linkText({.phase = LinkPhase::CatchingUp, .seq = 1000, .head = 13345}, true, now).word,
              u"正在追赶，还差 12,345 条"_s);
    const LinkText online = linkText({.phase = LinkPhase::Online}, true, now);
    EXPECT_EQ(online.word, u"在线"_s);
    EXPECT_TRUE(online.reason.isEmpty());
    EXPECT_EQ(online.role, TextRole::Done);
}

TEST(LinkText, OfflineSaysSinceWhenWhyAndWhatNext)
{
    const LinkState link{.phase = LinkPhase::Offline, .since = now - 4min, .reason = u"ECONNREFUSED"_s};
    const LinkText text = linkText(link, true, now);
    EXPECT_EQ(text.word, u"离线，自 14:01:09 起"_s);
    EXPECT_EQ(text.reason, u"连接不上中心服务器"_s);
    EXPECT_FALSE(text.nextStep.isEmpty());
    EXPECT_FALSE((text.word + text.reason + text.nextStep).contains(link.reason));
}

TEST(LinkText, EveryReasonReadsDifferently)
{
    QSet<QString> reasons;
    for (const ErrorKind kind :
         {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Protocol, ErrorKind::Unsupported})
        reasons.insert(linkText({.phase = LinkPhase::Refused, .kind = kind}, true, now).reason);
    EXPECT_EQ(reasons.size(), 4);
}

TEST(LinkText, WithoutAServerItSaysHowToGiveOne)
{
    const LinkText text = linkText({.phase = LinkPhase::Connecting}, false, now);
    EXPECT_EQ(text.word, u"未连接服务器"_s);
    EXPECT_TRUE(text.nextStep.contains(u"--central"_s));
}

TEST(PictureAge, IsFreshForAMinuteAndStaleAfterTwo)
{
    EXPECT_EQ(pictureFreshness({}, now), Freshness::Unknown);
    EXPECT_EQ(pictureFreshness(now - 59s, now), Freshness::Fresh);
    EXPECT_EQ(pictureFreshness(now - 61s, now), Freshness::Late);
    EXPECT_EQ(pictureFreshness(now - 121s, now), Freshness::Stale);
}

TEST(PictureAge, BannerAppearsOnlyOverAnOldPicture)
{
    const LinkText link = linkText({.phase = LinkPhase::Offline, .since = now - 1h}, true, now);
    EXPECT_TRUE(staleBanner(now - 30s, now, link).isEmpty());
    EXPECT_TRUE(staleBanner({}, now, link).isEmpty());
    const QString banner = staleBanner(now - 1h, now, link);
    for (const QString& part : {u"1 小时前"_s, u"13:05:09"_s, u"离线"_s, u"连接不上中心服务器"_s})
        EXPECT_TRUE(banner.contains(part)) << banner.toStdString();
}

} // namespace onescreen
