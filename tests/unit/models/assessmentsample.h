// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentbuilder.h"
#include "tests/support/sampleevents.h"

#include <gtest/gtest.h>

namespace onescreen::test {

/// One dimension from rows (closing and on-time rate), one that people enter (training rate), a volume that
/// is context only.
inline QByteArray sampleCatalogueText()
{
    return R"({
  "catalogue": 1, "id": "sample", "version": 3, "title": "样例", "document": "样例文件",
  "weights_note": "样例权重", "calendars": ["month", "quarter"],
  "missing": {"not_applicable": "redistribute", "not_reported": "zero", "late": "carry_1",
              "suppressed": "pool_4", "rejected": "uncovered"},
  "nodes": [
    {"id": "index", "level": "index", "name": "指数", "min_coverage": 0.3, "decimals": 2},
    {"id": "D1", "level": "dimension", "name": "执法绩效", "parent": "index", "weight": 60},
    {"id": "D2", "level": "dimension", "name": "队伍建设", "parent": "index", "weight": 40}
  ],
  "indicators": [
    {"id": "closing", "version": 1, "valid_from": "2010-01-01", "name": "结案率", "document": "细则",
     "parent": "D1", "weight": 50, "kind": "ratio", "formula": "结案数 ÷ 应结案数 × 100",
     "aliases": ["事（部）件结案率"],
     "numerator": {"text": "结案数", "facts": [{"measure": "due_closed"}]},
     "denominators": [{"id": "due", "text": "应结案数", "facts": [{"measure": "due"}]},
                      {"id": "less-deferred", "text": "应结案数 − 缓办数",
                       "facts": [{"measure": "due"}, {"measure": "deferred", "factor": -1}]}],
     "denominator": "due",
     "unit": "%", "decimals": 1, "direction": "higher", "periods": ["month", "quarter", "year"],
     "lag_days": 0, "targets": [{"target": 100, "document": "细则"}],
     "score": {"rule": "ratio", "points": 100}, "n_min": 10, "uncertainty": "wilson", "automatic": true},
    {"id": "on-time", "version": 1, "valid_from": "2010-01-01", "name": "按期结案率", "document": "细则",
     "parent": "D1", "weight": 50, "kind": "ratio", "formula": "按期结案数 ÷ (应结案数 − 缓办数) × 100",
     "numerator": {"text": "按期结案数", "facts": [{"measure": "due_on_time"}]},
     "denominators": [{"text": "应结案数 − 缓办数",
                       "facts": [{"measure": "due"}, {"measure": "deferred", "factor": -1}]}],
     "exclusions": [{"text": "经批准缓办", "indicator": "deferral"}], "balance": ["deferral"],
     "unit": "%", "decimals": 1, "direction": "higher", "periods": ["month", "quarter"], "lag_days": 0,
     "targets": [{"target": 80, "document": "细则"}],
     "score": {"rule": "ratio", "points": 100}, "n_min": 10, "uncertainty": "wilson", "automatic": true},
    {"id": "training", "version": 1, "valid_from": "2010-01-01", "name": "培训达标率", "document": "细则",
     "parent": "D2", "weight": 100, "kind": "ratio", "formula": "达标人数 ÷ 应训人数 × 100",
     "numerator": {"text": "达标人数"}, "denominators": [{"text": "应训人数"}],
     "unit": "%", "decimals": 1, "direction": "higher", "periods": ["month", "quarter"], "lag_days": 0,
     "score": {"rule": "ratio", "points": 100}, "n_min": 0, "uncertainty": "wilson"},
    {"id": "deferral", "version": 1, "valid_from": "2010-01-01", "name": "缓办率", "document": "细则",
     "kind": "ratio", "formula": "缓办数 ÷ 应结案数 × 100",
     "numerator": {"text": "缓办数", "facts": [{"measure": "deferred"}]},
     "denominators": [{"text": "应结案数", "facts": [{"measure": "due"}]}],
     "unit": "%", "decimals": 1, "direction": "lower", "periods": ["month", "quarter"], "lag_days": 0,
     "n_min": 10, "uncertainty": "wilson", "automatic": true},
    {"id": "hours", "version": 1, "valid_from": "2010-01-01", "name": "平均处置时长", "document": "细则",
     "kind": "mean", "formula": "Σ时长 ÷ 结案数",
     "numerator": {"text": "时长", "facts": [{"measure": "handling_minutes"}]},
     "denominators": [{"text": "结案数", "facts": [{"measure": "closed"}]}],
     "unit": "小时", "decimals": 1, "scale": 0.016666666666666666, "direction": "lower",
     "periods": ["month", "quarter"], "lag_days": 0, "n_min": 0, "uncertainty": "standard_error",
     "automatic": true},
    {"id": "penalties", "version": 1, "valid_from": "2010-01-01", "name": "处罚案件数", "document": "细则",
     "kind": "count_per", "formula": "件数", "numerator": {"text": "件数"},
     "unit": "件", "decimals": 0, "scale": 1, "direction": "neutral", "periods": ["month", "quarter"],
     "lag_days": 0, "n_min": 0, "penalty_volume": true}
  ]
})";
}

