// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/indicatorreader.h"

#include "app/analysis/catalogue/rulereader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array allDirections{Direction::HigherBetter, Direction::LowerBetter, Direction::TargetBest,
                                   Direction::Neutral};
constexpr std::array allMissingActions{MissingAction::Redistribute, MissingAction::Zero,
                                       MissingAction::CarryOne, MissingAction::PoolFour,
                                       MissingAction::Uncovered};
constexpr std::array allUncertaintyKinds{UncertaintyKind::None, UncertaintyKind::Wilson,
                                         UncertaintyKind::Poisson, UncertaintyKind::StandardError};
constexpr std::array allRevisionPolicies{RevisionPolicy::Restate, RevisionPolicy::KeepFirst};

QString revisionPolicyName(RevisionPolicy policy)
{
    return policy == RevisionPolicy::Restate ? u"restate"_s : u"keep_first"_s;
}

QString factTimeName(FactTime time)
{
    switch (time) {
    case FactTime::Acceptance:
        return u"acceptance"_s;
    case FactTime::Assignment:
        return u"assignment"_s;
    case FactTime::Handling:
        return u"handling"_s;
    }
    return {};
}

template <typename Id> std::vector<Id> readIds(MemberReader& reader, QLatin1StringView key)
{
    std::vector<Id> ids;
    for (const JsonNode& item : reader.items(key)) {
        if (item.type != JsonNode::Type::Text)
            reader.fault(u"wrong-type", item.line,
                         u"%1 must be a list of ids, not of %2"_s.arg(key, item.typeName()));
        else if (auto id = reader.checkedId<Id>(item.text, item.line))
            ids.push_back(*std::move(id));
    }
    return ids;
}

FactFilter readFilter(MemberReader& reader)
{
    return {.categories = readIds<CategoryCode>(reader, "categories"_L1),
            .sources = readIds<SourceCode>(reader, "sources"_L1),
            .priorities = reader.words("priorities"_L1, allPriorities, priorityName)};
}

std::optional<FactExpression> readFacts(MemberReader& owner)
{
    const JsonNode* list = owner.find("facts"_L1);
    if (!list)
        return std::nullopt;
    FactExpressionFields fields;
    for (const JsonNode& node : owner.items("facts"_L1)) {
        MemberReader reader(node, owner.findings(), owner.subject());
        const QString word = reader.text("measure"_L1);
        const std::optional<FactMeasure> measure = factMeasureFromName(word);
        if (!measure && !word.isEmpty())
            reader.fault(u"unknown-measure", node.line,
                         u"Events cannot tell \"%1\": no such measure"_s.arg(word));
        FactTerm term{.measure = measure.value_or(FactMeasure::Reported),
                      .factor = reader.number("factor"_L1, 1),
                      .filter = readFilter(reader)};
        reader.finish();
        if (measure)
            fields.terms.push_back(std::move(term));
        else
            return std::nullopt;
    }
    Result<FactExpression> checked = FactExpression::of(std::move(fields));
    if (!checked) {
        owner.fault(u"bad-value", list->line,
                    u"%1 %2"_s.arg(checked.error().place.field, checked.error().text));
        return std::nullopt;
    }
    return *std::move(checked);
}

Operand readOperandMembers(MemberReader& reader)
{
    return {.text = reader.text("text"_L1),
            .facts = readFacts(reader),
            .document = reader.optionalText("document"_L1),
            .least = 0};
}

Operand readNumerator(const JsonNode& node, MemberReader& owner)
{
    MemberReader reader(node, owner.findings(), owner.subject());
    Operand operand = readOperandMembers(reader);
    reader.finish();
    return operand;
}

Denominator readDenominator(const JsonNode& node, MemberReader& owner)
{
    MemberReader reader(node, owner.findings(), owner.subject());
    Denominator denominator{readOperandMembers(reader), std::nullopt};
    denominator.id = reader.optionalText("id"_L1);
    denominator.least = reader.number("least"_L1, 0);
    if (const JsonNode* numerator = reader.find("numerator"_L1))
        denominator.numerator = readNumerator(*numerator, reader);
    reader.finish();
    return denominator;
}

