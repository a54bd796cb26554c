// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/indexfiles.h"

#include "app/main/cli/tidytable.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString whole(std::optional<int> number)
{
    return number ? QString::number(*number) : QString();
}

QString levelName(NodeLevel level)
{
    switch (level) {
    case NodeLevel::Index:
        return u"index"_s;
    case NodeLevel::Dimension:
        return u"dimension"_s;
    case NodeLevel::Group:
        return u"group"_s;
    case NodeLevel::Indicator:
        break;
    }
    return u"indicator"_s;
}

QString yesNo(bool yes)
{
    return yes ? u"yes"_s : u"no"_s;
}

/// unit, period: what every line begins with.
QStringList lineStart(const IndexResult& result, std::size_t unit)
{
    return {result.units()[unit].id, result.period().toString()};
}

} // namespace

IndexFiles::IndexFiles()
    : m_scores{{u"unit"_s, u"period"_s, u"node"_s, u"node_level"_s, u"numerator"_s, u"denominator"_s,
                u"value"_s, u"target"_s, u"state"_s, u"treatment"_s, u"reason"_s, u"score"_s, u"weight"_s}},
      m_ranks{{u"unit"_s,         u"period"_s,         u"unit_name"_s,      u"level"_s,
               u"peer_group"_s,   u"base"_s,           u"bonus"_s,          u"deduction"_s,
               u"cap"_s,          u"veto"_s,           u"total"_s,          u"shown"_s,
               u"rank"_s,         u"ranked"_s,         u"tied"_s,           u"peer_rank"_s,
               u"peers_ranked"_s, u"percentile_min"_s, u"percentile_avg"_s, u"balance"_s,
               u"grade"_s,        u"not_ranked"_s,     u"not_ranked_node"_s}},
      m_coverage{{u"unit"_s, u"period"_s, u"node"_s, u"node_level"_s, u"coverage"_s, u"data_coverage"_s,
                  u"min_coverage"_s, u"covered"_s}},
      m_contributions{
          {u"unit"_s, u"period"_s, u"indicator"_s, u"score"_s, u"weight"_s, u"contribution"_s, u"lost"_s}},
      m_points{{u"unit"_s, u"period"_s, u"kind"_s, u"rule"_s, u"node"_s, u"title"_s, u"document"_s,
                u"approver"_s, u"stated"_s, u"amount"_s, u"unknown"_s}},
      m_uncertainty{{u"unit"_s, u"period"_s, u"rank"_s, u"rank_5"_s, u"rank_50"_s, u"rank_95"_s, u"score_5"_s,
                     u"score_95"_s, u"top_10"_s, u"better_than_next"_s, u"band"_s}},
      m_withoutMember{{u"unit"_s, u"period"_s, u"without"_s, u"rank"_s}},
      m_changes{{u"unit"_s, u"period"_s, u"before"_s, u"from"_s, u"to"_s, u"kind"_s, u"node"_s, u"amount"_s}},
      m_corrections{{u"unit"_s, u"node"_s, u"field"_s, u"before"_s, u"after"_s}}
{
}

void IndexFiles::addScores(const IndexResult& result, std::size_t unit)
{
    for (std::size_t node = 0; node < result.nodes().size(); ++node) {
        const IndexNode& which = result.nodes()[node];
        const IndexCell cell = result.cell(unit, node);
        const QStringList place = lineStart(result, unit) << which.id;
        const QString level = levelName(which.level);
        m_scores.push_back(QStringList(place)
                           << level << tidyText(cell.numerator) << tidyText(cell.denominator)
                           << tidyText(cell.value) << tidyText(cell.target) << valueStateName(cell.state)
                           << treatmentName(cell.treatment) << cellReasonName(cell.reason)
                           << tidyText(cell.score) << tidyText(cell.weight));
        if (which.isLeaf()) {
            m_contributions.push_back(QStringList(place)
                                      << tidyText(cell.score) << tidyText(cell.weight)
                                      << tidyText(cell.contribution) << tidyText(cell.lost));
        } else {
            m_coverage.push_back(QStringList(place)
                                 << level << tidyText(cell.coverage) << tidyText(cell.dataCoverage)
                                 << tidyText(which.minCoverage) << yesNo(cell.score.has_value()));
        }
    }
}

