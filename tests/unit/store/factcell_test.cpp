// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factcell.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace onescreen {

namespace {

FactSums sumsOf(const std::vector<std::pair<std::size_t, qint64>>& numbers)
{
    FactSums sums;
    for (const auto& [slot, n] : numbers)
        sums.addToSlot(slot, n);
    return sums;
}

FactSums decoded(const QByteArray& bytes)
{
    FactSums sums;
    EXPECT_TRUE(addEncodedFacts(bytes, sums));
    return sums;
}

} // namespace

TEST(StoredFacts, comeBackAsTheyWere)
{
    constexpr auto most = std::numeric_limits<qint64>::max();
    constexpr auto least = std::numeric_limits<qint64>::min();
    for (const auto& sums : {sumsOf({}), sumsOf({{0, 1}}), sumsOf({{1, -1}, {7, 63}, {8, 64}, {9, -65}}),
                             sumsOf({{0, most}, {1, least}, {FactSums::slotCount - 1, 300}})})
        EXPECT_EQ(decoded(encodedFacts(sums)), sums);
    EXPECT_TRUE(encodedFacts(sumsOf({{3, 5}, {3, -5}})).isEmpty()) << "nothing is stored as nothing";
    EXPECT_EQ(encodedFacts(sumsOf({{3, 5}})).size(), 2);
}

TEST(StoredFacts, mergingIsAddingForAnySums)
{
    std::mt19937_64 random(1);
    const auto below = [&](qint64 limit) {
        return static_cast<qint64>(random() % static_cast<quint64>(limit));
    };
    for (int round = 0; round < 500; ++round) {
        FactSums left;
        FactSums right;
        for (FactSums* each : {&left, &right}) {
            for (qint64 n = below(30); n > 0; --n)
                each->addToSlot(static_cast<std::size_t>(below(FactSums::slotCount)),
                                below(2'000'000) - 1'000'000);
        }
        FactSums sum = left;
        sum += right;
        EXPECT_EQ(mergedFacts(encodedFacts(left), encodedFacts(right)), encodedFacts(sum));
        EXPECT_TRUE(mergedFacts(encodedFacts(left), encodedFacts(left)).size() >= encodedFacts(left).size());
    }
    const QByteArray five = encodedFacts(sumsOf({{3, 5}}));
    const QByteArray nothing = mergedFacts(five, encodedFacts(sumsOf({{3, -5}})));
    EXPECT_TRUE(nothing.isEmpty());
    EXPECT_FALSE(nothing.isNull()) << "null is for damaged sums";
}

TEST(StoredFacts, damagedBytesAreRefused)
{
    const QByteArray good = encodedFacts(sumsOf({{3, 500}, {5, 1}}));
    for (const QByteArray& bad :
         {good.chopped(1), QByteArray("\x05", 1), QByteArray("\x05\x80", 2), QByteArray("\x7f\x02", 2),
          QByteArray("\x05\x02\x05\x02", 4), QByteArray("\x05\x02\x04\x02", 4),
          QByteArray("\x05\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 13)}) {
        FactSums sums;
        EXPECT_FALSE(addEncodedFacts(bad, sums)) << bad.toHex().toStdString();
        EXPECT_TRUE(mergedFacts(bad, good).isNull()) << bad.toHex().toStdString();
        EXPECT_TRUE(mergedFacts(good, bad).isNull());
    }
}

TEST(FactMonths, followTheBusinessDay)
{
    // 2024-02-29 23:59:59.999 and 2024-03-01 00:00 in Asia/Shanghai.
    EXPECT_EQ(firstDayOf(monthNumber(fromMs(1'709'222'399'999))), QDate(2024, 2, 1));
    EXPECT_EQ(firstDayOf(monthNumber(fromMs(1'709'222'400'000))), QDate(2024, 3, 1));
    EXPECT_EQ(monthNumber(QDate(2024, 3, 31)), monthNumber(fromMs(1'709'222'400'000)));
    EXPECT_EQ(beginOf(monthNumber(QDate(2024, 3, 31))), fromMs(1'709'222'400'000));
    for (qint32 month = monthNumber(QDate(1969, 11, 1)); month < monthNumber(QDate(2030, 1, 1)); ++month) {
        EXPECT_EQ(monthNumber(beginOf(month)), month);
        EXPECT_EQ(monthNumber(beginOf(month) - Milliseconds{1}), month - 1);
    }
}

TEST(Facts, absurdDurationsComeOutAsTheyWentIn)
{
    CountedEvent event;
    event.state = EventState::Closed;
    event.at = fromMs(-60'000'000'000'000);
    event.closed = fromMs(250'000'000'000'000);
    FactSums sums;
    for (int n = 0; n < 3; ++n)
        addEndFacts(event, 1, sums);
    for (int n = 0; n < 3; ++n)
        addEndFacts(event, -1, sums);
    EXPECT_EQ(sums, FactSums{});
}

} // namespace onescreen
