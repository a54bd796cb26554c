// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/result.h"

#include <QStringList>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(Result, ErrorNamesFileRowAndField)
{
    const Result<int> result = failure(ErrorKind::Invalid, u"is not a number"_s,
                                       {.file = u"events.csv"_s, .row = 7, .field = u"lon"_s});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().toString(), u"events.csv:7: lon: is not a number"_s);
}

TEST(Result, AbsentPartsOfThePlaceAreLeftOut)
{
    EXPECT_EQ((Error{.kind = ErrorKind::Offline, .text = u"no answer"_s}).toString(), u"no answer"_s);
    EXPECT_EQ(
        (Error{.kind = ErrorKind::Invalid, .text = u"bad"_s, .place = {.field = u"title"_s}}).toString(),
        u"title: bad"_s);
    EXPECT_EQ(
        (Error{.kind = ErrorKind::Corrupt, .text = u"bad"_s, .place = {.file = u"cache.db"_s}}).toString(),
        u"cache.db: bad"_s);
}

TEST(Result, EveryKindHasItsOwnName)
{
    QStringList names;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        names << errorKindName(static_cast<ErrorKind>(kind));
    EXPECT_EQ(names.removeDuplicates(), 0);
}

} // namespace onescreen
