// SPDX-License-Identifier: GPL-3.0-or-later
// The narrative says what the numbers carry and nothing else.
#include "app/analysis/index/rounding.h"
#include "tests/ui/portrait/sampleportrait.h"
#include "ui/portrait/portraittext.h"

#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;
using portrait::SentenceKind;

namespace {

constexpr std::uint64_t cases = 2000;

const portrait::Sentence* find(const std::vector<portrait::Sentence>& text, SentenceKind kind)
{
    const auto found = std::ranges::find(text, kind, &portrait::Sentence::kind);
    return found == text.end() ? nullptr : &*found;
}

QStringList digitsIn(const QString& text)
{
    static const QRegularExpression number(u"[0-9][0-9,.]*"_s);
    QStringList found;
    for (auto at = number.globalMatch(text); at.hasNext();)
        found << at.next().captured();
    return found;
}

/// What a reader finds who subtracts the scores as they are shown.
double shownDifference(double now, double before, int decimals)
{
    return roundedHalfAway(now, decimals) - roundedHalfAway(before, decimals);
}

/// Every number that the facts hold, and every count that can be made of them.
std::vector<double> factsOf(const portrait::Portrait& now, const portrait::Portrait& before)
{
    std::vector<double> facts;
    const auto add = [&facts](std::optional<double> value) {
        if (value)
            facts.push_back(*value);
    };
    if (now.base && before.base)
        add(shownDifference(*now.base, *before.base, now.scoreDecimals));
    for (const auto& value : {now.total, now.base})
        add(value);
    add(now.coverage ? std::optional(*now.coverage * 100.0) : std::nullopt);
    add(now.minCoverage ? std::optional(*now.minCoverage * 100.0) : std::nullopt);
    if (now.rank) {
        add(now.rank->place);
        add(now.rank->of);
        add(now.rank->tied);
        add(now.rank->low);
        add(now.rank->high);
    }
    if (now.control)
        add(now.control->points);
    for (const portrait::Dimension& dimension : now.dimensions)
        add(dimension.score);
    for (const portrait::Item& item : now.items) {
        for (const auto& value : {item.value, item.lost})
            add(value);
    }
    const auto most = std::max({now.items.size(), now.warnings.size() + before.warnings.size(),
                                now.dimensions.size(), now.points.size()});
    for (std::size_t count = 0; count <= most; ++count)
        facts.push_back(static_cast<double>(count));
    return facts;
}

double sentenceCount(const portrait::Sentence* sentence, std::size_t at)
{
    return sentence ? sentence->numbers.at(at).value : 0.0;
}

} // namespace

TEST(PortraitNarrative, TemplatesHoldNoDigitsOfTheirOwn)
{
    for (int kind = 0; kind <= static_cast<int>(SentenceKind::Demonstration); ++kind) {
        QString text = sentenceTemplate(static_cast<SentenceKind>(kind));
        EXPECT_FALSE(text.isEmpty()) << kind;
        text.remove(QRegularExpression(u"%[1-9]"_s));
        EXPECT_TRUE(digitsIn(text).isEmpty()) << qPrintable(text);
    }
}

TEST(PortraitNarrative, EveryNumberOfASentenceIsAFact)
{
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        const portrait::Portrait now = randomPortrait(seed);
        const portrait::Portrait before = randomPortrait(seed + cases);
        const std::vector<double> facts = factsOf(now, before);
        for (const portrait::Sentence& sentence : portrait::narrate(now, &before)) {
            for (const portrait::Number& number : sentence.numbers)
                EXPECT_TRUE(std::ranges::any_of(
                    facts, [&](double fact) { return std::abs(fact - number.value) < 1e-9; }))
                    << seed << ' ' << number.value << ' ' << qPrintable(sentenceText(sentence, QLocale()));
            for (const portrait::Entry& entry : sentence.entries) {
                if (entry.number) {
                    EXPECT_TRUE(std::ranges::any_of(
                        facts, [&](double fact) { return std::abs(fact - entry.number->value) < 1e-9; }))
                        << seed << ' ' << qPrintable(entry.name);
                }
            }
        }
    }
}

