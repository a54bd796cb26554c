// SPDX-License-Identifier: GPL-3.0-or-later
// Every window says which source systems are silent.
#include "tests/unit/ui/eventually.h"
#include "tests/unit/ui/shellbench.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

struct FeedStateTest : testing::Test
{
    test::ShellBench bench;
    ShellWindow* window = nullptr;

    void SetUp() override { bench.questions.feedRows.emplace(); }
    void add(const QString& code, Milliseconds age, std::optional<int> every)
    {
        bench.questions.feedRows->push_back({.feed = Feed::of({.source = *SourceCode::fromString(code),
                                                               .asOf = bench.clock.now() - age,
                                                               .expectedIntervalS = every,
                                                               .rows = 1})
                                                         .value(),
                                             .name = code.toUpper()});
    }
    void open()
    {
        window = bench.windows().openPlain(WindowClass::Duty, {1366, 768});
        window->openDefault();
        window->show();
    }
    [[nodiscard]] QString words() const
    {
        const auto* label = window->findChild<PlainLabel*>(u"feedState"_s);
        return label->isVisible() ? label->text() : QString();
    }
};

} // namespace

TEST_F(FeedStateTest, NothingIsSaidWhileAllAreOnTime)
{
    add(u"hotline"_s, 10s, 60);
    add(u"archive"_s, 100h, std::nullopt);
    open();
    QCoreApplication::processEvents(); // the answer of the questions has come
    EXPECT_TRUE(words().isEmpty()) << words().toStdString();
    bench.clock.advance(60s);
    bench.hub->checkClock();
    EXPECT_TRUE(test::eventually([&] { return words().contains(u"迟到 1"_s); }));
}

TEST_F(FeedStateTest, SilenceForTwiceTheIntervalIsNamedAndALateOneCounted)
{
    add(u"hotline"_s, 10s, 60);
    add(u"video"_s, 0s, 100);
    open();
    bench.clock.advance(111s); // 121 s and 111 s
    bench.hub->checkClock();
    ASSERT_TRUE(test::eventually([&] { return !words().isEmpty(); }));
    EXPECT_TRUE(words().contains(u"中断：HOTLINE"_s)) << words().toStdString();
    EXPECT_TRUE(words().contains(u"迟到 1"_s)) << words().toStdString();
}

TEST_F(FeedStateTest, ManyAreCounted)
{
    for (int i = 0; i < 9; ++i)
        add(u"source%1"_s.arg(i), 1h, 60);
    open();
    ASSERT_TRUE(test::eventually([&] { return words().contains(u"9 个来源中断"_s); }));
}

} // namespace onescreen
