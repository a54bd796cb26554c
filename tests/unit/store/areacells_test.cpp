// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/areacells.h"

#include <gtest/gtest.h>

#include <random>

namespace onescreen {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

bool holds(const std::vector<CellRange>& ranges, GeoPoint point)
{
    const qint64 cell = areaCell(point);
    return std::ranges::any_of(
        ranges, [&](const CellRange& range) { return cell >= range.first && cell <= range.last; });
}

} // namespace

TEST(AreaCellsTest, everyPlaceOfARectangleIsInItsCells)
{
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> share(0, 1);
    for (int round = 0; round < 300; ++round) {
        const double size = std::pow(10.0, -5.0 + 6.0 * share(random));
        const double west = -179.0 + 350.0 * share(random);
        const double south = -89.0 + 170.0 * share(random);
        const double east = std::min(180.0, west + size * share(random));
        const double north = std::min(90.0, south + size * share(random));
        const auto ranges = cellsBetween(at(west, south), at(east, north));
        ASSERT_FALSE(ranges.empty());
        ASSERT_LE(ranges.size(), 64U);
        for (std::size_t n = 1; n < ranges.size(); ++n)
            ASSERT_GT(ranges[n].first, ranges[n - 1].last + 1) << "ascending and apart";
        for (int n = 0; n < 30; ++n) {
            const GeoPoint inside =
                at(west + (east - west) * share(random), south + (north - south) * share(random));
            ASSERT_TRUE(holds(ranges, inside));
        }
        ASSERT_TRUE(holds(ranges, at(west, south)) && holds(ranges, at(east, north)));
    }
}

TEST(AreaCellsTest, rangesHoldLittleElse)
{
    const auto ranges = cellsBetween(at(122.1, 29.9), at(122.2, 30.0));
    qint64 cells = 0;
    for (const CellRange& range : ranges)
        cells += range.last - range.first + 1;
    const double asked = (0.1 / 256e-7) * (0.1 / 128e-7);
    EXPECT_LT(static_cast<double>(cells), 2.0 * asked);
    const auto world = cellsBetween(at(-180, -90), at(180, 90));
    EXPECT_TRUE(holds(world, at(180, 90)));
    EXPECT_TRUE(holds(world, at(-180, -90)));
}

} // namespace onescreen