TEST(PortraitNarrative, TheTextHoldsTheNumbersAndNoOthers)
{
    const QLocale locale;
    for (std::uint64_t seed = 1; seed <= cases / 4; ++seed) {
        const portrait::Portrait now = randomPortrait(seed);
        const portrait::Portrait before = randomPortrait(seed + cases);
        for (const portrait::Sentence& sentence : portrait::narrate(now, &before)) {
            QString text = sentenceText(sentence, locale);
            EXPECT_FALSE(text.contains(u'%') && text.contains(QRegularExpression(u"%[1-9]"_s)))
                << qPrintable(text);
            QStringList allowed;
            for (const portrait::Number& number : sentence.numbers)
                allowed << digitsIn(numberText(number, locale));
            for (const portrait::Entry& entry : sentence.entries) {
                allowed << digitsIn(entry.name);
                if (entry.number)
                    allowed << digitsIn(numberText(*entry.number, locale));
                if (entry.parts)
                    allowed << digitsIn(partsText(entry.parts->first, entry.parts->second, locale));
            }
            allowed << digitsIn(sentence.reason) << QString::number(sentence.unnamed);
            for (const QString& found : digitsIn(text))
                EXPECT_TRUE(allowed.contains(found)) << qPrintable(found) << " in " << qPrintable(text);
        }
    }
}

TEST(PortraitNarrative, ClaimsFollowTheRules)
{
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        const portrait::Portrait now = randomPortrait(seed);
        const auto text = portrait::narrate(now, nullptr);
        const auto count = [&now](auto predicate) {
            return static_cast<double>(std::ranges::count_if(now.items, predicate));
        };
        const auto locked = [](const portrait::Item& item) {
            return item.isJudged() && item.control && item.control->limits == statistics::LimitState::Locked;
        };
        EXPECT_EQ(sentenceCount(find(text, SentenceKind::InsideChance), 0), count([&](const auto& item) {
                      return locked(item) && item.control->signal == statistics::SignalRule::None;
                  }));
        EXPECT_EQ(sentenceCount(find(text, SentenceKind::SignalsConcern), 0), count([&](const auto& item) {
                      return locked(item) && item.control->signal != statistics::SignalRule::None &&
                             item.control->concern;
                  }));
        EXPECT_EQ(sentenceCount(find(text, SentenceKind::FunnelOutside), 0), count([](const auto& item) {
                      return item.isJudged() && item.funnel &&
                             item.funnel->place != portrait::Funnel::Place::Inside;
                  }));
        const portrait::Sentence* targets = find(text, SentenceKind::TargetsCounted);
        EXPECT_EQ(sentenceCount(targets, 1), count([](const auto& item) {
                      return item.isJudged() && item.target &&
                             (item.better == portrait::Better::Lower ? *item.value > *item.target
                                                                     : *item.value < *item.target);
                  }));
        // Whoever is not ranked is never given a place, and the other way round.
        EXPECT_NE(find(text, SentenceKind::RankAlone) || find(text, SentenceKind::RankTied),
                  find(text, SentenceKind::NotRanked) || find(text, SentenceKind::NotRankedCoverage));
        EXPECT_EQ(find(text, SentenceKind::NoWarnings) != nullptr, now.warnings.empty());
        EXPECT_NE(find(text, SentenceKind::FirstIssue), nullptr);
        EXPECT_EQ(find(text, SentenceKind::ChangeBeyondChance), nullptr);
    }
}

TEST(PortraitNarrative, AnIntervalOfOnePlaceIsNoInterval)
{
    portrait::Portrait now = randomPortrait(1);
    now.rank = portrait::Rank{.place = 3, .of = 4, .tied = 1, .low = 3.0, .high = 3.0};
    const auto sure = portrait::narrate(now, nullptr);
    EXPECT_NE(find(sure, SentenceKind::RankSure), nullptr);
    EXPECT_EQ(find(sure, SentenceKind::RankInterval), nullptr);
    now.rank->high = 4.0;
    const auto open = portrait::narrate(now, nullptr);
    EXPECT_EQ(find(open, SentenceKind::RankSure), nullptr);
    EXPECT_EQ(sentenceCount(find(open, SentenceKind::RankInterval), 1), 4.0);
}

TEST(PortraitNarrative, SmallNumbersAndPenaltiesAreNeverJudged)
{
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        const portrait::Portrait now = randomPortrait(seed);
        QStringList silent;
        for (const portrait::Item& item : now.items) {
            if (item.isSmall() || item.penaltyVolume)
                silent << item.name;
        }
        for (const portrait::Sentence& sentence : portrait::narrate(now, nullptr)) {
            if (sentence.kind == SentenceKind::TooFewCases || sentence.kind == SentenceKind::PenaltyContext ||
                sentence.kind == SentenceKind::LostMost)
                continue;
            for (const portrait::Entry& entry : sentence.entries)
                EXPECT_FALSE(silent.contains(entry.name)) << seed << ' ' << qPrintable(entry.name);
        }
    }
}

