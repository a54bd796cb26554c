// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/georing.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

} // namespace

TEST(GeoRingTest, aRingNeedsThreeDifferentPoints)
{
    EXPECT_EQ(GeoRing::of({}).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(GeoRing::of({at(1, 1), at(2, 2), at(1, 1)}).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(GeoRing::of(std::vector<GeoPoint>(GeoRing::mostPoints + 5, at(1, 1))).error().kind,
              ErrorKind::Invalid);
    EXPECT_EQ(GeoRing::rectangle(at(1, 1), at(1, 2)).error().kind, ErrorKind::Invalid);
    const auto closed = GeoRing::of({at(1, 1), at(2, 2), at(2, 1), at(1, 1)});
    ASSERT_TRUE(closed.has_value());
    EXPECT_EQ(closed->points().size(), 3U);
}

TEST(GeoRingTest, rectanglesHoldTheirEdges)
{
    const auto ring = GeoRing::rectangle(at(122.2, 30.2), at(122.1, 30.1));
    ASSERT_TRUE(ring.has_value());
    for (const GeoPoint in : {at(122.1, 30.1), at(122.2, 30.2), at(122.1, 30.2), at(122.15, 30.1),
                              at(122.2, 30.15), at(122.15, 30.2), at(122.1, 30.11), at(122.13, 30.17)})
        EXPECT_TRUE(ring->contains(in)) << in.lon() << ' ' << in.lat();
    for (const GeoPoint out :
         {at(122.0999999, 30.15), at(122.2000001, 30.15), at(122.15, 30.0999999), at(122.15, 30.2000001)})
        EXPECT_FALSE(ring->contains(out)) << out.lon() << ' ' << out.lat();
}

TEST(GeoRingTest, edgesAreStraightOnTheMap)
{
    // A long edge from the equator to 60°: on the map its middle lies at 35.26°, where Mercator's northing is
    // half of that of 60°; not at 30°.
    const auto ring = GeoRing::of({at(0, 0), at(60, 60), at(60, 0)});
    ASSERT_TRUE(ring.has_value());
    EXPECT_TRUE(ring->contains(at(30, 35.2)));
    EXPECT_FALSE(ring->contains(at(30, 35.3)));
}

TEST(GeoRingTest, theEvenOddRuleDecidesWhereItCrossesItself)
{
    const auto bow = GeoRing::of({at(0, 0), at(2, 2), at(2, 0), at(0, 2)});
    ASSERT_TRUE(bow.has_value());
    EXPECT_TRUE(bow->contains(at(0.2, 1)));
    EXPECT_TRUE(bow->contains(at(1.8, 1)));
    EXPECT_FALSE(bow->contains(at(1, 0.2)));
    const auto hollow = GeoRing::of(
        {at(0, 0), at(4, 0), at(4, 4), at(0, 4), at(0, 0), at(1, 1), at(1, 3), at(3, 3), at(3, 1), at(1, 1)});
    ASSERT_TRUE(hollow.has_value());
    EXPECT_TRUE(hollow->contains(at(3.5, 2.7)));
    EXPECT_FALSE(hollow->contains(at(2.4, 2)));
}

TEST(GeoRingTest, itsTextIsReadBackAndNothingElse)
{
    const auto ring = GeoRing::of({at(122.1068, 30.0161), at(-0.5, -0.25), at(180, 90)});
    ASSERT_TRUE(ring.has_value());
    EXPECT_TRUE(ring->toString().startsWith(u"1221068000,300161000,-1226068000,"_s));
    EXPECT_EQ(GeoRing::fromString(ring->toString()), ring);
    for (const QStringView bad : {u"", u"1", u"1,2", u"1,2,3,4", u"0,0,9,9,x,1", u"0,0,1800000001,0,5,5",
                                  u"0,0,9,9,9", u"0,0;9,9;5,5"})
        EXPECT_EQ(GeoRing::fromString(bad).error().kind, ErrorKind::Invalid) << bad.toString().toStdString();
}

} // namespace onescreen
