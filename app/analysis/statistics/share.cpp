// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/share.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {

namespace {

std::unexpected<Error> refused(std::size_t index, const QString& field, const QString& text)
{
    return failure(ErrorKind::Invalid, text, {.row = static_cast<qint64>(index) + 1, .field = field});
}

Result<void> checkPart(const std::optional<double>& part, std::size_t index, const QString& field, bool whole)
{
    if (!part)
        return {};
    if (!std::isfinite(*part))
        return refused(index, field, u"the number is not finite"_s);
    if (*part < 0)
        return refused(index, field, u"%1 is negative"_s.arg(*part));
    if (whole && std::floor(*part) != *part)
        return refused(index, field, u"%1 is not a whole number"_s.arg(*part));
    return {};
}

} // namespace

std::optional<KnownShare> known(const Share& share)
{
    if (!share.numerator || !share.denominator || !(*share.denominator > 0))
        return std::nullopt;
    return KnownShare{.numerator = *share.numerator, .denominator = *share.denominator};
}

Result<void> checkShares(std::span<const Share> shares, ShareRule rule)
{
    const bool whole = rule == ShareRule::WholePart;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Share& share = shares[i];
        if (auto checked = checkPart(share.numerator, i, u"numerator"_s, whole); !checked)
            return checked;
        if (auto checked = checkPart(share.denominator, i, u"denominator"_s, whole); !checked)
            return checked;
        if (rule != ShareRule::CountPer && share.numerator && share.denominator &&
            *share.numerator > *share.denominator) {
            return refused(i, u"numerator"_s,
                           u"the numerator %1 is above the denominator %2"_s.arg(*share.numerator)
                               .arg(*share.denominator));
        }
    }
    return {};
}

Result<void> checkFinite(std::span<const std::optional<double>> values, std::optional<double> least)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i])
            continue;
        if (!std::isfinite(*values[i]))
            return refused(i, u"value"_s, u"the number is not finite"_s);
        if (least && *values[i] < *least)
            return refused(i, u"value"_s, u"%1 is below %2"_s.arg(*values[i]).arg(*least));
    }
    return {};
}

std::optional<double> pooledRate(std::span<const Share> shares)
{
    long double numerators = 0;
    long double denominators = 0;
    for (const Share& share : shares) {
        if (const std::optional<KnownShare> part = known(share)) {
            numerators += part->numerator;
            denominators += part->denominator;
        }
    }
    if (!(denominators > 0))
        return std::nullopt;
    return static_cast<double>(numerators) / static_cast<double>(denominators);
}

} // namespace onescreen::statistics
