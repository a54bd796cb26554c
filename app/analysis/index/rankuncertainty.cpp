// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/rankuncertainty.h"

#include "app/analysis/index/ranking.h"
#include "app/analysis/index/rounding.h"
#include "app/analysis/index/unitdraws.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<Error> faultOf(const UncertaintyOptions& options)
{
    const auto invalid = [](const QString& text) {
        return Error{.kind = ErrorKind::Invalid, .text = text, .place = {}};
    };
    if (options.draws < 1 || options.draws > 100'000)
        return invalid(u"the number of draws must be between 1 and 100,000"_s);
    if (!(options.weightSpread >= 0 && options.weightSpread <= 1))
        return invalid(u"the spread of the weights must be between 0 and 1"_s);
    if (options.threads < 0)
        return invalid(u"the number of threads must not be negative"_s);
    return std::nullopt;
}

/// Calls work(thread, begin, end) for parts of 0..count on several threads and waits.
template <typename Work> void inParts(std::size_t threads, std::size_t count, Work work)
{
    std::vector<std::jthread> running;
    for (std::size_t thread = 0; thread < threads; ++thread) {
        const std::size_t begin = count * thread / threads;
        const std::size_t end = count * (thread + 1) / threads;
        if (thread + 1 == threads)
            work(begin, end);
        else if (begin < end)
            running.emplace_back([=] { work(begin, end); });
    }
}

/// Type-7 quantile of whole numbers from how often each occurs; counts[k] is for k.
double quantileOfCounts(std::span<const std::uint32_t> counts, std::size_t total, double share)
{
    const double position = static_cast<double>(total - 1) * share;
    const auto lower = static_cast<std::size_t>(position);
    const double fraction = position - static_cast<double>(lower);
    std::size_t passed = 0;
    double low = 0;
    for (std::size_t number = 0; number < counts.size(); ++number) {
        const std::size_t before = passed;
        passed += counts[number];
        if (before <= lower && lower < passed)
            low = static_cast<double>(number);
        if (passed > lower + (fraction > 0 ? 1 : 0))
            return low + fraction * (static_cast<double>(number) - low);
    }
    return low;
}

/// Type-7 quantile; puts the keys into another order.
double quantileOf(std::span<std::int64_t> keys, double share)
{
    const double position = static_cast<double>(keys.size() - 1) * share;
    const auto lower = static_cast<std::size_t>(position);
    const double fraction = position - static_cast<double>(lower);
    const auto place = keys.begin() + static_cast<std::ptrdiff_t>(lower);
    std::ranges::nth_element(keys, place);
    const std::int64_t above = place + 1 == keys.end() ? *place : *std::min_element(place + 1, keys.end());
    return static_cast<double>(*place) + fraction * static_cast<double>(above - *place);
}

/// The ranked units of one level and their drawn scores and ranks, [draw · units + unit].
class LevelDraws
{
public:
    LevelDraws(const DrawnTree& tree, std::vector<std::size_t> units)
        : m_tree(tree), m_units(std::move(units))
    {
        m_keys.resize(m_units.size() * tree.draws());
        m_ranks.resize(m_keys.size());
    }

    void draw(std::size_t threads)
    {
        const int decimals = m_tree.plan().tree->nodes.front().decimals;
        inParts(threads, m_units.size(), [&](std::size_t begin, std::size_t end) {
            UnitDraws draws(m_tree);
            for (std::size_t unit = begin; unit < end; ++unit) {
                const std::span<const double> totals = draws.totals(m_units[unit]);
                for (std::size_t draw = 0; draw < totals.size(); ++draw)
                    m_keys[draw * m_units.size() + unit] =
                        static_cast<std::int64_t>(scaledHalfAway(totals[draw], decimals));
            }
        });
        inParts(threads, m_tree.draws(), [&](std::size_t begin, std::size_t end) {
            RankCounter counter;
            for (std::size_t draw = begin; draw < end; ++draw)
                counter.rank(row(m_keys, draw), row(m_ranks, draw));
        });
    }

    void summarise(std::size_t threads, std::vector<RankSpread>& spreads) const
    {
        inParts(threads, m_units.size(), [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t> counts;
            std::vector<std::int64_t> keys(m_tree.draws());
            for (std::size_t unit = begin; unit < end; ++unit)
                summariseUnit(unit, counts, keys, spreads[m_units[unit]]);
        });
        setBands(spreads);
    }

private:
    template <typename Number>
    [[nodiscard]] std::span<Number> row(std::vector<Number>& cells, std::size_t draw) const
    {
        return std::span(cells).subspan(draw * m_units.size(), m_units.size());
    }

    void summariseUnit(std::size_t unit, std::vector<std::uint32_t>& counts, std::vector<std::int64_t>& keys,
                       RankSpread& spread) const
    {
        const std::size_t draws = m_tree.draws();
        counts.assign(m_units.size() + 1, 0);
        std::size_t top = 0;
        std::size_t better = 0;
        const bool last = unit + 1 == m_units.size();
        for (std::size_t draw = 0; draw < draws; ++draw) {
            const std::size_t at = draw * m_units.size() + unit;
            const std::uint32_t rank = m_ranks[at];
            ++counts[rank];
            top += rank <= 10 ? 1 : 0;
            better += !last && rank < m_ranks[at + 1] ? 1 : 0;
            keys[draw] = m_keys[at];
        }
        const auto share = [&](std::size_t count) {
            return static_cast<double>(count) / static_cast<double>(draws);
        };
        spread.low = quantileOfCounts(counts, draws, 0.05);
        spread.median = quantileOfCounts(counts, draws, 0.5);
        spread.high = quantileOfCounts(counts, draws, 0.95);
        spread.topTen = share(top);
        if (!last)
            spread.betterThanNext = share(better);
        const int decimals = m_tree.plan().tree->nodes.front().decimals;
        const double unitOfScore = std::pow(10.0, decimals);
        spread.scoreLow = quantileOf(keys, 0.05) / unitOfScore;
        spread.scoreHigh = quantileOf(keys, 0.95) / unitOfScore;
    }

    /// A band goes on as long as the next unit's interval overlaps that of the band's first.
    void setBands(std::vector<RankSpread>& spreads) const
    {
        int band = 0;
        double reach = -1;
        for (const std::size_t unit : m_units) {
            RankSpread& spread = spreads[unit];
            if (*spread.low > reach) {
                ++band;
                reach = *spread.high;
            }
            spread.band = band;
        }
    }

    const DrawnTree& m_tree;
    std::vector<std::size_t> m_units; ///< In the order of the table.
    std::vector<std::int64_t> m_keys; ///< Scores in units of their last decimal.
    std::vector<std::uint32_t> m_ranks;
};

/// Ranked units of every level, in the order of their tables.
std::vector<std::vector<std::size_t>> rankedUnits(const IndexPlan::Content& plan, const IndexResult& result)
{
    std::vector<std::vector<std::size_t>> levels(plan.levels.count);
    std::vector<bool> done(plan.levels.count, false);
    for (std::size_t unit = 0; unit < plan.units.size(); ++unit) {
        const std::size_t level = plan.levels.scopeOf[unit];
        if (done[level])
            continue;
        done[level] = true;
        for (const std::size_t row : result.table(plan.units[unit].level)) {
            if (result.outcome(row).rank)
                levels[level].push_back(row);
        }
    }
    return levels;
}

/// Ranks when one member of the index is left out.
void leaveOneOut(const IndexPlan::Content& plan, const IndexResult& result,
                 const std::vector<std::vector<std::size_t>>& levels, std::vector<RankSpread>& spreads)
{
    const IndexTree& tree = *plan.tree;
    const IndexNode& root = tree.nodes.front();
    const std::size_t units = plan.units.size();
    NodeCombiner combiner;
    std::vector<double> totals(units);
    for (std::size_t without = root.firstChild; without < root.firstChild + root.childCount; ++without) {
        combiner.start(root, tree.fullScore, units);
        for (std::size_t child = root.firstChild; child < root.firstChild + root.childCount; ++child) {
            if (child != without)
                combiner.add(result.columns().score.data() + child * units,
                             {&tree.nodes[child].weight, false});
        }
        combiner.finish(totals.data());
        for (const std::vector<std::size_t>& level : levels) {
            std::vector<double> shown;
            for (const std::size_t unit : level) {
                const UnitOutcome& outcome = result.outcome(unit);
                shown.push_back(
                    roundedHalfAway(totals[unit] + (*outcome.total - *outcome.base), root.decimals));
            }
            const std::vector<int> ranks = competitionRanks(shown);
            for (std::size_t i = 0; i < level.size(); ++i)
                spreads[level[i]].withoutMember.push_back(ranks[i] > 0 ? std::optional(ranks[i])
                                                                       : std::nullopt);
        }
    }
}

} // namespace

