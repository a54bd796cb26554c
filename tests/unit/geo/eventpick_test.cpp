// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/clusterindex.h"
#include "app/geo/layers/eventpick.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

const std::vector<QString> roots{u"01"_s, u"02"_s, u"03"_s};

MapPoint somePoint(std::mt19937& random, EventRow row)
{
    const auto pick = [&](int to) { return std::uniform_int_distribution<int>(0, to)(random); };
    return {.row = row,
            .lon7 = 1'221'000'000 + pick(3'000'000),
            .lat7 = 300'000'000 + pick(2'000'000),
            .state = allEventStates.at(static_cast<std::size_t>(pick(6))),
            .priority = allPriorities.at(static_cast<std::size_t>(pick(3))),
            .category = static_cast<quint16>(pick(3)), // 3 has no root
            .due = static_cast<DueSecond>(pick(2000))};
}

EventPick somePick(std::mt19937& random)
{
    const auto coin = [&] { return std::uniform_int_distribution<int>(0, 2)(random) == 0; };
    EventPick pick;
    for (const EventState state : allEventStates) {
        if (coin())
            pick.hiddenStates.insert(state);
    }
    for (const Priority priority : allPriorities) {
        if (coin())
            pick.hiddenPriorities.insert(priority);
    }
    for (const QString& root : roots) {
        if (coin())
            pick.hiddenRoots.insert(root);
    }
    return pick;
}

bool takes(const EventPick& pick, const MapPoint& point)
{
    const bool known = point.category < roots.size();
    return !pick.hiddenStates.contains(point.state) && !pick.hiddenPriorities.contains(point.priority) &&
           !(known && pick.hiddenRoots.contains(roots[point.category]));
}

} // namespace

TEST(EventPick, TakesEverythingUntilSomethingIsHidden)
{
    EXPECT_TRUE(EventPick{}.takesAll());
    std::mt19937 random(3);
    for (EventRow row = 1; row < 200; ++row) {
        EXPECT_TRUE(PointPick().takes(somePoint(random, row)));
        EXPECT_TRUE(PointPick({}, roots).takes(somePoint(random, row)));
    }
}

TEST(EventPick, AgreesWithItsDefinition)
{
    std::mt19937 random(4);
    for (int round = 0; round < 50; ++round) {
        const EventPick pick = somePick(random);
        const PointPick ready(pick, roots);
        for (EventRow row = 1; row < 100; ++row) {
            const MapPoint point = somePoint(random, row);
            EXPECT_EQ(ready.takes(point), takes(pick, point));
        }
    }
}

TEST(EventPick, FacetsCountEveryPointOnceInEveryFacet)
{
    std::mt19937 random(5);
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= 500; ++row)
        points.push_back(somePoint(random, row));
    const EventFacets facets = facetsOf(points, roots);
    EXPECT_EQ(facets.count, 500);
    qint64 states = 0, priorities = 0, byRoot = 0;
    for (const qint64 count : facets.byState)
        states += count;
    for (const qint64 count : facets.byPriority)
        priorities += count;
    for (const auto& [root, count] : facets.byRoot)
        byRoot += count;
    EXPECT_EQ(states, 500);
    EXPECT_EQ(priorities, 500);
    EXPECT_EQ(byRoot,
              std::ranges::count_if(points, [](const MapPoint& point) { return point.category < 3; }));
    EXPECT_EQ(facets.byRoot.size(), 3U);
    EXPECT_EQ(facetsOf({}, roots).count, 0);
}

// Whatever is picked, and however it changes: all numbers of a picture together are the picked events inside.
TEST(EventPick, NumbersOfAPictureAreTheEventsInsideIt)
{
    std::mt19937 random(6);
    std::map<EventRow, MapPoint> all;
    EventRow last = 0;
    for (int round = 0; round < 30; ++round) {
        const EventPick pick = somePick(random);
        const PointPick ready(pick, roots);
        std::vector<MapPoint> picked;
        for (const auto& [row, point] : all) {
            if (takes(pick, point))
                picked.push_back(point);
        }
        const UtcTime now{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1} +
                          std::chrono::seconds{60 * round}};
        ClusterIndex index = ClusterIndex::build(picked, now);
        for (int change = 0; change < 120; ++change) {
            const EventRow row = change % 3 == 0 && last > 0
                                     ? std::uniform_int_distribution<EventRow>(1, last)(random)
                                     : ++last;
            if (change % 10 == 9) {
                all.erase(row);
                index.remove(row);
                continue;
            }
            const MapPoint point = somePoint(random, row);
            all[row] = point;
            if (ready.takes(point))
                index.upsert(point);
            else
                index.remove(row);
        }
        const qint64 second = secondOfMap(now);
        for (const double zoom : {0.0, 5.0, 9.4, 12.0, 15.7, 19.0}) {
            quint32 shown = 0;
            quint32 overdue = 0;
            for (const Cluster& cluster : index.clusters(QRectF(0, 0, 1, 1), zoom)) {
                shown += cluster.count;
                overdue += cluster.sums.overdueOpen;
            }
            quint32 wanted = 0;
            quint32 late = 0;
            for (const auto& [row, point] : all) {
                if (!takes(pick, point))
                    continue;
                ++wanted;
                late += point.due != noDue && isOpen(point.state) && second > qint64{point.due} ? 1U : 0U;
            }
            ASSERT_EQ(shown, wanted) << "round " << round << " zoom " << zoom;
            ASSERT_EQ(overdue, late) << "round " << round << " zoom " << zoom;
        }
    }
}

} // namespace onescreen::geo
