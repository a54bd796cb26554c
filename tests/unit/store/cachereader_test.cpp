// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cachefixture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::entryRecord;
using test::eventRecord;
using test::putOf;

/// Every question is answered a second time by going through the events one by one.
class CacheReaderTest : public test::CacheTest
{
protected:
    static constexpr int count = 3'000;

    void SetUp() override
    {
        CacheTest::SetUp();
        test::EventMaker maker(21, 40);
        std::vector<Change> changes;
        for (int n = 0; n < count; ++n) {
            Event event = maker.make(n);
            if (n % 500 == 7) {
                EventFields fields = *event;
                fields.title = u"100%_确认 \\"_s + QString::number(n);
                event = Event::of(fields).value();
            }
            events.push_back(event);
            changes.push_back(putOf(Record(event)));
        }
        // Category 0305 belongs to 03, 0304 has a parent that is not there, 09xx have no entry at all.
        for (int root = 1; root <= 8; ++root) {
            const QString code = u"0%1"_s.arg(root);
            changes.push_back(putOf(entryRecord(DictionaryKind::Category, code, {}, u"类 "_s + code)));
            for (int leaf = 1; leaf <= 6; ++leaf) {
                const QString child = code + u"0%1"_s.arg(leaf);
                const QString parent = child == u"0304"_s ? u"missing"_s : code;
                changes.push_back(
                    putOf(entryRecord(DictionaryKind::Category, child, parent, u"小类 "_s + child)));
            }
        }
        apply(std::move(changes));
        close();
    }

    static QString rootOf(const EventFields& event)
    {
        const QString code = event.category.toString();
        return code == u"0304"_s || code.startsWith(u"09") ? code : code.left(2);
    }
    static bool matches(const EventFilter& filter, const EventFields& event)
    {
        return (!filter.area || filter.area->contains(event.region)) &&
               (!filter.reportedIn || (event.reportedAt >= filter.reportedIn->begin() &&
                                       event.reportedAt < filter.reportedIn->end())) &&
               (filter.states.isEmpty() || filter.states.contains(event.state)) &&
               (filter.priorities.isEmpty() || filter.priorities.contains(event.priority)) &&
               (filter.categoryRoots.isEmpty() || filter.categoryRoots.contains(rootOf(event))) &&
               (!filter.inside || (event.position && filter.inside->contains(*event.position))) &&
               (filter.text.isEmpty() || event.title.contains(filter.text) ||
                event.address.contains(filter.text) || event.number.contains(filter.text));
    }
    std::vector<const EventFields*> matching(const EventFilter& filter)
    {
        std::vector<const EventFields*> found;
        for (const Event& event : events) {
            if (matches(filter, *event))
                found.push_back(&*event);
        }
        const auto key = [](const EventFields* event) {
            return std::tuple(event->priority, !event->dueAt.has_value(), event->dueAt, event->reportedAt);
        };
        std::ranges::stable_sort(found, [&](auto* a, auto* b) { return key(a) < key(b); });
        return found;
    }
    template <typename Predicate> double countIf(Predicate predicate)
    {
        return static_cast<double>(
            std::ranges::count_if(events, [&](const Event& event) { return predicate(*event); }));
    }

    std::vector<Event> events;
};

const UtcTime noon = fromMs(1'705'982'400'000) + std::chrono::hours{4}; // 2024-01-23 16:00 in Asia/Shanghai

