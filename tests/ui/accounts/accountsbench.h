// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/common/clientsession.h"
#include "app/main/desktop/sessionaccount.h"
#include "app/main/desktop/sessionaccounts.h"
#include "tests/support/scenebench.h"
#include "tests/unit/central/accountsfixture.h"
#include "ui/common/plainlabel.h"
#include "ui/scenes/healthscene.h"
#include "ui/scenes/indicatorscene.h"
#include "ui/scenes/mapscene.h"
#include "ui/scenes/overviewscene.h"
#include "ui/scenes/portraitscene.h"
#include "ui/shell/windowset.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

namespace onescreen::test {

using namespace Qt::StringLiterals;

/// A window of the program at a server with accounts, signed in over the network: the real session, desk and
/// registry; only the cache is one in memory.
class AccountsBench : public central::test::AccountsTest
{
protected:
    SceneBench bench;
    SystemClock wallClock;
    QTemporaryDir cache;
    std::unique_ptr<SessionAccount> desk;
    SessionAccounts registry;
    std::unique_ptr<ClientSession> session;
    std::unique_ptr<WindowSet> windows;
    Theme theme = Theme::night();
    QTranslator english;

    void SetUp() override
    {
        AccountsTest::SetUp();
        bench.questions.nameData = sampleNames();
        // Pictures in another language: a .qm file of the build.
        if (english.load(qEnvironmentVariable("ONESCREEN_TEST_TRANSLATION")))
            QCoreApplication::installTranslator(&english);
        desk = std::make_unique<SessionAccount>(wallClock, true);
        session = std::make_unique<ClientSession>(wallClock, cache.path(),
                                                  QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->port())));
        desk->setSession(session.get());
        registry.setSession(session.get());
        session->start();
        ASSERT_TRUE(until([this] { return desk->state().phase == AccessPhase::SignedOut; }));
    }
    void TearDown() override
    {
        windows.reset();
        session.reset();
        AccountsTest::TearDown();
    }

    template <typename Condition> static bool until(Condition condition)
    {
        return QTest::qWaitFor(condition, 10'000);
    }
    void signInHere(const QString& account, const QString& with = password())
    {
        const auto answer = desk->signIn(account, with);
        ASSERT_TRUE(until([&] { return answer.isFinished(); }));
        ASSERT_TRUE(answer.result()) << answer.result().error().toString().toStdString();
        ASSERT_TRUE(until([&] { return desk->state().person && desk->state().person->account == account; }));
    }
    /// A window on F12 that has drawn what there is.
    ShellWindow* opened(const QString& address = u"health?view=page:accounts"_s, QSize size = {1366, 768},
                        WindowClass windowClass = WindowClass::Duty)
    {
        applyTheme(*qApp, {.theme = theme});
        windows = std::make_unique<WindowSet>(ShellServices{
            .hub = bench.hub(),
            .assessment = bench.assessment(),
            .actions = bench.actions,
            .account = desk.get(),
            .dialogs = bench.dialogs,
            .settings = bench.settings,
            .pack = {},
            .scenes = {OverviewScene::factory(), PortraitScene::factory(), IndicatorScene::factory(),
                       MapScene::factory(), HealthScene::factory(desk.get(), &registry)},
            .placeName = u"舟山市"_s,
            .version = u"1.2.3"_s,
            .hasServer = true,
            .cacheExists = true,
            .theme = theme});
        window = windows->openPlain(windowClass, size);
        EXPECT_TRUE(window->openAddress(SceneBench::address(address)));
        window->show();
        EXPECT_TRUE(until([this] { return window->host().current()->isComplete(); }));
        return window;
    }
    template <typename Widget = QPushButton> [[nodiscard]] Widget* find(const QString& name) const
    {
        auto* found = window->findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name.toStdString();
        return found;
    }
    void click(const QString& name) const { find(name)->click(); }
    void type(const QString& name, const QString& text) const
    {
        auto* field = find<QLineEdit>(name);
        field->selectAll();
        field->insert(text); // as an input method does
    }
    void tick(const QString& name) const { find<QCheckBox>(name)->click(); }
    [[nodiscard]] QString said(const QString& name) const
    {
        const auto* label = window->findChild<PlainLabel*>(name);
        return label && label->isVisibleTo(window) ? label->text() : QString();
    }
    [[nodiscard]] QAbstractItemModel* rows(const QString& table = u"accountTable"_s) const
    {
        return find<QTableView>(table)->model();
    }
    [[nodiscard]] bool hasDialog() const { return window->findChild<QDialog*>() != nullptr; }
    /// Sends the form and waits until it is gone; its message when it stays.
    [[nodiscard]] QString sent() const
    {
        click(u"adminSend"_s);
        const bool done = QTest::qWaitFor(
            [this] { return !hasDialog() || find<QPushButton>(u"adminSend"_s)->isEnabled(); }, 10'000);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return done && !hasDialog() ? QString() : u"stays: "_s + said(u"adminMessage"_s);
    }
    /// Chooses the row of that account or device.
    void choose(const QString& which, const QString& table = u"accountTable"_s) const
    {
        for (int row = 0; row < rows(table)->rowCount(); ++row) {
            if (rows(table)->index(row, 0).data() == which)
                return find<QTableView>(table)->selectRow(row);
        }
        ADD_FAILURE() << which.toStdString() << " is not in the list";
    }
    /// For a person to look at: only where a folder is named.
    void keepPicture(const QString& name, QWidget* of = nullptr) const
    {
        const QString folder = qEnvironmentVariable("ONESCREEN_TEST_PICTURES");
        if (folder.isEmpty() || !QDir().mkpath(folder))
            return;
        QCoreApplication::processEvents(); // layouts that wait for the event loop
        EXPECT_TRUE(
            (of ? of : window)->grab().save(QDir(folder).filePath(u"accounts-"_s + name + u".png"_s)));
    }

    ShellWindow* window = nullptr; ///< The one that opened() made.
};

} // namespace onescreen::test
