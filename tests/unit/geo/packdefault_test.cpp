// SPDX-License-Identifier: GPL-3.0-or-later
// The pack that the product ships, held to its own source tables.
#include "app/geo/pack/packio.h"
#include "tests/support/testpaths.h"

#include <QFile>

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

const QString& packPath()
{
    static const QString path = test::sourcePath(u"resources/packs/zhejiang"_s);
    return path;
}

const Pack& defaultPack()
{
    static const Result<Pack> pack = loadPack(packPath());
    if (!pack)
        throw std::runtime_error(pack.error().toString().toStdString());
    return *pack;
}

/// Lines of the region table whose code starts with `prefix` and has `digits` digits.
qsizetype regionsInFile(QByteArrayView prefix, qsizetype digits)
{
    QFile file(packPath() + u"/regions.csv"_s);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    qsizetype count = 0;
    while (!file.atEnd()) {
        const QByteArray code = file.readLine().split(',').front();
        count += code.startsWith(prefix) && code.size() == digits;
    }
    return count;
}

qsizetype regionsIn(RegionCode area, RegionLevel level)
{
    return std::ranges::count_if(defaultPack().regions, [=](const Region& region) {
        return area.contains(region->code) && region->code.level() == level;
    });
}

const RegionCode zhoushan = RegionCode::fromString(u"330900").value();

bool evenOdd(const GeoPolygon& polygon, GeoPoint at)
{
    bool inside = false;
    for (const GeoLine& ring : polygon.rings) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const GeoPoint a = ring[i];
            const GeoPoint b = ring[i + 1];
            if ((a.lat() > at.lat()) != (b.lat() > at.lat()) &&
                at.lon() < a.lon() + (b.lon() - a.lon()) * (at.lat() - a.lat()) / (b.lat() - a.lat()))
                inside = !inside;
        }
    }
    return inside;
}

bool anyContains(const std::vector<GeoPolygon>& polygons, GeoPoint at)
{
    return std::ranges::any_of(polygons, [at](const GeoPolygon& polygon) { return evenOdd(polygon, at); });
}

} // namespace

TEST(DefaultPack, IsInOrder)
{
    const PackReport report = checkPack(packPath());
    for (const PackFault& fault : report.faults)
        ADD_FAILURE() << fault.toString().toStdString();
    EXPECT_TRUE(report.ok());
}

TEST(DefaultPack, HasEveryRegionOfItsTable)
{
    const RegionCode province = RegionCode::fromString(u"330000").value();
    EXPECT_EQ(regionsIn(province, RegionLevel::City), 11);
    EXPECT_EQ(regionsIn(province, RegionLevel::County), 90);
    EXPECT_EQ(regionsIn(province, RegionLevel::Township), regionsInFile("33", 9));
    EXPECT_GT(regionsInFile("33", 9), 1300);
}

TEST(DefaultPack, HasTheDemonstrationTenant)
{
    EXPECT_EQ(defaultPack().manifest.tenantRegion, zhoushan);
    EXPECT_EQ((**defaultPack().region(zhoushan)).name, u"舟山市"_s);
    EXPECT_EQ(regionsIn(zhoushan, RegionLevel::County), 4);
    EXPECT_EQ(regionsIn(zhoushan, RegionLevel::Township), 36);
    EXPECT_EQ(regionsInFile("3309", 9), 36);
}

TEST(DefaultPack, OutlinesEveryCountyCityAndProvince)
{
    for (const Region& region : defaultPack().regions) {
        if (region->code.level() == RegionLevel::Township)
            continue;
        const PackOutline* outline = defaultPack().outline(region->code);
        ASSERT_NE(outline, nullptr) << region->code.toString().toStdString();
        EXPECT_EQ(outline->name, region->name);
        EXPECT_FALSE(outline->parts.empty());
    }
}

TEST(DefaultPack, KeepsTheIslandsOfZhoushan)
{
    for (const QStringView code : {u"330902", u"330903", u"330921", u"330922"}) {
        const PackOutline* outline = defaultPack().outline(RegionCode::fromString(code).value());
        ASSERT_NE(outline, nullptr);
        EXPECT_GT(outline->parts.size(), 40U) << code.toString().toStdString();
        EXPECT_FALSE(outline->approximate);
    }
}

TEST(DefaultPack, MarksTheCountiesThatWereDividedSinceTheSourceAsApproximate)
{
    QStringList approximate;
    for (const PackOutline& outline : defaultPack().outlines) {
        if (outline.approximate)
            approximate << outline.code.toString();
    }
    EXPECT_EQ(approximate, (QStringList{u"330102"_s, u"330109"_s, u"330110"_s, u"330113"_s, u"330114"_s,
                                        u"330327"_s, u"330383"_s}));
}

