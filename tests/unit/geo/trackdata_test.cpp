// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for gaps and jumps on real tracks of people and of ships.
#include "app/geo/distance.h"
#include "tests/support/testpaths.h"
#include "tests/support/trackfiles.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

using geo::TrackBreak;

test::TrackFile people()
{
    return test::TrackFile::read(test::sharedPath(u"data/tracks/gps_geolife_sample.csv"_s), 3, 2);
}
const test::TrackFile& ships()
{
    static const test::TrackFile file =
        test::TrackFile::read(test::sharedPath(u"data/tracks/gps_ais_suez_2021.csv"_s), 2, 3);
    return file;
}

/// No step inside a segment is slower to hear of or faster to go than the rules allow.
void expectSound(const std::vector<TrackPoint>& points, const geo::TrackRules& rules)
{
    for (const geo::TrackSegment& segment : geo::segmentsOf(points, rules)) {
        for (std::size_t i = segment.first; i < segment.last; ++i) {
            const Milliseconds time = points[i + 1].at - points[i].until;
            ASSERT_LE(time, rules.longestSilence);
            const double metres = geo::distanceMetres(points[i].place, points[i + 1].place);
            const double seconds = std::chrono::duration<double>(time + rules.clockStep).count();
            ASSERT_TRUE(metres <= rules.noise || metres <= rules.fastest * seconds)
                << metres << " m in " << seconds << " s";
        }
    }
}

} // namespace

TEST(TrackData, peopleWithReceiversLeaveGapsWhereTheyWereOff)
{
    const test::TrackFile file = people();
    ASSERT_GT(file.tracks.size(), 0U);
    EXPECT_EQ(file.badLines, 0);
    const geo::TrackRules rules = geo::trackRulesFor(ResourceKind::Staff);
    int silences = 0;
    int jumps = 0;
    std::size_t points = 0;
    for (const auto& [name, track] : file.tracks) {
        expectSound(track, rules);
        const geo::TrackSummary summary = geo::summaryOf(track, rules);
        silences += summary.silences;
        jumps += summary.jumps;
        points += track.size();
        const double days =
            std::chrono::duration<double, std::ratio<86'400>>(track.back().until - track.front().at).count();
        // Nobody walks and rides farther than the known time allows.
        EXPECT_LE(summary.metres, rules.fastest * std::chrono::duration<double>(summary.known).count() +
                                      rules.noise * static_cast<double>(track.size()));
        EXPECT_LT(std::chrono::duration<double>(summary.known).count(), days * 86'400)
            << "somebody was off at night";
    }
    EXPECT_GT(points, 200'000U);
    EXPECT_GT(silences, 100);
    EXPECT_GT(jumps, 0) << "receivers in cities do";
    EXPECT_LT(jumps, silences);
}

TEST(TrackData, shipsFallSilentAndFasterOnesThanTheRuleJump)
{
    const test::TrackFile& file = ships();
    ASSERT_EQ(file.tracks.size(), 256U);
    EXPECT_EQ(file.badLines, 0);
    geo::TrackRules rules = geo::trackRulesFor(ResourceKind::Vessel);
    rules.clockStep = 1min;
    int silences = 0;
    int jumps = 0;
    for (const auto& [name, track] : file.tracks) {
        expectSound(track, rules);
        const geo::TrackSummary summary = geo::summaryOf(track, rules);
        silences += summary.silences;
        jumps += summary.jumps;
    }
    EXPECT_GT(silences, 256);
    EXPECT_EQ(jumps, 0) << "none of them does more than 58 knots";
    // A stricter rule only ever parts more.
    int before = 0;
    for (const double fastest : {15.0, 8.0, 4.0}) {
        rules.fastest = fastest;
        int found = 0;
        for (const auto& [name, track] : file.tracks) {
            expectSound(track, rules);
            found += geo::summaryOf(track, rules).jumps;
        }
        EXPECT_GE(found, before) << fastest;
        before = found;
    }
    EXPECT_GT(before, 0);
}

TEST(TrackData, replayingAShipNeverPutsItWhereNothingIsKnown)
{
    geo::TrackRules rules = geo::trackRulesFor(ResourceKind::Vessel);
    rules.clockStep = 1min;
    int inGap = 0;
    for (const auto& [name, track] : ships().tracks) {
        for (std::size_t i = 0; i + 1 < track.size(); ++i) {
            const UtcTime middle = track[i].until + (track[i + 1].at - track[i].until) / 2;
            const auto fix = geo::fixAt(track, rules, middle);
            ASSERT_TRUE(fix);
            if (geo::breakBetween(track[i], track[i + 1], rules) == TrackBreak::None)
                continue;
            ++inGap;
            ASSERT_TRUE(fix->inGap);
            ASSERT_EQ(fix->place, track[i].place);
        }
    }
    EXPECT_GT(inGap, 256);
}

} // namespace onescreen
