// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/eventually.h"
#include "tests/unit/ui/shellbench.h"
#include "ui/shell/commandbar.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

using test::address;
using test::LabelScene;
using test::ShellBench;

namespace {

QString label(const QWidget* window, const QString& name)
{
    const auto* found = window->findChild<PlainLabel*>(name);
    return found ? found->text() : QString();
}

ShellWindow* opened(WindowSet& windows, WindowClass windowClass = WindowClass::Duty)
{
    ShellWindow* window = windows.openPlain(windowClass, {1366, 768});
    window->openDefault();
    window->show();
    EXPECT_TRUE(QTest::qWaitForWindowActive(window));
    return window;
}

CacheStatus statusAt(UtcTime asOf, qint64 replayed = 0)
{
    CacheStatus status;
    status.asOf = asOf;
    status.replayed = replayed;
    return status;
}

} // namespace

TEST(ShellWindow, OpensItsFirstSceneAndMakesNoOther)
{
    ShellBench bench;
    const ShellWindow* window = opened(bench.windows());
    EXPECT_EQ(window->address(), address(u"overview"));
    EXPECT_EQ(window->findChildren<Scene*>().size(), 1);
    EXPECT_EQ(label(window, u"crumbHere"_s), u"态势总览"_s);
    EXPECT_EQ(label(window, u"placeName"_s), u"舟山市"_s);
    EXPECT_EQ(label(window, u"version"_s), u"v1.2.3"_s);
}

TEST(ShellWindow, KeysAndButtonsReachTheSameScenes)
{
    ShellBench bench;
    ShellWindow* window = opened(bench.windows());
    QTest::keyClick(window, Qt::Key_F2);
    EXPECT_EQ(window->address(), address(u"dispatch"));
    QTest::mouseClick(window->findChild<QPushButton*>(u"scene-overview"_s), Qt::LeftButton);
    EXPECT_EQ(window->address(), address(u"overview"));
    EXPECT_TRUE(window->findChild<QPushButton*>(u"scene-overview"_s)->isChecked());
    EXPECT_FALSE(window->findChild<QPushButton*>(u"scene-dispatch"_s)->isChecked());
}

