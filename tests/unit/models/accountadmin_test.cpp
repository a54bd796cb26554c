// SPDX-License-Identifier: GPL-3.0-or-later
// Looking after accounts: what is asked when, and who sees what.
#include "app/models/accounts/accountadmin.h"
#include "app/models/accounts/accountfields.h"
#include "app/models/accounts/regionprefixes.h"
#include "tests/support/fakeregistry.h"
#include "tests/support/samplequeue.h"
#include "tests/unit/ui/fakedesk.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <set>

namespace onescreen {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::FakeRegistry;
using test::sampleNow;

class AccountAdminTest : public testing::Test
{
protected:
    test::FakeQuestions questions;
    ManualClock clock{sampleNow};
    DataHub hub{questions, clock};
    test::FakeDesk desk{clock, true};
    FakeRegistry server;
    AccountAdmin admin{hub, &desk, &server};

    void SetUp() override
    {
        server.list = {.accounts = {FakeRegistry::person(u"zhang"_s, u"张三"_s, {u"shift_lead"_s}),
                                    FakeRegistry::person(u"chief"_s, u"李四"_s, {u"administrator"_s})},
                       .roles = {{.role = u"shift_lead"_s, .permissions = {u"ack"_s}},
                                 {.role = u"administrator"_s, .permissions = {u"accounts"_s}}}};
        server.walls = {{.id = u"w1"_s, .name = u"西墙"_s, .regions = {u"330902"_s}, .created = sampleNow}};
    }
    void signIn(const QString& account, const QStringList& permissions)
    {
        AccountIdentity who = test::FakeDesk::person();
        who.account = account;
        who.permissions = permissions;
        desk.become({.phase = AccessPhase::SignedIn, .person = who});
    }
    void administrator() { signIn(u"chief"_s, {u"accounts"_s}); }
    void watched()
    {
        administrator();
        admin.setWatched(true);
    }
    void passTime(std::chrono::seconds time)
    {
        clock.advance(time);
        hub.checkClock();
    }
    [[nodiscard]] QString accountAt(int row) { return admin.accounts().at(row)->account; }
};

TEST_F(AccountAdminTest, OnlyWhoMayIsShownTheLists)
{
    admin.setWatched(true);
    EXPECT_EQ(admin.access(), AdminAccess::SignInNeeded);
    signIn(u"zhang"_s, {u"ack"_s});
    EXPECT_EQ(admin.access(), AdminAccess::Forbidden);
    EXPECT_EQ(server.asked, 0) << "nothing is asked in the name of somebody who may not know";
    administrator();
    EXPECT_EQ(admin.access(), AdminAccess::Allowed);
    ASSERT_EQ(admin.accounts().rowCount(), 2);
    EXPECT_EQ(admin.devices().rowCount(), 1);
    EXPECT_EQ(admin.roles().size(), 2U);
    EXPECT_EQ(admin.accountList().asOf, sampleNow);
    EXPECT_TRUE(admin.isOwn(u"chief"_s));
    EXPECT_FALSE(admin.isOwn(u"zhang"_s));
    desk.lock();
    EXPECT_EQ(admin.access(), AdminAccess::Locked);
    EXPECT_EQ(admin.accounts().rowCount(), 0) << "nothing is left to be read at a locked seat";
    EXPECT_EQ(admin.devices().rowCount(), 0);
    EXPECT_TRUE(admin.roles().empty());
    desk.unlock(desk.password);
    EXPECT_EQ(admin.accounts().rowCount(), 2);
    desk.signOut();
    EXPECT_EQ(admin.accounts().rowCount(), 0);
    desk.become({.phase = AccessPhase::Open});
    EXPECT_EQ(admin.access(), AdminAccess::NoServer) << "an open server has no accounts";
}

TEST_F(AccountAdminTest, WithoutAServerThereIsNothingToDo)
{
    AccountAdmin nobody(hub, nullptr, nullptr);
    nobody.setWatched(true);
    EXPECT_EQ(nobody.access(), AdminAccess::NoServer);
    const auto answer = nobody.removeDevice(u"w1"_s).result();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, ErrorKind::Offline);
}

TEST_F(AccountAdminTest, ReadsAgainWhileSomebodyLooks)
{
    administrator();
    EXPECT_EQ(server.asked, 0) << "nobody looks";
    admin.setWatched(true);
    EXPECT_EQ(server.asked, 1);
    passTime(29s);
    EXPECT_EQ(server.asked, 1);
    server.list.accounts.push_back(FakeRegistry::person(u"other"_s, u"王五"_s));
    passTime(1s);
    EXPECT_EQ(server.asked, 2);
    EXPECT_EQ(admin.accounts().rowCount(), 3) << "what another administrator did";
    admin.setWatched(false);
    passTime(10min);
    EXPECT_EQ(server.asked, 2);
}

