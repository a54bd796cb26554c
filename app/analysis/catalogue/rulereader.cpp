// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/rulereader.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array allRoundingModes{RoundingMode::Exact, RoundingMode::Floor, RoundingMode::Ceil};

QString roundingModeName(RoundingMode mode)
{
    switch (mode) {
    case RoundingMode::Exact:
        return u"exact"_s;
    case RoundingMode::Floor:
        return u"floor"_s;
    case RoundingMode::Ceil:
        return u"ceil"_s;
    }
    return {};
}

RoundingMode readRounding(MemberReader& reader, RoundingMode otherwise)
{
    return reader.word("rounding"_L1, allRoundingModes, roundingModeName).value_or(otherwise);
}

std::vector<CountedItem> readItems(MemberReader& reader)
{
    std::vector<CountedItem> result;
    for (const JsonNode& node : reader.items("items"_L1)) {
        MemberReader item(node, reader.findings(), reader.subject());
        result.push_back({.indicator = item.optionalId<IndicatorId>("indicator"_L1),
                          .points = item.number("points"_L1),
                          .each = item.number("each"_L1, 1),
                          .rounding = readRounding(item, RoundingMode::Floor)});
        item.finish();
    }
    return result;
}

StepPoints readSteps(MemberReader& reader, double points)
{
    StepPoints steps{.points = points, .below = reader.number("below"_L1, 0)};
    for (const JsonNode& node : reader.items("bands"_L1)) {
        MemberReader band(node, reader.findings(), reader.subject());
        const bool after = band.has("after"_L1);
        if (after == band.has("from"_L1))
            band.fault(u"bad-value", node.line, u"A band begins either \"from\" a value or \"after\" it"_s);
        steps.bands.push_back({.from = band.number(after ? "after"_L1 : "from"_L1, 0),
                               .fromIncluded = !after,
                               .marks = band.number("marks"_L1)});
        band.finish();
    }
    return steps;
}

PiecewiseLinear readPiecewise(MemberReader& reader, double points)
{
    PiecewiseLinear rule{.points = points};
    for (const JsonNode& node : reader.items("knots"_L1)) {
        MemberReader knot(node, reader.findings(), reader.subject());
        rule.knots.push_back({.value = knot.number("value"_L1), .marks = knot.number("marks"_L1)});
        knot.finish();
    }
    return rule;
}

QString relativeMethodName(RelativePoints::Method method)
{
    switch (method) {
    case RelativePoints::Method::MinMax:
        return u"min_max"_s;
    case RelativePoints::Method::ZScore:
        return u"z_score"_s;
    case RelativePoints::Method::PercentileMinimum:
        return u"percentile_minimum"_s;
    case RelativePoints::Method::PercentileAverage:
        return u"percentile_average"_s;
    }
    return {};
}

RelativePoints readRelative(MemberReader& reader, double points)
{
    using Method = RelativePoints::Method;
    constexpr std::array all{Method::MinMax, Method::ZScore, Method::PercentileMinimum,
                             Method::PercentileAverage};
    return {points, reader.word("method"_L1, all, relativeMethodName).value_or(Method::MinMax)};
}

std::optional<ScoreShape> readShape(MemberReader& reader, const QString& rule)
{
    const double points = reader.number("points"_L1, 100);
    if (rule == "ratio"_L1)
        return RatioPoints{points, reader.flag("complement"_L1)};
    if (rule == "target_ratio"_L1)
        return TargetRatio{points, reader.optionalNumber("target"_L1), reader.optionalNumber("zero_at"_L1)};
    if (rule == "goalposts"_L1)
        return Goalposts{points, reader.number("zero_at"_L1), reader.number("full_at"_L1),
                         reader.flag("logarithmic"_L1)};
    if (rule == "piecewise"_L1)
        return readPiecewise(reader, points);
    if (rule == "shortfall"_L1)
        return ShortfallPoints{.points = points,
                               .threshold = reader.optionalNumber("threshold"_L1),
                               .perStep = reader.number("per_step"_L1),
                               .step = reader.number("step"_L1, 1),
                               .rounding = readRounding(reader, RoundingMode::Exact),
                               .lowest = reader.number("lowest"_L1, 0)};
    if (rule == "steps"_L1)
        return readSteps(reader, points);
    if (rule == "events"_L1)
        return EventDeduction{points, readItems(reader), reader.optionalNumber("cap"_L1)};
    if (rule == "rank"_L1)
        return RankPoints{points, reader.number("last"_L1), reader.flag("use_difficulty"_L1)};
    if (rule == "relative"_L1)
        return readRelative(reader, points);
    return std::nullopt;
}

/// The range of a rule is checked only when its members could be read.
bool isClean(const std::vector<LintFinding>& findings, std::size_t before)
{
    return findings.size() == before;
}

