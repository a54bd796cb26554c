// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/eventually.h"
#include "tests/unit/ui/shellbench.h"
#include "ui/common/panelframe.h"
#include "ui/common/panelparts.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

class Rows : public QWidget, public ExportSource
{
public:
    [[nodiscard]] ExportTable exportTable() const override
    {
        return {.header = {u"区域"_s, u"件数"_s}, .rows = {{u"定海区"_s, 12}, {u"=cmd()"_s, QVariant()}}};
    }
};

struct Bench
{
    Rows* rows = new Rows;
    PanelFrame frame{ThemeContext{}, rows};
    UtcTime now = *parseRfc3339(u"2026-11-22T06:05:09.000Z");

    Bench()
    {
        frame.setTitle(u"事件"_s);
        frame.resize(600, 300);
        frame.show();
    }
    [[nodiscard]] QString text(const QString& name) const
    {
        return frame.findChild<PlainLabel*>(name)->text();
    }
    [[nodiscard]] QAction* action(const QString& name) const
    {
        for (QAction* action : frame.menuActions()) {
            if (action->objectName() == name)
                return action;
        }
        return nullptr;
    }
};

} // namespace

TEST(PanelFrame, LoadsFirstAndShowsTheSkeletonAfterAMoment)
{
    const Bench bench;
    EXPECT_EQ(bench.frame.state(), PanelState::Loading);
    EXPECT_FALSE(bench.frame.isSettled());
    auto* skeleton = bench.frame.findChild<SkeletonView*>();
    EXPECT_FALSE(skeleton->isVisible());
    EXPECT_FALSE(bench.rows->isVisible());
    EXPECT_TRUE(test::eventually([&] { return skeleton->isVisible(); }));
}

TEST(PanelFrame, FollowsTheFreshnessOfItsData)
{
    Bench bench;
    QSignalSpy changes(&bench.frame, &PanelFrame::stateChanged);
    bench.frame.setState(PanelState::Fresh);
    bench.frame.setAsOf(bench.now - 3s, bench.now, Freshness::Fresh);
    EXPECT_TRUE(bench.rows->isVisible());
    EXPECT_EQ(bench.text(u"panelAsOf"_s), u"截至 14:05:06 · 3 秒前"_s);
    EXPECT_FALSE(bench.frame.findChild<PlainLabel*>(u"panelState"_s)->isVisible());

    const std::array<std::pair<Freshness, PanelState>, 3> steps{{{Freshness::Late, PanelState::Late},
                                                                 {Freshness::Stale, PanelState::Stale},
                                                                 {Freshness::Unknown, PanelState::Unknown}}};
    for (const auto& [freshness, state] : steps) {
        bench.frame.setAsOf(bench.now - 1h, bench.now, freshness);
        EXPECT_EQ(bench.frame.state(), state);
        EXPECT_TRUE(bench.rows->isVisible());
        EXPECT_TRUE(bench.frame.findChild<PlainLabel*>(u"panelState"_s)->isVisible());
        EXPECT_EQ(bench.frame.findChild<StaleVeil*>()->isVisible(), state == PanelState::Stale);
    }
    EXPECT_EQ(changes.count(), 4);
}

TEST(PanelFrame, KeepsItsAgeWhenTheContentComesAfterTheTime)
{
    Bench bench;
    bench.frame.setAsOf(bench.now - 1h, bench.now, Freshness::Stale);
    EXPECT_EQ(bench.frame.state(), PanelState::Loading);
    bench.frame.setState(PanelState::Fresh);
    EXPECT_EQ(bench.frame.state(), PanelState::Stale);
}

TEST(PanelFrame, NarrowHeadersShortenTheAgeAndKeepItInTheToolTip)
{
    Bench bench;
    bench.frame.setScope(u"舟山市"_s);
    bench.frame.setState(PanelState::Fresh);
    bench.frame.setAsOf(bench.now - 3s, bench.now, Freshness::Late);
    const auto textAt = [&](int width) {
        bench.frame.resize(width, 300);
        bench.frame.grab(); // lays out
        return bench.text(u"panelAsOf"_s);
    };
    EXPECT_EQ(textAt(600), u"截至 14:05:06 · 3 秒前"_s);
    EXPECT_EQ(textAt(270), u"14:05:06 · 3 秒前"_s);
    EXPECT_EQ(textAt(200), u"3 秒前"_s);
    EXPECT_FALSE(bench.frame.findChild<PlainLabel*>(u"panelState"_s)->isVisible());
    EXPECT_TRUE(bench.frame.findChild<PlainLabel*>(u"panelAsOf"_s)->toolTip().contains(u"截至 14:05:06"_s));
    EXPECT_EQ(bench.text(u"panelTitle"_s), u"事件"_s);
    EXPECT_LT(bench.frame.minimumSizeHint().width(), 200);
    EXPECT_EQ(textAt(600), u"截至 14:05:06 · 3 秒前"_s);
    EXPECT_TRUE(bench.frame.findChild<PlainLabel*>(u"panelState"_s)->isVisible());
}

TEST(PanelFrame, SaysThatItsTimeIsMissing)
{
    const Bench bench;
    EXPECT_EQ(bench.text(u"panelAsOf"_s), u"截至 —"_s);
}

