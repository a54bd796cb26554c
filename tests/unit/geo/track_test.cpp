// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"
#include "app/geo/tracks/simplify.h"
#include "app/geo/tracks/track.h"

#include <gtest/gtest.h>

#include <random>

using namespace std::chrono_literals;

namespace onescreen::geo {

namespace {

const UtcTime start = fromMs(1'719'727'200'000);

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

TrackPoint seen(Milliseconds after, GeoPoint place, Milliseconds stay = 0ms)
{
    return {.at = start + after, .until = start + after + stay, .place = place};
}

/// A walk with stays, silences and jumps at random.
std::vector<TrackPoint> randomTrack(std::mt19937& random, int count)
{
    std::vector<TrackPoint> points;
    std::uniform_real_distribution<double> flat(0, 1);
    double lon = -180 + 360 * flat(random);
    double lat = -70 + 140 * flat(random);
    UtcTime time = start;
    for (int i = 0; i < count; ++i) {
        const double what = flat(random);
        const double step = what < 0.05 ? 0.5 : 0.0005;
        lon += step * (flat(random) - 0.5);
        lon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
        lat = std::clamp(lat + step * (flat(random) - 0.5), -80.0, 80.0);
        const Milliseconds pause =
            what > 0.95 ? Milliseconds{20min} : Milliseconds{1s + 1ms * (random() % 30'000)};
        const Milliseconds stay = flat(random) < 0.1 ? Milliseconds{40min} : 0ms;
        time += pause;
        points.push_back({.at = time, .until = time + stay, .place = at(lon, lat)});
        time += stay;
    }
    return points;
}

} // namespace

TEST(Track, aLongStayIsNoSilence)
{
    const TrackRules rules = trackRulesFor(ResourceKind::Vehicle);
    const std::vector points{seen(0s, at(122, 30), 40min), seen(40min + 20s, at(122.001, 30))};
    EXPECT_EQ(breakBetween(points[0], points[1], rules), TrackBreak::None);
    const auto fix = fixAt(points, rules, start + 30min);
    ASSERT_TRUE(fix);
    EXPECT_EQ(fix->place, at(122, 30));
    EXPECT_EQ(fix->age, 0ms);
}

TEST(Track, silenceAndJumpPartTheLine)
{
    const TrackRules rules = trackRulesFor(ResourceKind::Vehicle);
    const std::vector points{seen(0s, at(122, 30)), seen(10s, at(122.001, 30)), seen(11min, at(122.002, 30)),
                             seen(11min + 10s, at(122.5, 30)), seen(11min + 20s, at(122.5, 30.001))};
    const auto segments = segmentsOf(points, rules);
    ASSERT_EQ(segments.size(), 3U);
    EXPECT_EQ(segments[0], (TrackSegment{.first = 0, .last = 1, .before = TrackBreak::None}));
    EXPECT_EQ(segments[1], (TrackSegment{.first = 2, .last = 2, .before = TrackBreak::Silence}));
    EXPECT_EQ(segments[2], (TrackSegment{.first = 3, .last = 4, .before = TrackBreak::Jump}));
    const TrackSummary summary = summaryOf(points, rules);
    EXPECT_EQ(summary.silences, 1);
    EXPECT_EQ(summary.jumps, 1);
    EXPECT_NEAR(summary.metres,
                distanceMetres(at(122, 30), at(122.001, 30)) +
                    distanceMetres(at(122.5, 30), at(122.5, 30.001)),
                1e-6);
}

TEST(Track, noiseOfAReceiverIsNoJumpEvenWithoutTimeBetween)
{
    const TrackRules rules = trackRulesFor(ResourceKind::Staff);
    EXPECT_EQ(breakBetween(seen(0s, at(122, 30)), seen(0s, at(122.0003, 30)), rules),
              TrackBreak::None); // 29 m
    EXPECT_EQ(breakBetween(seen(0s, at(122, 30)), seen(0s, at(122.003, 30)), rules),
              TrackBreak::Jump); // 290 m
}

TEST(Track, timesThatAreRoundedAllowForTheRounding)
{
    TrackRules rules = trackRulesFor(ResourceKind::Vessel);
    const TrackPoint from = seen(0s, at(32.3, 31.2));
    const TrackPoint to = seen(0s, at(32.31, 31.2)); // 950 m in the same minute
    EXPECT_EQ(breakBetween(from, to, rules), TrackBreak::Jump);
    rules.clockStep = 1min;
    EXPECT_EQ(breakBetween(from, to, rules), TrackBreak::None);
}

TEST(Track, insideAGapTheLastPlaceStandsWithItsAge)
{
    const TrackRules rules = trackRulesFor(ResourceKind::Staff);
    const std::vector points{seen(0s, at(122, 30)), seen(20min, at(122.01, 30))};
    EXPECT_FALSE(fixAt(points, rules, start - 1ms));
    const auto inside = fixAt(points, rules, start + 10min);
    ASSERT_TRUE(inside);
    EXPECT_TRUE(inside->inGap);
    EXPECT_EQ(inside->place, at(122, 30));
    EXPECT_EQ(inside->age, 10min);
    const auto after = fixAt(points, rules, start + 27min);
    ASSERT_TRUE(after);
    EXPECT_FALSE(after->inGap);
    EXPECT_EQ(after->age, 7min);
    EXPECT_EQ(fixAt(points, rules, start + 20min)->age, 0ms);
}

TEST(Track, headingFollowsTheWay)
{
    EXPECT_EQ(bearing(at(122, 30), at(122, 31)), 0);
    EXPECT_EQ(bearing(at(122, 30), at(122, 29)), 180);
    EXPECT_EQ(bearing(at(122, 0), at(123, 0)), 90);
    EXPECT_EQ(bearing(at(179.999, 0), at(-179.999, 0)), 90);
    EXPECT_FALSE(bearing(at(122, 30), at(122, 30)));
}

TEST(Track, aSignDoesNotTurnWhereItPassesAPoint)
{
    const TrackRules rules = trackRulesFor(ResourceKind::Vehicle);
    std::vector points{seen(0s, at(122, 30)), seen(10s, at(122.001, 30)), seen(20s, at(122.002, 30)),
                       seen(2h, at(122.002, 30.1))};
    for (const auto after : {0s, 5s, 10s, 20s})
        EXPECT_EQ(fixAt(points, rules, start + after)->heading, 90) << after.count();
    EXPECT_FALSE(fixAt(points, rules, start + 2h)->heading) << "no way led here";
    points[1].heading = 45;
    EXPECT_EQ(fixAt(points, rules, start + 10s)->heading, 45) << "what was reported counts";
}

TEST(Track, betweenGoesTheShortWayOverTheDateLine)
{
    const GeoPoint middle = between(at(179.9, 10), at(-179.9, 12), 0.5);
    EXPECT_NEAR(std::abs(middle.lon()), 180, 1e-6);
    EXPECT_NEAR(middle.lat(), 11, 1e-6);
    EXPECT_NEAR(between(at(179.9, 10), at(-179.9, 12), 0.75).lon(), -179.95, 1e-6);
}

TEST(Track, inOrderDropsWhatContradicts)
{
    const std::vector<TrackPoint> mixed{seen(20s, at(1, 1)),
                                        seen(0s, at(0, 0), 15s),
                                        seen(10s, at(9, 9)),
                                        seen(20s, at(2, 2)),
                                        {.at = start + 30s, .until = start, .place = at(3, 3)}};
    const auto points = inOrder(mixed);
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(points[0].place, at(0, 0));
    EXPECT_EQ(points[1].place, at(1, 1));
    EXPECT_TRUE(inOrder({}).empty());
}

TEST(Track, anEmptyTrackHasNothing)
{
    EXPECT_TRUE(segmentsOf({}, {}).empty());
    EXPECT_FALSE(fixAt({}, {}, start));
    EXPECT_EQ(summaryOf({}, {}).metres, 0);
    EXPECT_TRUE(simplified({}, 1).empty());
}

TEST(TrackProperties, segmentsHoldEveryPointOnceAndNeverCrossAGap)
{
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        const TrackRules rules = trackRulesFor(static_cast<ResourceKind>(round % 3));
        const auto points = randomTrack(random, 1 + static_cast<int>(random() % 60));
        std::size_t next = 0;
        for (const TrackSegment& segment : segmentsOf(points, rules)) {
            ASSERT_EQ(segment.first, next);
            ASSERT_GE(segment.last, segment.first);
            for (std::size_t i = segment.first; i < segment.last; ++i)
                ASSERT_EQ(breakBetween(points[i], points[i + 1], rules), TrackBreak::None);
            if (segment.first > 0) {
                ASSERT_NE(segment.before, TrackBreak::None);
                ASSERT_EQ(segment.before,
                          breakBetween(points[segment.first - 1], points[segment.first], rules));
            }
            next = segment.last + 1;
        }
        ASSERT_EQ(next, points.size());
    }
}

TEST(TrackProperties, aFixLiesOnTheWayAndNeverInsideAGap)
{
    std::mt19937 random(12);
    for (int round = 0; round < 200; ++round) {
        const TrackRules rules = trackRulesFor(static_cast<ResourceKind>(round % 3));
        const auto points = randomTrack(random, 2 + static_cast<int>(random() % 40));
        const qint64 whole = (points.back().until - points.front().at).count() + 60'000;
        for (int probe = 0; probe < 60; ++probe) {
            const UtcTime when =
                points.front().at + Milliseconds{static_cast<qint64>(random() % static_cast<quint64>(whole))};
            const auto fix = fixAt(points, rules, when);
            ASSERT_TRUE(fix);
            std::size_t here = 0;
            while (here + 1 < points.size() && points[here + 1].at <= when)
                ++here;
            const bool stands = when <= points[here].until;
            if (stands || here + 1 == points.size() ||
                breakBetween(points[here], points[here + 1], rules) != TrackBreak::None) {
                ASSERT_EQ(fix->place, points[here].place);
                ASSERT_EQ(fix->age, stands ? 0ms : when - points[here].until);
                continue;
            }
            ASSERT_EQ(fix->age, 0ms);
            const double leg = distanceMetres(points[here].place, points[here + 1].place);
            const double detour = distanceMetres(points[here].place, fix->place) +
                                  distanceMetres(fix->place, points[here + 1].place);
            ASSERT_LE(detour, leg * 1.0001 + 0.05);
        }
    }
}

TEST(SimplifyProperties, everyDroppedPointIsWithinTheTolerance)
{
    std::mt19937 random(13);
    std::normal_distribution<double> step(0, 1e-6);
    for (int round = 0; round < 100; ++round) {
        std::vector<WorldPoint> line{{.x = 0.8, .y = 0.4}};
        const auto count = random() % 400;
        for (unsigned i = 0; i < count; ++i)
            line.push_back({.x = line.back().x + step(random),
                            .y = line.back().y + (round % 3 == 0 ? 0 : step(random))});
        const double tolerance = 1e-6 * std::pow(10.0, round % 4 - 2);
        const auto kept = simplified(line, tolerance);
        ASSERT_EQ(kept.front(), 0U);
        ASSERT_EQ(kept.back(), line.size() - 1);
        for (std::size_t part = 0; part + 1 < kept.size(); ++part) {
            ASSERT_LT(kept[part], kept[part + 1]);
            for (std::size_t i = kept[part]; i <= kept[part + 1]; ++i)
                ASSERT_LE(distanceToLine(line[i], line[kept[part]], line[kept[part + 1]]), tolerance);
        }
    }
}

TEST(Simplify, aStraightLineKeepsItsEndsAndAnEqualLineIsKept)
{
    std::vector<WorldPoint> line;
    for (int i = 0; i <= 100; ++i)
        line.push_back({.x = 0.5 + i * 1e-5, .y = 0.5});
    EXPECT_EQ(simplified(line, 1e-9), (std::vector<std::size_t>{0, 100}));
    const std::vector<WorldPoint> same(5, {.x = 0.5, .y = 0.5});
    EXPECT_EQ(simplified(same, 0).size(), 2U);
    EXPECT_EQ(simplified(std::vector<WorldPoint>{{.x = 0.1, .y = 0.1}}, 1), (std::vector<std::size_t>{0}));
}

} // namespace onescreen::geo
