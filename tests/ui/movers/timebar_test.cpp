// SPDX-License-Identifier: GPL-3.0-or-later
// The time bar, its slider and the frame of a replay.
#include "tests/ui/map/mapfixture.h"
#include "ui/common/plainlabel.h"
#include "ui/map/time/replayframe.h"
#include "ui/map/time/timebar.h"
#include "ui/map/time/timetrack.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

const TimeSpan window{.from = test::mapNow() - 2h, .to = test::mapNow()};

std::shared_ptr<const ReplayData> sampleData()
{
    EventLives lives{.lives = {}, .categoryRoots = {u"01"_s}};
    for (int i = 0; i < 30; ++i) {
        EventLife life;
        life.point = test::mapPoint(i + 1, 122.2, 30.05, EventState::Closed,
                                    i % 9 == 0 ? Priority::Urgent : Priority::Normal);
        life.reported = toMs(window.from + i * 4min);
        life.closed = toMs(window.from + i * 4min + 50min);
        lives.lives.push_back(life);
    }
    TrackAnswer tracks;
    tracks.oldest = window.from + 30min;
    return std::make_shared<const ReplayData>(window, std::make_shared<const EventLives>(lives),
                                              std::make_shared<const TrackAnswer>(tracks),
                                              std::vector<ResourceFields>{});
}

struct Bar
{
    explicit Bar(bool wall = false)
    {
        ThemeContext theme;
        theme.wall = wall;
        bar = std::make_unique<TimeBar>(player, clock, theme);
        bar->resize(1400, 56);
        if (!wall)
            bar->show();
    }
    template <typename Widget> Widget* child(const QString& name) { return bar->findChild<Widget*>(name); }
    QToolButton* button(const QString& name) { return child<QToolButton>(name); }
    QString text(const QString& name) { return child<PlainLabel>(name)->text(); }

    ManualClock clock{test::mapNow()};
    ReplayPlayer player{clock};
    std::unique_ptr<TimeBar> bar;
};

} // namespace

TEST(TimeBar, liveOffersAReplayAndNothingOfOne)
{
    Bar bar;
    EXPECT_TRUE(bar.button(u"timeReplay"_s)->isVisible());
    for (const auto* name : {"timeLive", "timePlay", "timeStepBack", "timeNextEvent"})
        EXPECT_FALSE(bar.button(QString::fromLatin1(name))->isVisible()) << name;
    EXPECT_EQ(bar.text(u"timeMoment"_s), u"实时"_s);
    QSignalSpy requested(bar.bar.get(), &TimeBar::replayRequested);
    bar.button(u"timeReplay"_s)->click();
    EXPECT_EQ(requested.count(), 1);
}

TEST(TimeBar, aReplayIsDrivenByKeysAndButtonsAlike)
{
    Bar bar;
    bar.player.replay(window, window.from);
    bar.bar->setData(sampleData());
    TimeTrack& track = bar.bar->track();
    track.setFocus();
    QTest::keyClick(&track, Qt::Key_Right);
    EXPECT_EQ(bar.player.at(), window.from + 2min);
    bar.button(u"timeStepForward"_s)->click();
    EXPECT_EQ(bar.player.at(), window.from + 4min);
    QTest::keyClick(&track, Qt::Key_Left);
    bar.button(u"timeStepBack"_s)->click();
    EXPECT_EQ(bar.player.at(), window.from);
    QTest::keyClick(&track, Qt::Key_End);
    EXPECT_EQ(bar.player.at(), window.to);
    QTest::keyClick(&track, Qt::Key_Home);
    EXPECT_EQ(bar.player.at(), window.from);
    QTest::keyClick(&track, Qt::Key_PageDown);
    EXPECT_EQ(bar.player.at(), window.from + 12min) << "a tenth of the slider";
    bar.button(u"timeNextEvent"_s)->click();
    EXPECT_EQ(bar.player.at(), window.from + 16min);
    bar.button(u"timePreviousEvent"_s)->click();
    EXPECT_EQ(bar.player.at(), window.from + 12min);

    bar.bar->setFocus();
    QTest::keyClick(bar.bar.get(), Qt::Key_Space);
    EXPECT_TRUE(bar.player.isPlaying());
    EXPECT_EQ(bar.button(u"timePlay"_s)->text(), u"暂停"_s);
    bar.clock.advance(1s);
    bar.player.advance();
    EXPECT_EQ(bar.player.at(), window.from + 13min);
    EXPECT_EQ(bar.text(u"timeMoment"_s), businessDateTimeText(window.from + 13min).sliced(5));
    QTest::keyClick(bar.bar.get(), Qt::Key_Space);
    EXPECT_FALSE(bar.player.isPlaying());
    QTest::keyClick(bar.bar.get(), Qt::Key_Escape);
    EXPECT_TRUE(bar.player.isLive());
}

