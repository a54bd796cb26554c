// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/rowconverter.h"
#include "tests/unit/ingest/ingesttesting.h"

#include <cmath>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

class RowConversion : public testing::Test
{
protected:
    /// id, kind, state, title, lon, lat, at, closed
    using Row = std::array<QString, 8>;

    static Row goodRow()
    {
        return {u"A-1"_s, u"garbage"_s, u"open"_s, u"垃圾"_s, u"122.1"_s, u"30.0"_s, u"2024-06-30"_s, {}};
    }

    static RowValue<ConvertedRow> convert(const Mapping& mapping, const Row& row)
    {
        const std::vector<QString> header{u"id"_s,  u"kind"_s, u"state"_s, u"title"_s,
                                          u"lon"_s, u"lat"_s,  u"at"_s,    u"closed"_s};
        RowConverter converter(mapping, bindColumns(mapping, header).value());
        return converter.convert({row.begin(), row.end()});
    }
    RowValue<ConvertedRow> convert(const Row& row) const { return convert(m_mapping, row); }
    RowFault faultOf(const Row& row) const
    {
        const auto converted = convert(row);
        EXPECT_FALSE(converted.has_value());
        return converted.has_value() ? RowFault{} : converted.error();
    }
    static EventFields event(const RowValue<ConvertedRow>& row)
    {
        if (!row)
            ADD_FAILURE() << row.error().column.toStdString() << ": " << row.error().reason.toStdString();
        return *std::get<Event>(row.value().record);
    }

    Mapping m_mapping = test::mappingOf(test::smallMapping());
};

TEST_F(RowConversion, FillsAnEvent)
{
    const auto fields = event(convert(goodRow()));
    EXPECT_EQ(fields.sourceId, u"A-1"_s);
    EXPECT_EQ(fields.source.toString(), u"test"_s);
    EXPECT_EQ(fields.category.toString(), u"0102"_s);
    EXPECT_EQ(fields.state, EventState::Reported);
    EXPECT_EQ(fields.origin, Origin::Import);
    EXPECT_EQ(fields.region.toString(), u"330902"_s);
    EXPECT_EQ(toRfc3339(fields.reportedAt), u"2024-06-29T16:00:00.000Z"_s);
    EXPECT_EQ(fields.position, GeoPoint::fromDegrees(122.1, 30.0));
    EXPECT_FALSE(fields.closedAt.has_value());
}

TEST_F(RowConversion, ClosingDayEndsAtItsEnd)
{
    Row row = goodRow();
    row[2] = u"done"_s;
    row[7] = u"2024-06-30"_s;
    EXPECT_EQ(toRfc3339(event(convert(row)).closedAt.value()), u"2024-06-30T15:59:59.999Z"_s);
    row[6] =
        u"2024-06-30 23:30:00"_s; // A time of day beside a date: still not closed before it was reported.
    EXPECT_LT(event(convert(row)).reportedAt, event(convert(row)).closedAt.value());
}

TEST_F(RowConversion, DaylightSavingIsThatOfTheZone)
{
    const Mapping mapping = test::mappingOf(test::smallMapping().replace("Asia/Shanghai", "America/Chicago"));
    Row row = goodRow();
    row[6] = u"2012-07-06"_s;
    EXPECT_EQ(toRfc3339(event(convert(mapping, row)).reportedAt), u"2012-07-06T05:00:00.000Z"_s);
    row[6] = u"2012-01-06"_s;
    EXPECT_EQ(toRfc3339(event(convert(mapping, row)).reportedAt), u"2012-01-06T06:00:00.000Z"_s);
}

