// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/feedmodel.h"
#include "app/models/overviewmodel.h"
#include "app/models/resourcemodel.h"
#include "tests/support/samplequeue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::eventsChanged;
using test::sampleNow;

class OtherModels : public testing::Test
{
protected:
    OtherModels() { test::fill(questions, 5); }
    test::FakeQuestions questions;
    ManualClock clock{sampleNow};
};

TEST_F(OtherModels, TheOverviewAsksForItsScopeAndFollowsTheDay)
{
    questions.overviewAnswer.events = 5;
    questions.overviewAnswer.numbers.open = {.value = 4.0, .before = 6.0};
    questions.overviewAnswer.categories = {{.categoryRoot = u"01"_s, .reported = 2},
                                           {.categoryRoot = u"02"_s, .reported = 9}};
    DataHub hub(questions, clock);
    OverviewModel model(hub);
    QSignalSpy changed(&model, &OverviewModel::changed);
    model.setScope(RegionCode::fromString(u"330902"), *PeriodChoice::lastDays(7));
    EXPECT_GE(changed.count(), 1);
    EXPECT_EQ(model.state(), ModelState::Ready);
    EXPECT_EQ(model.numbers().open.value, 4.0);
    EXPECT_FALSE(model.numbers().reportedToday.value) << "what is missing stays missing";
    EXPECT_EQ(model.categories().at(0).categoryRoot, u"02"_s);
    ASSERT_TRUE(questions.overviewQuestion);
    EXPECT_EQ(questions.overviewQuestion->area, RegionCode::fromString(u"330902"));
    EXPECT_EQ(questions.overviewQuestion->period, Period::lastDays(QDate(2024, 6, 5), 7));
    clock.advance(12h);
    hub.checkClock();
    EXPECT_EQ(questions.overviewQuestion->period, Period::lastDays(QDate(2024, 6, 6), 7));
    EXPECT_EQ(questions.overviewQuestion->now, sampleNow + 12h);
}

TEST_F(OtherModels, TheTrendOfEverythingStartsWithTheFirstEvent)
{
    questions.overviewAnswer.events = 1;
    for (int day = 0; day < 10; ++day)
        questions.overviewAnswer.daily.push_back(
            {.day = QDate(2024, 5, 27).addDays(day), .reported = day == 4 ? 3 : 0});
    DataHub hub(questions, clock);
    const OverviewModel model(hub);
    ASSERT_EQ(model.daily().size(), 6U);
    EXPECT_EQ(model.daily().at(0).day, QDate(2024, 5, 31));
}

TEST_F(OtherModels, AnOverviewThatFailsKeepsItsNumbersAndItsAge)
{
    questions.overviewAnswer.events = 5;
    questions.overviewAnswer.numbers.open.value = 4.0;
    DataHub hub(questions, clock);
    OverviewModel model(hub);
    questions.failure = Error{.kind = ErrorKind::Timeout, .text = u"too slow"_s};
    model.setScope(RegionCode::fromString(u"330903"), {});
    EXPECT_EQ(model.state(), ModelState::Error);
    EXPECT_EQ(model.numbers().open.value, 4.0);
    EXPECT_EQ(model.answered()->area, std::nullopt);
    hub.onCommitted(eventsChanged({1}, sampleNow + 60s));
    EXPECT_EQ(model.asOf(), sampleNow - 3s) << "the new as-of is not that of the old numbers";
}

TEST_F(OtherModels, ResourcesAreNamedByWindowClass)
{
    const auto add = [this](const QString& id, ResourceKind kind, const QString& name,
                            std::optional<UtcTime> at) {
        questions.resourceRows.push_back(
            {.row = Resource::of({.id = test::idOf<ResourceId>(id),
                                  .kind = kind,
                                  .name = name,
                                  .unit = test::idOf<UnitId>(u"u-putuo"_s),
                                  .region = RegionCode::fromString(u"330903").value(),
                                  .position = at ? GeoPoint::fromDegrees(122.3, 29.9) : std::nullopt,
                                  .positionAt = at})
                        .value()});
    };
    add(u"s1"_s, ResourceKind::Staff, u"张三"_s, sampleNow - 45s);
    add(u"v1"_s, ResourceKind::Vehicle, u"浙L12345"_s, sampleNow - 45s);
    add(u"b1"_s, ResourceKind::Vessel, u"中国渔政33901"_s, std::nullopt);
    DataHub hub(questions, clock);
    const ResourceModel wall(hub, WindowClass::Wall);
    const ResourceModel duty(hub, WindowClass::Duty);
    ASSERT_EQ(wall.items().size(), 3U);
    EXPECT_EQ(wall.items().at(0).resource.name, QString());
    EXPECT_EQ(wall.items().at(1).resource.name, QString());
    EXPECT_EQ(wall.items().at(2).resource.name, u"中国渔政33901"_s);
    EXPECT_EQ(duty.items().at(0).resource.name, u"张三"_s);
    EXPECT_EQ(duty.items().at(0).unitName, u"普陀综合执法大队"_s);
    EXPECT_EQ(duty.items().at(0).age(sampleNow), 45s);
    EXPECT_EQ(duty.items().at(0).freshness(sampleNow), Freshness::Fresh);
    EXPECT_EQ(duty.items().at(1).freshness(sampleNow), Freshness::Late);
    EXPECT_EQ(duty.items().at(2).freshness(sampleNow), Freshness::Unknown);
    EXPECT_EQ(duty.count(ResourceKind::Staff, ResourceStatus::Ready), 1);
    EXPECT_EQ(duty.count(ResourceKind::Camera), 0);
}

TEST_F(OtherModels, FeedsAgeByTheClock)
{
    const auto add = [this](const QString& code, UtcTime asOf, std::optional<int> every) {
        questions.feedRows.push_back({.feed = Feed::of({.source = test::idOf<SourceCode>(code),
                                                        .asOf = asOf,
                                                        .expectedIntervalS = every,
                                                        .rows = 10})
                                                  .value(),
                                      .name = code == u"video" ? u"视频巡查"_s : QString()});
    };
    add(u"video"_s, sampleNow - 10s, 60);
    add(u"patrol"_s, sampleNow - 150s, 100);
    add(u"import"_s, sampleNow - 240h, std::nullopt);
    DataHub hub(questions, clock);
    const FeedModel model(hub);
    const QAbstractItemModelTester tester(const_cast<FeedModel*>(&model),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.index(0, 0).data(FeedSourceRole).toString(), u"patrol"_s) << "most behind first";
    EXPECT_EQ(model.index(0, 0).data(FeedFreshnessRole).toInt(), static_cast<int>(Freshness::Late));
    EXPECT_EQ(model.index(0, 0).data(FeedNameRole).toString(), u"patrol"_s);
    EXPECT_EQ(model.index(1, 0).data(FeedNameRole).toString(), u"视频巡查"_s);
    EXPECT_FALSE(model.index(2, 0).data(FeedIntervalRole).isValid());
    clock.advance(60s);
    EXPECT_EQ(model.index(0, 0).data(FeedFreshnessRole).toInt(), static_cast<int>(Freshness::Stale));
    EXPECT_EQ(model.worst(), Freshness::Stale);
}

} // namespace
} // namespace onescreen
