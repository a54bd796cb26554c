// SPDX-License-Identifier: GPL-3.0-or-later
// Search of the map, and the list of chosen events.
#include "app/geo/pack/packio.h"
#include "app/models/eventlistmodel.h"
#include "app/models/mapindex.h"
#include "app/models/mapsearch.h"
#include "app/models/pinyin.h"
#include "tests/support/samplequeue.h"
#include "tests/support/testpaths.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const geo::Pack> zhejiang()
{
    static const std::shared_ptr<const geo::Pack> pack = [] {
        Result<geo::Pack> loaded = geo::loadPack(sourcePath(u"resources/packs/zhejiang"_s));
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().toString()));
        return std::make_shared<const geo::Pack>(*std::move(loaded));
    }();
    return pack;
}

struct MapSearchTest : testing::Test
{
    ManualClock clock{sampleNow};
    FakeQuestions questions;
    std::unique_ptr<DataHub> hub;
    std::unique_ptr<MapSearch> search;

    void open(WindowClass windowClass = WindowClass::Duty)
    {
        questions.nameData = sampleNames();
        for (int i = 1; i <= 30; ++i)
            questions.events[i] = sampleItem(i);
        hub = std::make_unique<DataHub>(questions, clock);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !hub->names().units().empty(); }));
        search = std::make_unique<MapSearch>(*hub, windowClass, zhejiang(), nullptr);
    }
    void look(const QString& text)
    {
        search->setText(text);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !search->isBusy(); }, 20'000));
    }
    [[nodiscard]] QStringList titles(MapFind::Kind kind) const
    {
        QStringList found;
        for (const MapFind& find : search->results()) {
            if (find.kind == kind)
                found << find.title;
        }
        return found;
    }
};

} // namespace

TEST(Pinyin, InitialsOfNames)
{
    const PinyinInitials pinyin;
    EXPECT_EQ(pinyin.of(u"定海区"_s), u"dhq"_s);
    EXPECT_EQ(pinyin.of(u"嵊泗县"_s), u"ssx"_s);
    EXPECT_EQ(pinyin.of(u"329国道 Road"_s), u"329gdr"_s);
    EXPECT_EQ(pinyin.of({}), QString());
}

TEST(MapIndex, TheBetterMatchComesFirst)
{
    EXPECT_EQ(matchRank(u"定海区"_s, u"定海区"_s, {}, u"dhq"_s), 0);
    EXPECT_EQ(matchRank(u"定海"_s, u"定海区"_s, {}, u"dhq"_s), 1);
    EXPECT_EQ(matchRank(u"dh"_s, u"定海区"_s, {}, u"dhq"_s), 2);
    EXPECT_EQ(matchRank(u"海"_s, u"定海区"_s, {}, u"dhq"_s), 3);
    EXPECT_EQ(matchRank(u"330902"_s, u"定海区"_s, u"330902"_s, u"dhq"_s), 3);
    EXPECT_EQ(matchRank(u"d"_s, u"定海区"_s, {}, u"dhq"_s), std::nullopt); // One letter says too little.
    EXPECT_EQ(matchRank(u"hq"_s, u"定海区"_s, {}, u"dhq"_s), std::nullopt);
}

TEST_F(MapSearchTest, FindsAreasByNameCodeAndInitials)
{
    open();
    for (const QString& text : {u"定海区"_s, u"330902"_s, u"dhq"_s}) {
        look(text);
        ASSERT_FALSE(titles(MapFind::Kind::Area).isEmpty()) << qPrintable(text);
        EXPECT_EQ(titles(MapFind::Kind::Area).front(), u"定海区"_s);
        const MapFind& find = search->results().front();
        ASSERT_TRUE(find.bounds);
        EXPECT_TRUE(find.bounds->contains(GeoPoint::fromDegrees(122.1, 30.03).value()));
        EXPECT_FALSE(find.detail.isEmpty());
    }
}

TEST_F(MapSearchTest, FindsUnitsAndEventsAndSaysHowManyMore)
{
    open();
    look(u"综合执法大队"_s);
    EXPECT_EQ(titles(MapFind::Kind::Unit).size(), 4);
    EXPECT_TRUE(search->results().front().at); // The seat of its area.
    const QString number = questions.events.at(7).number;
    look(number);
    ASSERT_FALSE(titles(MapFind::Kind::Event).isEmpty());
    EXPECT_EQ(search->results().back().event, 7);
    // One Chinese character is enough.
    look(u"海"_s);
    EXPECT_EQ(titles(MapFind::Kind::Area).size(), MapSearch::mostOfAKind);
    EXPECT_GT(search->more(MapFind::Kind::Area), 0);
}

