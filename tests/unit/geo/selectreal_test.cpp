// SPDX-License-Identifier: GPL-3.0-or-later
// 74,401 real requests of Chicago: selections and nearest ones against looking at every point.
#include "app/geo/distance.h"
#include "app/geo/select.h"
#include "tests/support/testpaths.h"

#include <QFile>
#include <QPolygonF>

#include <gtest/gtest.h>

#include <random>
#include <set>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr std::size_t chicagoRows = 74'401;

/// A line of a CSV file without line breaks inside quotes.
QStringList cellsOf(const QString& line)
{
    QStringList cells{QString()};
    bool quoted = false;
    for (const QChar letter : line) {
        if (letter == u'"')
            quoted = !quoted;
        else if (letter == u',' && !quoted)
            cells << QString();
        else
            cells.back() += letter;
    }
    return cells;
}

std::vector<MapPoint> chicago()
{
    QFile file(QStringLiteral(ONESCREEN_SHARED_DIR "/data/events/chicago_sanitation_311.csv"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        qFatal("cannot read %s", qUtf8Printable(file.fileName()));
    QString head = QString::fromUtf8(file.readLine()).trimmed();
    head.remove(QChar(QChar::ByteOrderMark));
    const QStringList names = cellsOf(head.toLower());
    const qsizetype lonAt = names.indexOf(u"longitude"_s);
    const qsizetype latAt = names.indexOf(u"latitude"_s);
    std::vector<MapPoint> points;
    EventRow row = 0;
    while (!file.atEnd()) {
        const QStringList cells = cellsOf(QString::fromUtf8(file.readLine()).trimmed());
        ++row;
        if (cells.size() <= std::max(lonAt, latAt) || cells[lonAt].isEmpty())
            continue;
        const std::optional<GeoPoint> at =
            GeoPoint::fromDegrees(cells[lonAt].toDouble(), cells[latAt].toDouble());
        if (at)
            points.push_back({.row = row, .lon7 = at->lon7(), .lat7 = at->lat7()});
    }
    EXPECT_EQ(row, chicagoRows);
    return points;
}

GeoPoint placeOf(const MapPoint& point)
{
    return GeoPoint::fromE7(point.lon7, point.lat7).value();
}

std::set<EventRow> rowsOf(const Selection& selection)
{
    std::set<EventRow> rows;
    for (const PointEntry& entry : selection.events)
        rows.insert(entry.row);
    return rows;
}

struct ChicagoTest : testing::Test
{
    std::vector<MapPoint> points = chicago();
    ClusterIndex index = ClusterIndex::build(points);
    std::mt19937 random{311};
    std::uniform_real_distribution<double> lon{-87.95, -87.52};
    std::uniform_real_distribution<double> lat{41.64, 42.03};

    GeoPoint somewhere() { return GeoPoint::fromDegrees(lon(random), lat(random)).value(); }
};

} // namespace

TEST_F(ChicagoTest, AreasAgreeWithBruteForce)
{
    ASSERT_GT(points.size(), 70'000U);
    std::size_t chosen = 0;
    for (int round = 0; round < 12; ++round) {
        std::vector<WorldPoint> line;
        QPolygonF polygon;
        for (int corner = 0; corner < 5 + round; ++corner) {
            line.push_back(toWorld(somewhere()));
            polygon << QPointF(line.back().x, line.back().y);
        }
        const GeoBounds box(somewhere(), somewhere());
        const SelectCircle circle = SelectCircle::of(somewhere(), 200.0 * (round + 1) * (round + 1)).value();
        std::set<EventRow> inPolygon, inBox, inCircle;
        for (const MapPoint& point : points) {
            const GeoPoint at = placeOf(point);
            const WorldPoint world = toWorld(at);
            if (polygon.containsPoint({world.x, world.y}, Qt::OddEvenFill))
                inPolygon.insert(point.row);
            if (box.contains(at))
                inBox.insert(point.row);
            if (distanceMetres(circle.centre(), at) <= circle.metres())
                inCircle.insert(point.row);
        }
        ASSERT_EQ(rowsOf(eventsInside(index, SelectRing::of(line).value())), inPolygon) << round;
        ASSERT_EQ(rowsOf(eventsInside(index, box)), inBox) << round;
        ASSERT_EQ(rowsOf(eventsInside(index, circle)), inCircle) << round;
        chosen += inPolygon.size() + inBox.size() + inCircle.size();
    }
    EXPECT_GT(chosen, 100'000U);
}

TEST_F(ChicagoTest, NearestAgreeWithBruteForce)
{
    for (int round = 0; round < 8; ++round) {
        const GeoPoint from = somewhere();
        std::vector<double> all;
        all.reserve(points.size());
        for (const MapPoint& point : points)
            all.push_back(distanceMetres(from, placeOf(point)));
        std::ranges::sort(all);
        const std::vector<Neighbour> found = index.nearest(from, 25);
        ASSERT_EQ(found.size(), 25U);
        for (std::size_t i = 0; i < found.size(); ++i)
            ASSERT_NEAR(found[i].metres, all[i], 0.02) << round << ' ' << i;
    }
}

} // namespace onescreen::geo