TEST_F(RowConversion, TimesFarAheadAreRejectedAndNearOnesNoted)
{
    const std::vector<std::size_t> positions =
        bindColumns(m_mapping,
                    {u"id"_s, u"kind"_s, u"state"_s, u"title"_s, u"lon"_s, u"lat"_s, u"at"_s, u"closed"_s})
            .value();
    const auto now = parseRfc3339(u"2024-06-30T04:00:00.000Z");
    const auto onDay = [&](const QString& day, std::optional<UtcTime> at) {
        Row row = goodRow();
        row[6] = day;
        return RowConverter(m_mapping, positions, std::nullopt, at).convert({row.begin(), row.end()});
    };
    EXPECT_TRUE(onDay(u"2024-06-30"_s, now)->note.isEmpty());
    EXPECT_TRUE(onDay(u"2024-07-01 08:00:00"_s, now)->note.isEmpty()) << "clocks and zones differ";
    EXPECT_EQ(onDay(u"2024-07-02"_s, now)->note, u"a time lies more than 1 day after the import"_s);
    ASSERT_FALSE(onDay(u"2099-06-30"_s, now));
    EXPECT_EQ(onDay(u"2099-06-30"_s, now).error().column, u"at"_s);
    EXPECT_EQ(onDay(u"2099-06-30"_s, now).error().reason, u"lies more than 366 days after the import"_s);
    EXPECT_TRUE(onDay(u"2099-06-30"_s, std::nullopt)) << "who does not say when, asks for nothing";

    const Mapping patient = test::mappingOf(test::smallMapping().replace(
        R"("missing")", R"("ahead": {"note_days": 400, "reject_days": 36500}, "missing")"));
    Row row = goodRow();
    row[6] = u"2025-07-02"_s;
    const auto taken = RowConverter(patient, positions, std::nullopt, now).convert({row.begin(), row.end()});
    ASSERT_TRUE(taken);
    EXPECT_TRUE(taken->note.isEmpty());
}

TEST_F(RowConversion, NamesColumnValueAndReason)
{
    struct Case
    {
        std::size_t field;
        QString value;
        QString column;
        QString says;
    };
    const std::vector<Case> cases{
        {0, u""_s, u"id"_s, u"is empty"_s},
        {0, QString(200, u'x'), u"id"_s, u"longer than 128"_s},
        {1, u"graffiti"_s, u"kind"_s, u"lookup 'kind'"_s},
        {1, u"-"_s, u"kind"_s, u"is empty"_s},
        {2, u"maybe"_s, u"state"_s, u"lookup 'state'"_s},
        {2, u"done"_s, u"closed"_s, u"missing although"_s},
        {3, u"  "_s, u"title"_s, u"is empty"_s},
        {3, QString(201, u'字'), u"title"_s, u"longer than 200"_s},
        {4, u"30.0"_s, u"lon+lat"_s, u""_s},
        {4, u"east"_s, u"lon"_s, u"not a number"_s},
        {4, u"222.1"_s, u"lon+lat"_s, u"out of range"_s},
        {4, u""_s, u"lon+lat"_s, u"only one"_s},
        {4, u"nan"_s, u"lon+lat"_s, u"out of range"_s},
        {5, u"inf"_s, u"lon+lat"_s, u"out of range"_s},
        {6, u"30/06/2024"_s, u"at"_s, u"not a time"_s},
        {6, u"2023-02-29"_s, u"at"_s, u"not a time"_s},
        {6, u""_s, u"at"_s, u"is empty"_s},
        {7, u"2024-07-01"_s, u"closed"_s, u"still open"_s},
    };
    for (const Case& c : cases) {
        Row row = goodRow();
        row.at(c.field) = c.value;
        if (c.says.isEmpty()) {
            EXPECT_TRUE(
                convert(row).has_value()); // (30, 30) is a place on earth: without a box nobody can tell.
            continue;
        }
        const RowFault fault = faultOf(row);
        EXPECT_EQ(fault.column, c.column) << c.value.toStdString();
        EXPECT_TRUE(fault.reason.contains(c.says)) << fault.reason.toStdString();
        EXPECT_TRUE(fault.value.contains(c.value) || c.field == 2) << fault.value.toStdString();
    }
}