inline LoadedCatalogue sampleCatalogue()
{
    auto loaded = loadCatalogue(sampleCatalogueText(), QStringLiteral("sample.json"));
    EXPECT_TRUE(loaded.has_value()) << loaded.error().toString().toStdString();
    return *std::move(loaded);
}

inline RegionCode regionOf(const QString& code)
{
    return RegionCode::fromString(code).value();
}

inline Period periodOf(const QString& text)
{
    return Period::fromString(text).value();
}

inline NameBook sampleNameBook()
{
    NameData data;
    const std::vector<std::pair<QString, QString>> regions{
        {QStringLiteral("330900"), QStringLiteral("舟山市")},
        {QStringLiteral("330902"), QStringLiteral("定海区")},
        {QStringLiteral("330903"), QStringLiteral("普陀区")},
        {QStringLiteral("330902001"), QStringLiteral("昌国街道")},
        {QStringLiteral("330902002"), QStringLiteral("环南街道")},
        {QStringLiteral("330903001"), QStringLiteral("沈家门街道")}};
    for (const auto& [code, name] : regions)
        data.regions.push_back(Region::of({.code = regionOf(code), .name = name}).value());
    const auto unit = [](const QString& id, const QString& name, const QString& region,
                         std::optional<QString> parent) {
        return Unit::of({.id = idOf<UnitId>(id),
                         .name = name,
                         .kind = idOf<UnitKindCode>(QStringLiteral("zonghe")),
                         .region = regionOf(region),
                         .parent = parent ? UnitId::fromString(*parent) : std::nullopt})
            .value();
    };
    data.units = {unit(QStringLiteral("brigade"), QStringLiteral("定海大队"), QStringLiteral("330902"), {}),
                  unit(QStringLiteral("squad"), QStringLiteral("昌国中队"), QStringLiteral("330902001"),
                       QStringLiteral("brigade"))};
    return NameBook(std::move(data));
}

/// Facts of one month.
struct MonthFacts
{
    qint64 due = 0;
    qint64 closed = 0;
    qint64 onTime = 0;
    qint64 deferred = 0;
};

inline CubeRow cubeRow(const QString& month, const QString& region, const MonthFacts& facts,
                       const QString& category = QStringLiteral("01"))
{
    CubeRow row{.month = QDate::fromString(month + QStringLiteral("-01"), Qt::ISODate),
                .region = RegionCode::fromString(region),
                .unit = {},
                .categoryRoot = category,
                .sums = {}};
    row.sums.add(FactMeasure::Due, facts.due);
    row.sums.add(FactMeasure::DueClosed, facts.closed);
    row.sums.add(FactMeasure::DueOnTime, facts.onTime);
    row.sums.add(FactMeasure::Deferred, facts.deferred);
    return row;
}

inline CubeRow unitRow(const QString& month, const QString& unit, const MonthFacts& facts)
{
    CubeRow row = cubeRow(month, {}, facts, {});
    row.region.reset();
    row.unit = unit;
    return row;
}

inline IndicatorValue importedValue(IndicatorValueFields fields)
{
    if (!fields.region && !fields.regionName.isEmpty() && fields.regionName.front().isDigit())
        fields.region = RegionCode::fromString(fields.regionName);
    if (!fields.period)
        fields.period = Period::fromString(fields.periodText);
    return IndicatorValue::of(std::move(fields)).value();
}

/// The second quarter of 2024: 昌国 260 due, 20 deferred, 180 on time (the example A2), 环南 few cases,
/// 沈家门 all closed.
inline std::vector<CubeRow> sampleAreaRows()
{
    return {cubeRow(QStringLiteral("2024-01"), QStringLiteral("330902001"), {200, 150, 120, 0}),
            cubeRow(QStringLiteral("2024-01"), QStringLiteral("330903001"), {100, 95, 90, 0}),
            cubeRow(QStringLiteral("2024-04"), QStringLiteral("330902001"), {200, 190, 150, 20}),
            cubeRow(QStringLiteral("2024-05"), QStringLiteral("330902001"), {60, 50, 30, 0}),
            cubeRow(QStringLiteral("2024-05"), QStringLiteral("330902002"), {9, 8, 7, 0}),
            cubeRow(QStringLiteral("2024-06"), QStringLiteral("330903001"), {50, 50, 40, 0})};
}

inline AssessmentInputs sampleInputs()
{
    AssessmentInputs inputs{.catalogue = sampleCatalogue()};
    inputs.names = sampleNameBook();
    inputs.facts.push_back(
        {.filter = {},
         .areas = sampleAreaRows(),
         .units = {unitRow(QStringLiteral("2024-05"), QStringLiteral("squad"), {60, 50, 30, 0})}});
    inputs.now = startOfBusinessDay(QDate(2024, 8, 20));
    inputs.asOf = inputs.now;
    return inputs;
}

} // namespace onescreen::test
