// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/scorerule.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Error fault(QStringView field, QString text)
{
    return Error{.kind = ErrorKind::Invalid, .text = std::move(text), .place = {.field = field.toString()}};
}

std::optional<Error> faultOfPositive(QStringView field, double value)
{
    if (std::isfinite(value) && value > 0)
        return std::nullopt;
    return fault(field, u"must be a number above 0"_s);
}

std::optional<Error> faultOfFinite(QStringView field, std::optional<double> value)
{
    if (!value || std::isfinite(*value))
        return std::nullopt;
    return fault(field, u"must be a finite number"_s);
}

std::optional<Error> firstOf(std::initializer_list<std::optional<Error>> faults)
{
    const auto* found = std::ranges::find_if(faults, [](const auto& fault) { return fault.has_value(); });
    return found == faults.end() ? std::nullopt : *found;
}

std::optional<Error> faultOfMarks(QStringView field, double marks, double points)
{
    if (std::isfinite(marks) && marks >= 0 && marks <= points)
        return std::nullopt;
    return fault(field, u"marks must lie between 0 and points"_s);
}

std::optional<Error> faultOfItems(const std::vector<CountedItem>& items)
{
    if (items.empty())
        return fault(u"items", u"must have at least one entry"_s);
    for (const CountedItem& item : items) {
        if (auto found = findFault(item))
            return found;
    }
    return std::nullopt;
}

struct ShapeFaults
{
    std::optional<Error> operator()(const RatioPoints&) const { return std::nullopt; }
    std::optional<Error> operator()(const TargetRatio& rule) const
    {
        return firstOf({faultOfFinite(u"target", rule.target), faultOfFinite(u"zero_at", rule.zeroAt)});
    }
    std::optional<Error> operator()(const Goalposts& rule) const
    {
        if (auto found =
                firstOf({faultOfFinite(u"zero_at", rule.zeroAt), faultOfFinite(u"full_at", rule.fullAt)}))
            return found;
        if (rule.zeroAt == rule.fullAt)
            return fault(u"full_at", u"must differ from zero_at"_s);
        if (rule.logarithmic && std::min(rule.zeroAt, rule.fullAt) <= 0)
            return fault(u"logarithmic", u"needs both goalposts above 0"_s);
        return std::nullopt;
    }
    std::optional<Error> operator()(const PiecewiseLinear& rule) const
    {
        if (rule.knots.size() < 2)
            return fault(u"knots", u"must have at least two entries"_s);
        for (std::size_t at = 0; at < rule.knots.size(); ++at) {
            const auto& knot = rule.knots[at];
            if (!std::isfinite(knot.value) || (at > 0 && knot.value <= rule.knots[at - 1].value))
                return fault(u"knots", u"values must ascend strictly"_s);
            if (auto found = faultOfMarks(u"knots", knot.marks, rule.points))
                return found;
        }
        return std::nullopt;
    }
    std::optional<Error> operator()(const ShortfallPoints& rule) const
    {
        if (!std::isfinite(rule.lowest) || rule.lowest > rule.points)
            return fault(u"lowest", u"must not be above points"_s);
        return firstOf({faultOfFinite(u"threshold", rule.threshold),
                        faultOfPositive(u"per_step", rule.perStep), faultOfPositive(u"step", rule.step)});
    }
    std::optional<Error> operator()(const StepPoints& rule) const { return findFault(rule); }
    std::optional<Error> operator()(const EventDeduction& rule) const
    {
        if (rule.cap && (!std::isfinite(*rule.cap) || *rule.cap <= 0 || *rule.cap > rule.points))
            return fault(u"cap", u"must be above 0 and not above points"_s);
        return faultOfItems(rule.items);
    }
    std::optional<Error> operator()(const RankPoints& rule) const
    {
        if (!std::isfinite(rule.last) || rule.last < 0 || rule.last > rule.points)
            return fault(u"last", u"must lie between 0 and points"_s);
        return std::nullopt;
    }
    std::optional<Error> operator()(const RelativePoints&) const { return std::nullopt; }
};

} // namespace

std::optional<Error> findFault(const CountedItem& item)
{
    return firstOf({faultOfPositive(u"points", item.points), faultOfPositive(u"each", item.each)});
}

std::optional<Error> findFault(const StepPoints& steps)
{
    if (steps.bands.empty())
        return fault(u"bands", u"must have at least one entry"_s);
    const auto notAscending = [](const StepPoints::Band& a, const StepPoints::Band& b) {
        return !(a.from < b.from || (a.from == b.from && a.fromIncluded && !b.fromIncluded));
    };
    if (std::ranges::adjacent_find(steps.bands, notAscending) != steps.bands.end())
        return fault(u"bands", u"beginnings must ascend"_s);
    if (auto found = faultOfMarks(u"below", steps.below, steps.points))
        return found;
    for (const StepPoints::Band& band : steps.bands) {
        if (auto found = firstOf(
                {faultOfFinite(u"bands", band.from), faultOfMarks(u"bands", band.marks, steps.points)}))
            return found;
    }
    return std::nullopt;
}

std::optional<Error> findFault(const ScoreShape& shape)
{
    if (auto found = faultOfPositive(u"points", fullPoints(shape)))
        return found;
    return std::visit(ShapeFaults{}, shape);
}

double fullPoints(const ScoreShape& shape)
{
    return std::visit([](const auto& rule) { return rule.points; }, shape);
}

QString scoreRuleName(const ScoreShape& shape)
{
    static const std::array names{u"ratio"_s,     u"target_ratio"_s, u"goalposts"_s,
                                  u"piecewise"_s, u"shortfall"_s,    u"steps"_s,
                                  u"events"_s,    u"rank"_s,         u"relative"_s};
    static_assert(std::tuple_size_v<decltype(names)> == std::variant_size_v<ScoreShape>);
    return names.at(shape.index());
}

bool isRelative(const ScoreShape& shape)
{
    return std::holds_alternative<RankPoints>(shape) || std::holds_alternative<RelativePoints>(shape);
}

} // namespace onescreen
