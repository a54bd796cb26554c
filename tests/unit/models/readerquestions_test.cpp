// SPDX-License-Identifier: GPL-3.0-or-later
// The models over a real cache: what the reader threads answer is what the models expect.
#include "app/models/eventcardmodel.h"
#include "app/models/eventqueuemodel.h"
#include "app/models/mapeventsmodel.h"
#include "app/models/overviewmodel.h"
#include "app/models/readerquestions.h"
#include "app/store/readerpool.h"
#include "tests/support/cachefixture.h"
#include "tests/support/fakeactions.h"

#include <QTest>

namespace onescreen {
namespace {

using namespace std::chrono_literals;

class ReaderQuestionsTest : public test::CacheTest
{
protected:
    static constexpr int count = 3'000;

    void SetUp() override
    {
        CacheTest::SetUp();
        std::vector<Change> changes;
        for (int n = 0; n < count; ++n)
            changes.push_back(test::putOf(Record(maker.make(n))));
        changes.push_back(test::putOf(test::entryRecord(DictionaryKind::Category, QStringLiteral("01"), {},
                                                        QStringLiteral("市容环境"))));
        apply(std::move(changes));
        readers = std::make_unique<ReaderPool>(folder());
        questions = std::make_unique<ReaderQuestions>(*readers);
    }
    void TearDown() override
    {
        questions.reset();
        readers.reset();
    }
    static std::vector<QueueItem> shown(const EventQueueModel& model)
    {
        std::vector<QueueItem> items;
        for (int row = 0; row < model.rowCount(); ++row)
            items.push_back(model.itemAt(row).value());
        return items;
    }

    test::EventMaker maker{7};
    ManualClock clock{fromMs(1'711'900'800'000)};
    std::unique_ptr<ReaderPool> readers;
    std::unique_ptr<ReaderQuestions> questions;
};

TEST_F(ReaderQuestionsTest, TheCacheSortsAsTheModelDoes)
{
    auto answer = questions->queue({}, 1'000'000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return answer.isFinished(); }));
    const auto page = answer.result();
    ASSERT_TRUE(page) << page.error().toString().toStdString();
    EXPECT_EQ(page->total, count);
    ASSERT_EQ(page->items.size(), std::size_t{count});
    for (std::size_t at = 1; at < page->items.size(); ++at)
        ASSERT_FALSE(queuedBefore(page->items[at], page->items[at - 1])) << "line " << at;
    auto totalOnly = questions->queue({}, 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return totalOnly.isFinished(); }));
    EXPECT_EQ(totalOnly.result()->total, count);
    EXPECT_TRUE(totalOnly.result()->items.empty());
}

TEST_F(ReaderQuestionsTest, AQueueThatFollowsCommitsShowsWhatAFreshOneReads)
{
    DataHub hub(*questions, clock);
    EventFilter filter;
    filter.states = {EventState::Reported, EventState::Accepted, EventState::Assigned, EventState::Handling};
    EventQueueModel model(hub, WindowClass::Duty);
    model.setFilter(filter);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.state() == ModelState::Ready; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return hub.asOf().has_value(); }));

    test::EventMaker other(99);
    std::vector<Change> changes;
    for (int n = 0; n < 60; ++n) {
        const Event event = other.make(n < 40 ? n * 11 : count + n);
        changes.push_back(test::putOf(Record(event), 2));
    }
    changes.push_back(test::removalOf(Entity::Event, maker.make(5)->id.toString(), 2));
    const CommitSummary summary = apply(std::move(changes));
    hub.onCommitted(summary);
    EXPECT_EQ(hub.asOf(), summary.serverTime);

    EventQueueModel fresh(hub, WindowClass::Duty);
    fresh.setFilter(filter);
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return fresh.state() == ModelState::Ready && shown(model) == shown(fresh) &&
               model.total() == fresh.total();
    }));
    EXPECT_EQ(model.asOf(), hub.asOf());
    EXPECT_GT(model.rowCount(), 100);
}

TEST_F(ReaderQuestionsTest, CardMapAndOverviewAgreeWithTheQueue)
{
    DataHub hub(*questions, clock);
    EventQueueModel queue(hub, WindowClass::Duty);
    MapEventsModel map(hub, WindowClass::Duty);
    OverviewModel overview(hub);
    test::FakeActions actions;
    EventCardModel card(hub, WindowClass::Duty, actions);
    queue.setFilter({});
    map.setFilter({});
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return queue.state() == ModelState::Ready && map.state() == ModelState::Ready &&
               overview.state() == ModelState::Ready;
    }));
    EXPECT_EQ(std::ssize(map.points()->points) + map.withoutPosition(), count);
    EXPECT_EQ(overview.events(), count);
    const QueueItem item = queue.itemAt(17).value();
    card.load(item.row);
    ASSERT_TRUE(QTest::qWaitFor([&] { return card.state() == ModelState::Ready; }));
    EXPECT_EQ(card.card()->event.id.toString(), item.id);
    EXPECT_EQ(card.card()->event.title, item.title);
    EXPECT_EQ(card.card()->version, 1);
    EXPECT_EQ(hub.names().categoryName(QStringLiteral("01")), QStringLiteral("市容环境"));
}

TEST_F(ReaderQuestionsTest, TheCubeCountsWhatTheQueueLists)
{
    const CubeQuestion question{.months = Period::fromString(u"2024").value(),
                                .area = {},
                                .byMonth = true,
                                .byLevel = RegionLevel::County,
                                .overdueAt = clock.now()};
    auto cells = questions->cubeRows(question);
    ASSERT_TRUE(QTest::qWaitFor([&] { return cells.isFinished(); }));
    const auto rows = cells.result();
    ASSERT_TRUE(rows) << rows.error().toString().toStdString();
    ASSERT_GE(rows->size(), 12U); // Four counties, three months and more.
    qint64 reported = 0;
    for (const CubeRow& row : *rows) {
        reported += row.sums.value(FactMeasure::Reported).value();
        auto list = questions->queue(eventsBehind(FactMeasure::OverdueOpen, question, row), 0);
        ASSERT_TRUE(QTest::qWaitFor([&] { return list.isFinished(); }));
        EXPECT_EQ(list.result()->total, row.sums.value(FactMeasure::OverdueOpen));
    }
    EXPECT_EQ(reported, count);
}

TEST(ReaderQuestionsWithoutCache, SaysThatThereIsNone)
{
    const QTemporaryDir empty;
    ReaderPool readers(empty.filePath(QStringLiteral("nothing")));
    ReaderQuestions questions(readers);
    const ManualClock clock(fromMs(1'711'900'800'000));
    DataHub hub(questions, clock);
    EventQueueModel model(hub, WindowClass::Duty);
    model.setFilter({});
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.state() == ModelState::Error; }));
    EXPECT_EQ(model.error()->kind, ErrorKind::NotFound);
    EXPECT_FALSE(hub.asOf());
}

} // namespace
} // namespace onescreen
