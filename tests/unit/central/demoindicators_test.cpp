// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demoindicators.h"
#include "tests/support/testpaths.h"
#include "tests/unit/central/demoworld.h"
#include "tests/unit/central/testrows.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

const std::vector<DemoIndicator>& shipped()
{
    static const std::vector<DemoIndicator> indicators =
        loadDemoIndicators(onescreen::test::sourcePath(u"resources/demo/indicators.json"_s)).value();
    return indicators;
}

DemoFigures figures(quint64 seed, std::vector<DemoIndicator> indicators = shipped())
{
    return {std::move(indicators), zhoushan(),
            [](const QString& town) { return shippedProfile().townWeight(town); }, seed};
}

DemoIndicator only(QStringView id)
{
    return *std::ranges::find(shipped(), id, &DemoIndicator::id);
}

using ById = QHash<QString, IndicatorValue>;

/// By the id that the source gives; a row that could not be made is a failure.
ById valuesOf(const std::vector<SourceRow>& rows)
{
    ById values;
    for (const SourceRow& row : rows) {
        EXPECT_TRUE(row.record) << row.sourceId.toStdString();
        EXPECT_FALSE(values.contains(row.sourceId)) << row.sourceId.toStdString();
        if (row.record)
            values.insert(row.sourceId, std::get<IndicatorValue>(*row.record));
    }
    return values;
}

const QDate today(2026, 8, 20);
const QDate eventsFrom(2026, 7, 21);

} // namespace

