// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/filecheck.h"
#include "tests/unit/ingest/ingesttesting.h"

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

using Table = std::vector<std::map<QString, QString>>;

/// A second reader of its own kind, so that the first one is not its own witness: whole file, character by
/// character.
Table readTable(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    std::vector<QStringList> lines{{QString()}};
    bool quoted = false;
    for (const QChar c : text) {
        QString& field = lines.back().back();
        if (c == u'"')
            quoted = !quoted; // No field of these files has a quote in it.
        else if (quoted || (c != u',' && c != u'\n' && c != u'\r'))
            field += c;
        else if (c == u',')
            lines.back().append(QString());
        else if (c == u'\n')
            lines.push_back({QString()});
    }
    Table table;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        if (lines[at].size() != lines[0].size())
            continue;
        auto& row = table.emplace_back();
        for (qsizetype column = 0; column < lines[0].size(); ++column)
            row[lines[0][column]] = lines[at][column];
    }
    return table;
}

struct Imported
{
    FileCheck check;
    std::vector<RowsToSend::Row> rows;
};

Imported import(const QString& mappingName, const QString& path)
{
    const auto mapping = Mapping::fromFile(test::sourcePath(u"resources/mappings/"_s + mappingName));
    EXPECT_TRUE(mapping.has_value());
    auto checked = test::checkedFile(path, *mapping);
    for (const Rejection& rejection : checked.rejections)
        ADD_FAILURE() << rejection.line << ": " << rejection.fault.column.toStdString() << ' '
                      << rejection.fault.reason.toStdString();
    auto rows = test::rowsOf(path, *mapping, checked.check.value());
    return {.check = *std::move(checked.check), .rows = std::move(rows).value()};
}

std::map<EventState, qint64> countsByState(const std::vector<RowsToSend::Row>& rows)
{
    std::map<EventState, qint64> counts;
    for (const auto& row : rows)
        ++counts[std::get<Event>(row.row.record)->state];
    return counts;
}

TEST(RealFiles, ChicagoRequests)
{
    const QString path = test::sharedPath(u"data/events/chicago_sanitation_311.csv"_s);
    const Table table = readTable(path);
    std::map<QString, std::map<QString, QString>> byId; // The last row of an id counts.
    for (const auto& row : table)
        byId[row.at(u"Service_Request_Number"_s)] = row;
    std::map<EventState, qint64> expected;
    for (const auto& [id, row] : byId) {
        const bool duplicate = row.at(u"Status"_s).endsWith(u"Dup"_s);
        const bool ended = !row.at(u"Completion_Date"_s).isEmpty();
        ++expected[!ended ? EventState::Reported : duplicate ? EventState::Cancelled : EventState::Closed];
    }

    const Imported imported = import(u"chicago_sanitation_311.json"_s, path);
    EXPECT_EQ(imported.check.read, std::ssize(table));
    EXPECT_EQ(imported.check.repeated, std::ssize(table) - std::ssize(byId));
    EXPECT_GT(imported.check.repeated, 0);
    EXPECT_EQ(std::ssize(imported.rows), std::ssize(byId));
    EXPECT_EQ(countsByState(imported.rows), expected);
    for (const auto& row : imported.rows) {
        const EventFields& event = *std::get<Event>(row.row.record);
        const auto& source = byId.at(event.sourceId);
        ASSERT_EQ(event.position.has_value(), !source.at(u"Latitude"_s).isEmpty());
        if (event.position) {
            ASSERT_NEAR(event.position->lon(), source.at(u"Longitude"_s).toDouble(), 1e-7);
            ASSERT_NEAR(event.position->lat(), source.at(u"Latitude"_s).toDouble(), 1e-7);
        }
        ASSERT_EQ(event.address, source.at(u"Street_Address"_s).trimmed());
        if (event.closedAt) {
            const auto end = QDate::fromString(source.at(u"Completion_Date"_s), Qt::ISODate)
                                 .endOfDay(QTimeZone("America/Chicago"));
            ASSERT_EQ(toMs(*event.closedAt), end.toMSecsSinceEpoch());
        }
    }
}

TEST(RealFiles, PingshanCases)
{
    const QString path = test::sharedPath(u"data/events/pingshan_events_2018.csv"_s);
    const Table table = readTable(path);
    std::set<QString> ids;
    std::set<QString> units;
    std::set<QStringList> categories;
    qint64 placed = 0;
    for (const auto& row : table) {
        ids.insert(row.at(u"rec_id"_s));
        units.insert(row.at(u"dispose_unit"_s));
        placed += row.at(u"lon"_s).toDouble() != 0.0 ? 1 : 0;
        QStringList path3;
        for (const QString& level : {u"event_type"_s, u"main_type"_s, u"sub_type"_s}) {
            path3.append(row.at(level));
            categories.insert(path3);
        }
    }
    units.erase(u""_s);
    units.erase(u"-"_s);

    const Imported imported = import(u"pingshan_events_2018.json"_s, path);
    EXPECT_EQ(imported.check.read, std::ssize(table));
    EXPECT_EQ(std::ssize(imported.rows), std::ssize(ids));
    EXPECT_EQ(countsByState(imported.rows),
              (std::map<EventState, qint64>{{EventState::Closed, std::ssize(ids)}}));
    EXPECT_EQ(std::ranges::count_if(
                  imported.rows,
                  [](const auto& row) { return std::get<Event>(row.row.record)->position.has_value(); }),
              placed);
    const auto count = [&](Entity entity, const QString& prefix) {
        return std::ranges::count_if(imported.check.ahead, [&](const Record& record) {
            return entityOf(record) == entity && recordId(record).startsWith(prefix);
        });
    };
    EXPECT_EQ(count(Entity::Dictionary, u"category/ps-"_s), std::ssize(categories));
    EXPECT_EQ(count(Entity::Unit, u"ps-"_s), std::ssize(units));
}

TEST(RealFiles, FiguresOfTheDocuments)
{
    const QString path = test::sharedPath(u"data/figures/seed_figures.csv"_s);
    const Table table = readTable(path);
    const Imported imported = import(u"seed_figures.json"_s, path);
    ASSERT_EQ(imported.rows.size(), table.size());
    std::set<QString> ids;
    for (std::size_t at = 0; at < table.size(); ++at) {
        const IndicatorValueFields& value = *std::get<IndicatorValue>(imported.rows[at].row.record);
        const auto& row = table[at];
        ids.insert(value.id.toString());
        EXPECT_EQ(value.indicator, row.at(u"indicator_zh"_s));
        EXPECT_EQ(value.regionName, row.at(u"region"_s));
        EXPECT_TRUE(value.region.has_value()) << value.regionName.toStdString();
        EXPECT_EQ(value.periodText, row.at(u"period"_s));
        EXPECT_EQ(value.role == ValueRole::Target, row.at(u"period"_s).endsWith(u"目标"_s));
        EXPECT_EQ(value.value.has_value(), !row.at(u"value"_s).isEmpty());
        EXPECT_EQ(value.value.value_or(0.0), row.at(u"value"_s).toDouble());
        EXPECT_EQ(value.unit, row.at(u"unit"_s));
        EXPECT_FALSE(value.document.isEmpty());
    }
    EXPECT_EQ(ids.size(), table.size());
}

} // namespace
