// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/controlchart.h"
#include "app/base/clock.h"
#include "app/domain/period.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

/// What an efficiency portrait (效能画像) says about one unit in one period, as plain facts: everything that
/// a panel, a sentence or a printed page shows stands here once. Missing is std::nullopt, never zero. Rates
/// and scores come in the unit they are shown in (98.8 for 98.8 %).
namespace onescreen::portrait {

enum class Level { City, County, Township, Department, Team };
inline constexpr std::array allLevels{Level::City, Level::County, Level::Township, Level::Department,
                                      Level::Team};

enum class Better { Higher, Lower, Target, Neutral };

/// Why there is a value, or why there is none (indicators.md 1.2).
enum class State { Value, NotApplicable, NotReported, Late, Suppressed, Rejected, NoSource };
inline constexpr std::array allStates{State::Value,   State::NotApplicable, State::NotReported,
                                      State::Late,    State::Suppressed,    State::Rejected,
                                      State::NoSource};

struct Unit
{
    QString id;
    QString name;
    Level level = Level::County;

    friend bool operator==(const Unit&, const Unit&) = default;
};

/// The middle half of the peers that have a value; none with fewer than `leastPeers` of them.
struct PeerBand
{
    double low = 0.0; ///< First quartile (type 7).
    double median = 0.0;
    double high = 0.0; ///< Third quartile.
    int count = 0;     ///< Peers with a value, the unit itself included.

    friend bool operator==(const PeerBand&, const PeerBand&) = default;
};
inline constexpr int leastPeers = 4;
/// The band of `values`; missing ones are left out.
std::optional<PeerBand> peerBand(const std::vector<std::optional<double>>& values);

/// What the control chart of an indicator says about the newest point (indicators.md 7).
struct Control
{
    int points = 0;                                                 ///< Values behind the limits.
    statistics::LimitState limits = statistics::LimitState::TooFew; ///< Only locked ones raise a signal.
    std::optional<double> centre, lower, upper;
    statistics::SignalRule signal = statistics::SignalRule::None; ///< The first that names the newest point.
    statistics::SignalSide side = statistics::SignalSide::None;
    int rules = 0;         ///< How many rules hold at it.
    bool concern = false;  ///< The signal is on the unfavourable side.
    bool better = false;   ///< On the favourable one; neither where no side is better.
    bool failures = false; ///< Limits and centre are counts of failures: the rate itself has no spread.
    statistics::Assurance assurance = statistics::Assurance::None;

    friend bool operator==(const Control&, const Control&) = default;
};

/// Where the unit's rate stands among its peers, for its own denominator.
struct Funnel
{
    enum class Place { Inside, Below, Above };
    double centre = 0.0;
    double lower = 0.0; ///< 99.8 % limits at the unit's denominator.
    double upper = 0.0;
    Place place = Place::Inside; ///< By the exact tail, which may differ from the drawn limits.
    bool overDispersed = false;  ///< Limits were widened because units differ more than chance alone.
    int count = 0;               ///< Units in the funnel.

    friend bool operator==(const Funnel&, const Funnel&) = default;
};

/// One indicator of the portrait.
struct Item
{
    QString id;
    QString name;
    QString shortName;
    QString dimension; ///< Id of its dimension.
    QString unit;      ///< "%", "件", "分钟"
    int decimals = 1;
    Better better = Better::Higher;
    std::optional<double> least, most; ///< Possible values; open where any number is possible.
    bool scored = false;
    bool rate = false;          ///< Differences are said in 百分点.
    bool penaltyVolume = false; ///< Context only: never scored, ranked, coloured or alerted.
    bool toConfirm = false;     ///< 口径待确认

    State state = State::NotReported;
    std::optional<double> value, numerator, denominator;
    std::optional<double> low, high; ///< 95 % interval of the value.
    int nMin = 0;
    std::optional<double> target;
    std::optional<double> score;        ///< 0–100
    std::optional<double> weight;       ///< Effective weight in the index, 0–1.
    std::optional<double> contribution; ///< Points of the index.
    std::optional<double> lost;         ///< Points of the index that a full score would add.
    std::optional<PeerBand> peers;      ///< Of the value.
    std::optional<Control> control;
    std::optional<Funnel> funnel;
    std::optional<double> yearAgo;  ///< Same period of the last year.
    bool ruleChanged = false;       ///< Another version applied in the issue before: not comparable as it is.
    std::optional<double> official; ///< Imported central value, shown beside, never instead.
    QString owner;                  ///< Who answers for it.

    /// The denominator is known and below the least number: shown as "9/10", grey, without colour, rank,
    /// alert.
    [[nodiscard]] bool isSmall() const { return denominator && *denominator < nMin; }
    [[nodiscard]] bool hasValue() const { return value && (state == State::Value || state == State::Late); }
    /// Has a value that may be judged.
    [[nodiscard]] bool isJudged() const { return hasValue() && !isSmall() && !penaltyVolume; }
    /// Reached its target; none without value, target, or enough cases.
    [[nodiscard]] std::optional<bool> meetsTarget() const;

    friend bool operator==(const Item&, const Item&) = default;
};

struct Dimension
{
    QString id;
    QString name;
    std::optional<double> score; ///< 0–100; none when its coverage is too low.
    std::optional<double> weight, coverage, contribution, lost;
    std::optional<PeerBand> peers;

    friend bool operator==(const Dimension&, const Dimension&) = default;
};

/// A point rule that changed the total.
struct PointLine
{
    enum class Kind { Bonus, Deduction, Cap, Veto };
    Kind kind = Kind::Deduction;
    QString text;
    QString document;
    std::optional<double> points;

