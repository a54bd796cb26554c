// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/scopechange.h"
#include "app/store/cachekeeper.h"
#include "app/store/regionremoval.h"
#include "tests/support/cachefixture.h"
#include "tests/support/sampleresources.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class RegionRemoval : public test::CacheTest
{
protected:
    static Change eventIn(const QString& id, const QString& region)
    {
        EventFields fields = test::sampleFields(id);
        fields.region = test::idOf<RegionCode>(region);
        return test::putOf(test::eventRecord(fields));
    }
    static Change resourceIn(const QString& id, const QString& region)
    {
        ResourceFields fields = test::sampleResource(id);
        fields.region = test::idOf<RegionCode>(region);
        return test::putOf(test::resourceRecord(std::move(fields)));
    }
    static Change regionRow(const QString& code)
    {
        return test::putOf(Region::of({.code = test::idOf<RegionCode>(code), .name = code}).value());
    }
    static Change noteOf(const QString& id, const QString& event, const QString& region)
    {
        return test::putOf(Note::of({.id = test::idOf<NoteId>(id),
                                     .event = test::idOf<EventId>(event),
                                     .at = test::sampleFields(event).reportedAt,
                                     .kind = u"note"_s,
                                     .actor = u"duty"_s,
                                     .text = u"已到场"_s,
                                     .region = test::idOf<RegionCode>(region)})
                               .value());
    }
    qint64 rows(const QString& entity)
    {
        const auto status = reader()->status();
        EXPECT_TRUE(status.has_value());
        return status ? status->rows.value(entity) : -1;
    }
    bool hasEvent(const QString& id)
    {
        const auto row = reader()->eventRow(test::idOf<EventId>(id));
        return row && row->has_value();
    }
};

} // namespace

TEST_F(RegionRemoval, OnlyTheNamedRegionsGoAndTheCountsFollow)
{
    apply({eventIn(u"e-1"_s, u"330902001"_s), eventIn(u"e-2"_s, u"330903"_s), eventIn(u"e-3"_s, u"330902"_s),
           resourceIn(u"r-1"_s, u"330902001"_s), resourceIn(u"r-2"_s, u"330903"_s), regionRow(u"330902"_s),
           regionRow(u"330903"_s)});
    const auto position = writer().removeRegions({u"330902"_s}, "cursor-of-the-new-scope"_ba);
    ASSERT_TRUE(position.has_value()) << position.error().toString().toStdString();
    EXPECT_EQ(position->cursor, "cursor-of-the-new-scope");
    EXPECT_EQ(position->seq, 7);
    EXPECT_FALSE(hasEvent(u"e-1"_s));
    EXPECT_FALSE(hasEvent(u"e-3"_s));
    EXPECT_TRUE(hasEvent(u"e-2"_s));
    EXPECT_EQ(rows(u"event"_s), 1);
    EXPECT_EQ(rows(u"resource"_s), 1);
    EXPECT_EQ(rows(u"region"_s), 2) << "the names are everybody's, and nobody would send them again";
    expectRightRollups();
    open(); // as after a restart
    EXPECT_EQ(writer().position().value().cursor, "cursor-of-the-new-scope");
}

TEST_F(RegionRemoval, ANoteStaysWithTheRegionInWhichItWasWritten)
{
    // Each event has moved to where the other was since.
    apply({eventIn(u"e-1"_s, u"330903001"_s), eventIn(u"e-2"_s, u"330902001"_s),
           noteOf(u"n-1"_s, u"e-1"_s, u"330902"_s), noteOf(u"n-2"_s, u"e-2"_s, u"330903"_s)});
    ASSERT_TRUE(writer().removeRegions({u"330902"_s}, {}).has_value());
    EXPECT_EQ(rows(u"note"_s), 1);
    EXPECT_TRUE(reader()->notes(test::idOf<EventId>(u"e-1"_s))->empty());
    const auto left = reader()->notes(test::idOf<EventId>(u"e-2"_s));
    ASSERT_EQ(left->size(), 1U);
    EXPECT_EQ(left->front()->region, test::idOf<RegionCode>(u"330903"_s));
}

TEST_F(RegionRemoval, WithoutACursorThePositionStays)
{
    apply({eventIn(u"e-1"_s, u"330902001"_s)});
    const QByteArray before = writer().position().value().cursor;
    EXPECT_EQ(writer().removeRegions({u"330902"_s}, {}).value().cursor, before);
    EXPECT_EQ(rows(u"event"_s), 0);
}

TEST_F(RegionRemoval, ARowComesBackWithTheSameVersionWhenTheRegionDoes)
{
    apply({eventIn(u"e-1"_s, u"330902001"_s)});
    ASSERT_TRUE(writer().removeRegions({u"33"_s}, {}).has_value());
    EXPECT_EQ(apply({eventIn(u"e-1"_s, u"330902001"_s)}).applied, 1);
    expectRightRollups();
}

