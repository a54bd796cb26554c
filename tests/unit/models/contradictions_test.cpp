// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/contradictions.h"
#include "app/models/assessment/importedvalues.h"
#include "tests/unit/models/assessmentsample.h"

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

using namespace onescreen::test;

IndicatorValue printed(const QString& name, double value, const QString& unit,
                       const QString& period = u"2023"_s, ValueRole role = ValueRole::Actual)
{
    static int count = 0;
    return importedValue({.id = idOf<IndicatorValueId>(u"v%1"_s.arg(++count)),
                          .indicator = name,
                          .regionName = u"舟山市"_s,
                          .region = regionOf(u"330900"_s),
                          .periodText = period,
                          .period = {},
                          .role = role,
                          .value = value,
                          .unit = unit,
                          .document = u"报告"_s,
                          .context = name + u"的句子"_s});
}

const Contradiction* find(const std::vector<Contradiction>& all, const QString& indicator)
{
    const auto found = std::ranges::find(all, indicator, &Contradiction::indicator);
    return found == all.end() ? nullptr : &*found;
}

TEST(Contradictions, FlagsTheOnesOfTheSeedDocumentsAndRepairsNone)
{
    const PrintedChecks checks = builtInPrintedChecks().value();
    const std::vector<IndicatorValue> values{
        printed(u"“综合查一次”实施率"_s, 55.72, u"%"_s),
        printed(u"减少企业干扰数"_s, 3527, u"户次"_s),
        printed(u"联合检查对象"_s, 6724, u"户次"_s),
        printed(u"事（部）件结案率"_s, 98.8, u"%"_s),
        printed(u"事（部）件结案"_s, 221199, u"件"_s),
        printed(u"事（部）件立案"_s, 223889, u"件"_s),
        printed(u"城市公园改建完成率"_s, 116.67, u"%"_s),
        printed(u"城市公园改建项目完成"_s, 5, u"个"_s),
        printed(u"城市公园改建项目（省民生实事）"_s, 4, u"个"_s, u"2023目标"_s, ValueRole::Target),
        printed(u"“共享法庭”总数"_s, 3778, u"个"_s),
        printed(u"“共享法庭”：乡镇（街道）"_s, 191, u"个"_s),
        printed(u"“共享法庭”：村社"_s, 3187, u"个"_s),
        printed(u"优秀案卷"_s, 12, u"件"_s),
        printed(u"优秀案卷：行政处罚"_s, 8, u"件"_s),
        printed(u"优秀案卷：行政许可"_s, 4, u"件"_s)};
    const auto found = findContradictions(values, checks);
    ASSERT_NE(find(found, u"“综合查一次”实施率"_s), nullptr);
    EXPECT_NEAR(find(found, u"“综合查一次”实施率"_s)->computed, 52.45, 0.005);
    EXPECT_EQ(find(found, u"“综合查一次”实施率"_s)->contexts.size(), 3);
    ASSERT_NE(find(found, u"城市公园改建完成率"_s), nullptr);
    EXPECT_DOUBLE_EQ(find(found, u"城市公园改建完成率"_s)->computed, 125.0);
    ASSERT_NE(find(found, u"“共享法庭”总数"_s), nullptr);
    EXPECT_EQ(find(found, u"“共享法庭”总数"_s)->kind, ContradictionKind::PartsDoNotSum);
    EXPECT_DOUBLE_EQ(find(found, u"“共享法庭”总数"_s)->computed, 3378);
    // 221,199 / 223,889 is 98.80 %, and 8 + 4 are 12.
    EXPECT_EQ(found.size(), 3U);
}

TEST(Contradictions, TwoScopesOfWhatReadsAlike)
{
    const PrintedChecks checks = builtInPrintedChecks().value();
    const auto found =
        findContradictions({printed(u"减少涉企干扰（双随机）"_s, 1461, u"户次"_s, u"2024-07"_s),
                            printed(u"减少企业干扰（综合查）"_s, 1468, u"户次"_s, u"2024-01..2024-06"_s)},
                           checks);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().kind, ContradictionKind::TwoScopes);
}

TEST(Contradictions, AValueAgainstItsOwnParts)
{
    const IndicatorValue wrong = importedValue({.id = idOf<IndicatorValueId>(u"w"_s),
                                                .indicator = u"率"_s,
                                                .regionName = u"甲"_s,
                                                .region = {},
                                                .periodText = u"2023"_s,
                                                .period = {},
                                                .value = 55.72,
                                                .unit = u"%"_s,
                                                .document = u"d"_s,
                                                .context = {},
                                                .numerator = 3527.0,
                                                .denominator = 6724.0});
    const auto found = findContradictions({wrong}, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.front().arithmetic.startsWith(u"3527 / 6724 = 52.4"));
    EXPECT_TRUE(printedValue(wrong).conflicts);
}

TEST(Contradictions, BadChecksAreRefused)
{
    EXPECT_FALSE(parsePrintedChecks("[]", u"c.json"_s).has_value());
    EXPECT_FALSE(parsePrintedChecks(R"({"ratios":[{"rate":"a"}]})", u"c.json"_s).has_value());
    EXPECT_EQ(
        parsePrintedChecks(R"({"sums":[{"total":"a","parts":["b"]}]})", u"c.json"_s).error().place.field,
        u"sums"_s);
    EXPECT_FALSE(parsePrintedChecks(R"({"same_matter":[["a",1]]})", u"c.json"_s).has_value());
}

TEST(ImportedValues, AreFoundByNameAliasOrId)
{
    const LoadedCatalogue catalogue = sampleCatalogue();
    const AssessedUnits units(sampleNameBook(), {});
    ImportedValues values({printed(u"事（部）件结案率"_s, 98.8, u"%"_s),
                           printed(u"“培训达标率”"_s, 90, u"%"_s, u"2024Q2"_s),
                           printed(u"closing"_s, 97, u"%"_s, u"2022"_s), printed(u"别的"_s, 1, u"件"_s),
                           printed(u"结案率"_s, 99, u"%"_s, u"2024-03..2024-07"_s)});
    values.place(catalogue.catalogue, units);
    const std::size_t city = units.find(u"330900"_s).value();
    EXPECT_EQ(values.actual(city, u"closing"_s, periodOf(u"2023"_s)).size(), 1U);
    EXPECT_EQ(values.actual(city, u"closing"_s, periodOf(u"2022"_s)).size(), 1U);
    EXPECT_EQ(values.actual(city, u"training"_s, periodOf(u"2024Q2"_s)).size(), 1U);
    EXPECT_EQ(values.placedPeriods().size(), 3U);
    EXPECT_EQ(values.all().size(), 5U);
    EXPECT_FALSE(differsFromPrinted(98.7985, 98.8));
    EXPECT_TRUE(differsFromPrinted(98.7485, 98.8));
}

} // namespace
} // namespace onescreen