    friend bool operator==(const PointLine&, const PointLine&) = default;
};

struct Rank
{
    int place = 0;
    int of = 0;
    int tied = 1;                    ///< Units on this place, this one included.
    std::optional<double> low, high; ///< 5 % and 95 % of the place under the uncertainty of §5.

    friend bool operator==(const Rank&, const Rank&) = default;
};

/// A supervision document of the period: 提醒函, 督办单, 建议书 …
struct DocumentLine
{
    QString kind;
    QString title;
    QDate day;
    QString state;

    friend bool operator==(const DocumentLine&, const DocumentLine&) = default;
};

/// One step from the total of the issue before to this one (indicators.md 8.2).
struct ChangeStep
{
    enum class Kind { Performance, Weights, Rule, Points }; ///< Weights: and coverage. Points: bonus to veto.
    QString id; ///< Of an indicator; empty for steps of the total.
    QString name;
    Kind kind = Kind::Performance;
    double amount = 0.0;

    friend bool operator==(const ChangeStep&, const ChangeStep&) = default;
};

/// Why the total moved; the steps add up to `to` − `from`.
struct Change
{
    double from = 0.0;
    double to = 0.0;
    std::vector<ChangeStep> steps;          ///< Largest first.
    std::optional<int> ownRank, othersRank; ///< Places; negative is towards the top.

    [[nodiscard]] double sum(ChangeStep::Kind kind) const;
    friend bool operator==(const Change&, const Change&) = default;
};

enum class WarningLevel { Blue, Yellow, Orange, Red };
enum class WarningRule {
    PointInConcern,
    OutsideLimits,
    MissedTarget,
    WillFailTarget,
    TooUniform,
    Veto,
    BelowFloor,
};

/// What has become of a warning since it was raised.
struct Handling
{
    Period opened;                     ///< The period that raised it.
    int quiet = 0;                     ///< Periods without a signal since the last one.
    bool closed = false;               ///< Two quiet periods in a row.
    QString by;                        ///< Who acknowledged it; empty where the window may not name persons.
    std::optional<QDate> acknowledged; ///< None: nobody has.
    std::optional<QDate> due;
    bool overdue = false;
    QString note;

    friend bool operator==(const Handling&, const Handling&) = default;
};

/// One warning of the unit: exceptions come first.
struct Warning
{
    WarningLevel level = WarningLevel::Blue;
    QString indicator; ///< Id.
    QString name;
    std::vector<WarningRule> rules; ///< Most urgent first.
    std::optional<double> value, target, lowLimit, highLimit, numerator, denominator;
    QString unit; ///< Of the value.
    int decimals = 1;
    QString owner;
    double importance = 0.0;            ///< Size × weight; larger is worse.
    std::optional<Handling> handling{}; ///< None: the period has not ended, or its history is not known.

    friend bool operator==(const Warning&, const Warning&) = default;
};
/// By level, then importance, then id: the most urgent first.
void sortByUrgency(std::vector<Warning>& warnings);

/// A frozen issue.
struct Published
{
    int revision = 1;    ///< 2 and more: restatements of the same issue.
    QString reason;      ///< Of a restatement.
    QString fingerprint; ///< Of the frozen inputs, hexadecimal.

    friend bool operator==(const Published&, const Published&) = default;
};

struct Portrait
{
    Unit unit;
    Period period;
    QString catalogueTitle;
    QString catalogueVersion; ///< 口径 version of exports.
    QString peerGroup;        ///< Name of the group it is compared with.
    std::optional<UtcTime> asOf;
    std::optional<Published> published; ///< Frozen; otherwise the numbers may still move.

    std::optional<double> total; ///< After bonus, deductions, caps and vetoes; rounded as ranked.
    std::optional<double> base;  ///< Before them.
    int scoreDecimals = 2;
    std::optional<double> coverage; ///< Share of the applicable weight that has a score, 0–1.
    std::optional<double> minCoverage;
    std::vector<PointLine> points;
    std::vector<PointLine> undecidedPoints; ///< Rules whose counts were not reported: nobody knows.
    std::optional<Rank> rank;
    QString notRankedReason; ///< Empty when ranked.
    std::optional<Change> change;
    std::optional<Control> control; ///< Of the base score over the issues.
    bool preliminary = false;       ///< The period has not ended.
    bool sampleCatalogue = false;   ///< Weights and rules are samples that the office has not confirmed.
    bool demonstration = false;     ///< 演示数据

    std::vector<Dimension> dimensions; ///< In the catalogue's order.
    std::vector<Item> items;           ///< In the catalogue's order.
    std::vector<Warning> warnings;     ///< As sortByUrgency() leaves them.
    /// Raised earlier and without a signal in this period: still open after one quiet period, closed by the
    /// second.
    std::vector<Warning> quietWarnings;
    bool warningsKnown = true; ///< False: they are still being worked out.
    std::vector<DocumentLine> documents;
    bool documentsKnown = false; ///< False: no feed of documents, which is not the same as none.

    [[nodiscard]] const Item* item(const QString& id) const;
    [[nodiscard]] const Dimension* dimension(const QString& id) const;
    [[nodiscard]] bool isMonthly() const { return period.dayCount() <= 31; }

    friend bool operator==(const Portrait&, const Portrait&) = default;
};

/// The number of an issue: months and quarters are counted inside their year, so that a number never moves
/// when older data arrive. 2024-06 is issue 6 of 2024, 2024Q2 issue 2.
struct IssueNumber
{
    int year = 0;
    int number = 0;
    bool monthly = true;

    friend bool operator==(const IssueNumber&, const IssueNumber&) = default;
};
/// None for a period that is neither a calendar month nor a quarter.
std::optional<IssueNumber> issueNumber(const Period& period);

} // namespace onescreen::portrait
