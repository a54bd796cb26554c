// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/feedbatches.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Result<std::vector<FeedBatch>> decoded(const QByteArray& json)
{
    return decodeFeedBatches(QJsonDocument::fromJson(json).object());
}

} // namespace

TEST(FeedBatches, readsWhatTheServerKeeps)
{
    const auto batches = decoded(R"({"source":"hotline","batches":[
        {"arrived":"2026-11-22T06:05:00.000Z","as_of":"2026-11-22T06:04:30.000Z",
         "created":3,"updated":2,"unchanged":40,"rejected":1},
        {"arrived":"2026-11-22T06:00:00.000Z","created":0,"updated":0,"unchanged":0,"rejected":0}]})");
    ASSERT_TRUE(batches.has_value());
    ASSERT_EQ(batches->size(), 2U);
    EXPECT_EQ(batches->front().arrived, parseRfc3339(u"2026-11-22T06:05:00.000Z"));
    EXPECT_EQ(batches->front().asOf, parseRfc3339(u"2026-11-22T06:04:30.000Z"));
    EXPECT_EQ(batches->front().accepted(), 45);
    EXPECT_EQ(batches->front().rows(), 46);
    EXPECT_FALSE(batches->back().asOf) << "a batch that did not say is not one that said now";
    EXPECT_EQ(batches->back().rows(), 0);
}

TEST(FeedBatches, aSourceThatWasNeverHeardHasNone)
{
    EXPECT_TRUE(decoded(R"({"source":"x","batches":[]})").value().empty());
}

TEST(FeedBatches, oneBadBatchDoesNotTakeTheOthersAlong)
{
    for (
        const QByteArray bad :
        {R"({"arrived":"soon","created":1,"updated":0,"unchanged":0,"rejected":0})",
         R"({"arrived":"2026-11-22T06:00:00.000Z","created":-1,"updated":0,"unchanged":0,"rejected":0})",
         R"({"arrived":"2026-11-22T06:00:00.000Z","created":1,"updated":0,"unchanged":0})",
         R"({"arrived":"2026-11-22T06:00:00.000Z","as_of":7,"created":1,"updated":0,"unchanged":0,"rejected":0})",
         "7", "null"}) {
        const auto batches = decoded(
            R"({"batches":[)" + bad +
            R"(,{"arrived":"2026-11-22T06:05:00.000Z","created":1,"updated":0,"unchanged":0,"rejected":0}]})");
        ASSERT_TRUE(batches.has_value()) << bad.constData();
        EXPECT_EQ(batches->size(), 1U) << bad.constData();
    }
}

TEST(FeedBatches, anythingElseIsNotTheProtocol)
{
    for (const QByteArray other : {"{}", R"({"batches":{}})", R"({"batches":"none"})"}) {
        const auto batches = decoded(other);
        ASSERT_FALSE(batches.has_value());
        EXPECT_EQ(batches.error().kind, ErrorKind::Protocol);
    }
}

} // namespace onescreen
