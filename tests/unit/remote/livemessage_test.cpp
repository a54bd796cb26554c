// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/livemessage.h"
#include "tests/support/samplepage.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class LiveMessageTest : public testing::Test
{
protected:
    template <typename Frame> Frame frameOf(QByteArrayView message)
    {
        const auto read = decodeLiveMessage(message, parser);
        EXPECT_TRUE(read && *read && std::holds_alternative<Frame>(**read))
            << message.toByteArray().constData();
        return read && *read && std::holds_alternative<Frame>(**read) ? std::get<Frame>(**read) : Frame{};
    }
    PageParser parser;
};

} // namespace

TEST_F(LiveMessageTest, readsEveryKind)
{
    const auto welcome = frameOf<LiveWelcome>(R"({"k":"welcome","hb":15,"head":77})");
    EXPECT_EQ(welcome.heartbeat, std::chrono::seconds{15});
    EXPECT_EQ(welcome.head, 77);
    EXPECT_EQ(frameOf<LiveHint>(R"({"k":"hint","to":9})").to, 9);
    const auto beat = frameOf<LiveHeartbeat>(R"({"k":"hb","to":9,"now":"2026-11-22T04:11:02.123Z"})");
    EXPECT_EQ(beat.to, 9);
    EXPECT_EQ(toRfc3339(beat.serverTime), u"2026-11-22T04:11:02.123Z"_s);
    const auto bye = frameOf<LiveBye>(R"({"k":"bye","code":"slow","retry_ms":[2000,30000]})");
    EXPECT_EQ(bye.code, LiveByeCode::Slow);
    EXPECT_EQ(bye.least, std::chrono::seconds{2});
    EXPECT_EQ(bye.most, std::chrono::seconds{30});
    EXPECT_EQ(frameOf<LiveBye>(R"({"k":"bye","code":"epoch"})").code, LiveByeCode::Refused);
    EXPECT_EQ(frameOf<LiveBye>(R"({"k":"bye","code":"something new"})").code, LiveByeCode::Drain);
}

TEST_F(LiveMessageTest, aPageIsTheSameAsAPulledOne)
{
    test::SamplePage page;
    page.begin =
        R"({"k":"page","proto":1,"epoch":"e1","from":3,"to":4,"head":4,"schema":1,"now":"2026-11-22T04:11:02.123Z"})";
    page.lines.push_back(R"({"k":"del","s":4,"x":4,"e":"event","id":"e-1","v":2})");
    page.next = "c4";
    const auto read = frameOf<ChangePage>(page.bytes());
    EXPECT_EQ(read.from, 3);
    EXPECT_EQ(read.changes.size(), 1U);
    QByteArray damaged = page.bytes();
    damaged.replace("e-1", "e-2");
    EXPECT_FALSE(decodeLiveMessage(damaged, parser).has_value()) << "the checksum counts here too";
}

TEST_F(LiveMessageTest, whatANewerServerSaysIsNotMinded)
{
    const auto read = decodeLiveMessage(R"({"k":"weather","is":"fine"})", parser);
    ASSERT_TRUE(read.has_value());
    EXPECT_FALSE(read->has_value());
}

TEST_F(LiveMessageTest, rubbishIsRefused)
{
    for (const QByteArray& message :
         {QByteArray(), QByteArray("null"), QByteArray("[1]"), QByteArray("{\"k\":\"hint\"}"),
          QByteArray(R"({"k":"hint","to":-1})"), QByteArray(R"({"k":"hint","to":1.5})"),
          QByteArray(R"({"k":"hint","to":"7"})"), QByteArray(R"({"k":"hint","to":1e300})"),
          QByteArray(R"({"k":"welcome","head":1})"), QByteArray(R"({"k":"welcome","head":1,"hb":0})"),
          QByteArray(R"({"k":"hb","to":1,"now":"yesterday"})"),
          QByteArray(R"({"k":"bye","code":"drain","retry_ms":[5,1]})"),
          QByteArray(R"({"k":"bye","code":"drain","retry_ms":[0,1e300]})"), QByteArray(R"({"k":"page"})"),
          QByteArray("<html>"), QByteArray(R"({"k":"x","pad":")") + QByteArray(5'000, 'x') + "\"}"}) {
        const auto read = decodeLiveMessage(message, parser);
        ASSERT_FALSE(read.has_value()) << message.left(80).constData();
        EXPECT_EQ(read.error().kind, ErrorKind::Protocol);
    }
}

TEST_F(LiveMessageTest, theHelloIsOneJsonObject)
{
    EXPECT_EQ(liveHello("Ab_-9"), R"({"k":"hello","proto":1,"cursor":"Ab_-9"})");
}

} // namespace onescreen
