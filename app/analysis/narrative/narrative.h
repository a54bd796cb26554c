// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/issuedifference.h"
#include "app/analysis/narrative/portraitfacts.h"

namespace onescreen::portrait {

/// Where a sentence stands in the text; also the order.
enum class Topic { Result, Change, Exceptions, Dimensions, Targets, Trend, Peers, Data };
inline constexpr std::array allTopics{Topic::Result,  Topic::Change, Topic::Exceptions, Topic::Dimensions,
                                      Topic::Targets, Topic::Trend,  Topic::Peers,      Topic::Data};

/// One fixed template each. In brackets: its numbers, in this order; "…" for its entries; the reason where
/// it has one.
enum class SentenceKind {
    ScoreWithPoints,   ///< total, base, number of point rules that applied
    ScorePlain,        ///< total
    NoScore,           ///< no numbers: neither total nor base
    BaseOnly,          ///< base; no total is given
    RankAlone,         ///< place, units ranked
    RankTied,          ///< place, units ranked, units on this place
    RankInterval,      ///< low, high place of the uncertainty interval
    RankSure,          ///< place, the only one of the uncertainty interval
    NotRanked,         ///< reason
    NotRankedCoverage, ///< coverage in %, least coverage in %

    FirstIssue,          ///< no issue before it to compare with
    ChangeInsideChance,  ///< difference of the base score
    ChangeBeyondChance,  ///< difference of the base score
    ChangeUnknownChance, ///< difference of the base score, points so far
    ChangeParts,         ///< performance, weights and coverage, rule, points
    RankMoved,           ///< own effect, the others' effect, in places
    OtherRules,          ///< another catalogue applied then

    WarningsOpen,    ///< number, red, orange, yellow, blue
    WarningsChanged, ///< new, remaining, closed
    WarningsPending, ///< no numbers: they are still being worked out
    NoWarnings,      ///< judged indicators

    DimensionsBelow,   ///< number …
    DimensionsAbove,   ///< number …
    DimensionsInside,  ///< dimensions inside the peers' middle half
    DimensionsMissing, ///< number …
    LostMost,          ///< …: points

    TargetsCounted, ///< met, missed, indicators with a target that may be judged
    TargetsMissed,  ///< …: values
    TooFewCases,    ///< number …: "9/10"
    PenaltyContext, ///< …: values, without any judgement

    SignalsConcern,   ///< number …: values
    SignalsBetter,    ///< number …: values
    SignalsNeutral,   ///< number …: values of indicators that have no better side
    InsideChance,     ///< indicators inside their limits
    TrialLimits,      ///< indicators with 5 to 11 points
    AssuranceCounted, ///< will pass, will fail, hit or miss

    FunnelOutside, ///< number …: values
    FunnelInside,  ///< indicators inside the 99.8 % limits

    Values,         ///< indicators, with a value, without
    MissingReasons, ///< not applicable, not reported, carried over, too few, rejected, without source
    Coverage,       ///< coverage in %
    Restated,       ///< revision; reason
    Preliminary,    ///< the period has not ended
    SampleRules,    ///< no numbers
    ToConfirm,      ///< indicators with 口径待确认
    Demonstration,  ///< no numbers
};

/// A number as it may be shown: never more digits than `decimals`.
struct Number
{
    double value = 0.0;
    int decimals = 0;
    QString unit;
    bool isChange = false; ///< Shown with its sign.

    friend bool operator==(const Number&, const Number&) = default;
};

/// A thing that a sentence names, with at most one number or one "9/10".
struct Entry
{
    QString name;
    std::optional<Number> number;
    std::optional<std::pair<double, double>> parts; ///< Numerator and denominator.

    friend bool operator==(const Entry&, const Entry&) = default;
};

struct Sentence
{
    SentenceKind kind;
    std::vector<Number> numbers;
    std::vector<Entry> entries; ///< At most `mostNamed`.
    int unnamed = 0;            ///< Entries left out: said as "另有 n 项", never silently.
    QString reason;

    friend bool operator==(const Sentence&, const Sentence&) = default;
};
inline constexpr int mostNamed = 4;

Topic topicOf(SentenceKind kind);

/// The portrait in words. Only what the numbers carry: a difference inside the limits is said to be chance, a
/// unit with few cases is not judged, missing values are counted by reason. `before` is the issue before.
std::vector<Sentence> narrate(const Portrait& now, const Portrait* before);

} // namespace onescreen::portrait