void readOperands(MemberReader& reader, IndicatorDefinition& indicator)
{
    if (const JsonNode* node = reader.find("numerator"_L1))
        indicator.ownNumerator = readNumerator(*node, reader);
    for (const JsonNode& node : reader.items("denominators"_L1))
        indicator.denominators.push_back(readDenominator(node, reader));
    indicator.numerator = indicator.ownNumerator;
    qsizetype chosen = 0;
    if (const QString id = reader.optionalText("denominator"_L1); !id.isEmpty()) {
        const auto found = std::ranges::find(indicator.denominators, id, &Denominator::id);
        if (found == indicator.denominators.end())
            reader.fault(u"unknown-denominator", reader.find("denominator"_L1)->line,
                         u"There is no denominator \"%1\" to choose"_s.arg(id));
        else
            chosen = found - indicator.denominators.begin();
    }
    if (!indicator.denominators.empty())
        indicator.chooseDenominator(chosen);
}

void readQuantile(MemberReader& reader, IndicatorDefinition& indicator)
{
    if (const JsonNode* node = reader.find("quantile"_L1)) {
        MemberReader quantile(*node, reader.findings(), reader.subject());
        const auto time = quantile.word("time"_L1, allFactTimes, factTimeName);
        const double p = quantile.number("p"_L1);
        FactFilter filter = readFilter(quantile);
        if (!quantile.has("time"_L1))
            quantile.fault(u"missing-member", node->line, u"time is missing"_s);
        if (!(p > 0 && p < 1))
            quantile.fault(u"bad-value", node->line, u"p must lie between 0 and 1"_s);
        else if (time)
            indicator.quantile = FactQuantile{*time, p, std::move(filter)};
        quantile.finish();
    }
}

void readExclusions(MemberReader& reader, IndicatorDefinition& indicator)
{
    for (const JsonNode& node : reader.items("exclusions"_L1)) {
        MemberReader exclusion(node, reader.findings(), reader.subject());
        indicator.exclusions.push_back(
            {exclusion.text("text"_L1), exclusion.optionalId<IndicatorId>("indicator"_L1)});
        exclusion.finish();
    }
}

TargetRow readTarget(const JsonNode& node, MemberReader& owner)
{
    MemberReader reader(node, owner.findings(), owner.subject());
    TargetRow row{.area = readArea(reader),
                  .validFrom = reader.optionalDate("valid_from"_L1),
                  .validTo = reader.optionalDate("valid_to"_L1),
                  .target = reader.optionalNumber("target"_L1),
                  .floor = reader.optionalNumber("floor"_L1),
                  .warn = reader.optionalNumber("warn"_L1),
                  .alarm = reader.optionalNumber("alarm"_L1),
                  .document = reader.optionalText("document"_L1),
                  .toConfirm = reader.flag("to_confirm"_L1),
                  .line = node.line};
    reader.finish();
    return row;
}

void readWords(MemberReader& reader, IndicatorDefinition& indicator)
{
    const auto required = [&reader](QLatin1StringView key) {
        if (!reader.has(key))
            reader.fault(u"missing-member", reader.line(), u"%1 is missing"_s.arg(key));
    };
    for (const auto key : {"kind"_L1, "direction"_L1, "periods"_L1})
        required(key);
    indicator.kind =
        reader.word("kind"_L1, allIndicatorKinds, indicatorKindName).value_or(IndicatorKind::Ratio);
    indicator.direction =
        reader.word("direction"_L1, allDirections, directionName).value_or(Direction::Neutral);
    indicator.periods = reader.words("periods"_L1, allPeriodKinds, periodKindName);
    indicator.levels = reader.words("levels"_L1, allAreaLevels, areaLevelName);
    indicator.revision =
        reader.word("revision"_L1, allRevisionPolicies, revisionPolicyName).value_or(RevisionPolicy::Restate);
    indicator.uncertainty = reader.word("uncertainty"_L1, allUncertaintyKinds, uncertaintyKindName)
                                .value_or(UncertaintyKind::None);
}

