// SPDX-License-Identifier: GPL-3.0-or-later
// A real foreign folder with other property names becomes a pack through the description that is shipped for
// it.
#include "app/geo/pack/packio.h"
#include "tests/support/testpaths.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

struct TownshipTable
{
    qsizetype rows = 0;
    qsizetype inZhoushan = 0;
    qsizetype withPosition = 0;
};

TownshipTable townshipTable()
{
    QFile file(test::sharedPath(u"data/geo/zj_townships.csv"_s));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    file.readLine();
    TownshipTable table;
    while (!file.atEnd()) {
        const QList<QByteArray> values = file.readLine().split(',');
        ++table.rows;
        table.inZhoushan += values[4] == "330900";
        table.withPosition += !values[6].isEmpty();
    }
    return table;
}

qsizetype featuresIn(const QString& name)
{
    QFile file(test::sharedPath(u"data/geo/"_s + name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll().count("\"type\":\"Feature\",");
}

qsizetype outlinesOf(const Pack& pack, RegionLevel level)
{
    return std::ranges::count(pack.outlines, level,
                              [](const PackOutline& outline) { return outline.code.level(); });
}

} // namespace

TEST(SharedPack, ImportsThroughItsDescription)
{
    const QTemporaryDir work;
    const QString made = work.filePath(u"made"_s);
    const auto manifest = createPack(test::sourcePath(u"packaging/packs/tianditu-zhejiang.json"_s),
                                     test::sharedPath(u"data/geo"_s), made, QDate(2026, 11, 22));
    ASSERT_TRUE(manifest) << manifest.error().toString().toStdString();
    const auto imported = importPack(made, work.filePath(u"packs"_s));
    ASSERT_TRUE(imported) << imported.error().toString().toStdString();
    const Result<Pack> pack = loadPack(*imported);
    ASSERT_TRUE(pack) << pack.error().toString().toStdString();

    const TownshipTable table = townshipTable();
    const RegionCode zhoushan = RegionCode::fromString(u"330900").value();
    const auto townshipsOfZhoushan = std::ranges::count_if(pack->regions, [=](const Region& region) {
        return zhoushan.contains(region->code) && region->code.level() == RegionLevel::Township;
    });
    EXPECT_EQ(townshipsOfZhoushan, table.inZhoushan);
    EXPECT_EQ(std::ssize(pack->regions), table.rows + featuresIn(u"zj_counties.geojson"_s) +
                                             featuresIn(u"zj_cities.geojson"_s) +
                                             featuresIn(u"zj_province.geojson"_s));
    EXPECT_EQ(std::ssize(pack->seats), table.withPosition);
    EXPECT_EQ(outlinesOf(*pack, RegionLevel::County), featuresIn(u"zj_counties.geojson"_s));
    EXPECT_EQ(outlinesOf(*pack, RegionLevel::Township), featuresIn(u"zj_townships_voronoi_APPROX.geojson"_s));
    EXPECT_EQ(std::ssize(pack->land), featuresIn(u"land_osm_2017.geojson"_s));
    for (const PackOutline& outline : pack->outlines)
        EXPECT_EQ(outline.approximate, outline.code.level() == RegionLevel::Township);
    EXPECT_EQ(pack->places.front().name, u"杭州"_s);
    EXPECT_EQ(pack->places.front().rank, 1);
}

} // namespace onescreen::geo
