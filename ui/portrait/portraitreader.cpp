// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitreader.h"

#include "ui/common/assessmenttext.h"
#include "ui/portrait/portraitmapping.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitReader
{
    Q_DECLARE_TR_FUNCTIONS(PortraitReader)
};

/// Reads the portrait of one unit in one period.
class UnitReader
{
public:
    UnitReader(const Assessment& assessment, AssessedUnit unit, const Period& period, bool warningsKnown)
        : m_assessment(assessment), m_unit(std::move(unit)), m_period(period),
          m_warningsKnown(warningsKnown || assessment.hasUncertainty(period)),
          m_calendar(calendarOf(period).value_or(AssessedCalendar::Month))
    {
    }

    [[nodiscard]] portrait::Portrait read() const;
    [[nodiscard]] std::optional<portrait::Trend> trend(const portrait::Item& item) const;
    [[nodiscard]] std::optional<portrait::FunnelField> funnel(const QString& indicator) const;
    [[nodiscard]] std::vector<std::pair<Period, std::optional<double>>> history() const;

private:
    [[nodiscard]] portrait::Item item(const IndicatorRow& row) const;
    void readItems(portrait::Portrait& portrait) const;
    void readScores(portrait::Portrait& portrait) const;
    void readDimensions(portrait::Portrait& portrait) const;
    void readChange(portrait::Portrait& portrait) const;
    [[nodiscard]] portrait::Handling handling(const FollowedAlert& alert) const;
    void readWarnings(portrait::Portrait& portrait) const;
    [[nodiscard]] std::optional<portrait::Control> scoreControl() const;
    /// Up to the period of the portrait; a running period only when it is that one.
    [[nodiscard]] std::vector<SeriesPoint> series(const QString& node) const;

    const Assessment& m_assessment;
    AssessedUnit m_unit;
    Period m_period;
    bool m_warningsKnown; ///< They come together with the uncertainty of ranks.
    AssessedCalendar m_calendar;
};

std::vector<SeriesPoint> UnitReader::series(const QString& node) const
{
    std::vector<SeriesPoint> points = m_assessment.series(m_unit.key, node, m_calendar);
    std::erase_if(points, [this](const SeriesPoint& point) {
        return point.period.last() > m_period.last() || (point.open && point.period != m_period);
    });
    return points;
}

std::vector<std::pair<Period, std::optional<double>>> UnitReader::history() const
{
    std::vector<std::pair<Period, std::optional<double>>> history;
    for (const SeriesPoint& point : series(m_assessment.indexNode(m_period))) {
        const std::optional<double> value = point.figure.hasValue() ? point.figure.value : std::nullopt;
        history.emplace_back(point.period, point.score ? point.score : value);
    }
    return history;
}

std::optional<portrait::Trend> UnitReader::trend(const portrait::Item& item) const
{
    std::vector<portrait::TrendPoint> points;
    for (const SeriesPoint& point : series(item.id)) {
        const Figure& figure = point.figure;
        // A value carried over is not a new one.
        const bool own = figure.state == FigureState::Value;
        points.push_back({.period = point.period,
                          .value = own ? figure.value : std::nullopt,
                          .numerator = own ? figure.numerator : std::nullopt,
                          .denominator = own ? figure.denominator : std::nullopt,
                          .ruleChanged = point.ruleChanged});
    }
    return portrait::trendOf(std::move(points), item.better, item.penaltyVolume ? std::nullopt : item.target);
}

std::optional<portrait::FunnelField> UnitReader::funnel(const QString& indicator) const
{
    const FunnelInput input = m_assessment.funnel(m_unit.level, m_period, indicator);
    if (!input.info.isRate || input.info.penaltyVolume)
        return std::nullopt;
    std::vector<portrait::FunnelUnit> units;
    units.reserve(input.points.size());
    for (const auto& point : input.points)
        units.push_back({.id = point.unit,
                         .name = point.name,
                         .numerator = point.numerator,
                         .denominator = point.denominator});
    return portrait::funnelOf(std::move(units));
}

