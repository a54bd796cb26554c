// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/indicatormodel.h"
#include "tests/support/samplequeue.h"

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace Qt::StringLiterals;

IndicatorValue valueOf(const QString& id, const QString& indicator, const QString& region,
                       const QString& period, std::optional<double> value, ValueRole role = ValueRole::Actual)
{
    return IndicatorValue::of({.id = test::idOf<IndicatorValueId>(id),
                               .indicator = indicator,
                               .regionName = region,
                               .periodText = period,
                               .period = Period::fromString(period),
                               .role = role,
                               .value = value,
                               .unit = u"%"_s,
                               .document = u"通报"_s})
        .value();
}

TEST(IndicatorModel, GroupsSortsAndShowsMissingQuartersAsGaps)
{
    test::FakeQuestions questions;
    questions.indicatorRows = {
        valueOf(u"1"_s, u"结案率"_s, u"定海区"_s, u"2024Q3"_s, 93.5),
        valueOf(u"2"_s, u"结案率"_s, u"定海区"_s, u"2023Q4"_s, 91.0),
        valueOf(u"3"_s, u"结案率"_s, u"定海区"_s, u"2024Q1"_s, std::nullopt),
        valueOf(u"4"_s, u"结案率"_s, u"普陀区"_s, u"2024Q1"_s, 88.0),
        valueOf(u"5"_s, u"结案率"_s, u"定海区"_s, u"2024Q1"_s, 95.0, ValueRole::Target),
        valueOf(u"6"_s, u"结案率"_s, u"定海区"_s, u"2024"_s, 92.0),
        valueOf(u"7"_s, u"综合查一次"_s, u"舟山市"_s, u"2024-05"_s, 12.0)};
    const ManualClock clock(test::sampleNow);
    DataHub hub(questions, clock);
    const IndicatorModel model(hub);
    EXPECT_EQ(model.state(), ModelState::Ready);
    EXPECT_EQ(model.indicators(), (QStringList{u"结案率"_s, u"综合查一次"_s}));
    EXPECT_EQ(model.quarterlyIndicators(), QStringList{u"结案率"_s});

    const auto quarterly = model.quarterly(u"结案率"_s);
    ASSERT_EQ(quarterly.size(), 2U);
    const auto& points = quarterly.at(0).points;
    ASSERT_EQ(points.size(), 4U);
    EXPECT_EQ(points.at(0).periodText, u"2023Q4"_s);
    EXPECT_EQ(points.at(0).value, 91.0);
    EXPECT_EQ(points.at(1).value, std::nullopt) << "a value that is missing in the document";
    EXPECT_EQ(points.at(2).periodText, u"2024Q2"_s);
    EXPECT_EQ(points.at(2).value, std::nullopt) << "a quarter that no document has";
    EXPECT_EQ(points.at(3).value, 93.5);
    EXPECT_EQ(model.series(u"结案率"_s).size(), 3U) << "two areas and one target";
}

} // namespace
} // namespace onescreen