TEST_F(RegionRemoval, ABadPrefixChangesNothing)
{
    apply({eventIn(u"e-1"_s, u"330902001"_s)});
    for (const QString& bad : {u"33x"_s, u"3309020011"_s, u"-1"_s, u"33' OR 1=1"_s}) {
        const auto refused = writer().removeRegions({u"3309"_s, bad}, "c"_ba);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().kind, ErrorKind::Invalid);
    }
    EXPECT_EQ(rows(u"event"_s), 1);
    EXPECT_NE(writer().position().value().cursor, "c");
}

TEST_F(RegionRemoval, RandomHistoriesKeepRollupsAndCubeRight)
{
    test::EventMaker maker(20'261'122);
    for (int round = 0; round < 4; ++round) {
        std::vector<Change> page;
        for (qint64 n = 0; n < 300; ++n)
            page.push_back(test::putOf(maker.make(n), round + 1));
        apply(std::move(page));
        ASSERT_TRUE(writer().removeRegions({u"33090%1"_s.arg(round + 2)}, {}).has_value());
        expectRightRollups();
        EXPECT_FALSE(writer().checkCube().value_or(true)) << "the cube needed no recount";
    }
}

TEST(RegionRemovalKeeper, WhatIsBeingFilledLosesTheRegionToo)
{
    const QTemporaryDir folder;
    auto keeper = CacheKeeper::open(folder.path()).value();
    EventFields fields = test::sampleFields(u"e-1"_s);
    const Change put = test::putOf(test::eventRecord(fields));
    ASSERT_TRUE(keeper->apply(test::pageAfter(0, {put})).has_value());
    ASSERT_TRUE(keeper->reset().has_value());
    ChangePage first = test::pageAfter(0, {put});
    first.more = true;
    ASSERT_TRUE(keeper->apply(first).has_value());
    const auto position = keeper->removeRegions({u"330902"_s}, "next"_ba);
    ASSERT_TRUE(position.has_value());
    EXPECT_EQ(position->cursor, "next");
    EXPECT_EQ(position->seq, 1);
    ChangePage last = test::pageAfter(1, {});
    last.epoch = first.epoch;
    ASSERT_TRUE(keeper->apply(last).has_value());
    keeper.reset();
    const auto status = CacheReader::open(folder.path()).value()->status();
    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(status->rows.value(u"event"_s), 0);
}

TEST(RegionRemovalKeeper, ASnapshotCutsWhatIsStillShown)
{
    const QTemporaryDir folder;
    auto keeper = CacheKeeper::open(folder.path()).value();
    const auto eventOf = [](const QString& id, const QString& region) {
        EventFields fields = test::sampleFields(id);
        fields.region = test::idOf<RegionCode>(region);
        return test::putOf(test::eventRecord(fields));
    };
    ASSERT_TRUE(keeper->apply(
        test::pageAfter(0, {eventOf(u"e-1"_s, u"330902"_s), eventOf(u"e-2"_s, u"330903001"_s)})));
    ASSERT_TRUE(keeper->reset());
    const auto shown = [&folder] {
        return CacheReader::open(folder.path()).value()->status().value().rows.value(u"event"_s);
    };
    EXPECT_FALSE(keeper->cutTo(std::nullopt).value()) << "the server does not say";
    EXPECT_FALSE(keeper->cutTo(QStringList()).value()) << "everything may be seen";
    EXPECT_EQ(shown(), 2);
    const auto summary = keeper->cutTo(QStringList{u"330903"_s}).value();
    ASSERT_TRUE(summary.has_value()) << "readers must look again";
    EXPECT_TRUE(summary->manyEvents);
    EXPECT_EQ(summary->entities.size(), std::size(allEntities));
    EXPECT_EQ(shown(), 1);
    EXPECT_FALSE(keeper->cutTo(QStringList{u"330903"_s}).value()) << "once";
    EXPECT_TRUE(keeper->position().value().cursor.isEmpty()) << "the filling goes on where it stands";
}

TEST(RegionRemovalRanges, PrefixesThatTouchAreOneRange)
{
    const QStringList outside = ScopeChange::toFit({u"330902"_s, u"3307"_s}).removed;
    const auto regions = RegionPrefixes::make(outside);
    ASSERT_TRUE(regions.has_value());
    ASSERT_EQ(regions->ranges().size(), 3U) << outside.join(u' ').toStdString();
    EXPECT_EQ(regions->ranges()[0].last, 330'699'999);
    EXPECT_EQ(regions->ranges()[1].first, 330'800'000);
    EXPECT_EQ(regions->ranges()[1].last, 330'901'999);
    EXPECT_EQ(regions->ranges()[2].first, 330'903'000);
    EXPECT_TRUE(ScopeChange::toFit({}).removed.isEmpty()) << "everything may be seen";
}

} // namespace onescreen
