// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/factmeasure.h"

#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(FactMeasure, wordsComeBackAndAreDifferent)
{
    QSet<QString> words;
    for (const FactMeasure measure : allFactMeasures()) {
        const QString word = factMeasureName(measure);
        EXPECT_EQ(factMeasureFromName(word), measure);
        words.insert(word);
    }
    EXPECT_EQ(words.size(), static_cast<qsizetype>(factMeasureCount));
    EXPECT_EQ(factMeasureFromName(u"due_on_time"), FactMeasure::DueOnTime);
    EXPECT_EQ(factMeasureFromName(u"Due_on_time"), std::nullopt);
    EXPECT_EQ(factMeasureFromName(u""), std::nullopt);
}

TEST(FactMeasure, aSumRunsOverACountOfTheSameDate)
{
    for (const FactMeasure measure : allFactMeasures()) {
        EXPECT_TRUE(isCount(countBehind(measure)));
        EXPECT_EQ(factDateOf(measure), factDateOf(countBehind(measure)));
    }
    EXPECT_FALSE(isCount(FactMeasure::HandlingMinutes));
    EXPECT_EQ(countBehind(FactMeasure::HandlingMinutes), FactMeasure::Closed);
    EXPECT_EQ(factDateOf(FactMeasure::Due), FactDate::Due);
}

TEST(FactTime, aBoundBelongsToItsBin)
{
    for (const FactTime time : allFactTimes) {
        EXPECT_EQ(binOf(time, 0), 0U);
        for (std::size_t bin = 0; bin + 1 < binCount(time); ++bin) {
            const qint64 bound = binUpperBound(time, bin).value() * 1'000;
            EXPECT_EQ(binOf(time, bound), bin);
            EXPECT_EQ(binOf(time, bound + 1), bin + 1);
        }
        EXPECT_FALSE(binUpperBound(time, binCount(time) - 1));
    }
    EXPECT_EQ(binUpperBound(FactTime::Acceptance, 0), 60);
    EXPECT_EQ(binUpperBound(FactTime::Handling, 4), 86'400);
}

TEST(FactTime, quantilesLieInTheirBin)
{
    FactSums sums;
    EXPECT_EQ(quantileOf(sums, FactTime::Acceptance, 0.5), std::nullopt) << "nothing to rank";
    sums.addTo(FactTime::Acceptance, 0, 5); // up to 60 s
    sums.addTo(FactTime::Acceptance, 4, 5); // 600 to 900 s
    const auto at = [&](double p) { return quantileOf(sums, FactTime::Acceptance, p); };
    EXPECT_EQ(at(0.25), (TimeQuantile{.estimate = 30, .from = 0, .to = 60}));
    EXPECT_EQ(at(0.5), (TimeQuantile{.estimate = 60, .from = 0, .to = 60}));
    EXPECT_EQ(at(0.9), (TimeQuantile{.estimate = 840, .from = 600, .to = 900}));
    sums.addTo(FactTime::Acceptance, 10, 90);
    EXPECT_EQ(at(0.9), (TimeQuantile{.estimate = 86'400, .from = 86'400, .to = std::nullopt}))
        << "longer than a day, nobody knows how much";
}

TEST(FactSums, overdueIsAbsentUntilAMomentIsGiven)
{
    FactSums sums;
    sums.add(FactMeasure::Due, 3);
    EXPECT_EQ(sums.value(FactMeasure::Due), 3);
    EXPECT_EQ(sums.value(FactMeasure::Closed), 0);
    EXPECT_EQ(sums.value(FactMeasure::OverdueOpen), std::nullopt);
    FactSums other;
    other.setOverdueOpen(2);
    sums += other;
    sums += other;
    EXPECT_EQ(sums.value(FactMeasure::OverdueOpen), 4);
    EXPECT_EQ(sums.value(FactMeasure::Due), 3);
}

} // namespace onescreen
