// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/indicatorvalue.h"

#include "app/domain/texts.h"

#include <QLocale>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<Error> fault(QStringView field, QString text)
{
    return Error{.kind = ErrorKind::Invalid, .text = std::move(text), .place = {.field = field.toString()}};
}

std::optional<Error> faultOfNumbers(const IndicatorValueFields& fields)
{
    const std::array<std::pair<const std::optional<double>*, QStringView>, 3> numbers{
        {{&fields.value, u"val"}, {&fields.numerator, u"num"}, {&fields.denominator, u"den"}}};
    for (const auto& [number, field] : numbers) {
        if (*number && !std::isfinite(**number))
            return fault(field, u"is not a finite number"_s);
    }
    if (fields.numerator && !fields.denominator)
        return fault(u"num", u"has no denominator"_s);
    if (fields.denominator && !fields.numerator)
        return fault(u"den", u"has no numerator"_s);
    if (fields.numerator && *fields.numerator < 0)
        return fault(u"num", u"is negative"_s);
    if (fields.denominator && *fields.denominator <= 0)
        return fault(u"den", *fields.denominator < 0
                                 ? u"is negative"_s
                                 : u"is 0: such a value is 'not_applicable' and has no numbers"_s);
    return std::nullopt;
}

std::optional<Error> faultOfState(const IndicatorValueFields& fields)
{
    if (!fields.state)
        return std::nullopt;
    const bool hasNumber = fields.value || fields.numerator;
    if (*fields.state == ValueState::Value && !hasNumber)
        return fault(u"vst", u"is 'value' but there is no number"_s);
    if (*fields.state != ValueState::Value && hasNumber)
        return fault(u"vst", u"is '%1' but there is a number"_s.arg(valueStateName(*fields.state)));
    return std::nullopt;
}

/// Decimals of the shortest text that reads back as the same number.
int decimalsOf(double value)
{
    const QString text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    const qsizetype point = text.indexOf(u'.');
    return point < 0 ? 0 : static_cast<int>(text.size() - point - 1);
}

} // namespace

std::optional<Error> findFault(const IndicatorValueFields& fields)
{
    const std::array<std::pair<const QString*, TextRule>, 6> texts{{
        {&fields.indicator, {.field = u"ind", .longest = 200, .mayBeEmpty = false}},
        {&fields.regionName, {.field = u"area", .longest = 64, .mayBeEmpty = false}},
        {&fields.periodText, {.field = u"per", .longest = 64, .mayBeEmpty = false}},
        {&fields.unit, {.field = u"unit", .longest = 32}},
        {&fields.document, {.field = u"doc", .longest = 200}},
        {&fields.context, {.field = u"ctx", .longest = 2000}},
    }};
    for (const auto& [text, rule] : texts) {
        if (auto found = faultOfText(*text, rule))
            return found;
    }
    if (auto found = faultOfNumbers(fields))
        return found;
    return faultOfState(fields);
}

std::optional<double> ratioOf(const IndicatorValueFields& fields)
{
    if (!fields.numerator || !fields.denominator)
        return std::nullopt;
    const QString& unit = fields.unit;
    const bool perCent = unit == u"%" || unit == u"％";
    const double scale = perCent ? 100 : unit == u"‰" ? 1000 : 1;
    return *fields.numerator * scale / *fields.denominator;
}

std::optional<double> contradictionOf(const IndicatorValueFields& fields)
{
    const auto ratio = ratioOf(fields);
    if (!ratio || !fields.value)
        return std::nullopt;
    // Half a unit of the last printed decimal, and a hair for the arithmetic.
    const double allowed = 0.5 * std::pow(10.0, -decimalsOf(*fields.value)) * (1 + 1e-9);
    return std::abs(*ratio - *fields.value) > allowed ? ratio : std::nullopt;
}

} // namespace onescreen
