// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/indicators/figuresamples.h"
#include "tests/ui/indicators/indicatorscenetest.h"
#include "ui/common/passportcard.h"
#include "ui/indicators/chartpanel.h"
#include "ui/indicators/figuretable.h"
#include "ui/indicators/indicatortablepanel.h"
#include "ui/indicators/placebar.h"
#include "ui/indicators/rankingpanel.h"
#include "ui/indicators/trialmodel.h"
#include "ui/indicators/whatifpanel.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

TEST_F(IndicatorSceneTest, OpensOnTheLastClosedQuarterOfTheWholeTenant)
{
    open();
    ASSERT_TRUE(scene->scope());
    EXPECT_EQ(scope().period.toString(), u"2024Q2"_s);
    EXPECT_EQ(scope().unit.name, u"舟山市"_s);
    EXPECT_EQ(scope().level, AssessedLevel::County);
    const IndicatorTableModel& rows = table().model();
    ASSERT_TRUE(rows.find(u"closing"_s));
    const Figure& closing = rows.row(*rows.find(u"closing"_s)).figure;
    EXPECT_EQ(closing.denominator, 319.0) << "the sum of all townships";
    EXPECT_EQ(closing.numerator, 298.0);
    EXPECT_TRUE(scene->problems().isEmpty());
    EXPECT_EQ(address(), u"indicators"_s) << "nothing was chosen yet";
    savePicture(*scene, u"scene-table"_s);
}

TEST_F(IndicatorSceneTest, DrillsFromCityToCountyToTownshipAndTheAddressSaysSo)
{
    open(u"indicators?view=page:ranking"_s);
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    ASSERT_TRUE(ranking().table().setCurrentKey(u"330902"_s));
    QTest::keyClick(&ranking().table(), Qt::Key_Return);
    EXPECT_EQ(scope().unit.name, u"定海区"_s);
    EXPECT_EQ(scope().level, AssessedLevel::Township);
    EXPECT_EQ(ranking().model().rowCount(), 2) << "the townships of this county";
    EXPECT_TRUE(address().contains(u"area=330902"_s)) << address().toStdString();
    ASSERT_TRUE(ranking().table().setCurrentKey(u"330902001"_s));
    QTest::keyClick(&ranking().table(), Qt::Key_Return);
    EXPECT_EQ(scope().unit.name, u"昌国街道"_s);
    EXPECT_EQ(told.size(), 2);
    const ViewAddress deep = scene->address();
    scene->setAddress(SceneBench::address(u"indicators"_s));
    EXPECT_EQ(scope().unit.name, u"舟山市"_s);
    scene->setAddress(deep);
    EXPECT_EQ(scope().unit.name, u"昌国街道"_s) << "the address alone leads there";
    EXPECT_EQ(told.size(), 2) << "only the user's own steps are told";
}

TEST_F(IndicatorSceneTest, PeriodAndPageFollowTheKeys)
{
    open();
    QTest::keyClick(scene.get(), Qt::Key_BracketLeft);
    EXPECT_EQ(scope().period.toString(), u"2024Q1"_s);
    EXPECT_TRUE(address().contains(u"period=2024Q1"_s));
    QTest::keyClick(scene.get(), Qt::Key_BracketRight);
    EXPECT_EQ(scope().period.toString(), u"2024Q2"_s);
    QTest::keyClick(scene.get(), Qt::Key_PageDown, Qt::ControlModifier);
    EXPECT_TRUE(address().contains(u"page:ranking"_s)) << address().toStdString();
    QTest::keyClick(scene.get(), Qt::Key_PageUp, Qt::ControlModifier);
    EXPECT_FALSE(address().contains(u"page:"_s));
}

TEST_F(IndicatorSceneTest, MonthsAreAnotherCalendar)
{
    open(u"indicators?period=2024-05"_s);
    EXPECT_EQ(scope().calendar, AssessedCalendar::Month);
    const IndicatorTableModel& rows = table().model();
    EXPECT_EQ(rows.row(*rows.find(u"closing"_s)).figure.denominator, 69.0);
    EXPECT_EQ(scope().from.toString(), u"2024-04"_s);
}

TEST_F(IndicatorSceneTest, PassportOpensItsRowsAndTheAddressKeepsIt)
{
    open();
    ASSERT_TRUE(table().table().setCurrentKey(u"closing"_s));
    EXPECT_TRUE(card().isHidden());
    QTest::keyClick(&table().table(), Qt::Key_F6);
    EXPECT_FALSE(card().isHidden());
    EXPECT_EQ(card().sheet().title, u"结案率"_s);
    EXPECT_TRUE(address().contains(u"passport:"_s));
    ASSERT_FALSE(card().sheet().rows.isEmpty());
    EXPECT_TRUE(card().sheet().rows.first().contains(u"298"_s)) << "as many as the numerator";
    std::optional<ViewAddress> opened;
    QObject::connect(scene.get(), &Scene::openAddressRequested, scene.get(),
                     [&opened](const ViewAddress& wanted) { opened = wanted; });
    QTest::keyClick(&card(), Qt::Key_Return);
    ASSERT_TRUE(opened);
    const ViewAddress queue = *opened;
    EXPECT_EQ(queue.scene(), u"overview"_s);
    const EventFilter rows = queue.filter(bench.hub().today());
    EXPECT_EQ(rows.facts.dueIn, scope().period);
    EXPECT_EQ(ViewAddress::parse(queue.toString()), queue) << "the rows can be opened from a report, too";
    savePicture(*scene, u"scene-passport"_s);
    QTest::keyClick(&card(), Qt::Key_Escape);
    EXPECT_TRUE(card().isHidden());
    EXPECT_FALSE(address().contains(u"passport"_s));
}