std::vector<EventFilter> someFilters()
{
    using enum EventState;
    const auto county = RegionCode::fromString(u"330903");
    const QSet<EventState> open{Reported, Accepted, Assigned, Handling, Suspended};
    const auto triangle =
        *GeoRing::of({*GeoPoint::fromDegrees(122.1, 29.9), *GeoPoint::fromDegrees(122.9, 30.0),
                      *GeoPoint::fromDegrees(122.3, 30.7)});
    return {
        {},
        {.states = open},
        {.area = county, .states = {Reported, Handling}},
        {.area = RegionCode::fromString(u"330902003")},
        {.reportedIn = Period::fromString(u"2024-01-10..2024-01-12")},
        {.reportedIn = Period::fromString(u"2024-01-01..2024-12-31"),
         .states = {Closed},
         .priorities = {Priority::Info}},
        {.states = open, .categoryRoots = {u"03"_s, u"0304"_s, u"0901"_s}},
        {.categoryRoots = {u"nowhere"_s}},
        {.text = u"%_确"_s},
        {.inside =
             *GeoRing::rectangle(*GeoPoint::fromDegrees(122.2, 30.0), *GeoPoint::fromDegrees(122.4, 30.3))},
        {.states = open, .text = u"昌"_s, .inside = triangle},
        {.text = u"确认X"_s},
        {.area = county,
         .states = open,
         .priorities = {Priority::Urgent, Priority::Important},
         .text = u"昌国"_s},
    };
}

} // namespace

TEST_F(CacheReaderTest, theQueueIsSortedFilteredAndCounted)
{
    auto cache = reader();
    for (const EventFilter& filter : someFilters()) {
        const auto expected = matching(filter);
        const auto page = cache->queue(filter, 50);
        ASSERT_TRUE(page.has_value()) << page.error().toString().toStdString();
        EXPECT_EQ(page->total, std::ssize(expected));
        ASSERT_EQ(page->items.size(), std::min<std::size_t>(50, expected.size()));
        for (std::size_t at = 0; at < page->items.size(); ++at) {
            const QueueItem& item = page->items[at];
            const EventFields& event = *expected[at];
            EXPECT_EQ(item.id, event.id.toString());
            EXPECT_EQ(item.number, event.number);
            EXPECT_EQ(item.title, event.title);
            EXPECT_EQ(item.address, event.address);
            EXPECT_EQ(item.category, event.category.toString());
            EXPECT_EQ(item.categoryRoot, rootOf(event));
            EXPECT_EQ(item.source, event.source.toString());
            EXPECT_EQ(item.state, event.state);
            EXPECT_EQ(item.origin, event.origin);
            EXPECT_EQ(item.region, event.region.number());
            EXPECT_EQ(item.position, event.position);
            EXPECT_EQ(item.reportedAt, event.reportedAt);
            EXPECT_EQ(item.dueAt, event.dueAt);
            EXPECT_EQ(item.closedAt, event.closedAt);
            EXPECT_EQ(item.unit, event.unit ? event.unit->toString() : QString());
        }
    }
    EXPECT_EQ(cache->queue({}, 0)->total, count);
}