TEST(PortraitNarrative, ChangeIsOnlyBeyondChanceWithLockedLimits)
{
    portrait::Portrait before = samplePortrait();
    portrait::Portrait now = samplePortrait();
    now.items[0].score = *now.items[0].score - 44.0;
    settleScores(now);
    now.control = portrait::Control{.points = 11, .limits = statistics::LimitState::Trial};
    auto text = portrait::narrate(now, &before);
    ASSERT_NE(find(text, SentenceKind::ChangeUnknownChance), nullptr);
    EXPECT_EQ(find(text, SentenceKind::ChangeUnknownChance)->numbers.at(1).value, 11.0);
    now.control->limits = statistics::LimitState::Locked;
    text = portrait::narrate(now, &before);
    EXPECT_NE(find(text, SentenceKind::ChangeInsideChance), nullptr);
    EXPECT_TRUE(sentenceText(*find(text, SentenceKind::ChangeInsideChance), QLocale())
                    .contains(u"在机会波动范围内"_s));
    now.control->signal = statistics::SignalRule::OutsideLimits;
    text = portrait::narrate(now, &before);
    ASSERT_NE(find(text, SentenceKind::ChangeBeyondChance), nullptr);
    EXPECT_NEAR(find(text, SentenceKind::ChangeBeyondChance)->numbers.at(0).value,
                shownDifference(*now.base, *before.base, now.scoreDecimals), 1e-12);
    now.base = 89.906;
    auto last = before;
    last.base = 94.724;
    now.scoreDecimals = 2;
    text = portrait::narrate(now, &last);
    EXPECT_NEAR(find(text, SentenceKind::ChangeBeyondChance)->numbers.at(0).value, 89.91 - 94.72, 1e-12)
        << "not -4.818 rounded: both scores stand on the same screen";
}

TEST(PortraitNarrative, ListsSayHowManyTheyLeaveOut)
{
    portrait::Portrait now = samplePortrait();
    for (portrait::Item& item : now.items)
        item.target = item.better == portrait::Better::Lower ? 0.0 : 101.0;
    const auto text = portrait::narrate(now, nullptr);
    const portrait::Sentence* missed = find(text, SentenceKind::TargetsMissed);
    ASSERT_NE(missed, nullptr);
    EXPECT_EQ(std::ssize(missed->entries), portrait::mostNamed);
    EXPECT_EQ(missed->unnamed, static_cast<int>(find(text, SentenceKind::TargetsCounted)->numbers[1].value) -
                                   portrait::mostNamed);
    EXPECT_TRUE(sentenceText(*missed, QLocale()).contains(u"另有 %1 项"_s.arg(missed->unnamed)));
}

TEST(PortraitNarrative, ArgumentsAreNotReadAsPlaces)
{
    const portrait::Sentence sentence{.kind = SentenceKind::TargetsMissed,
                                      .numbers = {},
                                      .entries = {{.name = u"%1 和 %2"_s, .number = {}, .parts = {}}},
                                      .reason = {}};
    EXPECT_TRUE(sentenceText(sentence, QLocale()).contains(u"%1 和 %2"_s));
}

TEST(PortraitIssueNumber, CountsInsideTheYear)
{
    EXPECT_EQ(portrait::issueNumber(*Period::fromString(u"2024-06")),
              (portrait::IssueNumber{.year = 2024, .number = 6, .monthly = true}));
    EXPECT_EQ(portrait::issueNumber(*Period::fromString(u"2024Q4")),
              (portrait::IssueNumber{.year = 2024, .number = 4, .monthly = false}));
    EXPECT_EQ(portrait::issueNumber(*Period::fromString(u"2024H1")), std::nullopt);
    EXPECT_EQ(portrait::issueNumber(*Period::fromString(u"2024-06-01..2024-06-29")), std::nullopt);
    EXPECT_EQ(issueTitle(*Period::fromString(u"2024-06")), u"2024 年第 6 期（月报）"_s);
    EXPECT_EQ(issueTitle(*Period::fromString(u"2024H1")), u"2024H1"_s);
}

TEST(PortraitValues, SmallNumbersStandAsFractions)
{
    const portrait::Portrait now = samplePortrait();
    EXPECT_EQ(valueText(*now.item(u"k62"_s), QLocale()), u"8/9"_s);
    EXPECT_EQ(valueText(*now.item(u"k41"_s), QLocale()), u"—"_s);
    EXPECT_EQ(now.item(u"k62"_s)->meetsTarget(), std::nullopt);
    EXPECT_EQ(now.item(u"k90"_s)->meetsTarget(), std::nullopt);
    EXPECT_EQ(portrait::peerBand({1.0, std::nullopt, 2.0, 3.0}), std::nullopt);
    const auto band = portrait::peerBand({4.0, 1.0, std::nullopt, 2.0, 3.0});
    ASSERT_TRUE(band);
    EXPECT_DOUBLE_EQ(band->low, 1.75);
    EXPECT_DOUBLE_EQ(band->median, 2.5);
    EXPECT_DOUBLE_EQ(band->high, 3.25);
    EXPECT_EQ(band->count, 4);
}
