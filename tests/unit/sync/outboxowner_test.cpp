// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/outboxowner.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(OutboxOwner, WhatOneHasOrderedIsNeverSentByAnother)
{
    const QTemporaryDir folder;
    {
        OutboxOwner owner(folder.path());
        ASSERT_TRUE(owner.take(u"zhang"_s).has_value());
        owner.setWaiting(true);
        EXPECT_TRUE(owner.maySend(u"zhang"_s));
        EXPECT_FALSE(owner.maySend(u"li"_s));
        EXPECT_FALSE(owner.maySend({}));
    }
    OutboxOwner owner(folder.path()); // as after a restart
    owner.setWaiting(true);
    EXPECT_FALSE(owner.maySend(u"li"_s));
    const auto other = owner.take(u"li"_s);
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().place.field, u"other_person"_s);
    EXPECT_TRUE(owner.take(u"zhang"_s).has_value());
    owner.setWaiting(false);
    EXPECT_TRUE(owner.take(u"li"_s).has_value());
    owner.setWaiting(true);
    EXPECT_FALSE(owner.maySend(u"zhang"_s));
}

TEST(OutboxOwner, OnAServerWithoutAccountsNothingGetsInTheWay)
{
    const QTemporaryDir folder;
    OutboxOwner owner(folder.path());
    EXPECT_TRUE(owner.take({}).has_value());
    owner.setWaiting(true);
    EXPECT_TRUE(owner.maySend({}));
}

TEST(OutboxOwner, WhoCannotBeWrittenDownMayNotOrder)
{
    OutboxOwner owner(u"/nonexistent/folder"_s);
    EXPECT_FALSE(owner.take(u"zhang"_s).has_value());
}

} // namespace onescreen
