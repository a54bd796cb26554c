// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/classbreaks.h"

#include <QLatin1StringView>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr std::array methodNames{"quantile"_L1, "equal"_L1, "natural"_L1, "manual"_L1};
static_assert(methodNames.size() == allClassMethods.size());

std::vector<double> sortedFinite(std::span<const double> values)
{
    std::vector<double> sorted;
    sorted.reserve(values.size());
    std::ranges::copy_if(values, std::back_inserter(sorted),
                         [](double value) { return std::isfinite(value); });
    std::ranges::sort(sorted);
    return sorted;
}

std::vector<double> withoutRepeats(std::vector<double> sorted)
{
    const auto repeats = std::ranges::unique(sorted);
    sorted.erase(repeats.begin(), repeats.end());
    return sorted;
}

/// Sums over runs of sorted values, for the squared differences from the mean of any run of distinct ones.
class Spread
{
public:
    explicit Spread(const std::vector<double>& sorted)
    {
        // Around the middle value, so that squares of large equal parts do not swallow the differences.
        const double middle = sorted[sorted.size() / 2];
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                m_distinct.push_back(sorted[i]);
                m_sums.push_back(m_sums.back());
            }
            const double value = sorted[i] - middle;
            Sums& last = m_sums.back();
            last.n += 1;
            last.sum += value;
            last.squares += value * value;
        }
    }

    [[nodiscard]] const std::vector<double>& distinct() const { return m_distinct; }
    /// Of the distinct values [from, to) with all their repeats.
    [[nodiscard]] double of(std::size_t from, std::size_t to) const
    {
        const double n = m_sums[to].n - m_sums[from].n;
        const double sum = m_sums[to].sum - m_sums[from].sum;
        return std::max(0.0, m_sums[to].squares - m_sums[from].squares - sum * sum / n);
    }

private:
    struct Sums
    {
        double n = 0;
        double sum = 0;
        double squares = 0;
    };
    std::vector<double> m_distinct;
    std::vector<Sums> m_sums{Sums{}};
};

std::vector<double> breaksBy(ClassMethod method, std::span<const double> values, int classes)
{
    switch (method) {
    case ClassMethod::Quantile:
        return quantileBreaks(values, classes);
    case ClassMethod::EqualInterval:
        return equalIntervalBreaks(values, classes);
    case ClassMethod::Natural:
        return naturalBreaks(values, classes);
    case ClassMethod::Manual:
        break;
    }
    return {};
}

} // namespace

QString classMethodName(ClassMethod method)
{
    return methodNames.at(static_cast<std::size_t>(method));
}

std::optional<ClassMethod> classMethodFromName(QStringView name)
{
    for (const ClassMethod method : allClassMethods) {
        if (name == methodNames.at(static_cast<std::size_t>(method)))
            return method;
    }
    return std::nullopt;
}

double Pivot::limit() const
{
    return belongsAbove ? std::nextafter(at, -std::numeric_limits<double>::infinity()) : at;
}

std::vector<double> quantileBreaks(std::span<const double> values, int classes)
{
    const std::vector<double> sorted = sortedFinite(values);
    std::vector<double> breaks;
    const std::size_t wanted = classes > 0 ? static_cast<std::size_t>(classes) : 1;
    for (std::size_t i = 1; i < wanted && !sorted.empty(); ++i) {
        const std::size_t members = (i * sorted.size() + wanted - 1) / wanted;
        const double limit = sorted[members - 1];
        // A limit at the maximum would leave the class above it empty.
        if (limit < sorted.back() && (breaks.empty() || limit > breaks.back()))
            breaks.push_back(limit);
    }
    return breaks;
}

std::vector<double> equalIntervalBreaks(std::span<const double> values, int classes)
{
    const std::vector<double> sorted = sortedFinite(values);
    std::vector<double> breaks;
    if (sorted.empty() || !(sorted.front() < sorted.back()))
        return breaks;
    for (int i = 1; i < classes; ++i) {
        const double share = double(i) / classes;
        const double limit = sorted.front() * (1 - share) + sorted.back() * share;
        // Values that differ by less than a double can part give fewer classes.
        if (limit < sorted.back() && limit >= sorted.front() && (breaks.empty() || limit > breaks.back()))
            breaks.push_back(limit);
    }
    return breaks;
}

std::vector<double> naturalBreaks(std::span<const double> values, int classes)
{
    const std::vector<double> sorted = sortedFinite(values);
    if (sorted.empty() || classes < 2)
        return {};
    const Spread spread(sorted);
    const std::vector<double>& distinct = spread.distinct();
    const std::size_t n = distinct.size();
    const std::size_t wanted = std::min(static_cast<std::size_t>(classes), n);
    // least[to]: the least spread of the first `to` values in `k` classes; cut[k][to]: where the last begins.
    std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::vector<std::size_t>> cut(wanted + 1, std::vector<std::size_t>(n + 1, 0));
    least[0] = 0;
    for (std::size_t k = 1; k <= wanted; ++k) {
        std::vector<double> next(n + 1, std::numeric_limits<double>::infinity());
        for (std::size_t to = k; to <= n; ++to) {
            for (std::size_t from = k - 1; from < to; ++from) {
                const double cost = least[from] + spread.of(from, to);
                if (cost < next[to]) {
                    next[to] = cost;
                    cut[k][to] = from;
                }
            }
        }
        least = std::move(next);
    }
    std::vector<double> breaks;
    for (std::size_t k = wanted, to = n; k > 1; --k) {
        to = cut[k][to];
        breaks.push_back(distinct[to - 1]);
    }
    std::ranges::reverse(breaks);
    return breaks;
}

std::vector<double> manualBreaks(std::span<const double> limits)
{
    return withoutRepeats(sortedFinite(limits));
}

std::vector<double> breaksFor(std::span<const double> values, const ClassRule& rule)
{
    const std::optional<Pivot>& pivot = rule.pivot;
    if (rule.method == ClassMethod::Manual) {
        std::vector<double> limits = rule.manual;
        if (pivot) {
            std::erase(limits, pivot->at);
            limits.push_back(pivot->limit());
        }
        return manualBreaks(limits);
    }
    if (!pivot)
        return breaksBy(rule.method, values, rule.classes);
    std::vector<double> below;
    std::vector<double> above;
    for (const double value : sortedFinite(values))
        (pivot->isAbove(value) ? above : below).push_back(value);
    const bool moreAbove = withoutRepeats(above).size() > withoutRepeats(below).size();
    const int half = rule.classes / 2;
    const int belowClasses = moreAbove ? half : rule.classes - half;
    std::vector<double> breaks = breaksBy(rule.method, below, belowClasses);
    if (!below.empty() && !above.empty())
        breaks.push_back(pivot->limit());
    std::ranges::copy(breaksBy(rule.method, above, rule.classes - belowClasses), std::back_inserter(breaks));
    return breaks;
}

int classOf(double value, std::span<const double> breaks)
{
    return static_cast<int>(std::ranges::lower_bound(breaks, value) - breaks.begin());
}

} // namespace onescreen::geo