TEST_F(MapSearchTest, ReadsCoordinatesInTheChosenDatum)
{
    open();
    look(u"122.1070, 30.0160"_s);
    ASSERT_EQ(search->results().front().kind, MapFind::Kind::Coordinate);
    EXPECT_EQ(search->results().front().at, GeoPoint::fromDegrees(122.107, 30.016));
    search->setDatum(geo::Datum::Bd09);
    const MapFind converted = search->results().front();
    ASSERT_TRUE(converted.at);
    EXPECT_EQ(converted.datum, geo::Datum::Bd09);
    EXPECT_EQ(converted.at, geo::toGeoPoint(geo::Datum::Bd09, 122.107, 30.016));
    EXPECT_NE(converted.at, GeoPoint::fromDegrees(122.107, 30.016));
    // What the text names counts more than the chooser.
    look(u"GCJ-02 122.1070, 30.0160"_s);
    EXPECT_EQ(search->results().front().datum, geo::Datum::Gcj02);
    look(u"122.1N 30E"_s);
    EXPECT_EQ(search->coordinateProblem(), geo::CoordinateProblem::Latitude);
    look(u"定海"_s);
    EXPECT_FALSE(search->coordinateProblem());
}

TEST_F(MapSearchTest, AnOlderTextIsForgotten)
{
    open();
    search->setText(u"定海"_s);
    look(u"没有这样的地方"_s);
    EXPECT_TRUE(search->results().empty());
    look({});
    EXPECT_TRUE(search->results().empty());
    EXPECT_FALSE(search->isBusy());
}

TEST_F(MapSearchTest, SaysThatTheEventsCouldNotBeAsked)
{
    open();
    questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"the cache is damaged"_s, .place = {}};
    look(u"定海"_s);
    ASSERT_TRUE(search->error());
    EXPECT_FALSE(titles(MapFind::Kind::Area).isEmpty()); // The pack still answers.
}

namespace {

struct EventListTest : testing::Test
{
    ManualClock clock{sampleNow};
    FakeQuestions questions;
    std::unique_ptr<DataHub> hub;
    std::unique_ptr<EventListModel> model;

    void open(int events)
    {
        questions.nameData = sampleNames();
        for (int i = 1; i <= events; ++i)
            questions.events[i] = sampleItem(i);
        hub = std::make_unique<DataHub>(questions, clock);
        model = std::make_unique<EventListModel>(*hub, WindowClass::Duty);
    }
    static std::vector<EventRow> rows(int from, int to)
    {
        std::vector<EventRow> all;
        for (int i = from; i <= to; ++i)
            all.push_back(i);
        return all;
    }
};

} // namespace

TEST_F(EventListTest, HasEveryRowAtOnceAndReadsWhatIsInView)
{
    open(5000);
    const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    model->setEvents(rows(1, 5000));
    EXPECT_EQ(model->rowCount(), 5000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->itemAt(0).has_value(); }));
    EXPECT_EQ(model->index(0).data().toString(), questions.events.at(1).title);
    EXPECT_FALSE(model->itemAt(4990));
    model->showing(4980, 4999);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->itemAt(4990).has_value(); }));
    EXPECT_EQ(model->itemAt(4990)->row, 4991);
    EXPECT_FALSE(model->itemAt(5000));
}

TEST_F(EventListTest, ReadsAllForAFileWithoutLosingAny)
{
    open(4500);
    std::vector<EventRow> wanted = rows(1, 4500);
    std::ranges::reverse(wanted);
    wanted.push_back(999'999); // Gone meanwhile.
    model->setEvents(wanted);
    std::optional<Result<std::vector<QueueItem>>> read;
    model->readAll([&](Result<std::vector<QueueItem>> items) { read = std::move(items); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return read.has_value(); }));
    ASSERT_TRUE(*read);
    ASSERT_EQ((*read)->size(), 4500U);
    EXPECT_EQ((*read)->front().row, 4500);
    EXPECT_EQ((*read)->back().row, 1);
}

TEST_F(EventListTest, FollowsChangesAndErrors)
{
    open(3);
    model->setEvents(rows(1, 3));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->itemAt(2).has_value(); }));
    questions.events.at(2).title = u"换了标题"_s;
    CommitSummary summary;
    summary.entities = {Entity::Event};
    summary.events = {2};
    hub->onCommitted(summary);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->index(1).data().toString() == u"换了标题"_s; }));
    questions.failure = Error{.kind = ErrorKind::Offline, .text = u"no answer"_s, .place = {}};
    model->setEvents(rows(1, 2));
    questions.events[4] = sampleItem(4);
    model->setEvents({4});
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->state() == ModelState::Error; }));
}