Result<RankUncertainty> rankUncertainty(const IndexPlan& plan, const IndexResult& result,
                                        const UncertaintyOptions& options)
{
    if (auto fault = faultOf(options))
        return std::unexpected(*std::move(fault));
    const IndexPlan::Content& content = plan.content();
    const bool same = result.period() == content.period &&
                      result.nodes().size() == content.tree->nodes.size() &&
                      std::ranges::equal(result.units(), content.units);
    if (!same)
        return failure(ErrorKind::Internal, u"the result was computed from another plan"_s);
    const std::size_t threads = options.threads > 0 ? static_cast<std::size_t>(options.threads)
                                                    : std::max(1U, std::thread::hardware_concurrency());
    const DrawnTree tree(content, result, options);
    RankUncertainty uncertainty{.draws = options.draws,
                                .seed = options.seed,
                                .weightSpread = options.weightSpread,
                                .units = std::vector<RankSpread>(content.units.size())};
    const std::vector<std::vector<std::size_t>> levels = rankedUnits(content, result);
    for (const std::vector<std::size_t>& units : levels) {
        if (units.empty())
            continue;
        LevelDraws draws(tree, units);
        draws.draw(threads);
        draws.summarise(threads, uncertainty.units);
    }
    leaveOneOut(content, result, levels, uncertainty.units);
    return uncertainty;
}

} // namespace onescreen
