// SPDX-License-Identifier: GPL-3.0-or-later
// Who may not export cannot, by any way, and is told why.
#include "tests/unit/ui/eventually.h"
#include "tests/unit/ui/fakedesk.h"
#include "tests/unit/ui/shellbench.h"
#include "ui/common/exportdialog.h"
#include "ui/common/exportgate.h"
#include "ui/common/filewriter.h"
#include "ui/common/panelframe.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

using test::FakeDesk;
using test::ShellBench;

namespace {

class Rows : public QWidget, public ExportSource
{
public:
    [[nodiscard]] ExportTable exportTable() const override
    {
        return {.header = {u"区域"_s, u"件数"_s}, .rows = {{u"定海区"_s, 12}, {u"普陀区"_s, 7}}};
    }
};

class ExportGateTest : public testing::Test
{
protected:
    ShellBench bench;
    FakeDesk desk{bench.clock, true};
    QTemporaryDir folder;
    ShellWindow* window = nullptr;
    PanelFrame* frame = nullptr;

    void SetUp() override
    {
        bench.account = &desk;
        bench.dialogs.saveTo = folder.filePath(u"out.csv"_s);
    }
    void open()
    {
        window = bench.windows().openPlain(WindowClass::Duty, {1366, 768});
        window->openDefault();
        window->show();
        frame = new PanelFrame(ThemeContext{}, new Rows, window);
        frame->setTitle(u"件数"_s);
        frame->setExport(&bench.dialogs, dynamic_cast<const ExportSource*>(frame->content()));
        frame->resize(400, 300);
        frame->show();
    }
    void become(bool mayExport)
    {
        AccountIdentity who = FakeDesk::person();
        if (mayExport)
            who.permissions << u"export"_s;
        desk.become({.phase = AccessPhase::SignedIn, .person = who, .device = std::nullopt});
    }
    [[nodiscard]] QList<QAction*> opened() const
    {
        QList<QAction*> exports;
        auto* menu = frame->findChild<QMenu*>();
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->objectName().startsWith(u"export"_s))
                exports << action;
        }
        return exports;
    }
    void exportInEveryWay() const
    {
        frame->exportCsv();
        frame->exportXlsx();
        frame->exportPng();
        frame->exportByDialog();
    }
    [[nodiscard]] qsizetype files() const { return QDir(folder.path()).entryList(QDir::Files).size(); }
};

} // namespace

TEST_F(ExportGateTest, WithoutThePermissionEveryEntryIsDisabledWithTheReason)
{
    become(false);
    open();
    const QList<QAction*> exports = opened();
    ASSERT_EQ(exports.size(), 4);
    for (const QAction* action : exports) {
        EXPECT_FALSE(action->isEnabled()) << action->objectName().toStdString();
        EXPECT_TRUE(action->toolTip().contains(u"“导出”权限"_s)) << action->toolTip().toStdString();
    }
    EXPECT_TRUE(frame->findChild<QMenu*>()->toolTipsVisible());
}

TEST_F(ExportGateTest, AndTheWaysThemselvesRefuse)
{
    become(false);
    open();
    exportInEveryWay();
    EXPECT_TRUE(bench.dialogs.saves.isEmpty()) << "nobody is asked where to";
    EXPECT_EQ(frame->findChild<ExportDialog*>(), nullptr);
    ASSERT_EQ(bench.dialogs.messages.size(), 4);
    EXPECT_TRUE(bench.dialogs.messages.front().text.contains(u"“导出”权限"_s));
    EXPECT_EQ(files(), 0);
}

TEST_F(ExportGateTest, ThePathThatWritesIsTheLastToRefuse)
{
    become(false);
    open();
    std::optional<Result<void>> written;
    bool made = false;
    writeFileLater(
        frame, folder.filePath(u"out.csv"_s),
        [&made]() -> Result<QByteArray> {
            made = true;
            return "secret"_ba;
        },
        [&written](const Result<void>& one) { written = one; });
    EXPECT_FALSE(written) << "never from inside the call";
    ASSERT_TRUE(test::eventually([&] { return written.has_value(); }));
    ASSERT_FALSE(written->has_value());
    EXPECT_EQ(written->error().place.field, u"forbidden"_s);
    EXPECT_FALSE(made);
    EXPECT_EQ(files(), 0);
    EXPECT_TRUE(desk.exports.empty()) << "what was not written is not reported";
}

TEST_F(ExportGateTest, APermissionThatIsTakenAwayMeanwhileHoldsAtOnce)
{
    become(true);
    open();
    frame->exportByDialog();
    auto* dialog = frame->findChild<ExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* start = dialog->findChild<QPushButton*>(u"exportStart"_s);
    EXPECT_TRUE(start->isEnabled());
    become(false);
    EXPECT_FALSE(start->isEnabled()) << "although the dialog stood open";
    start->setEnabled(true);
    start->click();
    const auto* message = dialog->findChild<PlainLabel*>(u"exportMessage"_s);
    ASSERT_TRUE(test::eventually([&] { return message->isVisible(); }));
    EXPECT_TRUE(message->text().contains(u"“导出”权限"_s));
    EXPECT_EQ(files(), 0);
}

TEST_F(ExportGateTest, WhoMayExportDoesAndItIsReportedWithItsRows)
{
    become(true);
    open();
    for (const QAction* action : opened())
        EXPECT_TRUE(action->isEnabled());
    frame->exportCsv();
    ASSERT_TRUE(test::eventually([&] { return desk.exports.size() == 1; }));
    EXPECT_EQ(desk.exports.front().rows, 2);
    EXPECT_EQ(desk.exports.front().format, u"csv"_s);
    EXPECT_EQ(files(), 1);
}

TEST_F(ExportGateTest, SignedOutAndLockedSayWhatToDo)
{
    desk.become({.phase = AccessPhase::SignedOut});
    open();
    EXPECT_TRUE(ExportGate::refusalFor(frame).contains(u"登录"_s));
    become(true);
    EXPECT_TRUE(ExportGate::refusalFor(frame).isEmpty());
    desk.lock();
    EXPECT_TRUE(ExportGate::refusalFor(frame).contains(u"锁定"_s));
}

TEST_F(ExportGateTest, AnOpenServerChangesNothing)
{
    desk.become({.phase = AccessPhase::Open});
    open();
    for (const QAction* action : opened())
        EXPECT_TRUE(action->isEnabled());
    exportInEveryWay();
    EXPECT_EQ(bench.dialogs.saves.size(), 3);
    EXPECT_NE(frame->findChild<ExportDialog*>(), nullptr);
}

TEST_F(ExportGateTest, AButtonFollowsTheGateAndItsOwnState)
{
    become(true);
    open();
    auto* button = new QPushButton(u"导出"_s);
    setPlainToolTip(button, u"多页简报"_s);
    const QString own = button->toolTip();
    auto* guard = new ExportGuard(button);
    button->setParent(frame);
    button->show();
    EXPECT_TRUE(button->isEnabled());
    become(false);
    EXPECT_FALSE(button->isEnabled());
    EXPECT_TRUE(button->toolTip().contains(u"“导出”权限"_s));
    become(true);
    EXPECT_TRUE(button->isEnabled());
    EXPECT_EQ(button->toolTip(), own);
    guard->setWanted(false);
    EXPECT_FALSE(button->isEnabled()) << "there is nothing to export";
    become(false);
    guard->setWanted(true);
    EXPECT_FALSE(button->isEnabled());
}

} // namespace onescreen