TEST(TimeBar, countsAreThoseOfTheMoment)
{
    Bar bar;
    bar.player.replay(window, window.from + 60min);
    bar.bar->setLoading(TimeBar::Loading::Yes);
    EXPECT_EQ(bar.text(u"timeCounts"_s), u"正在读取…"_s) << "never a figure before there is one";
    bar.bar->setLoading(TimeBar::Loading::No);
    bar.bar->setData(sampleData());
    EXPECT_EQ(bar.text(u"timeCounts"_s), u"新增 16 · 办结 3 · 在办 13 · 单位 0"_s);
    bar.player.seek(window.from);
    EXPECT_EQ(bar.text(u"timeCounts"_s), u"新增 1 · 办结 0 · 在办 1 · 单位 0"_s);
    bar.bar->setProblem(u"读取失败"_s);
    EXPECT_EQ(bar.text(u"timeCounts"_s), u"读取失败"_s);
}

TEST(TimeBar, windowsAreChosenFromTheListOrByHand)
{
    Bar bar;
    QSignalSpy chosen(bar.bar.get(), &TimeBar::windowChosen);
    auto* list = bar.child<QComboBox>(u"timeWindow"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(bar.bar->windowChoice(), WindowChoice(WindowChoice::Kind::LastHour));

    list->setCurrentIndex(4);
    Q_EMIT list->activated(4);
    EXPECT_EQ(chosen.count(), 1) << "not before both ends are taken";
    EXPECT_EQ(list->currentIndex(), 1);
    auto* from = bar.child<QDateTimeEdit>(u"windowFrom"_s);
    auto* to = bar.child<QDateTimeEdit>(u"windowTo"_s);
    EXPECT_EQ(to->dateTime().time(), QTime(14, 6)) << "business time, whatever this machine's zone";
    from->setDateTime(to->dateTime().addSecs(60));
    EXPECT_FALSE(bar.child<QPushButton>(u"windowTake"_s)->isEnabled());
    EXPECT_FALSE(bar.text(u"windowFault"_s).isEmpty());
    from->setDateTime(to->dateTime().addSecs(-7'200));
    bar.child<QPushButton>(u"windowTake"_s)->click();
    ASSERT_EQ(chosen.count(), 2);
    const auto span = bar.bar->windowChoice().resolve(test::mapNow());
    EXPECT_EQ(span->length(), 2h);
    EXPECT_EQ(businessTimeText(span->to), u"14:06:00"_s);
}

TEST(TimeBar, aWallHasNoControls)
{
    Bar bar(true);
    EXPECT_FALSE(bar.bar->isVisible()) << "the present needs no bar";
    bar.player.replay(window, window.from);
    for (const QToolButton* button : bar.bar->findChildren<QToolButton*>())
        EXPECT_FALSE(button->isVisible()) << button->objectName().toStdString();
    EXPECT_TRUE(bar.bar->track().isVisible());
}

TEST(TimeTrack, ticksLeaveRoomForTheirTexts)
{
    EXPECT_EQ(TimeTrack::tickStep(1h, 12), 5min);
    EXPECT_EQ(TimeTrack::tickStep(24h, 10), 3h);
    EXPECT_EQ(TimeTrack::tickStep(10s, 100), 10s);
    EXPECT_EQ(TimeTrack::tickStep(31 * 24h, 8), 4 * 24h);
    for (const auto length : {Milliseconds{1s}, Milliseconds{90min}, Milliseconds{31 * 24h}}) {
        for (const int most : {0, 1, 3, 20})
            EXPECT_LE(length / TimeTrack::tickStep(length, most), std::max(most, 1));
    }
}

TEST(TimeTrack, theMouseSeeksOnlyInsideTheWindow)
{
    TimeTrack track;
    track.setTheme({});
    track.resize(816, 48);
    QSignalSpy sought(&track, &TimeTrack::sought);
    QTest::mouseClick(&track, Qt::LeftButton, {}, {400, 10});
    EXPECT_EQ(sought.count(), 0) << "live: nothing to seek in";
    track.setWindow(window);
    QTest::mouseClick(&track, Qt::LeftButton, {}, {408, 10});
    ASSERT_EQ(sought.count(), 1);
    const auto middle = sought.at(0).at(0).value<UtcTime>();
    EXPECT_LE(std::chrono::abs(middle - (window.from + 1h)), 30s);
    QTest::mouseClick(&track, Qt::LeftButton, {}, {815, 10});
    EXPECT_EQ(sought.at(1).at(0).value<UtcTime>(), window.to);
}

TEST(ReplayFrame, saysOverTheWholeMapThatItIsNotNow)
{
    QWidget map;
    map.resize(800, 400);
    ReplayFrame frame({}, &map);
    EXPECT_FALSE(frame.isVisibleTo(&map));
    frame.show();
    frame.setMoment(test::mapNow(), 60, true);
    EXPECT_EQ(frame.text(), u"回放 2024-06-30 14:05:09 · 60 倍速 · 不是现在"_s);
    frame.setMoment(test::mapNow(), 60, false);
    EXPECT_TRUE(frame.text().contains(u"已暂停"_s));
    map.resize(1000, 500);
    QCoreApplication::sendPostedEvents();
    map.show();
    EXPECT_EQ(frame.size(), map.size());
    const QImage picture = frame.grab().toImage();
    EXPECT_EQ(picture.pixelColor(1, 250), ThemeContext().theme.accent);
    EXPECT_EQ(picture.pixelColor(998, 250), ThemeContext().theme.accent);
}

} // namespace onescreen
