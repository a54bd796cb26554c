// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/readaheadsource.h"

#include <QCoreApplication>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Keeps every request until the test answers it.
class HeldSource final : public ChangeSource
{
public:
    void fetch(const QByteArray& cursor, int waitSeconds,
               std::function<void(Result<ChangePage>)> done) override
    {
        asked.push_back(cursor + '/' + QByteArray::number(waitSeconds));
        waiting = std::move(done);
    }
    void abort() override
    {
        ++aborted;
        waiting = nullptr;
    }
    void answer(Result<ChangePage> page) { std::exchange(waiting, nullptr)(std::move(page)); }

    QByteArrayList asked;
    std::function<void(Result<ChangePage>)> waiting;
    int aborted = 0;
};

ChangePage pageTo(qint64 to, bool more)
{
    ChangePage page;
    page.to = to;
    page.nextCursor = "c" + QByteArray::number(to);
    page.more = more;
    return page;
}

class ReadAheadSourceTest : public testing::Test
{
protected:
    void fetch(const QByteArray& cursor, int waitSeconds = 0)
    {
        ahead.fetch(cursor, waitSeconds, [this](Result<ChangePage> page) { got.push_back(std::move(page)); });
    }

    HeldSource source;
    ReadAheadSource ahead{source};
    std::vector<Result<ChangePage>> got;
};

} // namespace

TEST_F(ReadAheadSourceTest, AsksForTheNextPageWhileTheLastIsBeingStored)
{
    fetch({});
    source.answer(pageTo(10, true));
    ASSERT_EQ(got.size(), 1U);
    EXPECT_EQ(source.asked, (QByteArrayList{"/0", "c10/0"})) << "asked before anybody wanted it";
    source.answer(pageTo(20, false));
    EXPECT_EQ(got.size(), 1U) << "kept until it is wanted";
    fetch("c10");
    EXPECT_EQ(got.size(), 1U) << "never from inside the call";
    ASSERT_TRUE(QTest::qWaitFor([&] { return got.size() == 2; }));
    EXPECT_EQ(got[1]->to, 20);
    EXPECT_EQ(source.asked.size(), 2) << "nothing more at the server: nothing read ahead";
}

TEST_F(ReadAheadSourceTest, WaitsForTheRequestThatIsUnderWay)
{
    fetch({});
    source.answer(pageTo(10, true));
    fetch("c10");
    EXPECT_EQ(source.asked.size(), 2);
    source.answer(pageTo(20, false));
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[1]->to, 20);
}

TEST_F(ReadAheadSourceTest, AnotherCursorThrowsThePageAway)
{
    fetch({});
    source.answer(pageTo(10, true));
    source.answer(pageTo(20, true));
    fetch({}); // The cache was emptied meanwhile.
    EXPECT_EQ(source.asked.last(), QByteArray("/0"));
    source.answer(pageTo(7, false));
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[1]->to, 7);
}

TEST_F(ReadAheadSourceTest, AFailureReadAheadIsForgotten)
{
    fetch({});
    source.answer(pageTo(10, true));
    source.answer(failure(ErrorKind::Offline, u"cut"_s));
    EXPECT_EQ(got.size(), 1U);
    fetch("c10");
    EXPECT_EQ(source.asked.last(), QByteArray("c10/0")) << "asked again";
    source.answer(failure(ErrorKind::Offline, u"still cut"_s));
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[1].error().text, u"still cut"_s);
}

TEST_F(ReadAheadSourceTest, AbortForgetsEverything)
{
    fetch({});
    source.answer(pageTo(10, true));
    source.answer(pageTo(20, false));
    ahead.abort();
    fetch("c10", 25);
    EXPECT_EQ(source.asked.last(), QByteArray("c10/25"));
    ahead.abort();
    EXPECT_GE(source.aborted, 2);
    QCoreApplication::processEvents();
    EXPECT_EQ(got.size(), 1U);
}

} // namespace onescreen
