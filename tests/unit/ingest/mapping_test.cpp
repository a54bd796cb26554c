// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/mapping.h"
#include "tests/unit/ingest/ingesttesting.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

/// The small mapping with one member replaced: path "members.cat.lookup", value as JSON; "" removes it.
QByteArray changed(const QString& path, const QByteArray& json)
{
    const QStringList names = path.split(u'.');
    std::vector<QJsonObject> chain{QJsonDocument::fromJson(test::smallMapping()).object()};
    for (qsizetype at = 0; at + 1 < names.size(); ++at)
        chain.push_back(chain.back().value(names[at]).toObject());
    if (json.isEmpty())
        chain.back().remove(names.back());
    else
        chain.back().insert(names.back(), QJsonDocument::fromJson("[" + json + "]").array().at(0));
    for (qsizetype at = names.size() - 2; at >= 0; --at)
        chain[static_cast<std::size_t>(at)].insert(names[at], chain[static_cast<std::size_t>(at) + 1]);
    return QJsonDocument(chain.front()).toJson();
}

struct Wrong
{
    QString path;
    QByteArray value;
    QString place;
    QString says;
};

TEST(Mapping, NamesFileAndJsonPathOfEveryFault)
{
    const std::vector<Wrong> cases{
        {u"mapping"_s, "2", u"$.mapping"_s, u"version"_s},
        {u"entity"_s, "\"case\"", u"$.entity"_s, u"event or indicator"_s},
        {u"source.code"_s, "\"北京\"", u"$.source.code"_s, u"letters"_s},
        {u"source"_s, "", u"$.source"_s, u"missing"_s},
        {u"origin"_s, "\"live\"", u"$.origin"_s, u"import or replay"_s},
        {u"colour"_s, "1", u"$.colour"_s, u"not a member"_s},
        {u"time_zone"_s, "\"Mars/Base\"", u"$.time_zone"_s, u"Mars/Base"_s},
        {u"time_zone"_s, "", u"$.members.at.zone"_s, u"missing"_s},
        {u"csv"_s, R"({"encoding": "EBCDIC"})", u"$.csv.encoding"_s, u"EBCDIC"_s},
        {u"csv"_s, R"({"delimiter": "ab"})", u"$.csv.delimiter"_s, u"one ASCII"_s},
        {u"members.colour"_s, R"({"constant": "x"})", u"$.members.colour"_s, u"not a member"_s},
        {u"members.sid"_s, "", u"$.members.sid"_s, u"missing"_s},
        {u"members.sid"_s, R"({"column": "id", "constant": "x"})", u"$.members.sid"_s, u"exactly one"_s},
        {u"members.sid"_s, R"({"column": 7})", u"$.members.sid.column"_s, u"must be a text"_s},
        {u"members.title"_s, R"({"template": "{id"})", u"$.members.title.template"_s, u"without a column"_s},
        {u"members.title"_s, R"({"template": "id}"})", u"$.members.title.template"_s, u"without '{'"_s},
        {u"members.cat.lookup"_s, "\"colours\"", u"$.members.cat.lookup"_s, u"colours"_s},
        {u"members.at.format"_s, "\"HH:mm\"", u"$.members.at.format"_s, u"yyyy"_s},
        {u"members.closed.date_only"_s, "\"noon\"", u"$.members.closed.date_only"_s, u"start or end"_s},
        {u"members.position.crs"_s, "\"EPSG:3857\"", u"$.members.position.crs"_s, u"EPSG:3857"_s},
        {u"members.position.box"_s, "[1, 2, 3]", u"$.members.position.box"_s, u"four numbers"_s},
        {u"members.position.box"_s, "[122, 30, 121, 31]", u"$.members.position.box"_s, u"four numbers"_s},
        {u"members.position.outside"_s, "\"drop\"", u"$.members.position.outside"_s, u"keep"_s},
        {u"members.cat"_s, R"({"levels": [], "code_prefix": "x"})", u"$.members.cat.levels"_s, u"1 to 6"_s},
        {u"members.cat"_s, R"({"levels": [{"column": "kind"}], "code_prefix": "中"})",
         u"$.members.cat.code_prefix"_s, u"letters"_s},
        {u"lookups.state.entries"_s, R"({"open": 1})", u"$.lookups.state.entries.open"_s,
         u"must be a text"_s},
        {u"lookups.state.default"_s, "\"closed\"", u"$.lookups.state.default"_s, u"not a member"_s},
        {u"dictionary"_s, R"([{"dict": "colour", "code": "a", "name": "b"}])", u"$.dictionary[0].dict"_s,
         u"colour"_s},
        {u"dictionary"_s, R"([{"dict": "category", "code": "a b", "name": "b"}])", u"$.dictionary[0].code"_s,
         u"letters"_s},
        {u"regions"_s, R"([{"code": "3309", "name": "a"}, {"code": "1", "name": "a"}])",
         u"$.regions[1].code"_s, u"digits"_s},
        {u"units"_s, R"([{"id": "u", "name": "", "kind": "k", "reg": "330900"}])", u"$.units[0].name"_s,
         u"empty"_s},
        {u"as_of"_s, "\"yesterday\"", u"$.as_of"_s, u"moment"_s},
        {u"repeated"_s, "\"newest\"", u"$.repeated"_s, u"last or first"_s},
    };
    ASSERT_TRUE(Mapping::fromJson(test::smallMapping(), u"map.json"_s).has_value());
    for (const Wrong& c : cases) {
        const auto mapping = Mapping::fromJson(changed(c.path, c.value), u"map.json"_s);
        ASSERT_FALSE(mapping.has_value()) << c.path.toStdString() << ' ' << c.value.constData();
        EXPECT_EQ(mapping.error().place.file, u"map.json"_s);
        EXPECT_EQ(mapping.error().place.field, c.place);
        EXPECT_TRUE(mapping.error().text.contains(c.says)) << mapping.error().toString().toStdString();
    }
}

