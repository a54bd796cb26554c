// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/lintcontext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::lint {

namespace {

// 行政处罚法 (2021) art. 74: fines may not be linked, directly or in disguise, to the assessment of an agency
// or its staff; the State Council's notices of 2021 and 2022 forbid targets for, and rankings by, fines and
// the number of penalties. So such figures are context and nothing else.

void refuseUses(Context& context, const IndicatorDefinition& indicator)
{
    const QString& id = indicator.id.toString();
    const auto refuse = [&](int line, QStringView use) {
        context.error(u"penalty-volume", line, id,
                      u"%1 is a number of penalties or an amount of fines: by law it may not be %2."_s.arg(
                          indicator.nameZh, use));
    };
    if (indicator.score || indicator.weight > 0)
        refuse(indicator.line, u"scored");
    if (indicator.ranked)
        refuse(indicator.line, u"ranked");
    if (!indicator.targets.empty())
        refuse(indicator.targets.front().line, u"given a target");
    if (indicator.direction != Direction::Neutral)
        refuse(indicator.line, u"given a direction");
}

/// Words that name how many penalties or how much money. 免罚 (waived) and how well fines are collected are
/// something else.
bool namesPenaltyVolume(const QString& text)
{
    static const QRegularExpression money(u"(?<!免)(罚款|罚没|罚金)"_s);
    static const QRegularExpression collected(u"(收缴|缴纳|执行|到账)率"_s);
    static const QRegularExpression number(
        u"(?<!免)处罚(案件|决定|立案|办案)?(总)?(数|量|件数|起数|宗数|金额)|立案处罚数|处罚总额"_s);
    return (money.match(text).hasMatch() && !collected.match(text).hasMatch()) ||
           number.match(text).hasMatch();
}

bool soundsLikePenaltyVolume(const IndicatorDefinition& indicator)
{
    if (namesPenaltyVolume(indicator.nameZh))
        return true;
    // The number of penalties per head or per case is the number of penalties; in a share it is one of two
    // counts.
    return indicator.numerator && indicator.kind != IndicatorKind::Ratio &&
           namesPenaltyVolume(indicator.numerator->text);
}

void checkDisguise(Context& context, const IndicatorDefinition& indicator)
{
    if (!soundsLikePenaltyVolume(indicator))
        return;
    const bool used =
        indicator.score || indicator.weight > 0 || indicator.ranked || !indicator.targets.empty();
    const QString text =
        u"%1 sounds like a number of penalties or an amount of fines; set penalty_volume."_s.arg(
            indicator.nameZh);
    if (used)
        context.error(u"penalty-volume", indicator.line, indicator.id.toString(), text);
    else
        context.warn(u"penalty-volume", indicator.line, indicator.id.toString(), text);
}

bool isPenaltyVolume(const Context& context, const IndicatorId& id)
{
    return std::ranges::any_of(context.versions(id), [](const IndicatorDefinition* indicator) {
        return indicator->penaltyVolume || soundsLikePenaltyVolume(*indicator);
    });
}

void checkEventScore(Context& context, const IndicatorDefinition& indicator)
{
    const auto* events = indicator.score ? std::get_if<EventDeduction>(&**indicator.score) : nullptr;
    if (!events)
        return;
    for (const CountedItem& item : events->items) {
        if (item.indicator && isPenaltyVolume(context, *item.indicator))
            context.error(u"penalty-volume", indicator.line, indicator.id.toString(),
                          u"%1 may not give or take points."_s.arg(item.indicator->toString()));
    }
}

void checkPointUses(Context& context)
{
    for (const PointRule& rule : context.fields().pointRules) {
        for (const IndicatorId& id : indicatorsOf(rule->body)) {
            if (isPenaltyVolume(context, id))
                context.error(
                    u"penalty-volume", rule->line, rule->id.toString(),
                    u"%1 is a number of penalties or an amount of fines: by law no points may hang on it."_s
                        .arg(id.toString()));
        }
    }
}

bool countsOnTime(const FactExpression& facts)
{
    using enum FactMeasure;
    constexpr std::array onTime{DueOnTime,     ClosedOnTime, AcceptedIn1m, AcceptedIn3m,
                                AcceptedIn15m, AssignedIn1m, AssignedIn3m, AssignedIn15m};
    return std::ranges::any_of(facts->terms, [&onTime](const FactTerm& term) {
        return std::ranges::find(onTime, term.measure) != onTime.end();
    });
}

/// Rates that can be raised by deferring, by closing unfinished work, or by leaving cases out.
void checkBalance(Context& context, const IndicatorDefinition& indicator)
{
    if (!indicator.balance.empty() || !(indicator.score || indicator.ranked))
        return;
    const bool onTimeByFacts =
        indicator.numerator && indicator.numerator->facts && countsOnTime(*indicator.numerator->facts);
    const bool onTimeByName = indicator.nameZh.contains(u"按期"_s) || indicator.nameZh.contains(u"按时"_s);
    if (onTimeByFacts || onTimeByName)
        context.error(
            u"balance-missing", indicator.line, indicator.id.toString(),
            u"An on-time rate needs a balance indicator (deferral, rework) that shows how it was reached."_s);
    else if (indicator.direction != Direction::HigherBetter)
        return;
    else if (!indicator.exclusions.empty() || indicator.nameZh.contains(u"结案率"_s) ||
             indicator.nameZh.contains(u"处置率"_s))
        context.warn(
            u"balance-missing", indicator.line, indicator.id.toString(),
            u"It can be raised by leaving cases out or closing them unfinished; name a balance indicator."_s);
}

std::optional<FactExpression> factsOf(const Operand* operand)
{
    return operand ? operand->facts : std::nullopt;
}

void checkSameFacts(Context& context)
{
    const auto& indicators = context.fields().indicators;
    const auto counts = [](const IndicatorDefinition& indicator) {
        return indicator.score && indicator.parent && indicator.numerator && indicator.numerator->facts;
    };
    for (std::size_t b = 1; b < indicators.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) {
            if (indicators[a].id != indicators[b].id && counts(indicators[a]) && counts(indicators[b]) &&
                indicators[a].numerator->facts == indicators[b].numerator->facts &&
                factsOf(indicators[a].denominator()) == factsOf(indicators[b].denominator()))
                context.warn(
                    u"same-facts", indicators[b].line, indicators[b].id.toString(),
                    u"It counts the same facts as %1: double counting."_s.arg(indicators[a].id.toString()));
        }
    }
}

} // namespace

void checkGuards(Context& context)
{
    for (const IndicatorDefinition& indicator : context.fields().indicators) {
        if (indicator.penaltyVolume)
            refuseUses(context, indicator);
        else
            checkDisguise(context, indicator);
        checkEventScore(context, indicator);
        checkBalance(context, indicator);
    }
    checkPointUses(context);
    checkSameFacts(context);
}

} // namespace onescreen::lint
