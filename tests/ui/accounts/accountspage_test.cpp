// SPDX-License-Identifier: GPL-3.0-or-later
// Looking after people and walls in the window, at a real server.
#include "tests/ui/accounts/accountsbench.h"
#include "ui/common/panelframe.h"

#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace Qt::StringLiterals;

namespace {

class AccountsPageTest : public onescreen::test::AccountsBench
{
protected:
    [[nodiscard]] PanelFrame* panel(const QString& name = u"accountPanel"_s) const
    {
        return find<PanelFrame>(name);
    }
    void tickRegion(const QString& tree, const QString& prefix) const
    {
        auto* regions = find<QWidget>(tree);
        regions->findChild<QRadioButton*>(u"regionsSome"_s)->click();
        for (QTreeWidgetItemIterator it(regions->findChild<QTreeWidget*>()); *it; ++it) {
            if ((*it)->data(0, Qt::UserRole) == prefix)
                return (*it)->setCheckState(0, Qt::Checked);
        }
        ADD_FAILURE() << "no region " << prefix.toStdString();
    }
    [[nodiscard]] QJsonObject atServer(const QString& account)
    {
        const QJsonArray all = get(m_root, u"/v1/accounts"_s).json().value(u"accounts"_s).toArray();
        for (const QJsonValue& one : all) {
            if (one.toObject().value(u"account"_s) == account)
                return one.toObject();
        }
        return {};
    }
};

} // namespace

TEST_F(AccountsPageTest, OnlyAnAdministratorFindsThePage)
{
    person(u"wang"_s, {u"shift_lead"_s});
    signInHere(u"wang"_s);
    opened(u"health"_s);
    EXPECT_FALSE(find<QWidget>(u"healthPages"_s)->isVisibleTo(window));
    EXPECT_FALSE(find<QToolButton>(u"accountManage"_s)->isVisibleTo(window));
    ASSERT_TRUE(window->openAddress(test::SceneBench::address(u"health?view=page:accounts"_s)));
    EXPECT_EQ(panel()->state(), PanelState::Denied) << "an address that somebody sent";
    EXPECT_TRUE(panel()->stateText().contains(u"权限"_s));
    EXPECT_EQ(rows()->rowCount(), 0);
    signInHere(u"root"_s);
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 2; }));
    find<QPushButton>(u"page-"_s)->click();
    EXPECT_EQ(window->address()->toString(), u"health"_s);
    find<QToolButton>(u"accountManage"_s)->click();
    EXPECT_EQ(window->address()->toString(), u"health?view=page:accounts"_s);
    desk->lock();
    EXPECT_EQ(panel()->state(), PanelState::Denied);
    EXPECT_TRUE(panel()->stateText().contains(u"锁定"_s));
    EXPECT_EQ(rows()->rowCount(), 0) << "a locked seat shows nobody's account";
    opened(u"health?view=page:accounts"_s, {1366, 768}, WindowClass::Leader);
    EXPECT_EQ(window->findChild<QWidget*>(u"accountTable"_s), nullptr) << "where a room looks on";
}

TEST_F(AccountsPageTest, APersonIsMadeAndSignsIn)
{
    signInHere(u"root"_s);
    opened();
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 1; }));
    EXPECT_TRUE(said(u"accountTableSaid"_s).contains(u"只有您一个"_s));
    keepPicture(u"only-one"_s);
    click(u"newAccount"_s);
    type(u"accountName"_s, u"Wang"_s);
    find<QWidget>(u"accountRegions"_s)->findChild<QRadioButton*>(u"regionsSome"_s)->click();
    type(u"newPassword"_s, u"short"_s);
    EXPECT_TRUE(sent().startsWith(u"stays"_s));
    EXPECT_TRUE(said(u"accountNameLine"_s).contains(u"小写字母"_s));
    EXPECT_TRUE(said(u"personNameLine"_s).contains(u"请填写"_s));
    EXPECT_TRUE(said(u"accountRolesLine"_s).contains(u"至少勾选一个角色"_s));
    EXPECT_TRUE(said(u"accountRegionsLine"_s).contains(u"至少勾选一个区域"_s));
    EXPECT_TRUE(said(u"firstPasswordLine"_s).contains(u"至少 10 个字符"_s));
    keepPicture(u"new-faults"_s, window->findChild<QDialog*>());
    type(u"accountName"_s, u"root"_s);
    type(u"personName"_s, u"<b>王五</b>"_s);
    tick(u"role-shift_lead"_s);
    EXPECT_TRUE(said(u"accountRolesLine"_s).contains(u"派遣"_s)) << "what the server says it may";
    tickRegion(u"accountRegions"_s, u"330902"_s);
    click(u"drawPassword"_s);
    const QString drawn = find<QLineEdit>(u"newPassword"_s)->text();
    EXPECT_EQ(find<QLineEdit>(u"newPassword"_s)->echoMode(), QLineEdit::Normal) << "shown this once";
    EXPECT_TRUE(sent().startsWith(u"stays"_s));
    EXPECT_TRUE(said(u"accountNameLine"_s).contains(u"已经有这个账号"_s))
        << "the server's word, in its place";
    type(u"accountName"_s, u"wang"_s);
    EXPECT_EQ(sent(), QString());
    ASSERT_EQ(rows()->rowCount(), 2);
    EXPECT_EQ(rows()->index(1, 1).data(), u"<b>王五</b>"_s) << "shown literally";
    EXPECT_EQ(rows()->index(1, 2).data(), u"值班长"_s);
    EXPECT_EQ(rows()->index(1, 3).data(), u"定海区"_s);
    EXPECT_EQ(atServer(u"wang"_s).value(u"regions"_s), QJsonArray{u"330902"_s});
    EXPECT_EQ(signIn(u"wang"_s, drawn).status, 200);
}