TEST(ShellWindow, BackForwardAndUpFollowTheUser)
{
    ShellBench bench;
    ShellWindow* window = opened(bench.windows());
    auto* scene = window->findChild<LabelScene*>();
    auto* back = window->findChild<QToolButton*>(u"goBack"_s);
    EXPECT_FALSE(back->isEnabled());
    scene->userDrillsTo(address(u"overview?area=330902"));
    scene->userDrillsTo(address(u"overview?area=330902&event=e1"));
    EXPECT_TRUE(back->isEnabled());
    QTest::keyClick(window, Qt::Key_Escape);
    EXPECT_EQ(window->address(), address(u"overview?area=330902"));
    QTest::keyClick(window, Qt::Key_Backspace);
    EXPECT_EQ(scene->address(), address(u"overview?area=330902&event=e1"));
    QTest::keyClick(window, Qt::Key_Left, Qt::AltModifier);
    QTest::mouseClick(back, Qt::LeftButton);
    EXPECT_EQ(scene->address(), address(u"overview"));
    QTest::keyClick(window, Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(scene->address(), address(u"overview?area=330902"));
    QTest::mouseClick(window->findChild<QToolButton*>(u"goUp"_s), Qt::LeftButton);
    EXPECT_EQ(scene->address(), address(u"overview"));
}

TEST(ShellWindow, CrumbsLeadBack)
{
    ShellBench bench;
    ShellWindow* window = opened(bench.windows());
    window->findChild<LabelScene*>()->userDrillsTo(address(u"overview?area=330902"));
    EXPECT_EQ(label(window, u"crumbHere"_s), u"330902"_s);
    QTest::mouseClick(window->findChild<QToolButton*>(u"crumb0"_s), Qt::LeftButton);
    EXPECT_EQ(window->address(), address(u"overview"));
}

TEST(ShellWindow, RefusesASceneOfAnotherWindowClass)
{
    ShellBench bench;
    ShellWindow* window = opened(bench.windows(), WindowClass::Leader);
    EXPECT_FALSE(window->openAddress(address(u"dispatch")));
    EXPECT_EQ(window->address(), address(u"overview"));
    ASSERT_EQ(bench.dialogs.messages.size(), 1);
    EXPECT_TRUE(bench.dialogs.messages.front().text.contains(u"dispatch"_s));
}

TEST(ShellWindow, CommandBarOpensWhatIsTyped)
{
    ShellBench bench;
    ShellWindow* window = opened(bench.windows());
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto* bar = window->findChild<CommandBar*>();
    ASSERT_NE(bar, nullptr);
    auto* query = bar->findChild<QLineEdit*>(u"commandQuery"_s);
    QTest::keyClicks(query, u"dispatch?period=7d"_s);
    QTest::keyClick(query, Qt::Key_Return);
    EXPECT_EQ(window->address(), address(u"dispatch?period=7d"));
}

TEST(ShellWindow, WallShowsOnlyWhereWeAre)
{
    ShellBench bench;
    const ShellWindow* window = opened(bench.windows(), WindowClass::Wall);
    for (const QAbstractButton* button : window->findChildren<QAbstractButton*>())
        EXPECT_FALSE(button->isVisible()) << button->objectName().toStdString();
    EXPECT_EQ(label(window, u"crumbHere"_s), u"态势总览"_s);
}

TEST(ShellWindow, StatusLineFollowsLinkClockAndData)
{
    ShellBench bench;
    bench.questions.cacheStatus = statusAt(bench.clock.now() - 3s, 12);
    ShellWindow* window = opened(bench.windows());
    EXPECT_TRUE(test::eventually([&] { return bench.hub->asOf().has_value(); }));
    EXPECT_EQ(label(window, u"dataAge"_s), u"数据截至 14:05:06 · 3 秒前"_s);
    EXPECT_EQ(label(window, u"serverClock"_s), u"2026-11-22 14:05:09"_s);
    EXPECT_TRUE(window->findChild<PlainLabel*>(u"demoBadge"_s)->isVisible());
    EXPECT_EQ(label(window, u"linkState"_s), u"正在连接"_s);
    bench.hub->onLinkChanged({.phase = LinkPhase::Offline, .since = bench.clock.now()});
    EXPECT_EQ(label(window, u"linkState"_s), u"离线，自 14:05:09 起"_s);
    EXPECT_TRUE(label(window, u"linkReason"_s).startsWith(u"连接不上中心服务器"_s));

    bench.clock.advance(10h); // over midnight
    bench.hub->checkClock();
    EXPECT_EQ(label(window, u"serverClock"_s), u"2026-11-23 00:05:09"_s);
}

TEST(ShellWindow, AnOldPictureHasABannerAndAnEdge)
{
    ShellBench bench;
    bench.questions.cacheStatus = statusAt(bench.clock.now());
    ShellWindow* window = opened(bench.windows());
    EXPECT_TRUE(test::eventually([&] { return bench.hub->asOf().has_value(); }));
    auto* banner = window->findChild<QWidget*>(u"staleBanner"_s);
    auto* edge = window->findChild<QWidget*>(u"staleEdge"_s);
    EXPECT_FALSE(banner->isVisible());
    EXPECT_FALSE(window->findChild<PlainLabel*>(u"demoBadge"_s)->isVisible());
    bench.hub->onLinkChanged({.phase = LinkPhase::Offline, .since = bench.clock.now()});
    bench.clock.advance(12min);
    bench.hub->checkClock();
    EXPECT_TRUE(banner->isVisible());
    EXPECT_TRUE(edge->isVisible());
    EXPECT_TRUE(label(window, u"staleBannerText"_s).contains(u"12 分钟前"_s));
    EXPECT_FALSE(window->isWaitingForData());
}

TEST(ShellWindow, WithoutDataAndServerItSaysWhatToDo)
{
    ShellBench bench;
    bench.hasServer = false;
    bench.cacheExists = false;
    const ShellWindow* window = opened(bench.windows());
    EXPECT_TRUE(window->isWaitingForData());
    EXPECT_FALSE(window->isComplete());
    EXPECT_TRUE(label(window, u"startAdvice"_s).contains(u"--central"_s));
    EXPECT_EQ(label(window, u"dataAge"_s), u"尚无数据"_s);
}

TEST(ShellWindow, TheStateOfTheMachineIsShownWithoutData)
{
    ShellBench bench;
    bench.scenes.push_back(
        test::labelScene(u"health"_s, u"数据健康"_s, QKeySequence(Qt::Key_F12), {WindowClass::Duty}));
    bench.cacheExists = false;
    ShellWindow* window = opened(bench.windows());
    EXPECT_TRUE(window->isWaitingForData());
    const auto health = ViewAddress::forScene(u"health"_s);
    ASSERT_TRUE(health && window->openAddress(*health));
    EXPECT_FALSE(window->isWaitingForData()) << "link and cache are worth looking at just then";
    bench.hub->onLinkChanged({.phase = LinkPhase::Offline, .since = bench.clock.now()});
    EXPECT_FALSE(window->isWaitingForData());
    window->goBack();
    EXPECT_TRUE(window->isWaitingForData());
}

TEST(ShellWindow, FirstSyncGivesWayToTheSceneByItself)
{
    ShellBench bench;
    bench.cacheExists = false;
    const ShellWindow* window = opened(bench.windows());
    EXPECT_TRUE(window->isWaitingForData());
    bench.hub->onLinkChanged({.phase = LinkPhase::CatchingUp, .seq = 10, .head = 20});
    EXPECT_TRUE(label(window, u"startState"_s).contains(u"10"_s));
    CommitSummary summary;
    summary.serverTime = bench.clock.now();
    bench.hub->onCommitted(summary);
    EXPECT_TRUE(test::eventually([&] { return !window->isWaitingForData(); }));
    EXPECT_TRUE(window->isComplete());
}

TEST(ShellWindow, TypedTextSurvivesEscape)
{
    ShellBench bench;
    ShellWindow* window = opened(bench.windows());
    auto* scene = window->findChild<LabelScene*>();
    scene->userDrillsTo(address(u"overview?area=330902"));
    auto* field = new QLineEdit(scene);
    field->show();
    field->setFocus();
    QTest::keyClicks(field, u"abc"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_EQ(field->text(), u"abc"_s);
    EXPECT_EQ(window->address(), address(u"overview?area=330902"));
    QTest::keyClick(window, Qt::Key_Escape);
    EXPECT_EQ(window->address(), address(u"overview"));
}

TEST(WindowRequest, NamesClassAndScreen)
{
    EXPECT_EQ(WindowRequest::fromString(u"duty@1"), (WindowRequest{WindowClass::Duty, 1}));
    EXPECT_EQ(WindowRequest::fromString(u"wall"), (WindowRequest{WindowClass::Wall, {}}));
    for (const QString& bad : {u"tv"_s, u"duty@"_s, u"duty@-1"_s, u"duty@x"_s, u""_s})
        EXPECT_FALSE(WindowRequest::fromString(bad)) << bad.toStdString();
}

TEST(WindowSet, RemembersWhatEachWindowShowed)
{
    ShellBench bench;
    ShellWindow* window = bench.windows().open({WindowClass::Duty, {}});
    window->openAddress(address(u"dispatch?area=330902"));
    window->close();
    EXPECT_TRUE(bench.set->windows().empty());
    EXPECT_EQ(bench.set->open({WindowClass::Duty, {}})->address(), address(u"dispatch?area=330902"));
    EXPECT_EQ(bench.set->open({WindowClass::Duty, {}})->address(), address(u"overview"));
    EXPECT_EQ(bench.set->open({WindowClass::Duty, 0}, address(u"overview?period=7d"))->address(),
              address(u"overview?period=7d"));
}

TEST(WindowSet, SeveralWindowsAreReachedByNumberAndMenu)
{
    ShellBench bench;
    WindowSet& windows = bench.windows();
    ShellWindow* duty = windows.open({WindowClass::Duty, {}});
    ShellWindow* leader = windows.open({WindowClass::Leader, {}});
    EXPECT_TRUE(QTest::qWaitForWindowActive(leader));
    QTest::keyClick(leader, Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitForWindowActive(duty));
    auto* menu = duty->findChild<QToolButton*>(u"windowMenu"_s)->menu();
    Q_EMIT menu->aboutToShow();
    auto* fresh = menu->findChild<QMenu*>(u"newWindow"_s);
    ASSERT_NE(fresh, nullptr);
    EXPECT_EQ(fresh->actions().size(), 3); // the classes that have a scene
    fresh->actions().front()->trigger();
    EXPECT_EQ(windows.windows().size(), 3U);
}

TEST(WindowSet, ClosingOneKeepsTheOthersAndTheLastOneTells)
{
    ShellBench bench;
    WindowSet& windows = bench.windows();
    QSignalSpy last(&windows, &WindowSet::lastClosed);
    ShellWindow* duty = windows.open({WindowClass::Duty, {}});
    ShellWindow* leader = windows.open({WindowClass::Leader, {}});
    duty->close();
    EXPECT_EQ(windows.windows(), std::vector<ShellWindow*>{leader});
    EXPECT_EQ(last.count(), 0);
    leader->close();
    EXPECT_EQ(last.count(), 1);
}

TEST(WindowSet, SwitchingTheThemeKeepsWindowsAndAddresses)
{
    ShellBench bench;
    WindowSet& windows = bench.windows();
    QSignalSpy last(&windows, &WindowSet::lastClosed);
    windows.open({WindowClass::Duty, {}}, address(u"dispatch?area=330902"));
    windows.open({WindowClass::Leader, {}});
    windows.switchTheme(Theme::day());
    ASSERT_EQ(windows.windows().size(), 2U);
    EXPECT_EQ(windows.windows().front()->address(), address(u"dispatch?area=330902"));
    EXPECT_FALSE(windows.services().theme.dark);
    EXPECT_EQ(last.count(), 0);
}

} // namespace onescreen