TEST_F(RowConversion, ClosedBeforeReportedIsRejected)
{
    Row row = goodRow();
    row[2] = u"done"_s;
    row[7] = u"2024-06-29"_s;
    const RowFault fault = faultOf(row);
    EXPECT_EQ(fault.column, u"closed"_s);
    EXPECT_EQ(fault.value, u"2024-06-29"_s);
    EXPECT_TRUE(fault.reason.contains(u"earlier than"_s));
}

TEST_F(RowConversion, SwappedCoordinatesAreToldFromWrongOnes)
{
    Row row = goodRow();
    row[4] = u"30.0"_s;
    row[5] = u"122.1"_s;
    EXPECT_TRUE(faultOf(row).reason.contains(u"look swapped"_s));
    row[4] = u"0"_s;
    row[5] = u"0.0"_s;
    EXPECT_FALSE(event(convert(row)).position.has_value());
    row[4] = u"-"_s;
    row[5] = u""_s;
    EXPECT_FALSE(event(convert(row)).position.has_value());
}

TEST_F(RowConversion, TheBoxRejectsLeavesOutOrKeeps)
{
    Row row = goodRow();
    row[4] = u"31.0"_s;
    row[5] = u"30.5"_s;
    const auto withBox = [&](const QByteArray& outside) {
        QByteArray json = test::smallMapping();
        json.replace("\"zero_is_missing\": true",
                     "\"box\": [30.4, 30.9, 30.6, 31.1], \"outside\": \"" + outside + "\"");
        return test::mappingOf(json);
    };
    // Inside the box when swapped, whatever the policy is.
    EXPECT_TRUE(convert(withBox("keep"), row).error().reason.contains(u"look swapped"_s));
    row[5] = u"40"_s;
    EXPECT_TRUE(convert(withBox("reject"), row).error().reason.contains(u"outside the box"_s));
    const auto missing = convert(withBox("missing"), row);
    EXPECT_FALSE(event(missing).position.has_value());
    EXPECT_TRUE(missing->note.contains(u"left out"_s));
    const auto kept = convert(withBox("keep"), row);
    EXPECT_EQ(event(kept).position, GeoPoint::fromDegrees(31.0, 40.0));
    EXPECT_TRUE(kept->note.contains(u"kept"_s));
}

TEST_F(RowConversion, ConvertsTheDatum)
{
    const auto metresOff = [&](const QByteArray& crs) {
        const Mapping mapping = test::mappingOf(test::smallMapping().replace("WGS-84", crs));
        const GeoPoint point = event(convert(mapping, goodRow())).position.value();
        return std::hypot((point.lon() - 122.1) * 96'400, (point.lat() - 30.0) * 111'000);
    };
    EXPECT_LT(metresOff("CGCS2000"), 0.1);
    EXPECT_GT(metresOff("GCJ-02"), 300);
    EXPECT_LT(metresOff("GCJ-02"), 700);
    EXPECT_GT(metresOff("BD-09"), 700);
}

TEST_F(RowConversion, CleansTextsThatCouldHarmTheirNeighbours)
{
    Row row = goodRow();
    row[3] = u" a\u202eb\u200b\nc "_s;
    EXPECT_EQ(event(convert(row)).title, u"ab c"_s);
}

TEST_F(RowConversion, UnknownCategoryIsNamed)
{
    const std::vector<QString> header{u"id"_s,  u"kind"_s, u"state"_s, u"title"_s,
                                      u"lon"_s, u"lat"_s,  u"at"_s,    u"closed"_s};
    RowConverter converter(m_mapping, bindColumns(m_mapping, header).value(), QSet<QString>{u"0508"_s});
    const Row row = goodRow();
    const auto converted = converter.convert({row.begin(), row.end()});
    ASSERT_FALSE(converted.has_value());
    EXPECT_EQ(converted.error().column, u"kind"_s);
    EXPECT_TRUE(converted.error().reason.contains(u"'0102'"_s));
}

