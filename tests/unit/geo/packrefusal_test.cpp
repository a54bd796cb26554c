// SPDX-License-Identifier: GPL-3.0-or-later
// Every way in which a pack can be wrong, and that the message names file, layer and feature or row.
#include "app/geo/pack/packio.h"
#include "tests/unit/geo/packfolder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

using test::PackFolder;

std::vector<std::string> faultsOf(const PackFolder& pack)
{
    std::vector<std::string> lines;
    for (const PackFault& fault : checkPack(pack.path()).faults)
        lines.push_back(fault.toString().toStdString());
    return lines;
}

/// The only fault of a pack; empty, with a failure, when there are none or several.
std::string onlyFaultOf(const PackFolder& pack)
{
    const std::vector<std::string> lines = faultsOf(pack);
    EXPECT_EQ(lines.size(), 1U) << testing::PrintToString(lines);
    EXPECT_FALSE(loadPack(pack.path()));
    return lines.size() == 1 ? lines.front() : std::string();
}

/// A change of one file that keeps its hash right, and the fault that must follow.
struct Damage
{
    const char* name;
    const char* file;
    const char* before;
    const char* after;
    const char* fault;
};

void PrintTo(const Damage& damage, std::ostream* out)
{
    *out << damage.name;
}

class DamagedFile : public testing::TestWithParam<Damage>
{
};