portrait::Item UnitReader::item(const IndicatorRow& row) const
{
    const IndicatorInfo& info = row.info;
    const Figure& figure = row.figure;
    portrait::Item item{.id = info.id,
                        .name = info.name,
                        .shortName = info.shortName,
                        .dimension = info.dimension,
                        .unit = info.unit,
                        .decimals = info.decimals,
                        .better = betterOf(info.better),
                        .least = info.least,
                        .most = info.most,
                        .scored = info.scored,
                        .rate = info.isRate,
                        .penaltyVolume = info.penaltyVolume,
                        .toConfirm = info.toConfirm,
                        .state = stateOf(figure.state),
                        .value = figure.value,
                        .numerator = figure.numerator,
                        .denominator = figure.denominator,
                        .low = figure.low,
                        .high = figure.high,
                        .nMin = info.nMin,
                        .target = info.penaltyVolume ? std::nullopt : row.target,
                        .yearAgo = row.yearOnYear.ruleChanged ? std::nullopt : row.yearOnYear.before,
                        .ruleChanged = row.periodOnPeriod.ruleChanged,
                        .owner = info.owner};
    if (info.scored && !info.penaltyVolume) {
        item.score = row.score;
        item.weight = info.weight;
    }
    if (figure.printed && figure.printed->unit == info.unit && figure.provenance == Provenance::Rows)
        item.official = figure.printed->value;
    if (info.penaltyVolume)
        return item;
    std::vector<std::optional<double>> peers;
    for (const RankRow& peer : m_assessment.ranking(m_unit.level, m_period, info.id, m_unit.peerGroup)) {
        if (peer.rank)
            peers.push_back(peer.shown);
    }
    item.peers = portrait::peerBand(peers);
    if (const std::optional<portrait::Trend> known = trend(item))
        item.control = portrait::controlOf(*known);
    if (const std::optional<portrait::FunnelField> field = funnel(info.id))
        item.funnel = portrait::placeIn(*field, m_unit.key);
    return item;
}

void UnitReader::readItems(portrait::Portrait& portrait) const
{
    for (const IndicatorRow& row : m_assessment.indicatorTable(m_unit.key, m_period))
        portrait.items.push_back(item(row));
    for (const PointsLine& line : m_assessment.lostPoints(m_unit.key, m_period)) {
        const auto found = std::ranges::find(portrait.items, line.node, &portrait::Item::id);
        if (found == portrait.items.end())
            continue;
        found->score = line.score;
        found->weight = line.weight;
        found->contribution = line.contribution;
        found->lost = line.lost;
    }
}

std::optional<portrait::Control> UnitReader::scoreControl() const
{
    std::vector<portrait::TrendPoint> points;
    for (const auto& [period, base] : history())
        points.push_back(
            {.period = period, .value = base, .numerator = {}, .denominator = {}, .ruleChanged = false});
    const auto known = portrait::trendOf(std::move(points), portrait::Better::Higher, std::nullopt);
    return known ? std::optional(portrait::controlOf(*known)) : std::nullopt;
}

void UnitReader::readScores(portrait::Portrait& portrait) const
{
    portrait.notRankedReason = PortraitReader::tr("没有得分");
    const std::optional<IndexScore> score = m_assessment.index(m_unit.key, m_period);
    if (!score)
        return;
    portrait.base = score->base;
    portrait.total = score->shown ? score->shown : score->total;
    portrait.coverage = score->rank.coverage;
    for (const PointRuleLine& line : score->lines) {
        auto& list = line.undecided ? portrait.undecidedPoints : portrait.points;
        list.push_back({.kind = pointKindOf(line.part),
                        .text = line.title,
                        .document = line.document,
                        .points = line.undecided ? std::nullopt : std::optional(line.amount)});
    }
    if (!score->rank.rank) {
        const QString reason = notRankedText(score->rank.notRanked);
        portrait.notRankedReason = reason.isEmpty() ? PortraitReader::tr("没有得分") : reason;
        return;
    }
    portrait.notRankedReason.clear();
    const auto peers =
        m_assessment.ranking(m_unit.level, m_period, m_assessment.indexNode(m_period), m_unit.peerGroup);
    const auto tied = std::ranges::count(peers, score->rank.rank, &RankRow::rank);
    portrait.rank = portrait::Rank{.place = *score->rank.rank,
                                   .of = score->rank.rankedCount,
                                   .tied = std::max(1, static_cast<int>(tied)),
                                   .low = score->rank.rankLow,
                                   .high = score->rank.rankHigh};
    portrait.control = scoreControl();
}