TEST_F(IndicatorSceneTest, PassportFollowsTheChosenIndicator)
{
    open();
    ASSERT_TRUE(table().table().setCurrentKey(u"closing"_s));
    QTest::keyClick(&table().table(), Qt::Key_F6);
    QTest::keyClick(&table().table(), Qt::Key_Down);
    EXPECT_EQ(card().sheet().title,
              table().model().row(*table().model().find(table().table().currentKey())).info.name);
    QTest::keyClick(&table().table(), Qt::Key_F6);
    EXPECT_TRUE(card().isHidden()) << "asked for again it closes";
}

TEST_F(IndicatorSceneTest, IndexHasAPassportOfItsOwn)
{
    open(u"indicators?view=page:ranking"_s);
    ASSERT_TRUE(ranking().table().setCurrentKey(u"330902"_s));
    QTest::keyClick(&ranking().table(), Qt::Key_F6);
    EXPECT_FALSE(card().isHidden());
    EXPECT_EQ(card().sheet().title, u"综合指数"_s);
    EXPECT_EQ(card().sheet().scope, u"定海区"_s);
    EXPECT_TRUE(card().sheet().rows.isEmpty());
    savePicture(*scene, u"scene-ranking"_s);
}

TEST_F(IndicatorSceneTest, RankingByAnIndicator)
{
    open(u"indicators?view=page:ranking;by:indicator;at:on-time;level:township"_s);
    EXPECT_EQ(ranking().model().subject().name, u"按期结案率"_s);
    EXPECT_EQ(ranking().model().rowCount(), 3);
    QTest::keyClick(&ranking().table(), Qt::Key_F6);
    EXPECT_EQ(card().sheet().title, u"按期结案率"_s);
}

TEST_F(IndicatorSceneTest, WhatIfComputesFromTheRealFiguresAndLeavesThemAlone)
{
    open(u"indicators?view=page:whatif"_s, {1200, 800});
    auto* panel = scene->findChild<WhatIfPanel*>();
    ASSERT_NE(panel, nullptr);
    ASSERT_EQ(panel->state(), PanelState::Fresh);
    const int before = panel->model().rowCount();
    panel->trial().setWeight(u"D1"_s, 0);
    QCoreApplication::processEvents();
    EXPECT_EQ(panel->model().rowCount(), before);
    EXPECT_TRUE(panel->banner().contains(u"试算"_s));
    EXPECT_EQ(address(), u"indicators?view=page:whatif"_s) << "a trial is nobody's address";
    savePicture(*scene, u"scene-whatif"_s);
}

TEST_F(IndicatorSceneTest, ChangeIsExplained)
{
    open(u"indicators?view=page:change"_s, {1366, 700});
    const auto* change = scene->findChild<ChartPanel*>(u"changePanel"_s);
    EXPECT_TRUE(change->state() == PanelState::Fresh || change->state() == PanelState::Empty);
    savePicture(*scene, u"scene-change"_s);
}

TEST_F(IndicatorSceneTest, NothingToShowSaysWhatToDo)
{
    bench.questions.cube = [](const CubeQuestion&) { return std::vector<CubeRow>{}; };
    open();
    EXPECT_EQ(table().state(), PanelState::Empty);
    EXPECT_TRUE(table().stateText().contains(u"没有"_s)) << table().stateText().toStdString();
    EXPECT_TRUE(scene->problems().isEmpty());
    savePicture(*scene, u"scene-empty"_s);
}

TEST_F(IndicatorSceneTest, FailureIsAProblem)
{
    bench.questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    open();
    EXPECT_EQ(table().state(), PanelState::Error);
    EXPECT_FALSE(scene->problems().isEmpty());
}

TEST_F(IndicatorSceneTest, WallShowsEverythingAndOffersNothing)
{
    bench.windowClass = WindowClass::Wall;
    bench.theme.wall = true;
    bench.theme.metrics = metricsFor(WindowClass::Wall, {.pixels = {3840, 2160}});
    open(u"indicators?view=passport:330902"_s, {3840, 1900});
    EXPECT_EQ(scene->findChild<WhatIfPanel*>(), nullptr);
    EXPECT_TRUE(scene->findChild<PlaceBar*>()->isHidden());
    EXPECT_TRUE(card().isHidden()) << "nobody there could close it";
    savePicture(*scene, u"scene-wall"_s);
}

TEST_F(IndicatorSceneTest, OddAddressesShowWhatThereIs)
{
    open(u"indicators?area=110101&period=2012Q1&view=at:nothing;level:team;peers:x;mark:y"_s);
    ASSERT_TRUE(scene->scope());
    EXPECT_EQ(scope().period.toString(), u"2012Q1"_s);
    EXPECT_EQ(scope().unit.name, u"舟山市"_s);
    EXPECT_EQ(table().state(), PanelState::Empty) << "nothing is made up for a period without figures";
    QTest::keyClick(scene.get(), Qt::Key_F6);
    EXPECT_TRUE(card().isHidden());
}