TEST_F(RowConversion, MakesCategoriesAndUnitsFromNames)
{
    QByteArray json = test::smallMapping();
    json.replace(R"("cat": {"column": "kind", "lookup": "kind"})",
                 R"("cat": {"levels": [{"column": "kind"}, {"column": "title"}], "code_prefix": "t"},
                    "unit": {"name": {"column": "state"}, "id_prefix": "u", "kind": "zonghe", "reg": {"constant": "330902"}})");
    const Mapping mapping = test::mappingOf(json);
    const std::vector<QString> header{u"id"_s,  u"kind"_s, u"state"_s, u"title"_s,
                                      u"lon"_s, u"lat"_s,  u"at"_s,    u"closed"_s};
    RowConverter converter(mapping, bindColumns(mapping, header).value());
    const Row row = goodRow();
    const auto first = converter.convert({row.begin(), row.end()});
    const auto second = converter.convert({row.begin(), row.end()});
    EXPECT_EQ(event(first), event(second));
    const auto made = converter.named();
    ASSERT_EQ(made.size(), 3U);
    const auto top = std::get<DictionaryEntry>(made[0]);
    const auto leaf = std::get<DictionaryEntry>(made[1]);
    const auto unit = std::get<Unit>(made[2]);
    EXPECT_EQ(top->name, u"garbage"_s);
    EXPECT_EQ(leaf->name, u"垃圾"_s);
    EXPECT_EQ(leaf->parent, top->code);
    EXPECT_EQ(event(first).category.toString(), leaf->code);
    EXPECT_EQ(event(first).unit, unit->id);
    EXPECT_EQ(unit->name, u"open"_s);
}

TEST_F(RowConversion, TemplatesJoinColumns)
{
    QByteArray json = test::smallMapping();
    json.replace(R"("title": {"column": "title"})", R"("title": {"template": "{{{kind}}}: {title}"})");
    EXPECT_EQ(event(convert(test::mappingOf(json), goodRow())).title, u"{garbage}: 垃圾"_s);
}

TEST(IndicatorConversion, KeepsWhatIsPrintedAndWhatIsMissing)
{
    const Mapping mapping = test::mappingOf(R"({"mapping": 1, "entity": "indicator",
        "source": {"code": "d", "name": "d"}, "lookups": {"a": {"entries": {"舟山市": "330900"}, "otherwise": ""}},
        "members": {"ind": {"column": "i"}, "area": {"column": "a"}, "reg": {"column": "a", "lookup": "a"},
                    "per": {"column": "p"}, "val": {"column": "v"}, "doc": {"constant": "doc"}}})");
    RowConverter converter(mapping, {0, 1, 2, 3});
    const auto value = [&](const QString& area, const QString& period, const QString& number) {
        return converter.convert({u"结案率"_s, area, period, number});
    };
    const auto fields = [](const RowValue<ConvertedRow>& row) {
        return *std::get<IndicatorValue>(row.value().record);
    };
    const auto target = value(u"舟山市"_s, u"2023目标"_s, u"100"_s);
    EXPECT_EQ(fields(target).role, ValueRole::Target);
    EXPECT_EQ(fields(target).periodText, u"2023目标"_s);
    EXPECT_EQ(fields(target).period, Period::fromString(u"2023"));
    EXPECT_EQ(fields(target).value, 100.0);
    EXPECT_EQ(fields(target).region, RegionCode::fromString(u"330900"));
    const auto unknown = value(u"蓬莱"_s, u"2018起"_s, u""_s);
    EXPECT_EQ(fields(unknown).region, std::nullopt);
    EXPECT_EQ(fields(unknown).period, std::nullopt);
    EXPECT_EQ(fields(unknown).value, std::nullopt);
    EXPECT_EQ(fields(value(u"舟山市"_s, u"2024Q1"_s, u"0"_s)).value, 0.0);
    EXPECT_EQ(value(u"舟山市"_s, u"2024Q1"_s, u"many"_s).error().column, u"v"_s);
    // The same figure printed twice stays two rows; another reading of the file gives the same ids.
    const auto once = value(u"舟山市"_s, u"2024Q2"_s, u"1"_s);
    const auto twice = value(u"舟山市"_s, u"2024Q2"_s, u"1"_s);
    EXPECT_NE(once->key, twice->key);
    RowConverter again(mapping, {0, 1, 2, 3});
    EXPECT_EQ(again.convert({u"结案率"_s, u"舟山市"_s, u"2024Q2"_s, u"7"_s})->key, once->key);
}