void UnitReader::readDimensions(portrait::Portrait& portrait) const
{
    for (const DimensionScore& score : m_assessment.dimensions(m_unit.key, m_period)) {
        portrait::Dimension dimension{.id = score.node,
                                      .name = score.name,
                                      .score = score.score,
                                      .weight = score.weight,
                                      .coverage = score.coverage};
        if (score.peerLow && score.peerMedian && score.peerHigh && score.peers >= portrait::leastPeers)
            dimension.peers = portrait::PeerBand{.low = *score.peerLow,
                                                 .median = *score.peerMedian,
                                                 .high = *score.peerHigh,
                                                 .count = score.peers};
        for (const portrait::Item& item : portrait.items) {
            if (item.dimension != score.node || !item.contribution)
                continue;
            dimension.contribution = dimension.contribution.value_or(0.0) + *item.contribution;
            dimension.lost = dimension.lost.value_or(0.0) + item.lost.value_or(0.0);
        }
        portrait.dimensions.push_back(std::move(dimension));
    }
}

void UnitReader::readChange(portrait::Portrait& portrait) const
{
    const auto explained =
        m_assessment.explainChange(m_unit.key, periodBefore(m_calendar, m_period), m_period);
    if (!explained)
        return;
    portrait::Change change{.from = explained->from,
                            .to = explained->to,
                            .steps = {},
                            .ownRank = explained->ownRankEffect,
                            .othersRank = explained->othersRankEffect};
    for (const ChangeLine& line : explained->lines) {
        const QString part = partName(line.part);
        const QString name = line.node.isEmpty() ? part
                             : part.isEmpty()    ? line.name
                                                 : PortraitReader::tr("%1（%2）").arg(line.name, part);
        change.steps.push_back(
            {.id = line.node, .name = name, .kind = kindOf(line.part), .amount = line.amount});
    }
    portrait.change = std::move(change);
}

portrait::Handling UnitReader::handling(const FollowedAlert& alert) const
{
    portrait::Handling handling{.opened = alert.opened, .quiet = alert.quiet, .closed = alert.closed};
    if (!alert.decision)
        return handling;
    handling.by = alert.decision->by;
    handling.acknowledged = businessDay(alert.decision->at);
    handling.due = alert.decision->due;
    handling.overdue =
        !alert.closed && alert.decision->due && *alert.decision->due < businessDay(m_assessment.computedAt());
    handling.note = alert.decision->note;
    return handling;
}

void UnitReader::readWarnings(portrait::Portrait& portrait) const
{
    const std::vector<FollowedAlert> alerts = m_assessment.alerts(m_period, m_unit.key);
    // Nothing is ever said against a unit because of the volume of its penalties or of too few cases.
    const auto mayBeSaid = [&portrait](const QString& indicator) {
        const portrait::Item* item = portrait.item(indicator);
        return item == nullptr || (!item->penaltyVolume && !item->isSmall());
    };
    for (const AssessmentWarning& warning : m_assessment.warnings(m_period, m_unit.key)) {
        if (warning.unit != m_unit.key || !mayBeSaid(warning.indicator))
            continue;
        portrait.warnings.push_back(warningOf(warning, portrait.item(warning.indicator)));
        const auto alert = std::ranges::find(alerts, warning.indicator,
                                             [](const FollowedAlert& one) { return one.warning.indicator; });
        if (alert != alerts.end())
            portrait.warnings.back().handling = handling(*alert);
    }
    for (const FollowedAlert& alert : alerts) {
        if (alert.quiet == 0 || !mayBeSaid(alert.warning.indicator))
            continue;
        portrait.quietWarnings.push_back(warningOf(alert.warning, portrait.item(alert.warning.indicator)));
        portrait.quietWarnings.back().handling = handling(alert);
    }
    portrait.warningsKnown = m_warningsKnown;
    portrait::sortByUrgency(portrait.warnings);
}