std::optional<Veto> readVeto(MemberReader& reader)
{
    constexpr std::array all{VetoKind::ZeroItem, VetoKind::ZeroDimension, VetoKind::CapScore,
                             VetoKind::CapGrade, VetoKind::Exclude};
    if (!reader.has("kind"_L1))
        reader.fault(u"missing-member", reader.line(), u"kind is missing"_s);
    const auto kind = reader.word("kind"_L1, all, vetoKindName);
    const auto trigger = reader.requiredId<IndicatorId>("trigger"_L1);
    const double atLeast = reader.number("at_least"_L1, 1);
    auto zeroed = reader.optionalId<IndicatorId>("zeroed"_L1);
    auto zeroedNode = reader.optionalId<NodeId>("zeroed_node"_L1);
    const auto capScore = reader.optionalNumber("cap_score"_L1);
    const QString capGrade = reader.optionalText("cap_grade"_L1);
    const QString approver = reader.text("approver"_L1);
    const auto expires = reader.optionalDate("expires"_L1);
    if (!kind || !trigger)
        return std::nullopt;
    return Veto{*kind,    *trigger, atLeast, std::move(zeroed), std::move(zeroedNode), capScore,
                capGrade, approver, expires};
}

std::optional<PointRuleBody> readBody(MemberReader& reader, const QString& rule)
{
    if (rule == "veto"_L1) {
        auto veto = readVeto(reader);
        return veto ? std::optional<PointRuleBody>(*std::move(veto)) : std::nullopt;
    }
    if (rule == "counted"_L1)
        return CountedDeduction{readItems(reader), reader.optionalNumber("cap"_L1)};
    if (rule == "bonus"_L1)
        return Bonus{readItems(reader), reader.number("cap"_L1)};
    if (rule != "shortfall"_L1 && rule != "steps"_L1) {
        reader.fault(
            u"unknown-word", reader.line(),
            u"There is no point rule \"%1\"; it is one of shortfall, steps, counted, bonus, veto"_s.arg(
                rule));
        return std::nullopt;
    }
    const auto indicator = reader.requiredId<IndicatorId>("indicator"_L1);
    if (rule == "steps"_L1) {
        StepPoints steps = readSteps(reader, reader.number("points"_L1, 100));
        return indicator ? std::optional<PointRuleBody>(StepDeduction{*indicator, std::move(steps)})
                         : std::nullopt;
    }
    const auto threshold = reader.optionalNumber("threshold"_L1);
    const double perStep = reader.number("per_step"_L1);
    const double step = reader.number("step"_L1, 1);
    const RoundingMode rounding = readRounding(reader, RoundingMode::Exact);
    const auto cap = reader.optionalNumber("cap"_L1);
    if (!indicator)
        return std::nullopt;
    return ShortfallDeduction{*indicator, threshold, perStep, step, rounding, cap};
}

} // namespace

std::optional<ScoreRule> readScoreRule(const JsonNode& node, std::vector<LintFinding>& findings,
                                       const QString& subject)
{
    const std::size_t before = findings.size();
    MemberReader reader(node, findings, subject);
    const QString rule = reader.text("rule"_L1);
    if (rule.isEmpty())
        return std::nullopt;
    const std::optional<ScoreShape> shape = readShape(reader, rule);
    if (!shape) {
        reader.fault(
            u"unknown-word", node.line,
            u"There is no score rule \"%1\"; it is one of ratio, target_ratio, goalposts, piecewise, "
            "shortfall, steps, events, rank, relative"_s.arg(rule));
        return std::nullopt;
    }
    reader.finish();
    if (!isClean(findings, before))
        return std::nullopt;
    Result<ScoreRule> checked = ScoreRule::of(*shape);
    if (!checked) {
        reader.fault(u"bad-value", node.line,
                     u"%1 %2"_s.arg(checked.error().place.field, checked.error().text));
        return std::nullopt;
    }
    return *std::move(checked);
}

std::optional<PointRule> readPointRule(const JsonNode& node, std::vector<LintFinding>& findings)
{
    const std::size_t before = findings.size();
    MemberReader reader(node, findings);
    const auto id = reader.requiredId<PointRuleId>("id"_L1);
    if (id)
        reader.setSubject(id->toString());
    const QString rule = reader.text("rule"_L1);
    const QString title = reader.text("title"_L1);
    const QString document = reader.optionalText("document"_L1);
    auto parent = reader.optionalId<NodeId>("node"_L1);
    auto boundBy = reader.optionalId<PointRuleId>("bound_by"_L1);
    const auto validFrom = reader.optionalDate("valid_from"_L1);
    const auto validTo = reader.optionalDate("valid_to"_L1);
    const bool toConfirm = reader.flag("to_confirm"_L1);
    if (rule.isEmpty())
        return std::nullopt;
    auto body = readBody(reader, rule);
    if (body)
        reader.finish();
    if (!isClean(findings, before) || !id || !body)
        return std::nullopt;
    Result<PointRule> checked = PointRule::of({.id = *id,
                                               .title = title,
                                               .document = document,
                                               .node = std::move(parent),
                                               .boundBy = std::move(boundBy),
                                               .validFrom = validFrom,
                                               .validTo = validTo,
                                               .body = *std::move(body),
                                               .toConfirm = toConfirm,
                                               .line = node.line});
    if (!checked) {
        reader.fault(u"bad-value", node.line,
                     u"%1 %2"_s.arg(checked.error().place.field, checked.error().text));
        return std::nullopt;
    }
    return *std::move(checked);
}

} // namespace onescreen