TEST(IndicatorConversion, TakesPairsAndStatesAndRefusesWhatCannotBe)
{
    const Mapping mapping = test::mappingOf(R"({"mapping": 1, "entity": "indicator",
        "source": {"code": "d", "name": "d"},
        "lookups": {"s": {"entries": {"正常": "value", "未报": "not_reported", "其他": "other"}, "otherwise": ""}},
        "members": {"ind": {"constant": "结案率"}, "area": {"constant": "舟山市"}, "per": {"constant": "2024"},
                    "val": {"column": "v"}, "num": {"column": "n"}, "den": {"column": "d"},
                    "vst": {"column": "s", "lookup": "s"}, "doc": {"constant": "doc"}}})");
    RowConverter converter(mapping, {0, 1, 2, 3});
    const auto made = [&](const QString& value, const QString& numerator, const QString& denominator,
                          const QString& state) {
        return converter.convert({value, numerator, denominator, state});
    };
    const auto full = made(u"98.8"_s, u"221199"_s, u"223889"_s, u"正常"_s);
    ASSERT_TRUE(full.has_value()) << full.error().reason.toStdString();
    const auto& fields = *std::get<IndicatorValue>(full->record);
    EXPECT_EQ(fields.value, 98.8);
    EXPECT_EQ(fields.numerator, 221'199.0);
    EXPECT_EQ(fields.denominator, 223'889.0);
    EXPECT_EQ(fields.state, ValueState::Value);
    const auto none = made(u""_s, u""_s, u""_s, u"未报"_s);
    ASSERT_TRUE(none.has_value()) << none.error().reason.toStdString();
    EXPECT_EQ(std::get<IndicatorValue>(none->record)->state, ValueState::NotReported);
    const auto silent = made(u"1"_s, u""_s, u""_s, u"?"_s);
    EXPECT_EQ(std::get<IndicatorValue>(silent->record)->state, std::nullopt);
    const auto columnOf = [&](const QString& value, const QString& numerator, const QString& denominator,
                              const QString& state) {
        const auto row = made(value, numerator, denominator, state);
        return row ? QString() : row.error().column;
    };
    EXPECT_EQ(columnOf(u"1"_s, u"5"_s, u""_s, u""_s), u"n"_s);
    EXPECT_EQ(columnOf(u"1"_s, u""_s, u"5"_s, u""_s), u"d"_s);
    EXPECT_EQ(columnOf(u"1"_s, u"-5"_s, u"6"_s, u""_s), u"n"_s);
    EXPECT_EQ(columnOf(u"1"_s, u"五"_s, u"6"_s, u""_s), u"n"_s);
    EXPECT_EQ(columnOf(u""_s, u"0"_s, u"0"_s, u""_s), u"d"_s);
    EXPECT_EQ(columnOf(u"nan"_s, u""_s, u""_s, u""_s), u"v"_s);
    EXPECT_EQ(columnOf(u"1"_s, u""_s, u""_s, u"未报"_s), u"s"_s);
    EXPECT_EQ(columnOf(u""_s, u""_s, u""_s, u"正常"_s), u"s"_s);
    EXPECT_EQ(columnOf(u"1"_s, u""_s, u""_s, u"其他"_s), u"s"_s);
}

} // namespace