portrait::Portrait UnitReader::read() const
{
    portrait::Portrait portrait{
        .unit = {.id = m_unit.key, .name = m_unit.name, .level = levelOf(m_unit.level)},
        .period = m_period,
        .catalogueTitle = m_assessment.catalogueTitle(),
        .catalogueVersion = m_assessment.catalogueVersion(),
        .peerGroup = m_unit.peerGroup.isEmpty() ? levelText(m_unit.level)
                                                : peerGroupText(m_unit.peerGroup, m_unit.peerGroupName),
        .asOf = m_assessment.asOf()};
    if (const std::optional<Publication> published = m_assessment.publication(m_period))
        portrait.published =
            portrait::Published{.revision = published->revision,
                                .reason = published->reason,
                                .fingerprint = QString::fromLatin1(published->inputsSha256.toHex())};
    portrait.preliminary = m_assessment.isOpen(m_period);
    portrait.sampleCatalogue = m_assessment.isSample();
    portrait.demonstration = m_assessment.hasReplayedRows();
    readScores(portrait);
    readItems(portrait);
    readDimensions(portrait);
    readChange(portrait);
    readWarnings(portrait);
    return portrait;
}

bool hasPeriod(const Assessment& assessment, AssessedCalendar calendar, const Period& period)
{
    const std::vector<Period> periods = assessment.periods(calendar);
    return std::ranges::find(periods, period) != periods.end();
}

} // namespace

std::optional<portrait::Issue> readIssue(const Assessment& assessment, const PortraitChoice& choice,
                                         bool warningsKnown)
{
    const std::optional<AssessedCalendar> calendar = calendarOf(choice.period);
    const std::optional<AssessedUnit> unit = assessment.unit(choice.unit);
    if (!calendar || !unit || !hasPeriod(assessment, *calendar, choice.period))
        return std::nullopt;
    const UnitReader reader(assessment, *unit, choice.period, warningsKnown);
    const Period earlier = periodBefore(*calendar, choice.period);
    std::optional<portrait::Portrait> before;
    if (hasPeriod(assessment, *calendar, earlier))
        before = UnitReader(assessment, *unit, earlier, warningsKnown).read();
    std::optional<portrait::Portrait> versus;
    if (const auto other = assessment.unit(choice.versus); other && other->key != unit->key)
        versus = UnitReader(assessment, *other, choice.period, warningsKnown).read();

    portrait::Issue issue = portrait::issueOf(reader.read(), std::move(before), std::move(versus));
    issue.history = reader.history();
    issue.chosen = issue.now.item(choice.indicator) ? choice.indicator : portrait::indicatorToShow(issue.now);
    if (const portrait::Item* item = issue.now.item(issue.chosen)) {
        issue.trend = reader.trend(*item);
        issue.funnel = reader.funnel(item->id);
    }
    return issue;
}

std::optional<AssessedUnit> firstPortraitUnit(const Assessment& assessment, std::optional<RegionCode> tenant)
{
    const std::optional<Period> period = firstPortraitPeriod(assessment);
    const std::optional<AssessedUnit> home = tenant ? assessment.unitOf(*tenant) : std::nullopt;
    std::optional<AssessedUnit> first;
    // The tenant's own before others, and nowhere one that has nothing to show while another has.
    for (const QString& inside : {home ? home->key : QString(), QString()}) {
        for (const AssessedLevel level :
             {AssessedLevel::County, AssessedLevel::Township, AssessedLevel::Department, AssessedLevel::Team,
              AssessedLevel::City}) {
            for (const AssessedUnit& unit : assessment.units(level, inside)) {
                if (period && assessment.hasFigures(unit.key, *period))
                    return unit;
                if (!first)
                    first = unit;
            }
        }
    }
    return first;
}

std::optional<Period> firstPortraitPeriod(const Assessment& assessment)
{
    for (const AssessedCalendar calendar : {AssessedCalendar::Month, AssessedCalendar::Quarter}) {
        if (const auto closed = assessment.lastClosed(calendar))
            return closed;
    }
    for (const AssessedCalendar calendar : {AssessedCalendar::Month, AssessedCalendar::Quarter}) {
        if (const auto all = assessment.periods(calendar); !all.empty())
            return all.back();
    }
    return std::nullopt;
}

std::optional<Period> neighbourIssue(const Assessment& assessment, const Period& period, int step)
{
    const std::optional<AssessedCalendar> calendar = calendarOf(period);
    if (!calendar)
        return std::nullopt;
    const std::vector<Period> all = assessment.periods(*calendar);
    const auto here = std::ranges::find(all, period);
    const auto at = here - all.begin() + step;
    if (here == all.end() || at < 0 || at >= std::ssize(all))
        return std::nullopt;
    return all[static_cast<std::size_t>(at)];
}

} // namespace onescreen
