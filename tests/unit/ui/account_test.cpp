// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/eventually.h"
#include "tests/unit/ui/fakedesk.h"
#include "tests/unit/ui/shellbench.h"
#include "ui/common/filewriter.h"
#include "ui/shell/accountbar.h"
#include "ui/shell/accountseat.h"
#include "ui/shell/accountwords.h"
#include "ui/shell/signindialog.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

using test::address;
using test::FakeDesk;
using test::ShellBench;

namespace {

class AccountTest : public testing::Test
{
protected:
    ShellBench bench;
    FakeDesk desk{bench.clock, true};

    void SetUp() override { bench.account = &desk; }
    ShellWindow* opened(WindowClass windowClass = WindowClass::Duty, QSize size = {1366, 768})
    {
        ShellWindow* window = bench.windows().openPlain(windowClass, size);
        window->openDefault();
        window->show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window));
        return window;
    }
    static QString text(const QWidget* window, const QString& name)
    {
        const auto* label = window->findChild<PlainLabel*>(name);
        return label && label->isVisibleTo(window) ? label->text() : QString();
    }
    static SignInDialog* dialogOf(const ShellWindow* window) { return window->findChild<SignInDialog*>(); }
    static void type(QWidget* in, const QString& name, const QString& words)
    {
        auto* field = in->findChild<QLineEdit*>(name);
        ASSERT_NE(field, nullptr);
        field->setFocus();
        QTest::keyClicks(field, words);
    }
    /// For a person to look at: only where a folder is named.
    void keep(QWidget* widget, const QString& name) const
    {
        const QString folder = qEnvironmentVariable("ONESCREEN_TEST_PICTURES");
        if (folder.isEmpty() || !QDir().mkpath(folder))
            return;
        applyTheme(*qApp, {.theme = bench.theme});
        QCoreApplication::processEvents(); // layouts that wait for the event loop
        widget->grab().save(folder + u"/account-"_s + name + u".png"_s);
    }
};

AccessState signedOut()
{
    return {.phase = AccessPhase::SignedOut};
}

} // namespace

TEST_F(AccountTest, AnOpenServerShowsNothingOfIt)
{
    desk.become({.phase = AccessPhase::Open});
    ShellWindow* window = opened();
    EXPECT_FALSE(window->findChild<AccountButtons*>()->isVisible());
    EXPECT_FALSE(window->findChild<AccountBanner*>()->isVisible());
    EXPECT_TRUE(text(window, u"seatState"_s).isEmpty());
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    EXPECT_EQ(dialogOf(window), nullptr);
    EXPECT_EQ(desk.hindrance(ActionKind::Assign), ActionHindrance::None);
}

