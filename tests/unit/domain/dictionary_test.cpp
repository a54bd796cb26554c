// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/dictionary.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

DictionaryEntry entry(const QString& code, std::optional<QString> parent = {}, int order = 0)
{
    return DictionaryEntry::of({.kind = DictionaryKind::Category,
                                .code = code,
                                .parent = std::move(parent),
                                .name = u"名"_s + code,
                                .order = order})
        .value();
}

} // namespace

TEST(Dictionary, FindsNamesAndRoots)
{
    const auto dictionary = Dictionary::fromEntries({entry(u"010101"_s, u"0101"_s), entry(u"0101"_s, u"01"_s),
                                                     entry(u"01"_s, {}, 2), entry(u"02"_s, {}, 1)});
    ASSERT_TRUE(dictionary);
    EXPECT_EQ(dictionary->nameOf(u"0101"_s), u"名0101"_s);
    EXPECT_EQ(dictionary->rootOf(u"010101"_s), u"01"_s);
    EXPECT_EQ(dictionary->rootOf(u"02"_s), u"02"_s);
    const auto roots = dictionary->roots();
    ASSERT_EQ(roots.size(), 2U);
    EXPECT_EQ(roots[0]->code, u"02"_s);
}

TEST(Dictionary, UnknownCodesAreShownAsTheyAre)
{
    const Dictionary dictionary;
    EXPECT_EQ(dictionary.nameOf(u"9999"_s), u"9999"_s);
    EXPECT_EQ(dictionary.rootOf(u"9999"_s), u"9999"_s);
}

TEST(Dictionary, RefusesDuplicatesOrphansAndCycles)
{
    EXPECT_EQ(Dictionary::fromEntries({entry(u"01"_s), entry(u"01"_s)}).error().place.field, u"01"_s);
    EXPECT_EQ(Dictionary::fromEntries({entry(u"0101"_s, u"01"_s)}).error().place.field, u"0101"_s);
    EXPECT_FALSE(Dictionary::fromEntries({entry(u"a"_s, u"b"_s), entry(u"b"_s, u"a"_s)}));
    EXPECT_FALSE(Dictionary::fromEntries({entry(u"a"_s, u"a"_s)}));
}

TEST(Dictionary, EntriesNeedACodeAndAName)
{
    EXPECT_EQ(DictionaryEntry::of({.kind = DictionaryKind::Source, .code = u"a b"_s, .name = u"x"_s})
                  .error()
                  .place.field,
              u"code"_s);
    EXPECT_EQ(DictionaryEntry::of({.kind = DictionaryKind::Source, .code = u"a"_s, .name = u""_s})
                  .error()
                  .place.field,
              u"name"_s);
    EXPECT_EQ(dictionaryKindFromName(u"unit_kind"), DictionaryKind::UnitKind);
    EXPECT_EQ(dictionaryKindFromName(u"colour"), std::nullopt);
}

} // namespace onescreen