TEST_F(CacheReaderTest, singleRowsAreFoundThroughTheFilter)
{
    auto cache = reader();
    const auto all = cache->queue({}, count)->items;
    std::vector<EventRow> rows;
    for (const QueueItem& item : all)
        rows.push_back(item.row);
    rows.push_back(987'654);
    for (const EventFilter& filter : someFilters()) {
        const auto found = cache->queueItems(filter, rows);
        ASSERT_TRUE(found.has_value()) << found.error().toString().toStdString();
        EXPECT_EQ(found->size(), matching(filter).size());
    }
    EXPECT_TRUE(cache->queueItems({}, {}).value().empty());
    EXPECT_EQ(cache->queueItems({}, {rows[5]}).value(), std::vector{all[5]});
    EXPECT_FALSE(cache->event(987'654).value().has_value());
}

TEST_F(CacheReaderTest, theMapGetsEveryPlaceOnce)
{
    auto cache = reader();
    for (const EventFilter& filter : someFilters()) {
        const auto expected = matching(filter);
        const auto answer = cache->mapPoints(filter);
        ASSERT_TRUE(answer.has_value()) << answer.error().toString().toStdString();
        using Place = std::tuple<qint32, qint32, EventState, Priority, QString, DueSecond>;
        std::multiset<Place> wanted;
        std::multiset<Place> found;
        for (const EventFields* event : expected) {
            if (event->position)
                wanted.emplace(event->position->lon7(), event->position->lat7(), event->state,
                               event->priority, rootOf(*event), dueSecond(event->dueAt));
        }
        for (const MapPoint& point : answer->points)
            found.emplace(point.lon7, point.lat7, point.state, point.priority,
                          answer->categoryRoots.at(point.category), point.due);
        EXPECT_EQ(found, wanted);
        EXPECT_EQ(answer->withoutPosition, std::ssize(expected) - std::ssize(wanted));
    }
}

TEST_F(CacheReaderTest, theSixNumbersAndTheirDayBefore)
{
    auto cache = reader();
    const UtcTime midnight = startOfBusinessDay(businessDay(noon));
    const auto onDay = [&](UtcTime time, int day) {
        return time >= midnight + std::chrono::days{day} && time < midnight + std::chrono::days{day + 1};
    };
    for (const auto& area : {std::optional<RegionCode>(), RegionCode::fromString(u"330904")}) {
        const auto inArea = [&](const EventFields& event) { return !area || area->contains(event.region); };
        const auto openAt = [&](const EventFields& event, UtcTime time) {
            return inArea(event) && event.reportedAt < time && (!event.closedAt || *event.closedAt >= time);
        };
        const auto openNow = [&](const EventFields& event) { return inArea(event) && isOpen(event.state); };
        const auto numbers = cache->overview(area, noon);
        ASSERT_TRUE(numbers.has_value()) << numbers.error().toString().toStdString();
        for (const int day : {0, -1}) {
            const auto value = [day](const OverviewNumbers::Number& number) {
                return day == 0 ? number.value : number.before;
            };
            EXPECT_EQ(value(numbers->reportedToday),
                      countIf([&](const auto& e) { return inArea(e) && onDay(e.reportedAt, day); }));
            const auto closedOnDay = [&](const EventFields& e) {
                return inArea(e) && e.state == EventState::Closed && onDay(*e.closedAt, day);
            };
            EXPECT_EQ(value(numbers->closedToday), countIf(closedOnDay));
            const double due = countIf([&](const auto& e) { return closedOnDay(e) && e.dueAt; });
            const double onTime =
                countIf([&](const auto& e) { return closedOnDay(e) && e.dueAt && *e.closedAt <= *e.dueAt; });
            ASSERT_GT(due, 0);
            EXPECT_EQ(value(numbers->closedOnTimeRate), onTime / due);
        }
        EXPECT_EQ(numbers->open.value, countIf(openNow));
        EXPECT_EQ(numbers->open.before, countIf([&](const auto& e) { return openAt(e, midnight); }));
        EXPECT_EQ(numbers->overdueOpen.value,
                  countIf([&](const auto& e) { return openNow(e) && e.dueAt && *e.dueAt < noon; }));
        EXPECT_EQ(numbers->overdueOpen.before, countIf([&](const auto& e) {
                      return openAt(e, midnight) && e.dueAt && *e.dueAt < midnight;
                  }));
        EXPECT_EQ(numbers->urgentOpen.value,
                  countIf([&](const auto& e) { return openNow(e) && e.priority == Priority::Urgent; }));
        EXPECT_EQ(numbers->urgentOpen.before, countIf([&](const auto& e) {
                      return openAt(e, midnight) && e.priority == Priority::Urgent;
                  }));
    }
}

TEST_F(CacheReaderTest, daysCategoriesAndAreas)
{
    auto cache = reader();
    const auto area = RegionCode::fromString(u"330902");
    const Period period = *Period::fromString(u"2023-12-30..2024-01-20");
    const auto days = cache->daily(area, period).value();
    ASSERT_EQ(std::ssize(days), period.dayCount());
    for (const DayCount& day : days) {
        EXPECT_EQ(static_cast<double>(day.reported), countIf([&](const auto& e) {
                      return area->contains(e.region) && businessDay(e.reportedAt) == day.day;
                  }));
        EXPECT_EQ(static_cast<double>(day.closed), countIf([&](const auto& e) {
                      return area->contains(e.region) && e.state == EventState::Closed &&
                             businessDay(*e.closedAt) == day.day;
                  }));
    }
    EXPECT_EQ(days.front().reported, 0) << "a day without events is there too";

    qint64 reported = 0;
    const auto categories = cache->byCategory(std::nullopt, period).value();
    for (const CategoryCount& category : categories) {
        EXPECT_EQ(static_cast<double>(category.reported), countIf([&](const auto& e) {
                      return rootOf(e) == category.categoryRoot && e.reportedAt >= period.begin() &&
                             e.reportedAt < period.end();
                  }))
            << category.categoryRoot.toStdString();
        EXPECT_EQ(static_cast<double>(category.open), countIf([&](const auto& e) {
                      return rootOf(e) == category.categoryRoot && isOpen(e.state);
                  }));
        reported += category.reported;
    }
    EXPECT_EQ(reported, cache->queue({.reportedIn = period}, 0)->total);

    for (const auto level : {RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
        const auto areas = cache->byRegion(std::nullopt, level).value();
        EXPECT_FALSE(areas.empty());
        for (const RegionCount& each : areas) {
            EXPECT_EQ(each.region.level(), level);
            EXPECT_EQ(static_cast<double>(each.total),
                      countIf([&](const auto& e) { return e.region.ancestor(level) == each.region; }));
            EXPECT_EQ(static_cast<double>(each.open), countIf([&](const auto& e) {
                          return e.region.ancestor(level) == each.region && isOpen(e.state);
                      }));
        }
    }
    EXPECT_EQ(cache->byRegion(area, RegionLevel::County).value().size(), 1U);
}

TEST_F(CacheReaderTest, theStatusCountsRowsAndStates)
{
    const auto status = reader()->status().value();
    EXPECT_EQ(status.rows[u"event"_s], count);
    EXPECT_EQ(status.rows[u"dict"_s], 56);
    EXPECT_EQ(status.rows[u"resource"_s], 0);
    EXPECT_EQ(status.eventsByState.size(), std::ssize(allEventStates));
    for (const EventState state : allEventStates)
        EXPECT_EQ(static_cast<double>(status.eventsByState[eventStateName(state)]),
                  countIf([&](const auto& e) { return e.state == state; }));
    EXPECT_EQ(static_cast<double>(status.replayed),
              countIf([](const auto& e) { return e.origin == Origin::Replay; }));
    EXPECT_EQ(status.epoch, "epoch-1");
    EXPECT_EQ(status.seq, count + 56);
    EXPECT_TRUE(status.asOf.has_value());
}

TEST_F(CacheReaderTest, aChangedDictionaryMovesWhatIsAlreadyThere)
{
    auto cache = reader();
    const auto before = cache->queue({.categoryRoots = {u"02"_s}}, 0)->total;
    const auto moved = cache->queue({.categoryRoots = {u"01"_s}}, 0)->total;
    open();
    std::vector<Change> changes;
    for (int leaf = 1; leaf <= 6; ++leaf)
        changes.push_back(
            putOf(entryRecord(DictionaryKind::Category, u"010%1"_s.arg(leaf), u"02"_s, u"改"_s), 2));
    apply(std::move(changes));
    EXPECT_GT(moved, 0);
    EXPECT_EQ(cache->queue({.categoryRoots = {u"02"_s}}, 0)->total, before + moved);
    const auto categories = cache->byCategory(std::nullopt, *Period::fromString(u"2024")).value();
    EXPECT_FALSE(categories.empty());
    for (const CategoryCount& category : categories)
        EXPECT_NE(category.categoryRoot, u"01"_s);
    expectRightRollups();
}

TEST(CacheReaderOnAnEmptyCache, knowsNothingInsteadOfZero)
{
    const QTemporaryDir folder;
    const auto writer = CacheWriter::open(folder.path());
    const auto cache = CacheReader::open(folder.path());
    ASSERT_TRUE(cache.has_value());
    const auto numbers = (*cache)->overview(std::nullopt, noon).value();
    EXPECT_FALSE(numbers.open.value.has_value());
    EXPECT_FALSE(numbers.reportedToday.before.has_value());
    const auto status = (*cache)->status().value();
    EXPECT_FALSE(status.asOf.has_value());
    EXPECT_EQ(status.rows[u"event"_s], 0);
    EXPECT_EQ((*cache)->queue({}, 10)->total, 0);
}

} // namespace onescreen