TEST(DemoIndicators, StandInTheShippedCatalogue)
{
    QFile file(onescreen::test::sourcePath(u"resources/indicators/zhoushan-sample.json"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QSet<QString> invented;
    for (const DemoIndicator& indicator : shipped())
        invented.insert(indicator.id);
    int found = 0;
    for (const QJsonValue& value :
         QJsonDocument::fromJson(file.readAll()).object().value("indicators"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        const QString id = object.value("id"_L1).toString();
        const bool isNeeded = object.contains("score"_L1) && !object.value("automatic"_L1).toBool();
        EXPECT_TRUE(!isNeeded || invented.contains(id)) << id.toStdString() << " is scored and has no values";
        if (!invented.contains(id))
            continue;
        ++found;
        EXPECT_EQ(object.value("automatic"_L1).toBool(), only(id).beforeEvents)
            << id.toStdString() << ": what comes from events is told for the time before them only";
        EXPECT_EQ(only(id).name, object.value("name"_L1).toString());
        EXPECT_EQ(only(id).unit, object.value("unit"_L1).toString());
        EXPECT_EQ(only(id).decimals, object.value("decimals"_L1).toInt());
    }
    EXPECT_EQ(found, invented.size());
}

TEST(DemoIndicators, CoverEightQuartersAndTheirMonths)
{
    const ById values = valuesOf(figures(1, {only(u"K-13")}).rows(today, eventsFrom));
    const auto areas = static_cast<qsizetype>(zhoushan().towns().size() + zhoushan().counties().size() + 1);
    // July is complete, the quarter that it begins is not.
    EXPECT_EQ(values.size(), areas * (8 + 25));
    EXPECT_TRUE(values.contains(u"K-13/330900/2024Q3"_s));
    EXPECT_TRUE(values.contains(u"K-13/330902/2026Q2"_s));
    EXPECT_TRUE(values.contains(u"K-13/330900/2026-07"_s));
    EXPECT_FALSE(values.contains(u"K-13/330900/2026Q3"_s));
    EXPECT_FALSE(values.contains(u"K-13/330900/2026-08"_s));
    for (const IndicatorValue& value : values) {
        EXPECT_TRUE(value->document.startsWith(u"演示数据"_s));
        EXPECT_TRUE(value->state);
    }
}

TEST(DemoIndicators, WhatEventsTellIsInventedOnlyForTheTimeBeforeThem)
{
    const ById values = valuesOf(figures(1, {only(u"K-20")}).rows(today, eventsFrom));
    EXPECT_TRUE(values.contains(u"K-20/330900/2026Q2"_s));
    EXPECT_TRUE(values.contains(u"K-20/330902/2026-06"_s));
    EXPECT_FALSE(values.contains(u"K-20/330900/2026-07"_s)) << "events began in it";
}

TEST(DemoIndicators, AreTheSameForOneSeedAndOthersForAnother)
{
    const ById first = valuesOf(figures(7).rows(today, eventsFrom));
    EXPECT_EQ(first, valuesOf(figures(7).rows(today, eventsFrom)));
    const ById other = valuesOf(figures(8).rows(today, eventsFrom));
    qsizetype different = 0;
    for (auto at = first.cbegin(); at != first.cend(); ++at)
        different += *at.value() == *other.value(at.key(), at.value()) ? 0 : 1;
    EXPECT_GT(different, first.size() / 2);
    // Whether an indicator stands alone or among others changes nothing.
    const ById alone = valuesOf(figures(7, {only(u"K-55")}).rows(today, eventsFrom));
    for (auto at = alone.cbegin(); at != alone.cend(); ++at)
        EXPECT_EQ(at.value(), first.value(at.key(), at.value()));
}

TEST(DemoIndicators, CountiesAreSumsOfTownsAndQuartersOfMonths)
{
    DemoIndicator indicator = only(u"K-37");
    indicator.notReported = 0; // so that every part can be seen
    const ById values = valuesOf(figures(3, {indicator}).rows(QDate(2026, 9, 1), eventsFrom));
    const auto sumOf = [&values](const QString& period, RegionCode county) {
        std::pair<double, double> sum;
        for (const DemoTown& town : zhoushan().towns()) {
            const auto found = values.constFind(u"K-37/%1/%2"_s.arg(town.code.toString(), period));
            if (county.contains(town.code) && found != values.constEnd() && found.value()->numerator) {
                sum.first += *found.value()->numerator;
                sum.second += *found.value()->denominator;
            }
        }
        return sum;
    };
    std::pair<double, double> city;
    for (const Region& county : zhoushan().counties()) {
        const IndicatorValue value = *values.constFind(u"K-37/%1/2025Q4"_s.arg(county->code.toString()));
        EXPECT_EQ(std::pair(*value->numerator, *value->denominator), sumOf(u"2025Q4"_s, county->code));
        city.first += *value->numerator;
        city.second += *value->denominator;
        double months = 0;
        for (const QString& month : {u"2025-10"_s, u"2025-11"_s, u"2025-12"_s})
            months += *(*values.constFind(u"K-37/%1/%2"_s.arg(county->code.toString(), month)))->denominator;
        EXPECT_EQ(months, *value->denominator);
    }
    const IndicatorValue whole = *values.constFind(u"K-37/330900/2025Q4"_s);
    EXPECT_EQ(std::pair(*whole->numerator, *whole->denominator), city);
}

TEST(DemoIndicators, ArePlausibleAndAgreeWithTheirFractions)
{
    QHash<ValueState, int> states;
    int atCeiling = 0;
    for (const IndicatorValue& value : valuesOf(figures(1).rows(today, eventsFrom))) {
        ++states[*value->state];
        EXPECT_EQ(contradictionOf(*value), std::nullopt) << value->id.toString().toStdString();
        if (value->unit == u"%"_s && value->state == ValueState::Value) {
            ASSERT_TRUE(value->numerator && value->denominator);
            EXPECT_LE(*value->numerator, *value->denominator);
            EXPECT_EQ(*value->numerator, std::floor(*value->numerator));
        }
        atCeiling += value->indicator == u"行政行为赋码率"_s && value->value == 100.0 ? 1 : 0;
    }
    EXPECT_GT(atCeiling, 50) << "rates near their ceiling tie there";
    EXPECT_GT(states[ValueState::NotReported], 100);
    EXPECT_GT(states[ValueState::NotApplicable], 20);
    EXPECT_GT(states[ValueState::Late], 5);
    EXPECT_GT(states[ValueState::Value], 20 * states[ValueState::NotReported]);
}

TEST(DemoIndicators, WhatIsLateComesInWithTheNextMonth)
{
    const ById july = valuesOf(figures(1).rows(QDate(2026, 8, 1), eventsFrom));
    const ById august = valuesOf(figures(1).rows(QDate(2026, 9, 1), eventsFrom));
    int late = 0;
    for (auto at = july.cbegin(); at != july.cend(); ++at) {
        const auto later = august.constFind(at.key());
        ASSERT_NE(later, august.constEnd()) << at.key().toStdString();
        if (at.value()->state == ValueState::Late) {
            ++late;
            EXPECT_NE(later.value()->state, ValueState::Late);
        } else {
            EXPECT_EQ(later.value(), at.value()) << "a past value stays as it was told";
        }
    }
    EXPECT_GT(late, 5);
}

TEST(DemoIndicators, GoIntoTheLogOnceAMonth)
{
    const QTemporaryDir folder;
    ManualClock clock(testNow());
    auto log = LogService::open(DatabaseAddress::inFolder(folder.path()), clock);
    ASSERT_TRUE(log);
    ASSERT_TRUE((*log)->ingest(zhoushanRows()));
    DemoFeed feed(shippedProfile(), zhoushan(), shippedCategories(),
                  {.seed = 1, .speed = 0.001, .historyDays = 1, .events = 10}, clock,
                  {only(u"K-13"), only(u"Z-08")});
    ASSERT_TRUE(feed.start(**log));
    const auto count = [&log](const QString& table) {
        return (*(*log)->database())
            ->single(u"SELECT count(*) FROM %1 WHERE entity = %2"_s.arg(table).arg(
                static_cast<int>(Entity::Indicator)))
            ->toLongLong();
    };
    const auto expected = static_cast<qint64>(
        figures(1, {only(u"K-13"), only(u"Z-08")}).rows(businessDay(clock.now()), eventsFrom).size());
    EXPECT_EQ(count(u"rows"_s), expected) << "the log takes every row";
    const qint64 changes = count(u"change_log"_s);
    clock.advance(std::chrono::seconds(5));
    ASSERT_TRUE(feed.tick(**log));
    EXPECT_EQ(count(u"change_log"_s), changes);
    clock.advance(std::chrono::days(31));
    ASSERT_TRUE(feed.tick(**log));
    EXPECT_GT(count(u"rows"_s), expected);
}

TEST(DemoIndicators, AFaultyFileIsRefusedWithTheMember)
{
    const QTemporaryDir folder;
    EXPECT_EQ(loadDemoIndicators(folder.filePath(u"none.json"_s)).error().kind, ErrorKind::NotFound);
    const auto fieldOf = [&folder](const QByteArray& indicator) {
        QFile file(folder.filePath(u"a.json"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "onescreen-demo-indicators", "version": 1, "indicators": [)" + indicator +
                   "]}");
        file.close();
        const auto loaded = loadDemoIndicators(file.fileName());
        return loaded ? QString() : loaded.error().place.field;
    };
    const QByteArray good =
        R"({"id": "a", "name": "甲", "unit": "%", "decimals": 1, "kind": "share", "cases": 5, "rate": 0.9, "spread": 0.5})";
    EXPECT_EQ(fieldOf(good), QString());
    EXPECT_EQ(fieldOf(QByteArray(good).replace("\"share\"", "\"rate\"")), u"indicators[0].kind"_s);
    EXPECT_EQ(fieldOf(QByteArray(good).replace("0.9", "1.5")), u"indicators[0].rate"_s);
    EXPECT_EQ(fieldOf(QByteArray(good).replace("\"rate\": 0.9, ", "")), u"indicators[0].rate"_s);
    EXPECT_EQ(fieldOf(QByteArray(good).replace("\"cases\": 5", "\"cases\": \"5\"")),
              u"indicators[0].cases"_s);
}
