// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/feedbatchmodel.h"
#include "tests/support/fakefeedbatches.h"
#include "tests/support/samplequeue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::sampleNow;

class FeedBatchTest : public testing::Test
{
protected:
    test::FakeQuestions questions;
    test::FakeFeedBatches server;
    ManualClock clock{sampleNow};
    DataHub hub{questions, clock};
    FeedBatchModel model{hub, &server};

    static SourceCode code(const QString& text) { return test::idOf<SourceCode>(text); }
    static FeedBatch batch(Milliseconds ago, qint64 created = 1, qint64 rejected = 0)
    {
        return {.arrived = sampleNow - ago, .asOf = std::nullopt, .created = created, .rejected = rejected};
    }
    [[nodiscard]] Freshness gapOf(int row) const
    {
        return static_cast<Freshness>(model.index(row, 0).data(BatchGapFreshnessRole).toInt());
    }
    void passTime(std::chrono::seconds time)
    {
        clock.advance(time);
        hub.checkClock();
    }
};

TEST_F(FeedBatchTest, ShowsWhatCameAndTheGapsBetween)
{
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.state(), ModelState::Loading);
    server.kept[u"hotline"_s] = {batch(60s, 3, 1), batch(120s), batch(300s), batch(540s)};
    model.setFeed(code(u"hotline"_s), 100s);
    ASSERT_EQ(model.state(), ModelState::Ready);
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.index(0, 0).data(BatchRowsRole).toLongLong(), 4);
    EXPECT_EQ(model.index(0, 0).data(BatchAcceptedRole).toLongLong(), 3);
    EXPECT_EQ(model.index(0, 0).data(BatchRejectedRole).toLongLong(), 1);
    EXPECT_FALSE(model.index(0, 0).data(BatchAsOfRole).isValid());
    EXPECT_EQ(gapOf(0), Freshness::Fresh) << "60 s";
    EXPECT_EQ(gapOf(1), Freshness::Late) << "180 s";
    EXPECT_EQ(gapOf(2), Freshness::Stale) << "240 s";
    EXPECT_EQ(gapOf(3), Freshness::Unknown) << "nobody knows what was before the oldest";
    EXPECT_FALSE(model.index(3, 0).data(BatchGapRole).isValid());
    EXPECT_EQ(model.asOf(), sampleNow);
}

TEST_F(FeedBatchTest, SilenceForTwiceTheIntervalIsAFaultWithoutAnyError)
{
    server.kept[u"hotline"_s] = {batch(0s)};
    model.setFeed(code(u"hotline"_s), 100s);
    QSignalSpy changes(&model, &FeedBatchModel::stateChanged);
    EXPECT_EQ(model.silence(), Freshness::Fresh);
    passTime(100s);
    EXPECT_EQ(model.silence(), Freshness::Fresh);
    passTime(1s);
    EXPECT_EQ(model.silence(), Freshness::Late);
    EXPECT_EQ(changes.size(), 1);
    passTime(99s);
    EXPECT_EQ(model.silence(), Freshness::Late) << "twice the interval, and not more";
    passTime(1s);
    EXPECT_EQ(model.silence(), Freshness::Stale);
    EXPECT_EQ(changes.size(), 2);
    EXPECT_FALSE(model.error());
    model.setFeed(code(u"hotline"_s), std::nullopt);
    EXPECT_EQ(model.silence(), Freshness::Unknown) << "a source that is not regular is never silent";
}

TEST_F(FeedBatchTest, ASourceThatWasNeverHeardIsEmptyAndNotFresh)
{
    model.setFeed(code(u"patrol"_s), 100s);
    EXPECT_EQ(model.state(), ModelState::Empty);
    EXPECT_EQ(model.silence(), Freshness::Unknown);
    EXPECT_FALSE(model.lastArrival());
}

TEST_F(FeedBatchTest, AsksAgainOnlyWhileSomebodyLooks)
{
    model.setFeed(code(u"hotline"_s), 100s);
    EXPECT_EQ(server.asked, QStringList{u"hotline"_s});
    passTime(10min);
    EXPECT_EQ(server.asked.size(), 1) << "nobody looks";
    model.setWatched(true);
    passTime(1s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return server.asked.size() == 2; }));
    passTime(29s);
    EXPECT_EQ(server.asked.size(), 2);
    model.setFeed(code(u"video"_s), 60s);
    EXPECT_EQ(server.asked.last(), u"video"_s) << "another source is asked for at once";
}

TEST_F(FeedBatchTest, AFaultKeepsWhatWasThereAndPassesWhenTheLinkIsBack)
{
    server.kept[u"hotline"_s] = {batch(60s)};
    model.setFeed(code(u"hotline"_s), 100s);
    server.fault = Error{.kind = ErrorKind::Offline, .text = u"gone"_s, .place = {}};
    model.setWatched(true);
    passTime(31s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model.state() == ModelState::Error; }));
    EXPECT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.asOf(), sampleNow) << "as old as it is";
    model.setFeed(code(u"video"_s), 100s);
    EXPECT_EQ(model.state(), ModelState::Error);
    EXPECT_EQ(model.rowCount(), 0) << "never another source's batches";
    EXPECT_FALSE(model.asOf());
    server.fault.reset();
    server.kept[u"video"_s] = {batch(5s)};
    hub.onLinkChanged({.phase = LinkPhase::Online, .since = sampleNow});
    EXPECT_TRUE(QTest::qWaitFor([this] { return model.state() == ModelState::Ready; }));
}

TEST_F(FeedBatchTest, WithoutAServerItSaysSo)
{
    FeedBatchModel alone(hub, nullptr);
    alone.setFeed(code(u"hotline"_s), 100s);
    ASSERT_EQ(alone.state(), ModelState::Error);
    EXPECT_EQ(alone.error()->kind, ErrorKind::Offline);
}

} // namespace
} // namespace onescreen
