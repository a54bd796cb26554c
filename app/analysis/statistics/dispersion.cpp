// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/dispersion.h"

#include "app/analysis/statistics/descriptive.h"
#include "app/analysis/statistics/distributions.h"

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {

namespace {

std::unexpected<Error> refused(std::size_t index, const QString& text)
{
    return failure(ErrorKind::Invalid, text, {.row = static_cast<qint64>(index) + 1, .field = u"value"_s});
}

Result<void> checkCounts(std::span<const double> counts)
{
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!std::isfinite(counts[i]))
            return refused(i, u"the number is not finite"_s);
        if (counts[i] < 0 || std::floor(counts[i]) != counts[i])
            return refused(i, u"%1 is not a count"_s.arg(counts[i]));
    }
    return {};
}

Result<void> checkValues(std::span<const double> values)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i]))
            return refused(i, u"the number is not finite"_s);
    }
    return {};
}

} // namespace

Result<std::optional<DispersionTest>> testDispersion(std::span<const double> counts, double mark)
{
    if (auto checked = checkCounts(counts); !checked)
        return std::unexpected(checked.error());
    const std::optional<double> centre = mean(counts);
    const std::optional<double> variance = sampleVariance(counts);
    if (!centre || !variance || !(*centre > 0))
        return std::nullopt;
    const auto degrees = static_cast<double>(counts.size() - 1);
    DispersionTest test{.count = counts.size(),
                        .mean = *centre,
                        .variance = *variance,
                        .index = *variance / *centre,
                        .statistic = degrees * *variance / *centre};
    test.lowerTail = chiSquaredLowerTail(degrees, test.statistic).value_or(1);
    test.upperTail = chiSquaredUpperTail(degrees, test.statistic).value_or(1);
    if (test.lowerTail < mark)
        test.evenness = Evenness::TooEven;
    else if (test.upperTail < mark)
        test.evenness = Evenness::RealDifferences;
    return test;
}

Result<std::optional<BunchingTest>> testBunching(std::span<const double> values, double limit, double width,
                                                 double mark)
{
    if (!(width > 0) || !std::isfinite(width) || !std::isfinite(limit))
        return failure(ErrorKind::Invalid, u"the limit must be finite and the width above 0"_s);
    if (auto checked = checkValues(values); !checked)
        return std::unexpected(checked.error());
    BunchingTest test;
    for (const double value : values) {
        if (value > limit - 2 * width && value <= limit - width)
            ++test.earlier;
        else if (value > limit - width && value <= limit)
            ++test.before;
        else if (value > limit && value <= limit + width)
            ++test.after;
    }
    const auto all = static_cast<double>(test.earlier + test.before + test.after);
    if (!(all > 0))
        return std::nullopt;
    test.expected = all / 3;
    test.upperTail = binomialUpperTail(static_cast<double>(test.before), all, 1.0 / 3).value_or(1);
    test.suspicious = test.upperTail < mark;
    return test;
}

Result<std::optional<HeapingTest>> testHeaping(std::span<const double> values, double shareMark, double mark)
{
    if (auto checked = checkValues(values); !checked)
        return std::unexpected(checked.error());
    if (values.empty())
        return std::nullopt;
    std::vector<double> sorted(values.begin(), values.end());
    std::ranges::sort(sorted);
    HeapingTest test{.count = sorted.size()};
    for (auto from = sorted.begin(); from != sorted.end();) {
        const auto to = std::upper_bound(from, sorted.end(), *from);
        const auto times = static_cast<std::size_t>(to - from);
        ++test.distinct;
        if (times > test.atValue) {
            test.atValue = times;
            test.value = *from;
        }
        from = to;
    }
    const auto count = static_cast<double>(test.count);
    const auto distinct = static_cast<double>(std::max<std::size_t>(2, test.distinct));
    test.share = static_cast<double>(test.atValue) / count;
    const double tail = binomialUpperTail(static_cast<double>(test.atValue), count, 1 / distinct).value_or(1);
    test.upperTail = std::min(1.0, distinct * tail);
    test.suspicious = test.upperTail < mark && test.share >= shareMark;
    return test;
}

} // namespace onescreen::statistics
