// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/freeze.h"
#include "tests/unit/analysis/indextesting.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

Catalogue catalogue()
{
    CatalogueBuilder builder;
    builder.indicator("a", "index", 30);
    builder.indicator("b", "index", 70);
    return builder.build();
}

std::vector<Observation> observations()
{
    return {value("u", "a", 80.1), value("u", "b", 1.0 / 3), value("v", "a", 55),
            state("v", "b", ValueState::NotApplicable)};
}

FrozenPeriod frozen(const std::vector<Observation>& given)
{
    return freeze(computed(catalogue(), {unit("u"), unit("v")}, given), inputsHash(given));
}

TEST(Freeze, RecomputingGivesTheSameBytes)
{
    const FrozenPeriod first = frozen(observations());
    const FrozenPeriod second = frozen(observations());
    EXPECT_EQ(first.bytes, second.bytes);
    EXPECT_EQ(first.sha256, QCryptographicHash::hash(first.bytes, QCryptographicHash::Sha256).toHex());
    EXPECT_EQ(first.sha256.size(), 64);
    EXPECT_TRUE(first.bytes.contains("\t\tcatalogue_version\t1\n"));
    EXPECT_TRUE(first.bytes.contains("\t\tengine_version\t" + QByteArray::number(indexEngineVersion) + "\n"));
    EXPECT_TRUE(first.bytes.contains("u\tb\tvalue\t0.3333333333333333\n"));
    EXPECT_TRUE(corrections(first.bytes, second.bytes)->empty());
}

TEST(Freeze, OrderOfInputDoesNotMatter)
{
    auto reversed = observations();
    std::ranges::reverse(reversed);
    EXPECT_EQ(inputsHash(observations()), inputsHash(reversed));
    const IndexResult other = computed(catalogue(), {unit("v"), unit("u")}, reversed);
    EXPECT_EQ(frozen(observations()).bytes, freeze(other, inputsHash(reversed)).bytes);
}

TEST(Freeze, ACorrectionNoticeNamesOldAndNew)
{
    auto changed = observations();
    changed[2].value = 56;
    const auto found = corrections(frozen(observations()).bytes, frozen(changed).bytes);
    ASSERT_TRUE(found);
    const Correction expected{
        .unit = u"v"_s, .node = u"a"_s, .field = u"value"_s, .before = u"55"_s, .after = u"56"_s};
    EXPECT_NE(std::ranges::find(*found, expected), found->end());
    // The head says that the inputs differ; nothing of the other unit changed.
    EXPECT_TRUE(found->front().unit.isEmpty());
    EXPECT_EQ(found->front().field, u"inputs"_s);
    EXPECT_EQ(std::ranges::count(*found, u"u"_s, &Correction::unit), 0);
}

TEST(Freeze, WhatCameAndWhatWentIsNamed)
{
    auto changed = observations();
    changed[3] = value("v", "b", 10);
    const auto found = corrections(frozen(observations()).bytes, frozen(changed).bytes);
    const auto appeared = std::ranges::find_if(
        *found, [](const Correction& each) { return each.node == u"b"_s && each.field == u"value"_s; });
    ASSERT_NE(appeared, found->end());
    EXPECT_EQ(appeared->before, QString());
    EXPECT_EQ(appeared->after, u"10"_s);
}

TEST(Freeze, TextsCannotBreakTheLines)
{
    CatalogueBuilder builder;
    builder.fields().grades = {{u"优\t秀\n"_s, 0}};
    builder.indicator("a", "index", 100);
    IndexUnit odd = unit("a\tb");
    const IndexResult result = computed(builder.build(), {odd}, {value("a\tb", "a", 50)});
    const FrozenPeriod once = freeze(result, "x");
    const FrozenPeriod twice = freeze(computed(builder.build(), {odd}, {value("a\tb", "a", 60)}), "x");
    const auto found = corrections(once.bytes, twice.bytes);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->front().unit, u"a\tb"_s);
}

TEST(Freeze, OtherBytesAreRefused)
{
    const QByteArray good = frozen(observations()).bytes;
    EXPECT_EQ(corrections("something else", good).error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(corrections(good, good + "one\ttwo\n").error().kind, ErrorKind::Corrupt);
    EXPECT_FALSE(corrections({}, good));
}

} // namespace
} // namespace onescreen
