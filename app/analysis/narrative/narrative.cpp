// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/narrative/narrative.h"

#include "app/analysis/index/rounding.h"

#include <algorithm>
#include <cmath>

namespace onescreen::portrait {

using namespace Qt::StringLiterals;

namespace {

Number count(qsizetype value)
{
    return {.value = static_cast<double>(value), .decimals = 0, .unit = {}};
}

Number percent(double share)
{
    return {.value = share * 100.0, .decimals = 1, .unit = u"%"_s};
}

Number points(const Portrait& portrait, double value, bool isChange = false)
{
    return {.value = value, .decimals = portrait.scoreDecimals, .unit = {}, .isChange = isChange};
}

Number valueOf(const Item& item)
{
    return {.value = item.value.value_or(0.0), .decimals = item.decimals, .unit = item.unit};
}

QString nameOf(const Item& item)
{
    return item.shortName.isEmpty() ? item.name : item.shortName;
}

Entry entryOf(const Item& item)
{
    return {.name = nameOf(item), .number = valueOf(item), .parts = {}};
}

/// Names the first ones and counts the rest.
Sentence listing(SentenceKind kind, std::vector<Entry> entries, std::vector<Number> numbers = {})
{
    Sentence sentence{.kind = kind, .numbers = std::move(numbers), .entries = {}, .reason = {}};
    sentence.unnamed = static_cast<int>(std::max<qsizetype>(0, std::ssize(entries) - mostNamed));
    entries.resize(entries.size() - static_cast<std::size_t>(sentence.unnamed));
    sentence.entries = std::move(entries);
    return sentence;
}

Sentence counting(SentenceKind kind, std::vector<Number> numbers)
{
    return {.kind = kind, .numbers = std::move(numbers), .entries = {}, .reason = {}};
}

Sentence plain(SentenceKind kind)
{
    return counting(kind, {});
}

void narrateResult(const Portrait& now, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    if (now.total && now.base && !now.points.empty())
        text.push_back(counting(ScoreWithPoints, {points(now, *now.total), points(now, *now.base),
                                                  count(std::ssize(now.points))}));
    else if (now.total)
        text.push_back(counting(ScorePlain, {points(now, *now.total)}));
    else if (now.base)
        text.push_back(counting(BaseOnly, {points(now, *now.base)}));
    else
        text.push_back(plain(NoScore));

    if (!now.rank) {
        const bool coverage = now.coverage && now.minCoverage && *now.coverage < *now.minCoverage;
        Sentence sentence =
            coverage ? counting(NotRankedCoverage, {percent(*now.coverage), percent(*now.minCoverage)})
                     : plain(NotRanked);
        sentence.reason = coverage ? QString() : now.notRankedReason;
        text.push_back(std::move(sentence));
        return;
    }
    if (now.rank->tied > 1)
        text.push_back(
            counting(RankTied, {count(now.rank->place), count(now.rank->of), count(now.rank->tied)}));
    else
        text.push_back(counting(RankAlone, {count(now.rank->place), count(now.rank->of)}));
    if (now.rank->low && now.rank->high) {
        // Quantiles of simulated places may fall between two places.
        const auto place = [](double value) {
            return Number{.value = value, .decimals = value == std::floor(value) ? 0 : 1, .unit = {}};
        };
        text.push_back(*now.rank->low == *now.rank->high
                           ? counting(RankSure, {place(*now.rank->low)})
                           : counting(RankInterval, {place(*now.rank->low), place(*now.rank->high)}));
    }
}

Sentence changeSentence(const Portrait& now, double difference)
{
    using enum SentenceKind;
    const Number moved = points(now, difference, true);
    if (!now.control || now.control->limits != statistics::LimitState::Locked)
        return counting(ChangeUnknownChance, {moved, count(now.control ? now.control->points : 0)});
    return counting(now.control->signal == statistics::SignalRule::None ? ChangeInsideChance
                                                                        : ChangeBeyondChance,
                    {moved});
}

void narrateChange(const Portrait& now, const Portrait* before, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    if (!before) {
        text.push_back(plain(FirstIssue));
        return;
    }
    const IssueDifference difference = differenceOf(*before, now);
    // Of the scores as they are shown, so that a reader who subtracts finds the same.
    if (difference.base.now && difference.base.before)
        text.push_back(changeSentence(now, roundedHalfAway(*difference.base.now, now.scoreDecimals) -
                                               roundedHalfAway(*difference.base.before, now.scoreDecimals)));
    if (now.change) {
        using enum ChangeStep::Kind;
        std::vector<Number> parts;
        for (const ChangeStep::Kind kind : {Performance, Weights, Rule, Points})
            parts.push_back(points(now, now.change->sum(kind), true));
        text.push_back(counting(SentenceKind::ChangeParts, std::move(parts)));
    }
    if (now.change && now.change->ownRank && now.change->othersRank &&
        (*now.change->ownRank != 0 || *now.change->othersRank != 0)) {
        Number own = count(*now.change->ownRank);
        Number others = count(*now.change->othersRank);
        own.isChange = true;
        others.isChange = true;
        text.push_back(counting(RankMoved, {own, others}));
    }
    if (!difference.sameCatalogue)
        text.push_back(plain(OtherRules));
}

void narrateExceptions(const Portrait& now, const Portrait* before, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    const auto ofLevel = [&now](WarningLevel level) {
        return count(std::ranges::count(now.warnings, level, &Warning::level));
    };
    if (!now.warningsKnown)
        text.push_back(plain(WarningsPending));
    else if (now.warnings.empty())
        text.push_back(counting(NoWarnings, {count(std::ranges::count_if(now.items, &Item::isJudged))}));
    else
        text.push_back(counting(WarningsOpen, {count(std::ssize(now.warnings)), ofLevel(WarningLevel::Red),
                                               ofLevel(WarningLevel::Orange), ofLevel(WarningLevel::Yellow),
                                               ofLevel(WarningLevel::Blue)}));
    if (!before || (now.warnings.empty() && before->warnings.empty()))
        return;
    const IssueDifference difference = differenceOf(*before, now);
    if (!difference.warningsKnown)
        return;
    text.push_back(
        counting(WarningsChanged, {count(difference.opened.size()), count(difference.remaining.size()),
                                   count(difference.closed.size())}));
}

void narrateDimensions(const Portrait& now, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    std::vector<Entry> below;
    std::vector<Entry> above;
    std::vector<Entry> missing;
    qsizetype inside = 0;
    for (const Dimension& dimension : now.dimensions) {
        if (!dimension.score) {
            missing.push_back({.name = dimension.name, .number = {}, .parts = {}});
            continue;
        }
        const Entry entry{.name = dimension.name, .number = points(now, *dimension.score), .parts = {}};
        if (!dimension.peers)
            continue;
        if (*dimension.score < dimension.peers->low)
            below.push_back(entry);
        else if (*dimension.score > dimension.peers->high)
            above.push_back(entry);
        else
            ++inside;
    }
    const auto say = [&text](SentenceKind kind, std::vector<Entry> entries) {
        const Number number = count(std::ssize(entries));
        if (!entries.empty())
            text.push_back(listing(kind, std::move(entries), {number}));
    };
    say(DimensionsBelow, std::move(below));
    say(DimensionsAbove, std::move(above));
    if (inside > 0)
        text.push_back(counting(DimensionsInside, {count(inside)}));
    say(DimensionsMissing, std::move(missing));

    std::vector<const Item*> losing;
    for (const Item& item : now.items) {
        if (item.lost && *item.lost > 0.0)
            losing.push_back(&item);
    }
    std::ranges::stable_sort(losing, std::greater{}, [](const Item* item) { return *item->lost; });
    std::vector<Entry> entries;
    entries.reserve(losing.size());
    for (const Item* item : losing)
        entries.push_back({.name = nameOf(*item), .number = points(now, *item->lost), .parts = {}});
    if (!entries.empty())
        text.push_back(listing(LostMost, std::move(entries)));
}

void narrateTargets(const Portrait& now, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    qsizetype met = 0;
    std::vector<Entry> missed;
    std::vector<Entry> few;
    std::vector<Entry> volumes;
    for (const Item& item : now.items) {
        const std::optional<bool> reached = item.meetsTarget();
        if (reached && *reached)
            ++met;
        else if (reached)
            missed.push_back(entryOf(item));
        if (item.penaltyVolume && item.hasValue())
            volumes.push_back(entryOf(item));
        else if (item.isSmall() && item.numerator)
            few.push_back(
                {.name = nameOf(item), .number = {}, .parts = std::pair(*item.numerator, *item.denominator)});
    }
    const qsizetype judged = met + std::ssize(missed);
    if (judged > 0)
        text.push_back(counting(TargetsCounted, {count(met), count(std::ssize(missed)), count(judged)}));
    if (!missed.empty())
        text.push_back(listing(TargetsMissed, std::move(missed)));
    const Number smallOnes = count(std::ssize(few));
    if (!few.empty())
        text.push_back(listing(TooFewCases, std::move(few), {smallOnes}));
    if (!volumes.empty())
        text.push_back(listing(PenaltyContext, std::move(volumes)));
}

void narrateTrend(const Portrait& now, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    std::vector<Entry> concern;
    std::vector<Entry> better;
    std::vector<Entry> neutral;
    qsizetype inside = 0;
    qsizetype trial = 0;
    std::array<qsizetype, 3> assurance{};
    for (const Item& item : now.items) {
        if (!item.isJudged() || !item.control)
            continue;
        const Control& control = *item.control;
        if (control.limits != statistics::LimitState::Locked) {
            trial += control.limits == statistics::LimitState::Trial ? 1 : 0;
            continue;
        }
        if (control.assurance != statistics::Assurance::None)
            ++assurance.at(static_cast<std::size_t>(control.assurance) - 1);
        if (control.signal == statistics::SignalRule::None)
            ++inside;
        else if (control.concern)
            concern.push_back(entryOf(item));
        else if (control.better)
            better.push_back(entryOf(item));
        else
            neutral.push_back(entryOf(item));
    }
    const auto say = [&text](SentenceKind kind, std::vector<Entry> entries) {
        const Number number = count(std::ssize(entries));
        if (!entries.empty())
            text.push_back(listing(kind, std::move(entries), {number}));
    };
    say(SignalsConcern, std::move(concern));
    say(SignalsBetter, std::move(better));
    say(SignalsNeutral, std::move(neutral));
    if (inside > 0)
        text.push_back(counting(InsideChance, {count(inside)}));
    if (trial > 0)
        text.push_back(counting(TrialLimits, {count(trial)}));
    if (assurance[0] + assurance[1] + assurance[2] > 0)
        text.push_back(
            counting(AssuranceCounted, {count(assurance[0]), count(assurance[2]), count(assurance[1])}));
}

void narratePeers(const Portrait& now, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    std::vector<Entry> outside;
    qsizetype inside = 0;
    for (const Item& item : now.items) {
        if (!item.isJudged() || !item.funnel)
            continue;
        if (item.funnel->place == Funnel::Place::Inside)
            ++inside;
        else
            outside.push_back(entryOf(item));
    }
    const Number number = count(std::ssize(outside));
    if (!outside.empty())
        text.push_back(listing(FunnelOutside, std::move(outside), {number}));
    if (inside > 0)
        text.push_back(counting(FunnelInside, {count(inside)}));
}

void narrateData(const Portrait& now, std::vector<Sentence>& text)
{
    using enum SentenceKind;
    const auto inState = [&now](State state) { return std::ranges::count(now.items, state, &Item::state); };
    const auto all = std::ssize(now.items);
    const auto with = std::ranges::count_if(now.items, &Item::hasValue);
    text.push_back(counting(Values, {count(all), count(with), count(all - with)}));
    if (inState(State::Value) < all)
        text.push_back(counting(MissingReasons,
                                {count(inState(State::NotApplicable)), count(inState(State::NotReported)),
                                 count(inState(State::Late)), count(inState(State::Suppressed)),
                                 count(inState(State::Rejected)), count(inState(State::NoSource))}));
    if (now.coverage)
        text.push_back(counting(Coverage, {percent(*now.coverage)}));
    if (now.published && now.published->revision > 1) {
        Sentence sentence = counting(Restated, {count(now.published->revision)});
        sentence.reason = now.published->reason;
        text.push_back(std::move(sentence));
    }
    if (now.preliminary)
        text.push_back(plain(Preliminary));
    const auto unconfirmed = std::ranges::count_if(now.items, &Item::toConfirm);
    if (unconfirmed > 0)
        text.push_back(counting(ToConfirm, {count(unconfirmed)}));
    if (now.sampleCatalogue)
        text.push_back(plain(SampleRules));
    if (now.demonstration)
        text.push_back(plain(Demonstration));
}

} // namespace

Topic topicOf(SentenceKind kind)
{
    if (kind <= SentenceKind::NotRankedCoverage)
        return Topic::Result;
    if (kind <= SentenceKind::OtherRules)
        return Topic::Change;
    if (kind <= SentenceKind::NoWarnings)
        return Topic::Exceptions;
    if (kind <= SentenceKind::LostMost)
        return Topic::Dimensions;
    if (kind <= SentenceKind::PenaltyContext)
        return Topic::Targets;
    if (kind <= SentenceKind::AssuranceCounted)
        return Topic::Trend;
    return kind <= SentenceKind::FunnelInside ? Topic::Peers : Topic::Data;
}

std::vector<Sentence> narrate(const Portrait& now, const Portrait* before)
{
    std::vector<Sentence> text;
    narrateResult(now, text);
    narrateChange(now, before, text);
    narrateExceptions(now, before, text);
    narrateDimensions(now, text);
    narrateTargets(now, text);
    narrateTrend(now, text);
    narratePeers(now, text);
    narrateData(now, text);
    return text;
}

} // namespace onescreen::portrait
