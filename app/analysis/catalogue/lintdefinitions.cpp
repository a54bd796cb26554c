// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/lintcontext.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::lint {

namespace {

bool isKnownUnit(const CatalogueFields& fields, const QString& unit)
{
    static const QSet<QString> known{
        u"%"_s,    u"‰"_s,    u"百分点"_s, u"件"_s,      u"起"_s, u"个"_s,   u"次"_s,   u"项"_s,
        u"条"_s,   u"人"_s,   u"名"_s,     u"人次"_s,    u"户"_s, u"户次"_s, u"家"_s,   u"场"_s,
        u"支"_s,   u"辆"_s,   u"处"_s,     u"份"_s,      u"分"_s, u"指数"_s, u"名次"_s, u"秒"_s,
        u"分钟"_s, u"小时"_s, u"天"_s,     u"工作日"_s,  u"月"_s, u"年"_s,   u"元"_s,   u"万元"_s,
        u"亿元"_s, u"米"_s,   u"公里"_s,   u"平方公里"_s};
    return known.contains(unit) || fields.units.contains(unit);
}

bool hasOperands(IndicatorKind kind)
{
    return kind == IndicatorKind::Ratio || kind == IndicatorKind::Mean;
}

void checkVersions(Context& context)
{
    QSet<QString> done;
    for (const IndicatorDefinition& first : context.fields().indicators) {
        const QString& id = first.id.toString();
        if (done.contains(id))
            continue;
        done.insert(id);
        const auto versions = context.versions(first.id);
        for (std::size_t b = 1; b < versions.size(); ++b) {
            for (std::size_t a = 0; a < b; ++a) {
                const IndicatorDefinition& older = *versions[a];
                const IndicatorDefinition& newer = *versions[b];
                if (older.version == newer.version)
                    context.error(u"duplicate-version", newer.line, id,
                                  u"Version %1 is given twice."_s.arg(newer.version));
                else if ((older.version < newer.version) != (older.validFrom < newer.validFrom))
                    context.error(u"version-order", newer.line, id,
                                  u"A later version begins on a later day."_s);
                if (overlap(older.validFrom, older.validTo, newer.validFrom, newer.validTo))
                    context.error(u"validity-overlap", newer.line, id,
                                  u"Versions %1 and %2 are valid on the same days."_s.arg(older.version)
                                      .arg(newer.version));
            }
        }
    }
}

void checkOperands(Context& context, const IndicatorDefinition& indicator)
{
    const QString& id = indicator.id.toString();
    if (hasOperands(indicator.kind) && (!indicator.numerator || indicator.denominators.empty()))
        context.error(u"operands", indicator.line, id,
                      u"An indicator of kind %1 has a numerator and a denominator."_s.arg(
                          indicatorKindName(indicator.kind)));
    if (indicator.quantile && indicator.kind != IndicatorKind::Quantile)
        context.error(u"operands", indicator.line, id, u"Only kind quantile has a quantile."_s);
    QSet<QString> names;
    for (const Denominator& denominator : indicator.denominators) {
        if (names.contains(denominator.id))
            context.error(u"duplicate-id", indicator.line, id,
                          u"Two denominators have the id \"%1\"."_s.arg(denominator.id));
        names.insert(denominator.id);
    }
    const bool canBeZero = std::ranges::any_of(
        indicator.denominators, [](const Denominator& denominator) { return denominator.least <= 0; });
    if (canBeZero && !indicator.missing.isStated)
        context.error(
            u"denominator-policy", indicator.line, id,
            u"The denominator can be 0; say under missing what happens then, or how small it can be "
            "(least)."_s);
    if (indicator.scale == 0 || !std::isfinite(indicator.scale))
        context.error(u"scale", indicator.line, id, u"The scale is a number other than 0."_s);
    if (indicator.unit == u"%" && indicator.kind == IndicatorKind::Ratio && indicator.scale != 100)
        context.error(u"scale", indicator.line, id, u"A ratio in % has the scale 100."_s);
}

FactDate dateOf(const FactExpression& facts)
{
    return factDateOf(facts->terms.front().measure);
}

bool mixesDates(const FactExpression& facts)
{
    return std::ranges::any_of(
        facts->terms, [&facts](const FactTerm& term) { return factDateOf(term.measure) != dateOf(facts); });
}

void checkFactDates(Context& context, const IndicatorDefinition& indicator)
{
    bool mixed = false;
    for (const Denominator& denominator : indicator.denominators) {
        const auto& numerator = denominator.numerator ? denominator.numerator : indicator.ownNumerator;
        if (!numerator || !numerator->facts || !denominator.facts)
            continue;
        mixed = mixed || mixesDates(*numerator->facts) || mixesDates(*denominator.facts) ||
                dateOf(*numerator->facts) != dateOf(*denominator.facts);
    }
    if (mixed)
        context.warn(
            u"fact-dates", indicator.line, indicator.id.toString(),
            u"Its facts belong to their month by different dates (report, due, end), so the numerator can "
            "exceed the denominator."_s);
}

bool isSide(Direction direction, double better, double worse)
{
    return direction == Direction::LowerBetter ? better < worse : better > worse;
}

void checkTargetRow(Context& context, const IndicatorDefinition& indicator, const TargetRow& row)
{
    const QString& id = indicator.id.toString();
    if (indicator.direction == Direction::Neutral)
        context.error(u"neutral-target", row.line, id,
                      u"A neutral indicator has no target, floor or limits."_s);
    if (!row.target && !row.floor && !row.warn && !row.alarm)
        context.error(u"target-empty", row.line, id, u"The row sets nothing."_s);
    if (row.validFrom && row.validTo && *row.validTo < *row.validFrom)
        context.error(u"validity-reversed", row.line, id, u"valid_to is before valid_from."_s);
    if (!row.area.peerGroup.isEmpty() && !context.knowsPeerGroup(row.area.peerGroup))
        context.error(u"unknown-peer-group", row.line, id,
                      u"There is no peer group %1."_s.arg(row.area.peerGroup));
    if (row.document.isEmpty() && indicator.document.isEmpty())
        context.warn(u"target-document", row.line, id, u"No document says who set this target."_s);
    if (indicator.direction != Direction::HigherBetter && indicator.direction != Direction::LowerBetter)
        return;
    if (row.target && row.floor && !isSide(indicator.direction, *row.target, *row.floor))
        context.error(
            u"target-direction", row.line, id,
            u"Direction is %1, but target %2 is not on the better side of floor %3."_s.arg(
                directionName(indicator.direction), numberText(*row.target), numberText(*row.floor)));
    const std::array<std::pair<std::optional<double>, std::optional<double>>, 3> pairs{
        {{row.target, row.warn}, {row.warn, row.alarm}, {row.target, row.alarm}}};
    for (const auto& [better, worse] : pairs) {
        if (better && worse && *better != *worse && !isSide(indicator.direction, *better, *worse)) {
            context.error(u"limit-direction", row.line, id,
                          u"Target, warn and alarm have to stand in this order for direction %1."_s.arg(
                              directionName(indicator.direction)));
            return;
        }
    }
}

void checkTargets(Context& context, const IndicatorDefinition& indicator)
{
    const std::vector<TargetRow>& rows = indicator.targets;
    for (std::size_t b = 0; b < rows.size(); ++b) {
        checkTargetRow(context, indicator, rows[b]);
        for (std::size_t a = 0; a < b; ++a) {
            // An open row beside one with dates is the general case with an exception; two of one kind
            // contradict.
            const auto limited = [](const TargetRow& row) { return row.validFrom || row.validTo; };
            if (rows[a].area == rows[b].area && limited(rows[a]) == limited(rows[b]) &&
                overlap(rows[a].validFrom, rows[a].validTo, rows[b].validFrom, rows[b].validTo))
                context.error(
                    u"target-overlap", rows[b].line, indicator.id.toString(),
                    u"Two rows set targets for the same units on the same days (see line %1)."_s.arg(
                        rows[a].line));
        }
    }
}

void checkReferences(Context& context, const IndicatorDefinition& indicator)
{
    const QString& id = indicator.id.toString();
    for (const Exclusion& exclusion : indicator.exclusions) {
        if (!exclusion.indicator)
            context.warn(u"exclusion-unwatched", indicator.line, id,
                         u"No indicator counts what is excluded: %1."_s.arg(exclusion.text));
        else if (!context.knows(*exclusion.indicator))
            context.error(
                u"unknown-indicator", indicator.line, id,
                u"There is no indicator %1 that counts an exclusion."_s.arg(exclusion.indicator->toString()));
    }
    for (const IndicatorId& balance : indicator.balance) {
        if (balance == indicator.id)
            context.error(u"balance", indicator.line, id, u"An indicator cannot balance itself."_s);
        else if (!context.knows(balance))
            context.error(u"unknown-indicator", indicator.line, id,
                          u"There is no balance indicator %1."_s.arg(balance.toString()));
        else if (std::ranges::none_of(context.versions(balance), [&indicator](
                                                                     const IndicatorDefinition* other) {
                     return overlap(indicator.validFrom, indicator.validTo, other->validFrom, other->validTo);
                 }))
            context.error(u"balance", indicator.line, id,
                          u"Balance indicator %1 is never valid together with it."_s.arg(balance.toString()));
    }
}

void checkPlainFields(Context& context, const IndicatorDefinition& indicator)
{
    const QString& id = indicator.id.toString();
    if (indicator.validTo && *indicator.validTo < indicator.validFrom)
        context.error(u"validity-reversed", indicator.line, id, u"valid_to is before valid_from."_s);
    if (!isKnownUnit(context.fields(), indicator.unit))
        context.error(u"unknown-unit", indicator.line, id,
                      u"The unit \"%1\" is neither known nor declared under units."_s.arg(indicator.unit));
    if (indicator.periods.empty())
        context.error(u"periods", indicator.line, id, u"It is made for no period."_s);
    if (indicator.direction == Direction::Neutral && indicator.ranked)
        context.error(u"neutral-ranked", indicator.line, id, u"A neutral indicator is not ranked."_s);
    if (indicator.uncertainty == UncertaintyKind::Wilson && indicator.kind != IndicatorKind::Ratio)
        context.error(u"uncertainty", indicator.line, id, u"Wilson intervals are for ratios of counts."_s);
    if (indicator.document.isEmpty() && !indicator.toConfirm)
        context.warn(u"no-document", indicator.line, id,
                     u"No issuing document is named and it is not marked as to be confirmed."_s);
}

} // namespace

void checkDefinitions(Context& context)
{
    checkVersions(context);
    for (const IndicatorDefinition& indicator : context.fields().indicators) {
        checkPlainFields(context, indicator);
        checkOperands(context, indicator);
        checkFactDates(context, indicator);
        checkTargets(context, indicator);
        checkReferences(context, indicator);
    }
}

} // namespace onescreen::lint