constexpr Damage damages[] = {
    {"TruncatedGeoJson", "counties.geojson", "[122.4,30.2],[122.3,30.0]]]]}}]}", "[122.4,30.2],[12",
     "counties.geojson: layer counties, feature 1: is not complete, valid JSON: it breaks at byte"},
    {"NanInGeoJson", "counties.geojson", "[122.4,30.2]", "[122.4,NaN]",
     "counties.geojson: layer counties, feature 1: is not complete, valid JSON: it breaks at byte"},
    {"NoCollection", "counties.geojson", "\"features\"", "\"things\"",
     "counties.geojson: layer counties: is not a GeoJSON FeatureCollection"},
    {"SwappedAxes", "counties.geojson", "[122.4,30.2]", "[30.2,122.4]",
     "counties.geojson: layer counties, feature 1 (330903), coordinates: 30.2, 122.4 longitude and latitude "
     "look swapped"},
    {"OutOfRange", "counties.geojson", "[122.4,30.2]", "[322.4,30.2]",
     "counties.geojson: layer counties, feature 1 (330903), coordinates: 322.4, 30.2 is out of range"},
    {"OutsideTheBox", "counties.geojson", "[122.4,30.2]", "[120.4,30.2]",
     "counties.geojson: layer counties, feature 1 (330903), coordinates: 120.4, 30.2 lies outside the bbox"},
    {"OutsideTheExtent", "counties.geojson", "[122.4,30.2]", "[12.4,30.2]",
     "counties.geojson: layer counties, feature 1 (330903), coordinates: 12.4, 30.2 lies outside the extent"},
    {"ShortRing", "counties.geojson", "[122.2,30.0],[122.2,30.2],", "[122.2,30.0],",
     "counties.geojson: layer counties, feature 0 (330902), coordinates: ring 0 of part 0 has 3 positions"},
    {"OpenRing", "counties.geojson", "[122.2,30.2],[122.0,30.0]", "[122.2,30.2],[122.0,30.1]",
     "counties.geojson: layer counties, feature 0 (330902), coordinates: ring 0 of part 0 is not closed"},
    {"NestedOneLevelShort", "counties.geojson", "[[[[122.3,30.0],[122.4,30.0],[122.4,30.2],[122.3,30.0]]]]",
     "[[[122.3,30.0],[122.4,30.0],[122.4,30.2],[122.3,30.0]]]",
     "counties.geojson: layer counties, feature 1 (330903), coordinates: ring 0 of part 0 is nested wrongly"},
    {"NestedOneLevelDeep", "counties.geojson", "[[[122.0,30.0],[122.2,30.0],[122.2,30.2],[122.0,30.0]]]",
     "[[[[122.0,30.0],[122.2,30.0],[122.2,30.2],[122.0,30.0]]]]",
     "counties.geojson: layer counties, feature 0 (330902), coordinates: a position is nested wrongly"},
    {"TextAsCoordinate", "counties.geojson", "[122.4,30.2]", "[122.4,\"30.2\"]",
     "counties.geojson: layer counties, feature 1 (330903), coordinates: a position must be two numbers"},
    {"WrongGeometry", "counties.geojson", "\"Polygon\"", "\"Point\"",
     "counties.geojson: layer counties, feature 0 (330902), geometry: is a Point"},
    {"NoGeometry", "counties.geojson", "\"geometry\":{\"type\":\"Polygon\"",
     "\"other\":{\"type\":\"Polygon\"",
     "counties.geojson: layer counties, feature 0 (330902), geometry: is missing"},
    {"OutlineOfAnUnknownArea", "counties.geojson", "\"330903\"", "\"330921\"",
     "counties.geojson: layer counties, feature 1 (330921), code: 330921 is not among the regions"},
    {"OutlineTwice", "counties.geojson", "\"330903\"", "\"330902\"",
     "counties.geojson: layer counties, feature 1 (330902), code: 330902 has two outlines"},
    {"OutlineOfAnotherLevel", "counties.geojson", "\"330903\"", "\"330900\"",
     "counties.geojson: layer counties, feature 1 (330900), code: 330900 is the code of a city"},
    {"OutlineWithoutCode", "counties.geojson", "\"code\":\"330903\"", "\"name\":\"x\"",
     "counties.geojson: layer counties, feature 1, code: \"\" is not the code of an area"},
    {"GeoJsonNotUtf8", "counties.geojson", "\"330903\"", "\"330903\xb6\xa8\"",
     "counties.geojson: layer counties: is not UTF-8"},
    {"CsvNotUtf8", "regions.csv", "普陀区", "\xc6\xd5\xcd\xd3\xc7\xf8",
     "regions.csv: layer regions, row 5: is not UTF-8"},
    {"CsvRagged", "regions.csv", "330902,定海区,3,330900", "330902,定海区,3",
     "regions.csv: layer regions, row 4: has 3 values where the header has 4"},
    {"CsvOpenQuote", "regions.csv", "解放街道", "\"解放街道",
     "regions.csv: layer regions, row 6: a quote that opens here is never closed"},
    {"CsvColumnMissing", "regions.csv", "code,name,level", "kode,name,level",
     "regions.csv: layer regions, code: the file has no column \"code\""},
    {"CodeTwice", "regions.csv", "330903,普陀区", "330902,普陀区",
     "regions.csv: layer regions, row 5 (330902), code: 330902 occurs twice"},
    {"ChildWithoutParent", "regions.csv", "330902001,解放街道,4,330902", "330921001,解放街道,4,330921",
     "regions.csv: layer regions, row 6 (330921001), parent: its parent 330921 is not among the regions"},
    {"WrongParent", "regions.csv", "330902,定海区,3,330900", "330902,定海区,3,330000",
     "regions.csv: layer regions, row 4 (330902), parent: \"330000\" is not the area that contains 330902"},
    {"WrongLevel", "regions.csv", "330902,定海区,3", "330902,定海区,2",
     "regions.csv: layer regions, row 4 (330902), level: is \"2\", but the code is that of a county (3)"},
    {"BadCode", "regions.csv", "330903,普陀区", "3309x3,普陀区",
     "regions.csv: layer regions, row 5 (3309x3), code: \"3309x3\" is not the code"},
    {"EmptyName", "regions.csv", "330903,普陀区", "330903,",
     "regions.csv: layer regions, row 5 (330903), name:"},
    {"NanInCsv", "seats.csv", "122.1,30.02", "nan,30.02",
     "seats.csv: layer seats, row 2 (330902), coordinates: nan, 30.02 is not a finite number"},
    {"WordInCsv", "seats.csv", "122.1,30.02", "122.1,north",
     "seats.csv: layer seats, row 2 (330902), lat: \"north\" is not a number"},
    {"SwappedInCsv", "seats.csv", "122.1,30.02", "30.02,122.1",
     "seats.csv: layer seats, row 2 (330902), coordinates: 30.02, 122.1 longitude and latitude look swapped"},
    {"HalfAPosition", "seats.csv", "122.1,30.02", ",30.02",
     "seats.csv: layer seats, row 2 (330902), lon: \"\" is not a number"},
    {"SeatTwice", "seats.csv", "330902001,", "330902,",
     "seats.csv: layer seats, row 3 (330902), code: 330902 has two seats"},
    {"BadDate", "calendar.csv", "2026-01-04", "2026-02-30",
     "calendar.csv: layer calendar, row 3 (元旦补班), date: \"2026-02-30\" is not a date"},
    {"DateTwice", "calendar.csv", "2026-01-04", "2026-01-01",
     "calendar.csv: layer calendar, row 3 (元旦补班), date: 2026-01-01 occurs twice"},
    {"BadDay", "calendar.csv", "work", "maybe",
     "calendar.csv: layer calendar, row 3 (元旦补班), day: \"maybe\" is neither off nor work"},
};

} // namespace

