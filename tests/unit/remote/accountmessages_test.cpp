// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/accountmessages.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace Qt::StringLiterals;

QJsonObject object(const QByteArray& json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject account()
{
    return object(R"({"account":"wang","name":"王五","roles":["leader"],"regions":["3309"],"disabled":false,
                      "created":"2026-11-22T06:05:09.000Z"})");
}

TEST(AccountMessages, AListIsReadOrRefusedAsAWhole)
{
    const QJsonObject role{{u"role"_s, u"leader"_s}, {u"permissions"_s, QJsonArray{u"read"_s}}};
    const QJsonObject list{{u"accounts"_s, QJsonArray{account()}}, {u"roles"_s, QJsonArray{role}}};
    const auto read = decodeAccountList(list);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->accounts.size(), 1U);
    EXPECT_EQ(read->accounts[0].name, u"王五"_s);
    EXPECT_EQ(read->accounts[0].regions, QStringList{u"3309"_s});
    EXPECT_EQ(toRfc3339(read->accounts[0].created), u"2026-11-22T06:05:09.000Z"_s);
    EXPECT_EQ(read->roles[0].permissions, QStringList{u"read"_s});
    for (const QString& member : {u"account"_s, u"roles"_s, u"regions"_s, u"disabled"_s, u"created"_s}) {
        QJsonObject broken = account();
        broken.remove(member);
        QJsonObject with = list;
        with[u"accounts"_s] = QJsonArray{account(), broken};
        const auto refused = decodeAccountList(with);
        ASSERT_FALSE(refused) << member.toStdString() << ": a list with holes would pass for complete";
        EXPECT_EQ(refused.error().kind, ErrorKind::Protocol);
    }
    EXPECT_FALSE(decodeAccountList({})) << "no list is not an empty one";
    EXPECT_FALSE(decodeDevices({{u"devices"_s, 1}}));
    const auto none = decodeDevices({{u"devices"_s, QJsonArray()}});
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->empty());
}

TEST(AccountMessages, WhatGoesIntoAPathNamesNothingElse)
{
    for (const QString& name : {u"../feeds"_s, u"a/b"_s, u"a?b"_s, u".."_s, u"a b"_s, QString()}) {
        QJsonObject other = account();
        other[u"account"_s] = name;
        EXPECT_FALSE(decodeManagedAccount(other)) << name.toStdString();
        EXPECT_FALSE(decodeManagedDevice({{u"id"_s, name},
                                          {u"name"_s, u"x"_s},
                                          {u"regions"_s, QJsonArray()},
                                          {u"created"_s, u"2026-11-22T06:05:09.000Z"_s}}))
            << name.toStdString();
    }
}

TEST(AccountMessages, OnlyWhatIsChangedIsSent)
{
    AccountChange change;
    EXPECT_TRUE(changeAccountQuestion(u"wang"_s, change).body->isEmpty());
    change.disabled = false;
    change.regions = QStringList();
    const ApiQuestion question = changeAccountQuestion(u"wang"_s, change);
    EXPECT_EQ(question.verb, "PATCH");
    EXPECT_EQ(question.path, u"/v1/accounts/wang"_s);
    EXPECT_EQ(*question.body, (QJsonObject{{u"disabled"_s, false}, {u"regions"_s, QJsonArray()}}))
        << "everywhere is an empty list, not a member that is left out";
    EXPECT_FALSE(removeDeviceQuestion(u"7f"_s).body);
    EXPECT_EQ(removeDeviceQuestion(u"7f"_s).path, u"/v1/auth/devices/7f"_s);
    EXPECT_EQ(
        approveDeviceQuestion({.userCode = u"BCDF2345"_s, .name = u"西墙"_s, .regions = {u"33"_s}}).body,
        (QJsonObject{
            {u"user_code"_s, u"BCDF2345"_s}, {u"name"_s, u"西墙"_s}, {u"regions"_s, QJsonArray{u"33"_s}}}));
}

} // namespace
} // namespace onescreen
