// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/questionlane.h"

#include <QPromise>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {
namespace {

using namespace std::chrono_literals;

class QuestionLaneTest : public testing::Test
{
protected:
    QFuture<Result<int>> ask()
    {
        promises.push_back(std::make_unique<QPromise<Result<int>>>());
        promises.back()->start();
        return promises.back()->future();
    }
    void answer(std::size_t at, Result<int> value)
    {
        promises.at(at)->addResult(std::move(value));
        promises.at(at)->finish();
    }
    QuestionLane<int> makeLane(std::chrono::milliseconds spacing)
    {
        return {spacing, [this] { return ask(); },
                [this](Result<int> got) { answers.push_back(std::move(got)); }, 1ms};
    }

    std::vector<std::unique_ptr<QPromise<Result<int>>>> promises;
    std::vector<Result<int>> answers;
};

TEST_F(QuestionLaneTest, ManyRefreshesAskOnceAndOnceMore)
{
    auto lane = makeLane(0ms);
    for (int i = 0; i < 5; ++i)
        lane.refresh();
    EXPECT_EQ(promises.size(), 1U);
    answer(0, 10);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0], Result<int>(10));
    EXPECT_EQ(promises.size(), 2U);
    answer(1, 11);
    EXPECT_EQ(promises.size(), 2U);
    EXPECT_FALSE(lane.isBusy());
}

TEST_F(QuestionLaneTest, AnAnswerToAnOldQuestionIsDropped)
{
    auto lane = makeLane(0ms);
    lane.refresh();
    lane.restart();
    EXPECT_EQ(promises.size(), 1U) << "never two in flight";
    answer(0, 1);
    EXPECT_TRUE(answers.empty());
    ASSERT_EQ(promises.size(), 2U);
    answer(1, 2);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0], Result<int>(2));
}

TEST_F(QuestionLaneTest, CancelDropsWhatIsInFlightAndWhatWaits)
{
    auto lane = makeLane(0ms);
    lane.refresh();
    lane.refresh();
    lane.cancel();
    answer(0, 1);
    EXPECT_TRUE(answers.empty());
    EXPECT_EQ(promises.size(), 1U);
}

TEST_F(QuestionLaneTest, KeepsTheSpacingUnlessTheQuestionChanged)
{
    auto lane = makeLane(1h);
    lane.refresh();
    answer(0, 1);
    lane.refresh();
    EXPECT_EQ(promises.size(), 1U);
    EXPECT_TRUE(lane.isBusy());
    lane.restart();
    EXPECT_EQ(promises.size(), 2U);
}

TEST_F(QuestionLaneTest, AsksAgainByItselfAfterAnError)
{
    auto lane = makeLane(0ms);
    lane.refresh();
    answer(0, failure(ErrorKind::Timeout, QStringLiteral("too slow")));
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_FALSE(answers[0].has_value());
    EXPECT_TRUE(QTest::qWaitFor([this] { return promises.size() == 2; }));
}

TEST_F(QuestionLaneTest, APromiseThatIsDroppedAnswersCancelled)
{
    auto lane = makeLane(0ms);
    lane.refresh();
    promises.clear();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].error().kind, ErrorKind::Cancelled);
}

TEST_F(QuestionLaneTest, AnAnswerAfterTheLaneIsGoneIsHarmless)
{
    std::optional<QuestionLane<int>> lane;
    lane.emplace(
        0ms, [this] { return ask(); }, [this](Result<int> got) { answers.push_back(std::move(got)); });
    lane->refresh();
    lane.reset();
    answer(0, 1);
    EXPECT_TRUE(answers.empty());
}

} // namespace
} // namespace onescreen