// A wrong datum moves everything by 450 m, which on small islands is into the sea.
TEST(DefaultPack, SeatsLieOnLandInsideTheirCounty)
{
    int seats = 0;
    int onLand = 0;
    int inCounty = 0;
    for (const PackSeat& seat : defaultPack().seats) {
        if (seat.code.level() != RegionLevel::Township)
            continue;
        ++seats;
        onLand += anyContains(defaultPack().land, seat.at);
        inCounty += anyContains(defaultPack().outline(*seat.code.parent())->parts, seat.at);
    }
    EXPECT_GT(seats, 700);
    EXPECT_GT(onLand, seats * 99 / 100);
    EXPECT_GT(inCounty, seats * 98 / 100);
}

TEST(DefaultPack, SeaIsNotLand)
{
    const GeoPoint hangzhouBay = GeoPoint::fromDegrees(121.4, 30.45).value();
    const GeoPoint putuoMountain = GeoPoint::fromDegrees(122.386, 30.0).value();
    EXPECT_FALSE(anyContains(defaultPack().land, hangzhouBay));
    EXPECT_TRUE(anyContains(defaultPack().land, putuoMountain));
    EXPECT_TRUE(
        anyContains(defaultPack().outline(RegionCode::fromString(u"330903").value())->parts, putuoMountain));
}

TEST(DefaultPack, KnowsHolidaysAndMakeUpDays)
{
    const std::vector<PackCalendarDay>& days = defaultPack().calendar;
    const auto on = [&days](QDate date) { return std::ranges::find(days, date, &PackCalendarDay::date); };
    ASSERT_NE(on(QDate(2024, 10, 1)), days.end());
    EXPECT_FALSE(on(QDate(2024, 10, 1))->worked);
    ASSERT_NE(on(QDate(2024, 9, 29)), days.end());
    EXPECT_TRUE(on(QDate(2024, 9, 29))->worked);
    EXPECT_EQ(on(QDate(2024, 9, 26)), days.end());
    EXPECT_EQ(days.front().date.year(), 2000);
    EXPECT_EQ(days.back().date.year(), 2026);
    for (const PackCalendarDay& day : days) {
        const bool weekend = day.date.dayOfWeek() >= 6;
        EXPECT_TRUE(weekend || !day.worked)
            << "only weekend days can be made up for: " << day.date.toString(Qt::ISODate).toStdString();
    }
}

TEST(DefaultPack, CalendarIsTheOneOfTheResources)
{
    QFile inPack(packPath() + u"/calendar.csv"_s);
    QFile inResources(test::sourcePath(u"resources/calendar/china.csv"_s));
    ASSERT_TRUE(inPack.open(QIODevice::ReadOnly));
    ASSERT_TRUE(inResources.open(QIODevice::ReadOnly));
    EXPECT_EQ(inPack.readAll(), inResources.readAll());
}

TEST(DefaultPack, GivesTheMapItsGeometry)
{
    const BaseMapSource source = baseMapSource(defaultPack());
    EXPECT_EQ(source.areas.size(), defaultPack().outlines.size());
    // Places, and counties that no place stands for.
    EXPECT_GT(source.labels.size(), defaultPack().places.size());
    for (const QString& name : {QStringLiteral("定海区"), QStringLiteral("普陀区"), QStringLiteral("岱山")})
        EXPECT_EQ(std::ranges::count(source.labels, name, &BaseMapSource::Label::text), 1)
            << qPrintable(name);
    EXPECT_EQ(std::ranges::count(source.labels, QStringLiteral("岱山县"), &BaseMapSource::Label::text), 0);
    EXPECT_TRUE(std::ranges::is_sorted(source.labels, {}, &BaseMapSource::Label::rank));
    EXPECT_TRUE(source.approximateBoundaries);
    ASSERT_TRUE(source.home);
    EXPECT_TRUE(source.home->contains(GeoPoint::fromDegrees(122.2, 30.0).value()));
    EXPECT_FALSE(source.home->contains(GeoPoint::fromDegrees(120.15, 30.25).value()));
    EXPECT_FALSE(source.attributions.isEmpty());
}

TEST(DefaultPack, LoadsFast)
{
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 3; ++i) {
        const auto start = std::chrono::steady_clock::now();
        ASSERT_TRUE(loadPack(packPath()));
        best = std::min(best, std::chrono::steady_clock::now() - start);
    }
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(best).count();
    RecordProperty("milliseconds", static_cast<int>(ms));
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
    EXPECT_LT(ms, 150);
#else
    EXPECT_LT(ms, 3000);
#endif
}

} // namespace onescreen::geo