TEST_F(AccountsPageTest, WhatIsChangedIsSentAndNothingElse)
{
    person(u"wang"_s, {u"shift_lead"_s}, {u"330902001"_s, u"44"_s});
    signInHere(u"root"_s);
    opened();
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 2; }));
    choose(u"wang"_s);
    click(u"changeAccount"_s);
    EXPECT_TRUE(sent().contains(u"没有改动"_s));
    // Meanwhile somebody else gives another role.
    ASSERT_EQ(patch(u"wang"_s, {{u"roles"_s, QJsonArray{u"dispatcher"_s}}}).status, 200);
    tickRegion(u"accountRegions"_s, u"330902"_s);
    keepPicture(u"change"_s, window->findChild<QDialog*>());
    EXPECT_EQ(sent(), QString());
    const QJsonObject now = atServer(u"wang"_s);
    EXPECT_EQ(now.value(u"regions"_s), QJsonArray({u"330902"_s, u"44"_s}))
        << "the township is in its county; the other province is kept";
    EXPECT_EQ(now.value(u"roles"_s), QJsonArray{u"dispatcher"_s})
        << "two administrators do not undo each other";
    choose(u"root"_s);
    QTest::keyClick(find<QTableView>(u"accountTable"_s), Qt::Key_Return);
    ASSERT_TRUE(hasDialog()) << "Enter";
    EXPECT_FALSE(find<QCheckBox>(u"role-administrator"_s)->isEnabled()) << "nobody takes it from oneself";
    click(u"adminCancel"_s);
}

TEST_F(AccountsPageTest, DisablingEndsSessionsAndCanBeUndone)
{
    const QString token = person(u"wang"_s, {u"shift_lead"_s});
    signInHere(u"root"_s);
    opened();
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 2; }));
    choose(u"root"_s);
    EXPECT_FALSE(find(u"disableAccount"_s)->isEnabled()) << "nobody shuts out oneself";
    choose(u"wang"_s);
    ASSERT_TRUE(find(u"disableAccount"_s)->isEnabled());
    click(u"disableAccount"_s);
    ASSERT_EQ(bench.dialogs.messages.size(), 1) << "asked once";
    EXPECT_TRUE(bench.dialogs.messages.first().text.contains(u"会话立即结束"_s));
    ASSERT_TRUE(until([this] { return rows()->index(1, 4).data() == u"已停用"_s; }));
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 401);
    EXPECT_TRUE(said(u"accountTableSaid"_s).contains(u"已停用 wang"_s));
    keepPicture(u"disabled"_s);
    click(u"disableAccount"_s);
    EXPECT_EQ(bench.dialogs.messages.size(), 1) << "what takes nothing away is not asked";
    ASSERT_TRUE(until([this] { return rows()->index(1, 4).data() == u"正常"_s; }));
    EXPECT_EQ(signIn(u"wang"_s).status, 200);
}