void IndexFiles::addRank(const IndexResult& result, std::size_t unit)
{
    const IndexUnit& who = result.units()[unit];
    const UnitOutcome& outcome = result.outcome(unit);
    m_ranks.push_back(lineStart(result, unit)
                      << who.name << who.level << who.peerGroup << tidyText(outcome.base)
                      << tidyText(outcome.bonus) << tidyText(outcome.deduction) << tidyText(outcome.caps)
                      << tidyText(outcome.vetoes) << tidyText(outcome.total) << tidyText(outcome.shown)
                      << whole(outcome.rank) << whole(outcome.ranked) << yesNo(outcome.tied)
                      << whole(outcome.peerRank) << whole(outcome.peersRanked)
                      << tidyText(outcome.percentileMinimum) << tidyText(outcome.percentileAverage)
                      << tidyText(outcome.balance) << outcome.grade << unrankedReasonName(outcome.unranked)
                      << outcome.unrankedNode);
}

void IndexFiles::addPoints(const IndexResult& result, std::size_t unit)
{
    for (const IndexLine& line : result.outcome(unit).lines) {
        m_points.push_back(lineStart(result, unit)
                           << lineKindName(line.kind) << line.rule << line.node << line.title << line.document
                           << line.approver << tidyText(line.stated) << tidyText(line.amount)
                           << yesNo(line.unknown));
    }
}

void IndexFiles::add(const IndexResult& result)
{
    for (std::size_t unit = 0; unit < result.units().size(); ++unit) {
        addScores(result, unit);
        addRank(result, unit);
        addPoints(result, unit);
    }
}

void IndexFiles::add(const IndexResult& result, const RankUncertainty& uncertainty)
{
    const IndexNode& root = result.nodes().front();
    for (std::size_t unit = 0; unit < result.units().size(); ++unit) {
        const RankSpread& spread = uncertainty.units[unit];
        if (!spread.low)
            continue;
        const QStringList start = lineStart(result, unit);
        m_uncertainty.push_back(QStringList(start) << whole(result.outcome(unit).rank) << tidyText(spread.low)
                                                   << tidyText(spread.median) << tidyText(spread.high)
                                                   << tidyText(spread.scoreLow) << tidyText(spread.scoreHigh)
                                                   << tidyText(spread.topTen)
                                                   << tidyText(spread.betterThanNext) << whole(spread.band));
        for (std::size_t member = 0; member < spread.withoutMember.size(); ++member) {
            m_withoutMember.push_back(QStringList(start) << result.nodes()[root.firstChild + member].id
                                                         << whole(spread.withoutMember[member]));
        }
    }
}

void IndexFiles::add(const IndexResult& before, const IndexResult& after, const IndexResult* scoredAgain)
{
    for (std::size_t unit = 0; unit < after.units().size(); ++unit) {
        const auto change = decomposeChange(before, unit, after, unit, scoredAgain);
        if (!change)
            continue;
        const QStringList start = lineStart(after, unit) << before.period().toString()
                                                         << tidyText(change->from) << tidyText(change->to);
        for (const ChangeItem& item : change->items)
            m_changes.push_back(QStringList(start)
                                << changeKindName(item.kind) << item.node << tidyText(item.amount));
        if (const auto ranks = decomposeRank(before, unit, after, unit)) {
            m_changes.push_back(QStringList(start) << u"rank_own"_s << QString() << whole(ranks->own));
            m_changes.push_back(QStringList(start) << u"rank_others"_s << QString() << whole(ranks->others));
        }
    }
}

void IndexFiles::add(const std::vector<Correction>& corrections)
{
    for (const Correction& correction : corrections)
        m_corrections.push_back(
            {correction.unit, correction.node, correction.field, correction.before, correction.after});
}

Result<void> IndexFiles::write(const QString& folder) const
{
    const std::vector<std::pair<QString, const std::vector<QStringList>*>> files{
        {u"scores.csv"_s, &m_scores},
        {u"ranks.csv"_s, &m_ranks},
        {u"coverage.csv"_s, &m_coverage},
        {u"contributions.csv"_s, &m_contributions},
        {u"points.csv"_s, &m_points},
        {u"uncertainty.csv"_s, &m_uncertainty},
        {u"without_member.csv"_s, &m_withoutMember},
        {u"changes.csv"_s, &m_changes},
        {u"corrections.csv"_s, &m_corrections}};
    for (const auto& [name, lines] : files) {
        if (auto written = writeTidyCsv(QDir(folder).filePath(name), *lines); !written)
            return written;
    }
    return {};
}

} // namespace onescreen
