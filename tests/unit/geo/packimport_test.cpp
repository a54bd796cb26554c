// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packio.h"
#include "tests/support/testpaths.h"
#include "tests/unit/geo/packfolder.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

using test::PackFolder;

void writeText(const QString& path, const QByteArray& text)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_EQ(file.write(text), text.size());
}

QStringList entries(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

const QByteArray description = R"({"format":"onescreen-pack","version":1,"id":"foreign","title":"Foreign",
 "extent":[117,26,124,32],"layers":[
 {"id":"areas","kind":"regions","file":"areas.csv","format":"csv","crs":"WGS-84","source":"s","licence":"l","date":"2025-01-01",
  "fields":{"code":"adcode","name":["short","long"]}},
 {"id":"points","kind":"places","file":"areas.csv","format":"csv","crs":"GCJ-02","source":"s","licence":"l","date":"2025-01-01",
  "approximate":true,"fields":{"name":["short","long"],"lon":"x","lat":"y","rank":"class"},"values":{"rank":{"big":"2"}}}]})";
const QByteArray areas = "adcode,long,short,x,y,class\n330900,舟山市,舟山,122.2073,29.9853,big\n330902,"
                         "定海区,,122.1068,30.0198,4\n"
                         "330903,普陀区,普陀,,,4\n";

} // namespace

TEST(PackImport, MakesAPackFromForeignFiles)
{
    const QTemporaryDir work;
    writeText(work.filePath(u"areas.csv"_s), areas);
    writeText(work.filePath(u"describe.json"_s), description);
    const QString out = work.filePath(u"out"_s);
    const auto made = createPack(work.filePath(u"describe.json"_s), work.path(), out, QDate(2026, 3, 4));
    ASSERT_TRUE(made) << made.error().toString().toStdString();
    EXPECT_EQ(made->created, QDate(2026, 3, 4));
    EXPECT_EQ(made->layers[1].features, 3);
    EXPECT_EQ(made->layers[1].bbox, (DegreeBox{122.1068, 29.9853, 122.2073, 30.0198}));
    EXPECT_EQ(made->layers[1].sha256.size(), 64);

    const Result<Pack> pack = loadPack(out);
    ASSERT_TRUE(pack) << pack.error().toString().toStdString();
    EXPECT_EQ((**pack->region(*RegionCode::fromString(u"330902"))).name, u"定海区"_s);
    ASSERT_EQ(pack->places.size(), 2U) << "a place without a position is left out";
    EXPECT_EQ(pack->places[0].name, u"舟山"_s);
    EXPECT_EQ(pack->places[0].rank, 2);
    EXPECT_EQ(pack->places[1].rank, 4);
    EXPECT_TRUE(pack->manifest.layers[1].approximate);
    // GCJ-02 lies about 450 m to the south-east here.
    const GeoPoint shown = *toGeoPoint(Datum::Gcj02, 122.2073, 29.9853);
    EXPECT_EQ(pack->places[0].at, shown);
    EXPECT_LT(pack->places[0].at.lon(), 122.2073 - 0.003);
}

TEST(PackImport, LeavesNothingBehindWhenTheSourceIsWrong)
{
    const QTemporaryDir work;
    writeText(work.filePath(u"areas.csv"_s),
              QByteArray(areas).replace("122.1068,30.0198", "30.0198,122.1068"));
    writeText(work.filePath(u"describe.json"_s), description);
    const auto made = createPack(work.filePath(u"describe.json"_s), work.path(), work.filePath(u"out"_s),
                                 QDate(2026, 3, 4));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().place, (ErrorPlace{.file = u"areas.csv"_s, .row = 3, .field = u"coordinates"_s}));
    EXPECT_EQ(entries(work.path()), (QStringList{u"areas.csv"_s, u"describe.json"_s}));
}

TEST(PackImport, DoesNotOverwriteWhenCreating)
{
    const QTemporaryDir work;
    writeText(work.filePath(u"describe.json"_s), description);
    const auto made =
        createPack(work.filePath(u"describe.json"_s), work.path(), work.path(), QDate(2026, 3, 4));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::Conflict);
}

TEST(PackImport, CopiesAndReplacesAPack)
{
    PackFolder pack;
    const QTemporaryDir target;
    const auto first = importPack(pack.path(), target.path());
    ASSERT_TRUE(first) << first.error().toString().toStdString();
    EXPECT_EQ(*first, target.filePath(u"small"_s));
    EXPECT_TRUE(loadPack(*first));

    pack.manifest()["title"_L1] = u"Newer"_s;
    pack.save();
    const auto second = importPack(pack.path(), target.path());
    ASSERT_TRUE(second) << second.error().toString().toStdString();
    const Result<Pack> loaded = loadPack(*second);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->manifest.title, u"Newer"_s);
    EXPECT_EQ(entries(target.path()), QStringList{u"small"_s});
}

TEST(PackImport, KeepsTheOlderPackWhenTheNewerIsWrong)
{
    const PackFolder pack;
    const QTemporaryDir target;
    ASSERT_TRUE(importPack(pack.path(), target.path()));
    pack.edit(u"seats.csv"_s, "122.1", "122.2");
    const auto second = importPack(pack.path(), target.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::Corrupt);
    EXPECT_TRUE(loadPack(target.filePath(u"small"_s)));
    EXPECT_EQ(entries(target.path()), QStringList{u"small"_s});
}

TEST(PackImport, ManifestSurvivesWritingAndReading)
{
    const PackFolder pack;
    PackFaults faults;
    const auto before =
        readManifest(pack.read(u"manifest.json"_s), u"manifest.json"_s, ManifestUse::Pack, faults);
    ASSERT_TRUE(before);
    const auto after = readManifest(writeManifest(*before), u"manifest.json"_s, ManifestUse::Pack, faults);
    ASSERT_TRUE(after);
    EXPECT_EQ(writeManifest(*before), writeManifest(*after));
    EXPECT_EQ(after->layers[1].level, RegionLevel::County);
    EXPECT_EQ(after->layers[1].bbox, before->layers[1].bbox);
}

} // namespace onescreen::geo