TEST_P(DamagedFile, IsRefusedWithItsPlace)
{
    const Damage& damage = GetParam();
    PackFolder pack;
    pack.edit(QString::fromUtf8(damage.file), damage.before, damage.after);
    pack.save();
    const std::vector<std::string> faults = faultsOf(pack);
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults.front().substr(0, std::string(damage.fault).size()), damage.fault);
    EXPECT_FALSE(loadPack(pack.path()));
}

INSTANTIATE_TEST_SUITE_P(Pack, DamagedFile, testing::ValuesIn(damages),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(PackRefusal, TheUndamagedPackIsInOrder)
{
    const PackFolder pack;
    EXPECT_EQ(faultsOf(pack), std::vector<std::string>());
    const Result<Pack> loaded = loadPack(pack.path());
    ASSERT_TRUE(loaded) << loaded.error().toString().toStdString();
    EXPECT_EQ(loaded->regions.size(), 5U);
    EXPECT_EQ(loaded->outlines.front().name, u"定海区"_s);
}

TEST(PackRefusal, MissingManifest)
{
    const PackFolder pack;
    ASSERT_TRUE(QFile::remove(pack.filePath(u"manifest.json"_s)));
    EXPECT_THAT(onlyFaultOf(pack), testing::StartsWith("manifest.json: the file does not exist in "));
    EXPECT_EQ(loadPack(pack.path()).error().kind, ErrorKind::NotFound);
}

TEST(PackRefusal, MissingFolder)
{
    const Result<Pack> pack = loadPack(u"/nowhere/at/all"_s);
    ASSERT_FALSE(pack);
    EXPECT_EQ(pack.error().toString(), u"/nowhere/at/all: is not a folder."_s);
}

TEST(PackRefusal, TruncatedManifest)
{
    const PackFolder pack;
    const QByteArray whole = pack.read(u"manifest.json"_s);
    pack.write(u"manifest.json"_s, whole.first(whole.size() / 2));
    EXPECT_THAT(onlyFaultOf(pack), testing::StartsWith("manifest.json: cannot be read as JSON at byte "));
}

TEST(PackRefusal, WrongHash)
{
    const PackFolder pack;
    pack.edit(u"seats.csv"_s, "122.1", "122.2");
    EXPECT_THAT(onlyFaultOf(pack),
                testing::StartsWith("seats.csv: layer seats, sha256: the file is not the one"));
    EXPECT_EQ(loadPack(pack.path()).error().kind, ErrorKind::Corrupt);
}

TEST(PackRefusal, MissingFile)
{
    const PackFolder pack;
    ASSERT_TRUE(QFile::remove(pack.filePath(u"seats.csv"_s)));
    EXPECT_THAT(onlyFaultOf(pack), testing::StartsWith("seats.csv: layer seats: the file does not exist"));
}

TEST(PackRefusal, FileOutsideTheFolder)
{
    for (const QString& file :
         {u"../seats.csv"_s, u"/etc/passwd"_s, u"a/../../seats.csv"_s, u"c:\\seats.csv"_s}) {
        PackFolder pack;
        pack.layer(2)["file"_L1] = file;
        pack.saveWithoutHashes();
        EXPECT_EQ(onlyFaultOf(pack), "manifest.json: layer seats, file: \"" + file.toStdString() +
                                         "\" does not name a file inside the pack's folder.");
    }
}

TEST(PackRefusal, LinkOutOfTheFolder)
{
    const PackFolder pack;
    const PackFolder other;
    ASSERT_TRUE(QFile::remove(pack.filePath(u"seats.csv"_s)));
    ASSERT_TRUE(QFile::link(other.filePath(u"seats.csv"_s), pack.filePath(u"seats.csv"_s)));
    EXPECT_EQ(onlyFaultOf(pack), "seats.csv: layer seats: is not a file inside the pack's folder.");
}

TEST(PackRefusal, WrongMembersOfALayer)
{
    struct Change
    {
        QString member;
        QJsonValue value;
        std::string fault;
    };
    const Change changes[] = {
        {u"kind"_s, u"roads"_s, "kind: \"roads\" is not a kind of layer this program knows."},
        {u"crs"_s, u"EPSG:3857"_s, "crs: \"EPSG:3857\" is not one of WGS-84, CGCS2000, GCJ-02, BD-09."},
        {u"format"_s, u"shp"_s, "format: \"shp\" is neither geojson nor csv."},
        {u"licence"_s, QJsonValue(), "licence: must be a text that is not empty."},
        {u"date"_s, u"last year"_s, "date: \"last year\" is not a date like 2024-06-30."},
        {u"bbox"_s, QJsonArray{1, 2, 3}, "bbox: must be four numbers: west, south, east, north."},
        {u"sha256"_s, u"abc"_s, "sha256: must be 64 lower-case hexadecimal digits."},
        {u"fields"_s, QJsonObject{{u"code"_s, u"code"_s}, {u"lon"_s, u"lon"_s}},
         "fields: does not say which column holds \"lat\"."},
    };
    for (const Change& change : changes) {
        PackFolder pack;
        pack.layer(2)[change.member] = change.value;
        pack.saveWithoutHashes();
        const std::vector<std::string> faults = faultsOf(pack);
        EXPECT_THAT(faults, testing::Contains("manifest.json: layer seats, " + change.fault));
    }
}

TEST(PackRefusal, TwoLayersOfOneId)
{
    PackFolder pack;
    pack.repeatLayer(3);
    pack.save();
    EXPECT_EQ(onlyFaultOf(pack), "manifest.json: layer calendar, id: two layers have this id.");
}

TEST(PackRefusal, OtherFormatAndVersion)
{
    PackFolder pack;
    pack.manifest()["version"_L1] = 2;
    pack.save();
    EXPECT_EQ(onlyFaultOf(pack), "manifest.json: version: is 2; this program reads version 1.");
}

TEST(PackRefusal, TenantOutsideThePack)
{
    PackFolder pack;
    pack.manifest()["tenant_region"_L1] = u"330100"_s;
    pack.save();
    EXPECT_EQ(onlyFaultOf(pack),
              "manifest.json: tenant_region: 330100 is not among the regions of the pack.");
}

TEST(PackRefusal, OtherNumberOfFeatures)
{
    PackFolder pack;
    pack.layer(1)["features"_L1] = 3;
    pack.save();
    EXPECT_EQ(onlyFaultOf(pack),
              "counties.geojson: layer counties, features: the manifest says 3, the file holds 2.");
}

TEST(PackRefusal, FaultsBetweenLayersAreListedBesideThoseOfALayer)
{
    PackFolder pack;
    pack.edit(u"counties.geojson"_s, "\"330903\"", "\"330921\"");
    pack.edit(u"calendar.csv"_s, "work", "maybe");
    pack.save();
    EXPECT_THAT(faultsOf(pack),
                testing::ElementsAre(
                    testing::StartsWith("calendar.csv: layer calendar, row 3 (元旦补班), day: "),
                    testing::StartsWith("counties.geojson: layer counties, feature 1 (330921), code: ")));
}

TEST(PackRefusal, EveryFaultIsListedAndManyAreCounted)
{
    PackFolder pack;
    QByteArray rows = "code,name,lon,lat\n";
    for (int i = 0; i < PackFaults::mostPerLayer + 50; ++i)
        rows += "330902,定海区,1000,30.02\n";
    pack.write(u"seats.csv"_s, rows);
    pack.edit(u"calendar.csv"_s, "work", "maybe");
    pack.save();
    const std::vector<std::string> faults = faultsOf(pack);
    EXPECT_EQ(faults.size(), static_cast<std::size_t>(PackFaults::mostPerLayer) + 2);
    EXPECT_EQ(faults.back(), "layer seats: 50 more faults of this layer are not listed.");
    const Result<Pack> loaded = loadPack(pack.path());
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().place,
              (ErrorPlace{.file = u"seats.csv"_s, .row = 2, .field = u"coordinates"_s}));
}

} // namespace onescreen::geo
