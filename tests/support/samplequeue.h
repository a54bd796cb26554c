// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakequestions.h"
#include "tests/support/sampleevents.h"

#include <QStringList>

#include <array>

namespace onescreen::test {

/// 2024-06-05 14:05:09 in Asia/Shanghai.
inline constexpr UtcTime sampleNow = fromMs(1'717'567'509'000);

inline DictionaryEntry entryOf(DictionaryKind kind, const QString& code, const QString& name,
                               std::optional<QString> parent = {})
{
    return DictionaryEntry::of({.kind = kind, .code = code, .parent = std::move(parent), .name = name})
        .value();
}

inline NameData sampleNames()
{
    using enum DictionaryKind;
    NameData names;
    names.categories =
        Dictionary::fromEntries(
            {entryOf(Category, QStringLiteral("01"), QStringLiteral("市容环境")),
             entryOf(Category, QStringLiteral("0102"), QStringLiteral("占道经营"), QStringLiteral("01")),
             entryOf(Category, QStringLiteral("02"), QStringLiteral("规划建设")),
             entryOf(Category, QStringLiteral("0201"), QStringLiteral("违法建设"), QStringLiteral("02")),
             entryOf(Category, QStringLiteral("03"), QStringLiteral("生态环境")),
             entryOf(Category, QStringLiteral("0301"), QStringLiteral("油烟扰民"), QStringLiteral("03")),
             entryOf(Category, QStringLiteral("04"), QStringLiteral("海洋渔业")),
             entryOf(Category, QStringLiteral("0401"), QStringLiteral("非法捕捞"), QStringLiteral("04"))})
            .value();
    names.sources = Dictionary::fromEntries(
                        {entryOf(Source, QStringLiteral("hotline12345"), QStringLiteral("12345 热线")),
                         entryOf(Source, QStringLiteral("video"), QStringLiteral("视频巡查")),
                         entryOf(Source, QStringLiteral("patrol"), QStringLiteral("巡查上报"))})
                        .value();
    names.unitKinds =
        Dictionary::fromEntries({entryOf(UnitKind, QStringLiteral("zonghe"), QStringLiteral("综合行政执法"))})
            .value();
    const std::array<std::pair<QString, QString>, 4> units{
        {{QStringLiteral("u-dinghai"), QStringLiteral("定海综合执法大队")},
         {QStringLiteral("u-putuo"), QStringLiteral("普陀综合执法大队")},
         {QStringLiteral("u-daishan"), QStringLiteral("岱山综合执法大队")},
         {QStringLiteral("u-shengsi"), QStringLiteral("嵊泗综合执法大队")}}};
    const std::array<qint64, 4> counties{330'902'000, 330'903'000, 330'921'000, 330'922'000};
    for (std::size_t at = 0; at < units.size(); ++at) {
        names.units.push_back(Unit::of({.id = idOf<UnitId>(units.at(at).first),
                                        .name = units.at(at).second,
                                        .kind = idOf<UnitKindCode>(QStringLiteral("zonghe")),
                                        .region = RegionCode::fromNumber(counties.at(at)).value()})
                                  .value());
    }
    const std::array<std::pair<qint64, QString>, 9> regions{{{330'900'000, QStringLiteral("舟山市")},
                                                             {330'902'000, QStringLiteral("定海区")},
                                                             {330'903'000, QStringLiteral("普陀区")},
                                                             {330'921'000, QStringLiteral("岱山县")},
                                                             {330'922'000, QStringLiteral("嵊泗县")},
                                                             {330'902'001, QStringLiteral("昌国街道")},
                                                             {330'903'001, QStringLiteral("沈家门街道")},
                                                             {330'921'100, QStringLiteral("高亭镇")},
                                                             {330'922'100, QStringLiteral("菜园镇")}}};
    for (const auto& [number, name] : regions)
        names.regions.push_back(
            Region::of({.code = RegionCode::fromNumber(number).value(), .name = name}).value());
    return names;
}

/// An open event, varied by its row.
inline QueueItem sampleItem(EventRow row)
{
    static const QStringList titles{
        QStringLiteral("昌国路早市摊位占道经营"), QStringLiteral("海滨公园附近临时搭建彩钢房"),
        QStringLiteral("夜间餐饮油烟扰民，居民多次反映"), QStringLiteral("禁渔期内渔船疑似违规出港作业")};
    static const QStringList addresses{
        QStringLiteral("昌国街道昌国路 12 号"), QStringLiteral("沈家门街道滨港路88号"),
        QStringLiteral("高亭镇人民路5号3幢201室"), QStringLiteral("菜园镇海滨路")};
    static const QStringList categories{QStringLiteral("0102"), QStringLiteral("0201"),
                                        QStringLiteral("0301"), QStringLiteral("0401")};
    static const QStringList sources{QStringLiteral("hotline12345"), QStringLiteral("video"),
                                     QStringLiteral("patrol")};
    static const QStringList units{QString(), QStringLiteral("u-putuo"), QStringLiteral("u-daishan"),
                                   QString()};
    static constexpr std::array<qint32, 4> regions{330'902'001, 330'903'001, 330'921'100, 330'922'100};
    const auto kind = static_cast<std::size_t>(row % 4);
    const auto at = static_cast<qsizetype>(kind);
    const UtcTime reported = sampleNow - std::chrono::minutes{7 * (row % 400) + 3};
    return {.row = row,
            .id = QStringLiteral("e-%1").arg(row),
            .number = QStringLiteral("舟2024-%1").arg(row, 6, 10, QChar(u'0')),
            .title = titles.at(at),
            .address = addresses.at(at),
            .category = categories.at(at),
            .categoryRoot = categories.at(at).first(2),
            .source = sources.at(row % 3),
            .state = static_cast<EventState>(row % 5),
            .priority = static_cast<Priority>(row % 11 == 0  ? 0
                                              : row % 5 == 0 ? 1
                                              : row % 7 == 0 ? 3
                                                             : 2),
            .region = regions.at(kind),
            .position = GeoPoint::fromE7(1'221'068'123 + row * 311, 300'161'456 + row * 97),
            .reportedAt = reported,
            .dueAt =
                row % 6 == 0 ? std::nullopt : std::optional(reported + std::chrono::hours{4 + 9 * (row % 6)}),
            .unit = units.at(at)};
}

/// The whole event behind a line.
inline EventRecord recordOf(const QueueItem& item, qint64 version = 7)
{
    EventFields fields = sampleFields(item.id);
    fields.number = item.number;
    fields.title = item.title;
    fields.address = item.address;
    fields.category = idOf<CategoryCode>(item.category);
    fields.source = idOf<SourceCode>(item.source);
    fields.state = item.state;
    fields.priority = item.priority;
    fields.region = RegionCode::fromNumber(item.region).value();
    fields.reportedAt = item.reportedAt;
    fields.dueAt = item.dueAt;
    fields.closedAt = item.closedAt;
    fields.unit = item.unit.isEmpty() ? std::nullopt : UnitId::fromString(item.unit);
    return {.event = {.row = Event::of(std::move(fields)).value(), .version = version}, .notes = {}};
}

inline Note noteOf(const QString& id, const QString& event, UtcTime at, const QString& kind,
                   const QString& actor, const QString& text)
{
    return Note::of({.id = idOf<NoteId>(id),
                     .event = idOf<EventId>(event),
                     .at = at,
                     .kind = kind,
                     .actor = actor,
                     .text = text})
        .value();
}

inline void fill(FakeQuestions& questions, EventRow count)
{
    for (EventRow row = 1; row <= count; ++row)
        questions.events[row] = sampleItem(row);
    questions.nameData = sampleNames();
    questions.cacheStatus.asOf = sampleNow - std::chrono::seconds{3};
}

/// What the sync side says after a commit that put or deleted these rows.
inline CommitSummary eventsChanged(std::vector<EventRow> rows, UtcTime serverTime = sampleNow)
{
    CommitSummary summary;
    summary.serverTime = serverTime;
    summary.entities = {Entity::Event};
    summary.events = std::move(rows);
    return summary;
}

} // namespace onescreen::test
