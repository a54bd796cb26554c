// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/cataloguereader.h"
#include "app/models/assessment/reconciliation.h"
#include "app/store/cachefile.h"
#include "tests/support/cachefixture.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr char catalogueText[] = R"json({
  "catalogue": 1, "id": "test", "version": 1, "title": "test", "calendars": ["quarter"],
  "missing": {"not_applicable": "redistribute", "not_reported": "zero", "late": "carry_1",
              "suppressed": "pool_4", "rejected": "uncovered"},
  "nodes": [{"id": "index", "level": "index", "name": "指数"}],
  "indicators": [{
    "id": "K-A", "version": 1, "valid_from": "2019-01-01", "name": "受理率", "parent": "index",
    "weight": 100, "kind": "ratio", "document": "d", "formula": "受理数 ÷ 上报数 × 100",
    "numerator": {"text": "受理数", "facts": [{"measure": "accepted"}]},
    "denominators": [{"text": "上报数", "facts": [{"measure": "reported"}]}],
    "unit": "%", "decimals": 1, "direction": "higher", "periods": ["quarter"],
    "targets": [{"target": 90, "floor": 50, "document": "d"}],
    "score": {"rule": "target_ratio"}, "source": "rows", "owner": "o", "drill": "events"}]
})json";

class ReconciliationTest : public test::CacheTest
{
protected:
    void SetUp() override
    {
        test::CacheTest::SetUp();
        apply({test::putOf(Region::of({.code = county, .name = u"定海区"_s}).value())});
        for (int n = 0; n < 4; ++n) {
            EventFields fields = test::sampleFields(u"e-%1"_s.arg(n));
            fields.state = n == 0 ? EventState::Handling : EventState::Closed;
            if (n > 0) // Reported and due in May; the last one is late.
                fields.closedAt = *fields.dueAt + std::chrono::hours{n == 3 ? 1 : -1};
            if (n > 1)
                fields.acceptedAt = fields.reportedAt + std::chrono::minutes{5};
            apply({test::putOf(test::eventRecord(fields))});
        }
    }
    void printed(const QString& id, std::optional<double> value, std::optional<double> numerator,
                 std::optional<double> denominator, const QString& name = u"受理率"_s,
                 const QString& period = u"2024Q2"_s)
    {
        apply({test::putOf(IndicatorValue::of({.id = test::idOf<IndicatorValueId>(id),
                                               .indicator = name,
                                               .regionName = u"定海区"_s,
                                               .region = county,
                                               .periodText = period,
                                               .period = Period::fromString(period),
                                               .value = value,
                                               .unit = u"%"_s,
                                               .document = u"通报"_s,
                                               .context = {},
                                               .numerator = numerator,
                                               .denominator = denominator})
                               .value())});
    }
    Reconciliation reconciled(const QString& period = u"2024Q2"_s)
    {
        const auto catalogue = parseCatalogue(catalogueText, u"test.json"_s);
        EXPECT_TRUE(catalogue.has_value()) << catalogue.error().toString().toStdString();
        const auto answer =
            reconcile(*reader(), *catalogue, Period::fromString(period).value(), fromMs(1'720'000'000'000));
        EXPECT_TRUE(answer.has_value()) << answer.error().toString().toStdString();
        return *answer;
    }

    const RegionCode county = RegionCode::fromString(u"330902").value();
};

} // namespace

TEST_F(ReconciliationTest, countsThePeriodAgainAndHoldsCentralValuesAgainstIt)
{
    printed(u"iv-1"_s, 50, 2, 4);               // As the rows say.
    printed(u"iv-2"_s, 66.7, 2, 3);             // Another denominator.
    printed(u"iv-3"_s, 50.0, {}, {});           // Only the rate.
    printed(u"iv-4"_s, 55.72, 2, 4);            // Contradicts itself.
    printed(u"iv-5"_s, 1, {}, {}, u"满意率"_s); // No rows can give it.
    printed(u"iv-6"_s, 1, {}, {}, u"受理率"_s, u"2024Q1"_s);
    const Reconciliation answer = reconciled();
    ASSERT_EQ(answer.months.size(), 3U);
    EXPECT_EQ(answer.months[1].counted.value(FactMeasure::Due), 4);
    EXPECT_EQ(answer.months[1].counted.value(FactMeasure::DueOnTime), 2);
    EXPECT_EQ(answer.cubeDifferences(), 0);
    ASSERT_EQ(answer.central.size(), 4U);
    EXPECT_EQ(answer.withoutRows, 1);
    EXPECT_EQ(answer.central[0].ours, 50.0);
    EXPECT_EQ(answer.central[0].agrees, true);
    EXPECT_EQ(answer.central[1].agrees, false);
    EXPECT_EQ(answer.central[1].ourDenominator, 4);
    EXPECT_EQ(answer.central[2].agrees, true);
    EXPECT_EQ(answer.central[3].agrees, false);
    EXPECT_EQ(answer.central[3].contradiction, 50.0);
    EXPECT_EQ(answer.centralDifferences(), 2);
}

TEST_F(ReconciliationTest, whereTheCacheDoesNotReachNothingIsCompared)
{
    printed(u"iv-1"_s, 50, 2, 4, u"受理率"_s, u"2023Q2"_s);
    const Reconciliation answer = reconciled(u"2023Q2"_s);
    ASSERT_EQ(answer.central.size(), 1U);
    EXPECT_EQ(answer.central[0].ours, std::nullopt);
    EXPECT_EQ(answer.central[0].agrees, std::nullopt);
    EXPECT_EQ(answer.centralDifferences(), 0);
}

TEST_F(ReconciliationTest, namesEveryNumberOfTheCubeThatIsWrong)
{
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(cacheFilePath(folder()).toUtf8().constData(), &db), SQLITE_OK);
    // Slot 0, reported: 9 instead of 4.
    ASSERT_EQ(sqlite3_exec(db, "UPDATE cube_area SET sums = x'0012' WHERE month = 24292", nullptr, nullptr,
                           nullptr),
              SQLITE_OK);
    sqlite3_close(db);
    const Reconciliation answer = reconciled();
    EXPECT_GT(answer.cubeDifferences(), 1);
    const CellDifference& first = answer.months[1].differences.front();
    EXPECT_EQ(first.what, u"reported"_s);
    EXPECT_EQ(first.counted, 4);
    EXPECT_EQ(first.stored, 9);
    EXPECT_EQ(first.region, RegionCode::fromString(u"330902001"));
    EXPECT_EQ(first.priority, std::nullopt);
}

TEST_F(ReconciliationTest, canBeCancelledAtAnyStep)
{
    const auto catalogue = parseCatalogue(catalogueText, u"test.json"_s).value();
    int steps = 0;
    ASSERT_TRUE(
        reconcile(*reader(), catalogue, *Period::fromString(u"2024Q2"), fromMs(0), [&](int done, int all) {
            EXPECT_EQ(done, steps++);
            EXPECT_GT(all, done);
            return true;
        }));
    EXPECT_GT(steps, 3);
    for (int last = 0; last < steps; ++last) {
        const auto answer = reconcile(*reader(), catalogue, *Period::fromString(u"2024Q2"), fromMs(0),
                                      [&](int done, int) { return done < last; });
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().kind, ErrorKind::Cancelled);
    }
}

} // namespace onescreen
