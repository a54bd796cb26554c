// SPDX-License-Identifier: GPL-3.0-or-later
// Pages so large that their events are written many at a time.
#include "app/store/cachefile.h"
#include "tests/support/cachefixture.h"

#include <map>
#include <random>
#include <set>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using test::eventRecord;
using test::putOf;
using test::removalOf;
using test::sampleFields;

class ManyEventsTest : public test::CacheTest
{
protected:
    std::optional<Stored<Event>> storedEvent(const QString& id)
    {
        const auto row = reader()->eventRow(test::idOf<EventId>(id)).value();
        return row ? reader()->event(*row).value() : std::nullopt;
    }
    /// Every month of the cube says what the events say.
    void expectRightCube()
    {
        for (int month = 0; month < 6; ++month) {
            const auto wrong = writer().checkCube();
            ASSERT_TRUE(wrong.has_value()) << wrong.error().toString().toStdString();
            EXPECT_FALSE(*wrong);
        }
    }
};

/// One change after another, as the words of the header say: the newest version wins.
class CarefulReader
{
public:
    /// Whether it changes anything.
    bool read(const Change& change)
    {
        const auto known = m_events.find(change.id);
        const bool isThere = known != m_events.end();
        if (const auto* put = std::get_if<PutChange>(&change.what)) {
            if (isThere && change.version <= known->second.version)
                return false;
            m_events.insert_or_assign(change.id, Known{.version = change.version,
                                                       .fields = *std::get<Event>(put->record),
                                                       .extra = put->extra});
            return true;
        }
        if (!isThere || change.version < known->second.version)
            return false;
        m_events.erase(known);
        return true;
    }

    struct Known
    {
        qint64 version = 0;
        EventFields fields;
        QByteArray extra;
    };
    [[nodiscard]] const std::map<QString, Known>& events() const { return m_events; }

private:
    std::map<QString, Known> m_events;
};

} // namespace

TEST_F(ManyEventsTest, newAndKnownEventsInOnePageInAnyOrder)
{
    std::mt19937_64 random(7);
    const auto below = [&random](qint64 limit) {
        return std::uniform_int_distribution<qint64>(0, limit - 1)(random);
    };
    test::EventMaker maker(7, 60);
    CarefulReader careful;
    // The first pages are nearly all new, later ones mix; every id comes several times in a page.
    for (const qint64 ids : {4'000, 900, 900, 60}) {
        std::vector<Change> changes;
        qint64 applied = 0;
        for (int n = 0; n < 1'500; ++n) {
            EventFields fields = *maker.make(below(ids));
            fields.title = u"第 %1 件"_s.arg(n);
            const qint64 version = 1 + below(6);
            Change change = below(10) == 0 ? removalOf(Entity::Event, fields.id.toString(), version)
                                           : putOf(eventRecord(fields), version);
            if (auto* put = std::get_if<PutChange>(&change.what); put != nullptr && below(5) == 0)
                put->extra = R"({"later":)" + QByteArray::number(n) + '}';
            applied += careful.read(change) ? 1 : 0;
            changes.push_back(std::move(change));
        }
        EXPECT_EQ(apply(std::move(changes)).applied, applied);
    }
    std::set<EventRow> rows;
    const auto cache = reader();
    for (const auto& [id, known] : careful.events()) {
        const auto row = cache->eventRow(known.fields.id).value();
        ASSERT_TRUE(row.has_value()) << id.toStdString();
        EXPECT_TRUE(rows.insert(*row).second);
        const auto stored = cache->event(*row).value();
        EXPECT_EQ(*stored->row, known.fields) << id.toStdString();
        EXPECT_EQ(stored->version, known.version);
    }
    EXPECT_EQ(cache->status().value().rows.value(u"event"_s), std::ssize(careful.events()));
    expectRightRollups();
    expectRightCube();
    close();
    auto db = openCacheForWriting(folder());
    ASSERT_TRUE(db.has_value());
    auto extras = sqlite::Statement::prepare(
        **db, "SELECT id, coalesce(extra, '') FROM event JOIN event_text USING(rid)");
    ASSERT_TRUE(extras.has_value());
    while (extras->next())
        EXPECT_EQ(extras->bytes(1), careful.events().at(extras->text(0)).extra);
}

TEST_F(ManyEventsTest, oneRefusedRowCostsNothingButItself)
{
    close();
    {
        auto db = openCacheForWriting(folder());
        ASSERT_TRUE(db.has_value());
        const auto done =
            (*db)->run("CREATE TRIGGER refuse BEFORE INSERT ON event WHEN NEW.id = 'e-450' BEGIN"
                       " SELECT RAISE(ABORT, 'refused for the test'); END");
        ASSERT_TRUE(done.has_value()) << done.error().toString().toStdString();
    }
    open();
    std::vector<Change> changes;
    for (int n = 0; n < 600; ++n)
        changes.push_back(putOf(eventRecord(sampleFields(u"e-%1"_s.arg(n)))));
    const auto summary = apply(std::move(changes));
    EXPECT_EQ(summary.applied, 599);
    EXPECT_EQ(summary.events.size(), 599U);
    EXPECT_EQ(summary.quarantined, 1);
    EXPECT_FALSE(storedEvent(u"e-450"_s).has_value());
    EXPECT_TRUE(storedEvent(u"e-449"_s).has_value());
    EXPECT_TRUE(storedEvent(u"e-599"_s).has_value());
    EXPECT_EQ(apply({putOf(eventRecord(sampleFields(u"e-600"_s)))}).applied, 1);
    expectRightRollups();
    expectRightCube();
}

TEST_F(ManyEventsTest, aChangeOfPlaceAndTimesReachesTheirIndexes)
{
    const auto around = [](qint32 lon7) {
        const double longitude = lon7 / 1e7;
        return GeoRing::rectangle(*GeoPoint::fromDegrees(longitude - 0.001, 30.0),
                                  *GeoPoint::fromDegrees(longitude + 0.001, 30.1))
            .value();
    };
    const auto found = [&](qint32 lon7) {
        return reader()->queue({.inside = around(lon7)}, 10).value().items.size();
    };
    constexpr qint32 here = 1'221'000'000;
    constexpr qint32 there = 1'225'000'000;
    EventFields fields = sampleFields(u"e-1"_s);
    fields.position = GeoPoint::fromE7(here, 300'500'000);
    apply({putOf(eventRecord(fields), 1)});
    fields.state = EventState::Handling; // Moves nothing.
    apply({putOf(eventRecord(fields), 2)});
    EXPECT_EQ(found(here), 1U);
    fields.position = GeoPoint::fromE7(there, 300'500'000);
    fields.reportedAt -= std::chrono::days{40};
    fields.dueAt.reset();
    apply({putOf(eventRecord(fields), 3)});
    EXPECT_EQ(found(here), 0U);
    EXPECT_EQ(found(there), 1U);
    EXPECT_EQ(*storedEvent(u"e-1"_s)->row, fields);
    fields.position.reset();
    apply({putOf(eventRecord(fields), 4)});
    EXPECT_EQ(found(there), 0U);
    EXPECT_EQ(*storedEvent(u"e-1"_s)->row, fields);
    expectRightRollups();
    expectRightCube();
    close();
    auto db = openCacheForWriting(folder());
    ASSERT_TRUE(db.has_value());
    EXPECT_TRUE(sqlite::checkTable(**db, u"event"_s, u"The cache"_s).has_value());
}

} // namespace onescreen