TEST_F(AccountAdminTest, WithoutTheServerNothingOldIsShown)
{
    watched();
    ASSERT_EQ(admin.accounts().rowCount(), 2);
    hub.onLinkChanged({.phase = LinkPhase::Offline, .since = {}, .lastContact = {}, .reason = u"cut"_s});
    EXPECT_EQ(admin.accountList().state, ModelState::Error);
    EXPECT_EQ(admin.accountList().error->kind, ErrorKind::Offline);
    EXPECT_FALSE(admin.accountList().asOf);
    EXPECT_EQ(admin.accounts().rowCount(), 0);
    EXPECT_EQ(admin.devices().rowCount(), 0);
    hub.onLinkChanged({.phase = LinkPhase::Online});
    EXPECT_EQ(admin.accountList().state, ModelState::Ready);
    EXPECT_EQ(admin.accounts().rowCount(), 2);
    server.fault = Error{.kind = ErrorKind::Timeout, .text = u"silence"_s, .place = {}};
    passTime(30s);
    EXPECT_EQ(admin.accountList().state, ModelState::Error) << "a question without an answer, too";
    EXPECT_EQ(admin.accounts().rowCount(), 0);
}

TEST_F(AccountAdminTest, AChangeIsShownAndAnOlderAnswerDoesNotUndoIt)
{
    watched();
    server.manual = true;
    admin.refresh();
    ASSERT_EQ(server.waiting(), 2U) << "both lists, as they are before the change";
    AccountChange change;
    change.disabled = true;
    const auto done = admin.change(u"zhang"_s, change);
    EXPECT_FALSE(admin.accounts().find(u"zhang"_s)->disabled);
    server.deliver(2); // it overtakes the lists
    EXPECT_TRUE(done.result());
    EXPECT_TRUE(admin.accounts().find(u"zhang"_s)->disabled);
    server.deliver();
    server.deliver();
    EXPECT_TRUE(admin.accounts().find(u"zhang"_s)->disabled) << "an answer from before the change";
    EXPECT_EQ(server.waiting(), 2U) << "and the lists are read again";
    server.list.accounts.front().name = u"someone"_s; // not in the answer that is on its way
    server.deliver();
    server.deliver();
    EXPECT_EQ(admin.accountList().state, ModelState::Ready);
    EXPECT_TRUE(admin.accounts().find(u"zhang"_s)->disabled);
}

TEST_F(AccountAdminTest, ARefusalCarriesItsWordAndChangesNothing)
{
    watched();
    server.fault = Error{.kind = ErrorKind::Conflict, .text = u"no"_s, .place = {.field = u"own_account"_s}};
    AccountChange change;
    change.disabled = true;
    const auto refused = admin.change(u"chief"_s, change).result();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place.field, u"own_account"_s);
    server.fault.reset();
    admin.refresh();
    EXPECT_FALSE(admin.accounts().find(u"chief"_s)->disabled);
}

