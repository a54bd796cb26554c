// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/syncservice.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Answers with what the test has put in, one for each question; then stays silent.
class FakeSource final : public ChangeSource
{
public:
    std::deque<Result<ChangePage>> answers;
    std::vector<QByteArray> questions;
    int aborts = 0;
    std::function<void(Result<ChangePage>)> waiting;

    void fetch(const QByteArray& cursor, int, std::function<void(Result<ChangePage>)> done) override
    {
        questions.push_back(cursor);
        if (answers.empty()) {
            waiting = std::move(done);
            return;
        }
        QTimer::singleShot(0, &m_context,
                           [done = std::move(done), answer = std::move(answers.front())] { done(answer); });
        answers.pop_front();
    }
    void abort() override { ++aborts; }

private:
    QObject m_context;
};

class FakeSink final : public ChangeSink
{
public:
    SyncPosition position;
    std::vector<ChangePage> pages;
    std::vector<ScopeChange> removals;
    int resets = 0;

    void open(std::function<void(Result<SyncPosition>)> done) override
    {
        later([this, done] { done(position); });
    }
    void apply(ChangePage page, std::function<void(Result<void>)> done) override
    {
        position = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
        pages.push_back(std::move(page));
        later([done] { done({}); });
    }
    void removeRegions(const ScopeChange& change, std::function<void(Result<SyncPosition>)> done) override
    {
        removals.push_back(change);
        if (change.added.isEmpty())
            position.cursor = change.cursor;
        later([this, done] { done(position); });
    }
    void reset(std::function<void(Result<void>)> done) override
    {
        ++resets;
        position = {};
        later([done] { done({}); });
    }

private:
    void later(std::function<void()> call) { QTimer::singleShot(0, &m_context, std::move(call)); }
    QObject m_context;
};

ChangePage pageOf(const QByteArray& epoch, qint64 from, qint64 to, bool more)
{
    ChangePage page;
    page.epoch = epoch;
    page.from = from;
    page.to = to;
    page.head = to;
    page.more = more;
    page.nextCursor = epoch + QByteArray::number(to);
    return page;
}

class SyncServiceTest : public testing::Test
{
protected:
    FakeSource source;
    FakeSink sink;
    ManualClock clock{fromMs(0)};
    SyncService service{source, sink, nullptr, clock, [] { return 0.0; }};
};

} // namespace

TEST_F(SyncServiceTest, pagesReachTheSinkInOrder)
{
    source.answers = {pageOf("a", 0, 5, true), pageOf("a", 5, 9, false)};
    QSignalSpy links(&service, &SyncService::linkChanged);
    service.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return source.waiting != nullptr; }));
    EXPECT_EQ(sink.pages.size(), 2U);
    EXPECT_EQ(source.questions, (std::vector<QByteArray>{"", "a5", "a9"}));
    EXPECT_EQ(service.link().phase, LinkPhase::Online);
    EXPECT_EQ(links.first().first().value<LinkState>().phase, LinkPhase::Connecting);
    EXPECT_EQ(links.last().first().value<LinkState>().phase, LinkPhase::Online);
}

TEST_F(SyncServiceTest, anotherHistoryEmptiesTheSinkFirst)
{
    sink.position = {.cursor = "a5", .epoch = "a", .seq = 5};
    source.answers = {failure(ErrorKind::Conflict, u"restored"_s, {.field = u"epoch_changed"_s}),
                      pageOf("b", 0, 2, false)};
    QSignalSpy resets(&service, &SyncService::wasReset);
    QSignalSpy changes(&service, &SyncService::historyChanged);
    service.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return source.waiting != nullptr; }));
    EXPECT_EQ(resets.size(), 1);
    EXPECT_EQ(sink.resets, 1);
    EXPECT_EQ(sink.position.epoch, "b");
    EXPECT_EQ(changes.size(), 2) << "once more with the first page: which history it is shows only then";
}

TEST_F(SyncServiceTest, aRefusalIsReportedOnce)
{
    source.answers = {failure(ErrorKind::Unsupported, u"too old"_s, {.field = u"upgrade_required"_s})};
    QSignalSpy faults(&service, &SyncService::failed);
    service.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !faults.isEmpty(); }));
    EXPECT_EQ(service.link().phase, LinkPhase::Refused);
    EXPECT_EQ(faults.first().first().value<Error>().text, u"too old"_s);
}

TEST_F(SyncServiceTest, theAnswerOfAnAbandonedQuestionIsNotLookedAt)
{
    service.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return source.waiting != nullptr; }));
    const auto abandoned = source.waiting;
    service.networkChanged();
    EXPECT_EQ(source.aborts, 1);
    abandoned(pageOf("a", 0, 5, false));
    EXPECT_TRUE(sink.pages.empty());
    source.waiting(pageOf("a", 0, 7, false));
    ASSERT_TRUE(QTest::qWaitFor([&] { return source.questions.size() == 3; }));
    EXPECT_EQ(sink.position.seq, 7);
    service.stop();
    source.waiting(pageOf("a", 7, 8, false));
    EXPECT_EQ(sink.pages.size(), 1U);
}

} // namespace onescreen