void readTexts(MemberReader& reader, IndicatorDefinition& indicator)
{
    indicator.nameZh = reader.text("name"_L1);
    indicator.shortZh = reader.optionalText("short_name"_L1);
    indicator.aliases = reader.texts("aliases"_L1);
    indicator.description = reader.optionalText("description"_L1);
    indicator.basis = reader.optionalText("basis"_L1);
    indicator.document = reader.optionalText("document"_L1);
    indicator.formula = reader.text("formula"_L1);
    indicator.unit = reader.text("unit"_L1);
    indicator.source = reader.optionalText("source"_L1);
    indicator.owner = reader.optionalText("owner"_L1);
    indicator.audience = reader.texts("audience"_L1);
    indicator.drill = reader.optionalText("drill"_L1);
    indicator.toConfirmText = reader.optionalText("to_confirm"_L1);
    indicator.toConfirm = !indicator.toConfirmText.isEmpty();
}

void readNumbers(MemberReader& reader, IndicatorDefinition& indicator)
{
    indicator.version = reader.integer("version"_L1, 1, 1, 1'000'000);
    indicator.validFrom = reader.date("valid_from"_L1);
    indicator.validTo = reader.optionalDate("valid_to"_L1);
    indicator.weight = reader.number("weight"_L1, 0);
    indicator.decimals = reader.integer("decimals"_L1, 1, 0, 6);
    const bool isRatio = indicator.kind == IndicatorKind::Ratio;
    indicator.scale = reader.number("scale"_L1, isRatio && indicator.unit == u"%" ? 100 : 1);
    indicator.lagDays = reader.integer("lag_days"_L1, 0, 0, 366);
    indicator.nMin = reader.integer("n_min"_L1, isRatio ? 10 : 0, 0, 1'000'000);
    indicator.ranked = reader.flag("ranked"_L1);
    indicator.automatic = reader.flag("automatic"_L1);
    indicator.penaltyVolume = reader.flag("penalty_volume"_L1);
}

} // namespace

AreaSelector readArea(MemberReader& reader)
{
    AreaSelector area{.level = reader.word("level"_L1, allAreaLevels, areaLevelName),
                      .unit = reader.optionalText("unit"_L1),
                      .peerGroup = reader.optionalText("peer_group"_L1)};
    const QString code = reader.optionalText("region"_L1);
    area.region = RegionCode::fromString(code);
    if (!code.isEmpty() && !area.region)
        reader.fault(u"bad-value", reader.find("region"_L1)->line, u"\"%1\" is no region code"_s.arg(code));
    return area;
}

MissingPolicy readMissingPolicy(const JsonNode& node, std::vector<LintFinding>& findings,
                                const QString& subject)
{
    MemberReader reader(node, findings, subject);
    MissingPolicy policy{.isStated = true};
    const auto read = [&reader](QLatin1StringView key, MissingAction& action) {
        action = reader.word(key, allMissingActions, missingActionName).value_or(action);
    };
    read("not_applicable"_L1, policy.notApplicable);
    read("not_reported"_L1, policy.notReported);
    read("late"_L1, policy.late);
    read("suppressed"_L1, policy.suppressed);
    read("rejected"_L1, policy.rejected);
    reader.finish();
    return policy;
}

std::optional<IndicatorDefinition> readIndicator(const JsonNode& node, const MissingPolicy& otherwise,
                                                 std::vector<LintFinding>& findings)
{
    MemberReader reader(node, findings);
    auto id = reader.requiredId<IndicatorId>("id"_L1);
    if (!id)
        return std::nullopt;
    reader.setSubject(id->toString());
    IndicatorDefinition indicator{.id = *std::move(id), .missing = otherwise, .line = node.line};
    readTexts(reader, indicator);
    readWords(reader, indicator);
    readNumbers(reader, indicator);
    indicator.parent = reader.optionalId<NodeId>("parent"_L1);
    readOperands(reader, indicator);
    readQuantile(reader, indicator);
    readExclusions(reader, indicator);
    for (const JsonNode& row : reader.items("targets"_L1))
        indicator.targets.push_back(readTarget(row, reader));
    if (const JsonNode* score = reader.find("score"_L1))
        indicator.score = readScoreRule(*score, findings, reader.subject());
    for (const JsonNode& variant : reader.items("score_variants"_L1)) {
        if (auto rule = readScoreRule(variant, findings, reader.subject()))
            indicator.scoreVariants.push_back(*std::move(rule));
    }
    if (const JsonNode* missing = reader.find("missing"_L1))
        indicator.missing = readMissingPolicy(*missing, findings, reader.subject());
    indicator.balance = readIds<IndicatorId>(reader, "balance"_L1);
    reader.finish();
    return indicator;
}

} // namespace onescreen