TEST(PanelFrame, OtherStatesSayWhatAndOfferTheNextStep)
{
    Bench bench;
    QSignalSpy next(&bench.frame, &PanelFrame::nextStepRequested);
    const auto* button = bench.frame.findChild<QPushButton*>(u"panelNextStep"_s);
    const std::array<PanelState, 4> states{PanelState::Denied, PanelState::Empty, PanelState::NoMatch,
                                           PanelState::Error};
    for (const PanelState state : states) {
        bench.frame.setState(state);
        EXPECT_TRUE(bench.frame.isSettled());
        EXPECT_FALSE(bench.rows->isVisible());
        EXPECT_FALSE(bench.frame.stateText().isEmpty());
        EXPECT_EQ(button->isVisible(), state == PanelState::NoMatch);
    }
    bench.frame.setState(PanelState::Error, u"磁盘已满"_s, u"重试"_s);
    EXPECT_EQ(bench.text(u"panelStateDetail"_s), u"磁盘已满"_s);
    EXPECT_TRUE(bench.frame.stateText().contains(u"事件"_s));
    QTest::mouseClick(bench.frame.findChild<QPushButton*>(u"panelNextStep"_s), Qt::LeftButton);
    EXPECT_EQ(next.count(), 1);
    bench.frame.setState(PanelState::Fresh);
    EXPECT_TRUE(bench.frame.stateText().isEmpty());
    EXPECT_TRUE(bench.rows->isVisible());
}

TEST(PanelFrame, HeaderNamesPeriodAndScopeLiterally)
{
    Bench bench;
    bench.frame.setPeriod(u"近 7 天"_s);
    bench.frame.setScope(u"<b>舟山市</b>"_s);
    EXPECT_EQ(bench.text(u"panelAbout"_s), u"近 7 天 · <b>舟山市</b>"_s);
    bench.frame.setPeriod({});
    EXPECT_EQ(bench.text(u"panelAbout"_s), u"<b>舟山市</b>"_s);
}

TEST(PanelFrame, MenuOffersOnlyWhatThePanelCan)
{
    Bench bench;
    for (const QString& name : {u"exportCsv"_s, u"exportPng"_s, u"showPassport"_s, u"copyAddress"_s})
        EXPECT_FALSE(bench.action(name)->isVisible()) << name.toStdString();
    test::RecordingDialogs dialogs;
    bench.frame.setExport(&dialogs, bench.rows);
    bench.frame.setPassport(u"口径:受理即计数"_s);
    bench.frame.setAddressSource([] { return u"overview?area=330902"_s; });
    for (const QString& name : {u"exportCsv"_s, u"exportPng"_s, u"showPassport"_s, u"copyAddress"_s})
        EXPECT_TRUE(bench.action(name)->isVisible()) << name.toStdString();
    bench.action(u"showPassport"_s)->trigger();
    ASSERT_EQ(dialogs.messages.size(), 1);
    EXPECT_EQ(dialogs.messages.front().text, u"口径:受理即计数"_s);
    bench.action(u"copyAddress"_s)->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), u"overview?area=330902"_s);
}

TEST(PanelFrame, ExportsItsRowsWithTitleAndAge)
{
    Bench bench;
    const QTemporaryDir folder;
    test::RecordingDialogs dialogs;
    dialogs.saveTo = folder.filePath(u"out.csv"_s);
    bench.frame.setExport(&dialogs, bench.rows);
    bench.frame.setScope(u"舟山市"_s);
    bench.frame.setState(PanelState::Fresh);
    bench.frame.setAsOf(bench.now, bench.now, Freshness::Fresh);
    bench.action(u"exportCsv"_s)->trigger();
    EXPECT_TRUE(test::eventually([&] { return QFile::exists(*dialogs.saveTo); }));
    QFile file(*dialogs.saveTo);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF"));
    const QString written = QString::fromUtf8(bytes);
    for (const QString& part : {u"标题,事件"_s, u"范围,舟山市"_s, u"截至 14:05:09"_s,
                                u"区域,件数\r\n定海区,12\r\n"_s, u"\"'=cmd()\",\r\n"_s})
        EXPECT_TRUE(written.contains(part)) << part.toStdString();
}

TEST(PanelFrame, ExportsAPictureThatKnowsItsTitle)
{
    Bench bench;
    const QTemporaryDir folder;
    test::RecordingDialogs dialogs;
    dialogs.saveTo = folder.filePath(u"out.png"_s);
    bench.frame.setExport(&dialogs, bench.rows);
    bench.frame.setState(PanelState::Empty);
    bench.frame.exportPng();
    EXPECT_TRUE(test::eventually([&] { return QFile::exists(*dialogs.saveTo); }));
    const QImage picture(*dialogs.saveTo);
    EXPECT_EQ(picture.size(), bench.frame.size());
    EXPECT_TRUE(picture.text().contains(u"事件"_s));
}

TEST(PanelFrame, SaysWhenAnExportFails)
{
    Bench bench;
    test::RecordingDialogs dialogs;
    dialogs.saveTo = u"/proc/nowhere/out.csv"_s;
    bench.frame.setExport(&dialogs, bench.rows);
    bench.frame.exportCsv();
    EXPECT_TRUE(test::eventually([&] { return dialogs.messages.size() == 1; }));
    EXPECT_EQ(dialogs.messages.front().kind, MessageKind::Error);
    EXPECT_TRUE(dialogs.messages.front().text.contains(*dialogs.saveTo));
}

TEST(PanelFrame, HasNoButtonsOnAWall)
{
    PanelFrame frame({.wall = true}, new QWidget);
    frame.setState(PanelState::NoMatch);
    frame.show();
    for (const QAbstractButton* button : frame.findChildren<QAbstractButton*>())
        EXPECT_FALSE(button->isVisible()) << button->objectName().toStdString();
}

} // namespace onescreen