TEST_F(AccountAdminTest, RowsComeAndGoAroundTheChosenOne)
{
    const QAbstractItemModelTester accounts(&admin.accounts(),
                                            QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester devices(&admin.devices(),
                                           QAbstractItemModelTester::FailureReportingMode::Fatal);
    watched();
    EXPECT_EQ(accountAt(0), u"chief"_s) << "by account";
    const QPersistentModelIndex chosen = admin.accounts().index(1, 0);
    const auto people = server.list.accounts;
    server.list.accounts.insert(server.list.accounts.begin(), FakeRegistry::person(u"anna"_s, u"A"_s));
    server.list.accounts.push_back(FakeRegistry::person(u"zzz"_s, u"Z"_s));
    admin.refresh();
    EXPECT_EQ(admin.accounts().rowCount(), 4);
    EXPECT_EQ(chosen.row(), 2);
    EXPECT_EQ(chosen.data(AccountNameRole), u"zhang"_s);
    server.list.accounts = {people.front()};
    admin.refresh();
    EXPECT_EQ(chosen.row(), 0);
    ASSERT_TRUE(admin
                    .add({.account = u"bao"_s,
                          .name = u"包"_s,
                          .roles = {u"leader"_s},
                          .regions = {},
                          .password = u"a good password"_s})
                    .result());
    EXPECT_EQ(accountAt(0), u"bao"_s);
    ASSERT_TRUE(admin.approve({.userCode = u"BCDF2345"_s, .name = u"东墙"_s, .regions = {}}).result());
    EXPECT_EQ(admin.devices().rowCount(), 2);
    ASSERT_TRUE(admin.removeDevice(u"w1"_s).result());
    EXPECT_EQ(admin.devices().at(0)->name, u"东墙"_s);
    EXPECT_EQ(admin.devices().index(0, 1).data().toStringList(), QStringList());
}

TEST(AccountFields, AnAccountIsWhatTheServerTakes)
{
    EXPECT_EQ(faultOfAccount(u"wang.2-x_y"_s), FieldFault::None);
    EXPECT_EQ(faultOfAccount({}), FieldFault::Missing);
    EXPECT_EQ(faultOfAccount(u"Wang"_s), FieldFault::BadSign);
    EXPECT_EQ(faultOfAccount(u"王"_s), FieldFault::BadSign);
    EXPECT_EQ(faultOfAccount(u"a b"_s), FieldFault::BadSign);
    EXPECT_EQ(faultOfAccount(u"_a"_s), FieldFault::BadStart);
    EXPECT_EQ(faultOfAccount(QString(64, u'a')), FieldFault::None);
    EXPECT_EQ(faultOfAccount(QString(65, u'a')), FieldFault::TooLong);
    EXPECT_EQ(faultOfName(u"  "_s), FieldFault::Missing);
    EXPECT_EQ(faultOfName(u"\u200B\u202E"_s), FieldFault::Missing) << "signs that are not seen";
    EXPECT_EQ(faultOfName(u"<b>张三</b>"_s), FieldFault::None) << "shown as it is";
    EXPECT_EQ(faultOfName(QString(65, u'张')), FieldFault::TooLong);
}

TEST(AccountFields, APasswordIsLongEnoughAndTheSameTwice)
{
    EXPECT_EQ(faultOfPassword({}, {}), FieldFault::Missing);
    EXPECT_EQ(faultOfPassword(u"123456789"_s, u"123456789"_s), FieldFault::TooShort);
    EXPECT_EQ(faultOfPassword(u"1234567890"_s, u"1234567890"_s), FieldFault::None);
    EXPECT_EQ(faultOfPassword(u"1234567890"_s, u"1234567891"_s), FieldFault::Different);
    EXPECT_EQ(faultOfPassword(QString(257, u'x'), QString(257, u'x')), FieldFault::TooLong);
    std::set<QString> drawn;
    for (int i = 0; i < 100; ++i) {
        const QString password = newPassword();
        EXPECT_EQ(faultOfPassword(password, password), FieldFault::None);
        EXPECT_FALSE(password.contains(u'l') || password.contains(u'0') || password.contains(u'o'));
        drawn.insert(password);
    }
    EXPECT_EQ(drawn.size(), 100U);
}

TEST(AccountFields, AWallsCodeIsTakenHoweverItIsTyped)
{
    for (const QString& typed : {u"BCDF2345"_s, u"bcdf 2345"_s, u"BCDF-2345"_s, u" b c d f–2345 "_s,
                                 u"ＢＣＤＦ　２３４５"_s, u"BCDF\u200B2345"_s}) {
        EXPECT_EQ(wallCode(typed), u"BCDF2345"_s) << typed.toStdString();
        EXPECT_EQ(faultOfWallCode(typed), FieldFault::None) << typed.toStdString();
    }
    EXPECT_EQ(faultOfWallCode(u" - "_s), FieldFault::Missing);
    EXPECT_EQ(faultOfWallCode(u"BCDF 234"_s), FieldFault::TooShort);
    EXPECT_EQ(faultOfWallCode(u"BCDF 23456"_s), FieldFault::TooLong);
    EXPECT_EQ(faultOfWallCode(u"BCDA 2345"_s), FieldFault::BadSign) << "no vowel is among them";
    EXPECT_EQ(faultOfWallCode(u"BCDF 0345"_s), FieldFault::BadSign);
}

TEST(RegionPrefixes, StandForRegionsAndCoverEachOther)
{
    for (const auto& [code, prefix] :
         {std::pair{u"330000"_s, u"33"_s}, std::pair{u"330900"_s, u"3309"_s},
          std::pair{u"330902"_s, u"330902"_s}, std::pair{u"330902001"_s, u"330902001"_s}}) {
        EXPECT_EQ(prefixOf(*RegionCode::fromString(code)), prefix);
        EXPECT_EQ(regionOfPrefix(prefix), RegionCode::fromString(code));
    }
    EXPECT_FALSE(regionOfPrefix(u"33090"_s)) << "digits of no level";
    EXPECT_FALSE(regionOfPrefix(u"x"_s));
    EXPECT_EQ(leastPrefixes({u"330902001"_s, u"330903"_s, u"330902"_s, u"330902"_s, QString()}),
              QStringList({u"330902"_s, u"330903"_s}));
    EXPECT_EQ(leastPrefixes({}), QStringList());
    EXPECT_TRUE(covers({u"3309"_s}, u"330902001"_s));
    EXPECT_FALSE(covers({u"330902"_s}, u"3309"_s));
    EXPECT_FALSE(covers({}, u"3309"_s)) << "an empty list covers nothing; everywhere is the caller's to know";
}

} // namespace
} // namespace onescreen