TEST_F(AccountsPageTest, APasswordIsSetForOthersAndForOneself)
{
    const QString token = person(u"wang"_s, {u"leader"_s});
    signInHere(u"root"_s);
    opened();
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 2; }));
    choose(u"wang"_s);
    click(u"setPassword"_s);
    EXPECT_TRUE(said(u"nextPasswordLine"_s).contains(u"10 到 256"_s)) << "the rule, before anything is typed";
    EXPECT_TRUE(said(u"adminNote"_s).contains(u"会话立即结束"_s));
    type(u"newPassword"_s, u"another password"_s);
    type(u"newPasswordAgain"_s, u"another passwort"_s);
    EXPECT_TRUE(sent().startsWith(u"stays"_s));
    EXPECT_TRUE(said(u"nextPasswordLine"_s).contains(u"不一样"_s));
    keepPicture(u"password"_s, window->findChild<QDialog*>());
    type(u"newPasswordAgain"_s, u"another password"_s);
    EXPECT_EQ(sent(), QString());
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 401);
    EXPECT_EQ(signIn(u"wang"_s, u"another password"_s).status, 200);
    choose(u"root"_s);
    click(u"setPassword"_s);
    type(u"oldPassword"_s, u"not my password"_s);
    type(u"newPassword"_s, u"my next password"_s);
    type(u"newPasswordAgain"_s, u"my next password"_s);
    EXPECT_TRUE(sent().startsWith(u"stays"_s));
    EXPECT_TRUE(said(u"oldPasswordLine"_s).contains(u"当前密码不对"_s));
    type(u"oldPassword"_s, password());
    EXPECT_EQ(sent(), QString());
    EXPECT_TRUE(desk->state().person) << "one stays signed in here";
    desk->lock();
    const auto unlocked = desk->unlock(u"my next password"_s);
    ASSERT_TRUE(until([&] { return unlocked.isFinished(); }));
    EXPECT_TRUE(unlocked.result()) << "the seat knows the new one";
}

TEST_F(AccountsPageTest, AWallIsLetInByItsCodeAndShutOut)
{
    const QJsonObject wall = post({}, u"/v1/auth/device"_s, {{u"name"_s, u"x"_s}}).json();
    const QString shown = wall.value(u"user_code"_s).toString();
    const auto ask = [&] {
        return post({}, u"/v1/auth/token"_s,
                    {{u"grant"_s, u"device"_s}, {u"device_code"_s, wall.value(u"device_code"_s)}});
    };
    signInHere(u"root"_s);
    opened();
    PanelFrame* devices = panel(u"devicePanel"_s);
    ASSERT_TRUE(until([&] { return devices->state() == PanelState::Empty; }));
    EXPECT_TRUE(devices->stateText().contains(u"八位代码"_s));
    Q_EMIT devices->nextStepRequested(); // its button 批准…
    ASSERT_TRUE(hasDialog());
    type(u"wallCode"_s, u"AAAA 2345"_s);
    type(u"wallName"_s, u"指挥大厅西墙"_s);
    EXPECT_TRUE(sent().startsWith(u"stays"_s));
    EXPECT_TRUE(said(u"wallCodeLine"_s).contains(u"没有元音"_s));
    type(u"wallCode"_s, shown == "BBBBBBBB"_L1 ? u"CCCCCCCC"_s : u"BBBBBBBB"_s);
    EXPECT_TRUE(sent().startsWith(u"stays"_s));
    EXPECT_TRUE(said(u"wallCodeLine"_s).contains(u"没有大屏在等"_s));
    tickRegion(u"wallRegions"_s, u"330903"_s);
    keepPicture(u"approve"_s, window->findChild<QDialog*>());
    type(u"wallCode"_s, u" "_s + shown.first(4).toLower() + u" - "_s + shown.sliced(4).toLower());
    EXPECT_EQ(sent(), QString());
    const central::test::Answer in = ask();
    ASSERT_EQ(in.status, 200) << in.body.constData();
    EXPECT_EQ(in.json().value(u"regions"_s), QJsonArray{u"330903"_s});
    const QString token = in.json().value(u"access_token"_s).toString();
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 200);
    ASSERT_TRUE(until(
        [&] { return rows(u"deviceTable"_s)->rowCount() == 1 && devices->state() == PanelState::Fresh; }));
    keepPicture(u"wall"_s);
    choose(u"指挥大厅西墙"_s, u"deviceTable"_s);
    click(u"removeDevice"_s);
    ASSERT_EQ(bench.dialogs.messages.size(), 1) << "asked once";
    ASSERT_TRUE(until([&] { return devices->state() == PanelState::Empty; }));
    EXPECT_EQ(get(token, u"/v1/sync/changes"_s).status, 401);
}