TEST_F(AccountTest, SigningInByKeyboardAlone)
{
    desk.become(signedOut());
    ShellWindow* window = opened();
    EXPECT_FALSE(text(window, u"accountBannerText"_s).isEmpty());
    EXPECT_EQ(desk.hindrance(ActionKind::Acknowledge), ActionHindrance::SignInNeeded);
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    SignInDialog* dialog = dialogOf(window);
    ASSERT_NE(dialog, nullptr);
    auto* send = dialog->findChild<QPushButton*>(u"signInSend"_s);
    EXPECT_FALSE(send->isEnabled()) << "nothing was typed";
    type(dialog, u"signInAccount"_s, u"zhangsan"_s);
    type(dialog, u"signInPassword"_s, u"guess"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(test::eventually([&] { return text(dialog, u"signInMessage"_s).contains(u"不对"_s); }));
    EXPECT_EQ(dialog->findChild<QLineEdit*>(u"signInAccount"_s)->text(), u"zhangsan"_s);
    EXPECT_TRUE(dialog->findChild<QLineEdit*>(u"signInPassword"_s)->text().isEmpty());
    keep(dialog, u"wrong"_s);
    type(dialog, u"signInPassword"_s, desk.password);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(test::eventually([&] { return dialogOf(window) == nullptr; }));
    EXPECT_TRUE(text(window, u"seatState"_s).contains(u"张三 · 值班长"_s));
    EXPECT_TRUE(text(window, u"accountBannerText"_s).isEmpty());
    keep(window, u"signed-in"_s);
}

TEST_F(AccountTest, CapsLockIsSaidAndThePasswordIsNotShown)
{
    desk.become(signedOut());
    ShellWindow* window = opened();
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    SignInDialog* dialog = dialogOf(window);
    ASSERT_NE(dialog, nullptr);
    auto* password = dialog->findChild<QLineEdit*>(u"signInPassword"_s);
    EXPECT_EQ(password->echoMode(), QLineEdit::Password);
    QTest::keyClick(password, 'a');
    EXPECT_TRUE(text(dialog, u"capsLock"_s).isEmpty());
    QTest::keyClick(password, 'A'); // without Shift
    EXPECT_FALSE(text(dialog, u"capsLock"_s).isEmpty());
    keep(dialog, u"caps"_s);
    QTest::keyClick(password, 'A', Qt::ShiftModifier);
    EXPECT_TRUE(text(dialog, u"capsLock"_s).isEmpty());
}

TEST_F(AccountTest, AServerThatIsNotTrustedIsNamedInTheDialog)
{
    desk.become(signedOut());
    desk.fault = Error{.kind = ErrorKind::Protocol,
                       .text = u"pin"_s,
                       .place = {.file = {}, .row = 0, .field = u"tls_wrong_pin"_s}};
    ShellWindow* window = opened();
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    SignInDialog* dialog = dialogOf(window);
    type(dialog, u"signInAccount"_s, u"zhangsan"_s);
    type(dialog, u"signInPassword"_s, u"guess"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(test::eventually([&] { return text(dialog, u"signInMessage"_s).contains(u"密钥"_s); }));
}

TEST_F(AccountTest, ALockedSeatShowsEverythingAndDoesNothing)
{
    desk.becomePerson(true);
    ShellWindow* window = opened();
    EXPECT_EQ(desk.hindrance(ActionKind::Acknowledge), ActionHindrance::None);
    EXPECT_EQ(desk.hindrance(ActionKind::Assign), ActionHindrance::Forbidden) << "not in the role";
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(desk.isLocked());
    EXPECT_EQ(desk.hindrance(ActionKind::Acknowledge), ActionHindrance::Locked);
    EXPECT_TRUE(window->host().current()->isVisible());
    EXPECT_TRUE(text(window, u"seatState"_s).contains(u"已锁定"_s));
    keep(window, u"locked"_s);
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    SignInDialog* dialog = dialogOf(window);
    ASSERT_NE(dialog, nullptr);
    type(dialog, u"signInPassword"_s, u"guess"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(test::eventually([&] { return text(dialog, u"signInMessage"_s) == u"密码不对"_s; }));
    EXPECT_TRUE(desk.isLocked());
    keep(dialog, u"unlock"_s);
    type(dialog, u"signInPassword"_s, desk.password);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(test::eventually([&] { return !desk.isLocked(); }));
}

TEST_F(AccountTest, GuessingAtALockedSeatSignsOut)
{
    desk.becomePerson(true);
    desk.lock();
    for (int guess = 0; guess < AccountDesk::mostWrongPasswords; ++guess) {
        EXPECT_EQ(desk.signOuts, 0);
        auto answer = desk.unlock(u"guess"_s);
        EXPECT_TRUE(test::eventually([&] { return answer.isFinished(); }));
    }
    EXPECT_EQ(desk.signOuts, 1);
    EXPECT_FALSE(desk.state().person.has_value());
    EXPECT_FALSE(desk.isLocked());
}

TEST_F(AccountTest, NobodyAtTheSeatMeansAWarningAndThenTheDevicesRights)
{
    desk.becomePerson(true);
    ShellWindow* window = opened();
    bench.clock.advance(9min);
    desk.tick();
    EXPECT_TRUE(text(window, u"accountBannerText"_s).contains(u"60 秒后退出"_s));
    keep(window, u"warning"_s);
    desk.touch();
    EXPECT_TRUE(text(window, u"accountBannerText"_s).isEmpty());
    bench.clock.advance(9min + 59s);
    desk.tick();
    EXPECT_EQ(desk.signOuts, 0);
    bench.clock.advance(1s);
    desk.tick();
    EXPECT_EQ(desk.signOuts, 1);
    EXPECT_EQ(desk.state().phase, AccessPhase::SignedIn) << "as the device";
    EXPECT_TRUE(text(window, u"accountBannerText"_s).isEmpty());
}

TEST_F(AccountTest, ASeatWithoutADeviceIsLockedInstead)
{
    desk.becomePerson(false);
    bench.clock.advance(10min);
    desk.tick();
    EXPECT_EQ(desk.signOuts, 0) << "its data would stop";
    EXPECT_TRUE(desk.isLocked());
}

TEST_F(AccountTest, AJumpOfTheWallClockSignsNobodyOut)
{
    desk.becomePerson(true);
    bench.clock.setNow(bench.clock.now() + 24h);
    desk.tick();
    EXPECT_EQ(desk.signOuts, 0);
    EXPECT_FALSE(desk.warning().has_value());
}

TEST_F(AccountTest, KeysAndClicksCountAsPresence)
{
    desk.becomePerson(true);
    ShellWindow* window = opened();
    window->installEventFilter(new ActivityWatch(desk, window));
    bench.clock.advance(9min + 30s);
    QTest::keyClick(window, Qt::Key_Shift);
    bench.clock.advance(9min);
    desk.tick();
    EXPECT_EQ(desk.signOuts, 0);
}

TEST_F(AccountTest, AWallShowsItsCodeAndAsksForNothingElse)
{
    desk.become(signedOut());
    ShellWindow* window = opened(WindowClass::Wall, {1920, 1080});
    EXPECT_GT(desk.deviceWishes, 0);
    EXPECT_EQ(window->findChild<AccountButtons*>(), nullptr);
    desk.become({.phase = AccessPhase::SignedOut,
                 .code = DeviceCode{.userCode = u"BCDF2345"_s, .validUntil = bench.clock.now() + 10min}});
    EXPECT_EQ(text(window, u"accountBannerCode"_s), u"BCDF 2345"_s);
    keep(window, u"wall-code"_s);
    AccessState in{.phase = AccessPhase::SignedIn};
    in.device = FakeDesk::device();
    desk.become(in);
    EXPECT_FALSE(window->findChild<AccountBanner*>()->isVisible());
    EXPECT_TRUE(text(window, u"seatState"_s).contains(u"指挥大厅西墙"_s));
}

TEST_F(AccountTest, AnEndedSessionSaysSinceWhenWhileTheSceneStays)
{
    AccessState ended{
        .phase = AccessPhase::SignInNeeded, .endedSince = bench.clock.now(), .why = u"bad_grant"_s};
    desk.become(ended);
    ShellWindow* window = opened();
    EXPECT_TRUE(text(window, u"accountBannerText"_s).contains(u"需要登录，自 14:05"_s))
        << text(window, u"accountBannerText"_s).toStdString();
    EXPECT_TRUE(window->host().current()->isVisible());
    keep(window, u"ended"_s);
}

TEST_F(AccountTest, TheFirstAdministratorNeedsTheCodeAndTheSamePasswordTwice)
{
    desk.become(signedOut());
    ShellWindow* window = opened();
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    QTest::mouseClick(dialogOf(window)->findChild<QPushButton*>(u"signInSetUp"_s), Qt::LeftButton);
    SignInDialog* dialog = dialogOf(window);
    ASSERT_NE(dialog, nullptr);
    ASSERT_NE(dialog->findChild<QLineEdit*>(u"setUpCode"_s), nullptr);
    type(dialog, u"setUpCode"_s, u"ABCD-1234"_s);
    type(dialog, u"signInAccount"_s, u"admin"_s);
    type(dialog, u"setUpName"_s, u"Li Si"_s);
    type(dialog, u"signInPassword"_s, u"long enough"_s);
    type(dialog, u"setUpAgain"_s, u"long enougj"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_EQ(text(dialog, u"signInMessage"_s), u"两遍密码不一样"_s);
    keep(dialog, u"set-up"_s);
    EXPECT_TRUE(desk.setUps.empty());
    dialog->findChild<QLineEdit*>(u"setUpAgain"_s)->clear();
    type(dialog, u"setUpAgain"_s, u"long enough"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    ASSERT_TRUE(test::eventually([&] { return desk.setUps.size() == 1; }));
    EXPECT_EQ(desk.setUps.front().code, u"ABCD-1234"_s);
    EXPECT_EQ(desk.setUps.front().account, u"admin"_s);
}

TEST_F(AccountTest, WhatIsExportedIsTold)
{
    AccountIdentity who = FakeDesk::person();
    who.permissions << u"export"_s;
    desk.become({.phase = AccessPhase::SignedIn, .person = who, .device = FakeDesk::device()});
    ShellWindow* window = opened();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"rows.csv"_s);
    bool written = false;
    writeFileLater(
        window->host().current(), path, [] { return Result<QByteArray>("a,b\n"); },
        [&written](const Result<void>& result) { written = result.has_value(); }, nullptr, 7);
    ASSERT_TRUE(test::eventually([&] { return written; }));
    ASSERT_EQ(desk.exports.size(), 1U);
    EXPECT_EQ(desk.exports.front().what, u"overview"_s);
    EXPECT_EQ(desk.exports.front().format, u"csv"_s);
    EXPECT_EQ(desk.exports.front().rows, 7);
    EXPECT_EQ(desk.exports.front().sha256,
              QCryptographicHash::hash("a,b\n", QCryptographicHash::Sha256).toHex());
    const QString nowhere = folder.filePath(u"missing/rows.csv"_s);
    bool failed = false;
    writeFileLater(
        window->host().current(), nowhere, [] { return Result<QByteArray>("a"); },
        [&failed](const Result<void>& result) { failed = !result.has_value(); });
    ASSERT_TRUE(test::eventually([&] { return failed; }));
    EXPECT_EQ(desk.exports.size(), 1U) << "what was not written was not exported";
}

TEST_F(AccountTest, ByDay)
{
    bench.theme = Theme::day();
    desk.become(signedOut());
    ShellWindow* window = opened();
    QTest::keyClick(window, Qt::Key_L, Qt::ControlModifier);
    ASSERT_NE(dialogOf(window), nullptr);
    keep(dialogOf(window), u"day-dialog"_s);
    keep(window, u"day-window"_s);
    EXPECT_EQ(window->findChild<AccountButtons*>()->findChild<QToolButton*>(u"accountSign"_s)->text(),
              u"登录"_s);
}

} // namespace onescreen
