// SPDX-License-Identifier: GPL-3.0-or-later
// Thematic layers: what they hold, and every way in which a file of them can be wrong.
#include "app/geo/pack/packio.h"
#include "app/geo/pack/packtheme.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr char districts[] =
    R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"A","chief":"Chen"},"geometry":{"type":"Polygon","coordinates":[[[122.0,30.0],[122.1,30.0],[122.1,30.1],[122.0,30.1],[122.0,30.0]]]}},
{"type":"Feature","properties":{"name":"B"},"geometry":{"type":"Polygon","coordinates":[[[122.2,30.0],[122.3,30.0],[122.3,30.1],[122.2,30.1],[122.2,30.0]],[[122.22,30.02],[122.24,30.02],[122.24,30.04],[122.22,30.04],[122.22,30.02]]]}}]})";
constexpr char roads[] =
    R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"R"},"geometry":{"type":"LineString","coordinates":[[122.0,30.0],[122.2,30.0]]}}]})";
constexpr char hazards[] =
    "name,kind,lon,lat,tel\nH1,易涝点,122.05,30.05,1\nH2,,122.06,30.06,2\nH3,工地,,,3\n";

/// A pack of themes only, made from its description.
class ThemePack
{
public:
    ThemePack()
    {
        write(u"districts.geojson"_s, districts);
        write(u"roads.geojson"_s, roads);
        write(u"hazards.csv"_s, hazards);
        layers = {layer(u"districts"_s, u"district"_s, u"districts.geojson"_s,
                        {{u"name"_s, u"name"_s}, {u"person"_s, u"chief"_s}}),
                  layer(u"roads"_s, u"road"_s, u"roads.geojson"_s, {{u"name"_s, u"name"_s}}),
                  layer(u"hazards"_s, u"hazard"_s, u"hazards.csv"_s,
                        {{u"name"_s, u"name"_s},
                         {u"type"_s, u"kind"_s},
                         {u"lon"_s, u"lon"_s},
                         {u"lat"_s, u"lat"_s},
                         {u"phone"_s, u"tel"_s}})};
    }
    static QJsonObject layer(const QString& id, const QString& theme, const QString& file,
                             const QJsonObject& fields)
    {
        return {{u"id"_s, id},
                {u"kind"_s, u"theme"_s},
                {u"theme"_s, theme},
                {u"title"_s, u"层 "_s + id},
                {u"file"_s, file},
                {u"format"_s, file.endsWith(u"csv"_s) ? u"csv"_s : u"geojson"_s},
                {u"crs"_s, u"WGS-84"_s},
                {u"source"_s, u"made by a test"_s},
                {u"licence"_s, u"none"_s},
                {u"date"_s, u"2026-01-02"_s},
                {u"fields"_s, fields}};
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QDir().mkpath(files());
        QFile file(QDir(files()).filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    void edit(const QString& name, const QByteArray& before, const QByteArray& after) const
    {
        QFile file(QDir(files()).filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        ASSERT_TRUE(bytes.contains(before)) << before.toStdString();
        write(name, bytes.replace(before, after));
    }
    [[nodiscard]] QString files() const { return m_folder.filePath(u"in"_s); }
    [[nodiscard]] QString packs() const { return m_folder.filePath(u"themes"_s); }

    /// The error of making the pack; empty when it was made.
    std::string make(const QString& id = u"t"_s)
    {
        const QJsonObject manifest{{u"format"_s, u"onescreen-pack"_s},
                                   {u"version"_s, 1},
                                   {u"id"_s, id},
                                   {u"title"_s, u"T"_s},
                                   {u"extent"_s, extent},
                                   {u"layers"_s, layers}};
        write(u"description.json"_s, QJsonDocument(manifest).toJson());
        QDir().mkpath(packs());
        const auto made = createPack(QDir(files()).filePath(u"description.json"_s), files(),
                                     QDir(packs()).filePath(id), QDate(2026, 1, 3));
        return made ? std::string() : made.error().toString().toStdString();
    }

    QJsonArray layers;
    QJsonArray extent{117.0, 26.0, 124.0, 32.0};

private:
    QTemporaryDir m_folder;
};

struct Damage
{
    const char* name;
    const char* file;
    const char* before;
    const char* after;
    std::vector<const char*> words; ///< All of them stand in the error.
};

void PrintTo(const Damage& damage, std::ostream* out)
{
    *out << damage.name;
}

class DamagedTheme : public testing::TestWithParam<Damage>
{
};

const Damage damages[] = {
    {"CutShort", "districts.geojson", "[122.1,30.1],[122.0,30.1]", "[122.1,", {"districts.geojson", "JSON"}},
    {"CrossesItself",
     "districts.geojson",
     "[122.1,30.1],[122.0,30.1],[122.0,30.0]]]",
     "[122.0,30.1],[122.1,30.1],[122.0,30.0]]]",
     {"districts.geojson", "feature 0", "(A)", "crosses", "122.05"}},
    {"HoleOutside",
     "districts.geojson",
     "[[122.22,30.02],[122.24,30.02],[122.24,30.04],[122.22,30.04],[122.22,30.02]]",
     "[[123.22,30.02],[123.24,30.02],[123.24,30.04],[123.22,30.04],[123.22,30.02]]",
     {"feature 1", "(B)", "hole"}},
    {"NoArea",
     "districts.geojson",
     "[[122.0,30.0],[122.1,30.0],[122.1,30.1],[122.0,30.1],[122.0,30.0]]",
     "[[122.0,30.0],[122.1,30.0],[122.0,30.0],[122.1,30.0],[122.0,30.0]]",
     {"feature 0", "outline"}},
    {"NotClosed",
     "districts.geojson",
     "[122.0,30.1],[122.0,30.0]]]",
     "[122.0,30.1],[122.0,30.05]]]",
     {"feature 0", "not closed"}},
    {"Swapped", "districts.geojson", "[122.1,30.1]", "[30.1,122.1]", {"feature 0", "swapped"}},
    {"NoName",
     "roads.geojson",
     "\"name\":\"R\"",
     "\"title\":\"R\"",
     {"roads.geojson", "feature 0", "name", "empty"}},
    {"OtherGeometry", "roads.geojson", "LineString", "Polygon", {"roads.geojson", "feature 0", "Polygon"}},
    {"NotANumber", "hazards.csv", "122.05", "1x", {"hazards.csv", "row 2", "(H1)", "lon", "1x"}},
    {"SwappedRow", "hazards.csv", "122.05,30.05", "30.05,122.05", {"hazards.csv", "row 2", "swapped"}},
    {"MissingColumn", "hazards.csv", "kind,", "sort,", {"hazards.csv", "type", "kind"}},
    {"TooManyValues",
     "hazards.csv",
     "122.06,30.06,2",
     "122.06,30.06,2,9",
     {"hazards.csv", "row 3", "6 values"}},
};

} // namespace

TEST_P(DamagedTheme, IsRefusedWithItsPlace)
{
    ThemePack pack;
    pack.edit(QString::fromLatin1(GetParam().file), GetParam().before, GetParam().after);
    const std::string error = pack.make();
    for (const char* word : GetParam().words)
        EXPECT_THAT(error, testing::HasSubstr(word));
    EXPECT_FALSE(QDir(pack.packs()).exists(u"t"_s)) << "nothing half made is left";
}

INSTANTIATE_TEST_SUITE_P(Themes, DamagedTheme, testing::ValuesIn(damages),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(PackTheme, HoldsWhatTheFilesSay)
{
    ThemePack pack;
    pack.layers[0] = [&] {
        QJsonObject layer = pack.layers[0].toObject();
        layer[u"origin"_s] = u"replay"_s;
        return layer;
    }();
    ASSERT_EQ(pack.make(), "");
    const FoundThemes found = findThemes(pack.packs());
    EXPECT_TRUE(found.problems.empty());
    ASSERT_EQ(found.themes.size(), 3U);
    EXPECT_EQ(found.themes[0].kind, ThemeKind::District);
    EXPECT_EQ(found.themes[0].origin, Origin::Replay);
    EXPECT_EQ(found.themes[0].title, u"层 districts"_s);
    ASSERT_EQ(found.themes[0].features.size(), 2U);
    EXPECT_EQ(found.themes[0].features[0].person, u"Chen"_s);
    EXPECT_EQ(found.themes[0].features[1].polygons.front().rings.size(), 2U);
    EXPECT_EQ(found.themes[1].features[0].lines.size(), 1U);
    EXPECT_EQ(found.themes[1].origin, Origin::Import);
    ASSERT_EQ(found.themes[2].features.size(), 2U) << "a point whose place is not known is left out";
    EXPECT_EQ(found.themes[2].features[0].type, u"易涝点"_s);
    EXPECT_EQ(found.themes[2].features[1].phone, u"2"_s);
}

TEST(PackTheme, RefusesWhatItsKindCannotBe)
{
    const auto withChange = [](QLatin1StringView member, const QJsonValue& value) {
        ThemePack pack;
        QJsonObject layer = pack.layers[2].toObject();
        layer[member] = value;
        pack.layers[2] = layer;
        return pack.make();
    };
    EXPECT_THAT(withChange("theme"_L1, u"district"_s), testing::HasSubstr("only geojson can hold"));
    EXPECT_THAT(withChange("theme"_L1, u"castle"_s), testing::HasSubstr("castle"));
    EXPECT_THAT(withChange("title"_L1, QString()), testing::HasSubstr("title"));
    EXPECT_THAT(withChange("origin"_L1, u"dream"_s), testing::HasSubstr("dream"));
}

TEST(PackTheme, RefusesWhatTheMapCannotShow)
{
    // With the whole earth as extent nothing else would catch these.
    const auto withLine = [](const QByteArray& coordinates) {
        ThemePack pack;
        pack.extent = {-180.0, -90.0, 180.0, 90.0};
        pack.edit(u"roads.geojson"_s, "[[122.0,30.0],[122.2,30.0]]", coordinates);
        return pack.make();
    };
    EXPECT_THAT(withLine("[[122.0,90.0],[122.2,30.0]]"), testing::HasSubstr("latitude lies beyond the map"));
    EXPECT_THAT(withLine("[[179.9,30.0],[-179.9,30.0]]"), testing::HasSubstr("180"));
    EXPECT_EQ(withLine("[[179.9,30.0],[180.0,30.0]]"), "");
    EXPECT_THAT(withLine("[[181.0,30.0],[180.0,30.0]]"), testing::HasSubstr("out of range"));
}

TEST(PackTheme, AFaultyPackDoesNotHideTheOthers)
{
    ThemePack pack;
    ASSERT_EQ(pack.make(u"good"_s), "");
    ASSERT_EQ(pack.make(u"bad"_s), "");
    QFile broken(QDir(pack.packs()).filePath(u"bad/hazards.csv"_s));
    ASSERT_TRUE(broken.open(QIODevice::Append));
    broken.write("x");
    broken.close();
    QDir(pack.packs()).mkdir(u"empty"_s);
    const FoundThemes found = findThemes(pack.packs());
    EXPECT_EQ(found.themes.size(), 3U);
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_THAT(found.problems[0].toString().toStdString(), testing::HasSubstr("hazards.csv"));
    EXPECT_TRUE(findThemes(pack.packs() + u"/nowhere"_s).themes.empty());
}

TEST(PackTheme, TheDemonstrationIsInventedAndSaysSo)
{
    const FoundThemes found = findThemes(test::sourcePath(u"resources/themes"_s));
    EXPECT_TRUE(found.problems.empty());
    std::set<ThemeKind> kinds;
    for (const PackTheme& theme : found.themes) {
        EXPECT_EQ(theme.origin, Origin::Replay);
        kinds.insert(theme.kind);
        for (const ThemeFeature& feature : theme.features)
            EXPECT_TRUE(feature.name.startsWith(u"演示"_s)) << feature.name.toStdString();
    }
    EXPECT_EQ(kinds.size(), allThemeKinds.size());
}

} // namespace onescreen::geo