TEST(Mapping, TellsTheLineOfBrokenJson)
{
    const auto mapping = Mapping::fromJson("{\n \"mapping\": 1,\n oops\n}", u"map.json"_s);
    ASSERT_FALSE(mapping.has_value());
    EXPECT_EQ(mapping.error().place.row, 3);
    EXPECT_FALSE(Mapping::fromJson("[]", u"map.json"_s).has_value());
    EXPECT_FALSE(Mapping::fromJson("", u"map.json"_s).has_value());
    EXPECT_EQ(Mapping::fromFile(u"/nowhere/map.json"_s).error().kind, ErrorKind::NotFound);
}

TEST(Mapping, NamesTheMissingColumnAndThoseOfTheFile)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    const auto bound =
        bindColumns(mapping, {u"id"_s, u"kind"_s, u"state"_s, u"headline"_s, u"lon"_s, u"lat"_s});
    ASSERT_FALSE(bound.has_value());
    EXPECT_EQ(bound.error().place.file, u"map.json"_s);
    EXPECT_EQ(bound.error().place.field, u"$.members.title.column"_s);
    EXPECT_TRUE(bound.error().text.contains(u"'title'"_s));
    EXPECT_TRUE(bound.error().text.contains(u"headline"_s));
}

TEST(Mapping, RefusesAColumnThatStandsTwice)
{
    const Mapping mapping = test::mappingOf(test::smallMapping());
    std::vector<QString> header{u"id"_s,  u"kind"_s, u"state"_s, u"title"_s,
                                u"lon"_s, u"lat"_s,  u"at"_s,    u"closed"_s};
    EXPECT_TRUE(bindColumns(mapping, header).has_value());
    header.push_back(u"unused"_s);
    header.push_back(u"unused"_s);
    EXPECT_TRUE(bindColumns(mapping, header).has_value());
    header.push_back(u"at"_s);
    EXPECT_FALSE(bindColumns(mapping, header).has_value());
}

TEST(Mapping, EveryShippedMappingIsValid)
{
    const QDir folder(test::sourcePath(u"resources/mappings"_s));
    const QStringList files = folder.entryList({u"*.json"_s});
    ASSERT_GE(files.size(), 4);
    for (const QString& file : files) {
        if (file == u"mapping.schema.json"_s)
            continue;
        const auto mapping = Mapping::fromFile(folder.filePath(file));
        EXPECT_TRUE(mapping.has_value()) << mapping.error().toString().toStdString();
    }
}

} // namespace