TEST_F(AccountsPageTest, TwoAdministratorsCannotShutEachOtherOutAtOnce)
{
    const QString second = person(u"second"_s, {u"administrator"_s});
    signInHere(u"root"_s);
    opened();
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 2; }));
    // The other one was quicker: who sits here is no administrator any more.
    ASSERT_EQ(call("PATCH", second, u"/v1/accounts/root"_s, R"({"roles":["leader"]})").status, 200);
    choose(u"second"_s);
    click(u"disableAccount"_s);
    ASSERT_TRUE(until([this] {
        return said(u"accountTableSaid"_s).contains(u"权限"_s) || panel()->state() == PanelState::Error;
    }));
    EXPECT_EQ(get(second, u"/v1/accounts"_s).status, 200);
}

TEST_F(AccountsPageTest, WithoutTheServerItSaysSoAndShowsNothingOld)
{
    signInHere(u"root"_s);
    opened();
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 1; }));
    bench.hub().onLinkChanged(
        {.phase = LinkPhase::Offline, .since = {}, .lastContact = {}, .reason = u"x"_s});
    EXPECT_EQ(panel()->state(), PanelState::Error);
    const auto labels = panel()->findChildren<PlainLabel*>();
    EXPECT_TRUE(std::ranges::any_of(labels, [](const PlainLabel* one) {
        return one->isVisible() && one->text().contains(u"连上后才能查看"_s);
    }));
    EXPECT_EQ(rows()->rowCount(), 0);
    EXPECT_EQ(panel(u"devicePanel"_s)->state(), PanelState::Error);
    keepPicture(u"offline"_s);
    m_server.reset();
    Q_EMIT panel()->nextStepRequested(); // its button 再试一次
    ASSERT_TRUE(until([this] { return panel()->state() == PanelState::Error; }));
    EXPECT_EQ(rows()->rowCount(), 0) << "still not";
}

TEST_F(AccountsPageTest, FiveHundredAccountsAreFoundAndSorted)
{
    const auto make = [this](const QString& account, const QString& name, const QString& role,
                             const QJsonArray& regions) {
        return post(m_root, u"/v1/accounts"_s,
                    {{u"account"_s, account},
                     {u"name"_s, name},
                     {u"roles"_s, QJsonArray{role}},
                     {u"regions"_s, regions},
                     {u"password"_s, password()}})
            .status;
    };
    const QStringList roles{u"shift_lead"_s, u"dispatcher"_s, u"intake"_s, u"analyst"_s};
    for (int i = 1; i < 499; ++i)
        ASSERT_EQ(make(u"user%1"_s.arg(i), u"人员%1"_s.arg(i), roles.at(i % 4),
                       i % 3 == 0 ? QJsonArray{u"330921"_s} : QJsonArray{u"330902001"_s, u"330903"_s}),
                  200);
    ASSERT_EQ(make(u"long"_s, QString(64, u'长'), u"leader"_s, {}), 200);
    ASSERT_EQ(patch(u"user7"_s, {{u"disabled"_s, true}}).status, 200);
    signInHere(u"root"_s);
    for (const auto& [size, name] : {std::pair{QSize(1366, 768), u"1366"_s},
                                     {QSize(1920, 1080), u"1920"_s},
                                     {QSize(3840, 2160), u"3840"_s}}) {
        opened(u"health?view=page:accounts"_s, size);
        ASSERT_TRUE(until([this] { return rows()->rowCount() == 500; }));
        keepPicture(u"500-"_s + name);
    }
    auto* table = find<QTableView>(u"accountTable"_s);
    EXPECT_EQ(rows()->index(3, 0).data(), u"user2"_s) << "numbers by their value: user2 before user10";
    table->sortByColumn(static_cast<int>(AccountColumn::State), Qt::DescendingOrder);
    EXPECT_EQ(rows()->index(0, 0).data(), u"user7"_s);
    QTest::keyClick(table, Qt::Key_F, Qt::ControlModifier);
    type(u"accountSearch"_s, u"嵊 派遣"_s);
    const int none = rows()->rowCount();
    type(u"accountSearch"_s, u"岱山 值班长"_s);
    EXPECT_EQ(none, 0);
    EXPECT_EQ(rows()->rowCount(), 41) << "multiples of three and of four below 499";
    type(u"accountSearch"_s, u"nobody at all"_s);
    EXPECT_EQ(panel()->state(), PanelState::NoMatch);
    Q_EMIT panel()->nextStepRequested(); // its button 清除筛选
    EXPECT_EQ(rows()->rowCount(), 500);
    theme = Theme::day();
    opened(u"health?view=page:accounts"_s, {1920, 1080});
    ASSERT_TRUE(until([this] { return rows()->rowCount() == 500; }));
    choose(u"user12"_s);
    keepPicture(u"500-day"_s);
    click(u"changeAccount"_s);
    keepPicture(u"change-day"_s, window->findChild<QDialog*>());
}
