// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/decomposition.h"
#include "app/analysis/index/ratechange.h"
#include "app/models/assessment/assessment.h"
#include "app/models/assessment/assessmentfigures.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ChangePart partOfChange(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Performance:
        return ChangePart::Performance;
    case ChangeKind::Rule:
        return ChangePart::Rule;
    case ChangeKind::Weights:
        return ChangePart::WeightsAndCoverage;
    case ChangeKind::Balance:
        return ChangePart::Balance;
    case ChangeKind::Bonus:
        return ChangePart::Bonus;
    case ChangeKind::Deduction:
        return ChangePart::Deduction;
    case ChangeKind::Cap:
        return ChangePart::Cap;
    case ChangeKind::Veto:
        break;
    }
    return ChangePart::Veto;
}

QString nodeName(const IndexResult& result, const IndexResult& other, const QString& node)
{
    if (const auto at = result.findNode(node))
        return result.nodes()[*at].name;
    const auto there = other.findNode(node);
    return there ? other.nodes()[*there].name : node;
}

/// The sums of one category under every filter of the catalogue.
class CategoryFacts
{
public:
    CategoryFacts(const AssessmentData& data, std::size_t unit, const Period& period)
        : m_data(data), m_unit(unit), m_period(period)
    {
    }
    [[nodiscard]] QStringList categories(const FactExpression& expression)
    {
        QStringList codes;
        for (const FactTerm& term : expression->terms) {
            for (const FactBook::CategorySums& one : of(term.filter))
                codes << one.categoryRoot;
        }
        return codes;
    }
    [[nodiscard]] std::optional<double> value(const FactExpression& expression, const QString& category)
    {
        return evaluate(expression, [&](const FactFilter& filter) -> const FactSums& {
            static const FactSums none;
            const auto& all = of(filter);
            const auto found = std::ranges::find(all, category, &FactBook::CategorySums::categoryRoot);
            return found == all.end() ? none : found->sums;
        });
    }

private:
    const std::vector<FactBook::CategorySums>& of(const FactFilter& filter)
    {
        const auto known = std::ranges::find(m_filters, filter, &Known::filter);
        if (known != m_filters.end())
            return *known->sums;
        auto sums = m_data.facts.byCategory(m_data.units, m_unit, m_period, filter);
        m_filters.push_back(
            {.filter = filter,
             .sums = std::make_shared<const std::vector<FactBook::CategorySums>>(std::move(sums))});
        return *m_filters.back().sums;
    }

    struct Known
    {
        FactFilter filter;
        std::shared_ptr<const std::vector<FactBook::CategorySums>> sums; ///< Stays where it is.
    };
    const AssessmentData& m_data;
    std::size_t m_unit;
    Period m_period;
    std::vector<Known> m_filters;
};

/// What each of several denominators would give.
std::vector<PassportVariant> variantsOf(const IndicatorDefinition& definition,
                                        const std::optional<FactLookup>& facts)
{
    std::vector<PassportVariant> variants;
    if (definition.denominators.size() < 2)
        return variants;
    for (std::size_t i = 0; i < definition.denominators.size(); ++i) {
        const Denominator& denominator = definition.denominators[i];
        PassportVariant variant{.id = denominator.id,
                                .text = denominator.text,
                                .document = denominator.document,
                                .chosen = std::cmp_equal(i, definition.chosenDenominator)};
        IndicatorDefinition other = definition;
        other.chooseDenominator(static_cast<qsizetype>(i));
        if (const auto value = facts ? evaluate(other, *facts) : std::nullopt) {
            variant.numerator = value->numerator;
            variant.denominator = value->denominator;
            variant.value = value->value;
        }
        variants.push_back(std::move(variant));
    }
    return variants;
}

} // namespace

std::optional<ChangeExplanation> Assessment::explainChange(const QString& unit, const Period& before,
                                                           const Period& after) const
{
    const auto at = shownUnit(unit);
    const AssessedPeriod* first = d->find(before);
    const AssessedPeriod* second = d->find(after);
    if (!at || first == nullptr || second == nullptr || !first->result || !second->result)
        return std::nullopt;
    // The earlier values under the later rules tell performance and rule apart.
    const auto again = rescored(*first->result, *second->plan, *d->table);
    const auto change = decomposeChange(*first->result, *at, *second->result, *at, again ? &*again : nullptr);
    if (!change)
        return std::nullopt;
    ChangeExplanation explanation{.from = change->from, .to = change->to};
    for (const ChangeItem& item : change->items)
        explanation.lines.push_back({.node = item.node,
                                     .name = nodeName(*second->result, *first->result, item.node),
                                     .part = partOfChange(item.kind),
                                     .amount = item.amount});
    std::ranges::stable_sort(explanation.lines, std::ranges::greater{},
                             [](const ChangeLine& line) { return std::abs(line.amount); });
    if (const auto ranks = decomposeRank(*first->result, *at, *second->result, *at)) {
        explanation.rankFrom = ranks->from;
        explanation.rankTo = ranks->to;
        explanation.ownRankEffect = ranks->own;
        explanation.othersRankEffect = ranks->others;
    }
    return explanation;
}

std::optional<RateExplanation> Assessment::explainRate(const QString& unit, const QString& indicator,
                                                       const Period& before, const Period& after) const
{
    const auto at = shownUnit(unit);
    const AssessedPeriod* later = d->find(after);
    const AssessmentColumn* column = later ? later->column(indicator) : nullptr;
    if (!at || column == nullptr || d->find(before) == nullptr || !isRate(*column->definition) ||
        !isFromFacts(*column->definition) || column->definition->denominator() == nullptr ||
        d->units.at(*at).unit)
        return std::nullopt;
    const FactExpression& numerator = *column->definition->numerator->facts;
    const FactExpression& denominator = *column->definition->denominator()->facts;
    CategoryFacts then(*d, *at, before);
    CategoryFacts now(*d, *at, after);
    QStringList categories = then.categories(denominator) + now.categories(denominator);
    categories.sort();
    categories.removeDuplicates();
    std::vector<RateGroup> groups;
    for (const QString& category : categories) {
        groups.push_back({.numeratorBefore = then.value(numerator, category).value_or(0),
                          .denominatorBefore = then.value(denominator, category).value_or(0),
                          .numeratorAfter = now.value(numerator, category).value_or(0),
                          .denominatorAfter = now.value(denominator, category).value_or(0)});
    }
    const auto change = decomposeRate(groups);
    if (!change)
        return std::nullopt;
    const double scale = column->definition->scale;
    RateExplanation explanation{.from = scale * change->from,
                                .to = scale * change->to,
                                .real = scale * change->real,
                                .mix = scale * change->mix};
    for (std::size_t i = 0; i < change->parts.size(); ++i)
        explanation.lines.push_back({.category = categories[static_cast<qsizetype>(i)],
                                     .name = d->names.categoryName(categories[static_cast<qsizetype>(i)]),
                                     .real = scale * change->parts[i].real,
                                     .mix = scale * change->parts[i].mix});
    return explanation;
}

std::optional<UnitComparison> Assessment::compare(const QString& first, const QString& second,
                                                  const Period& period) const
{
    const auto one = shownUnit(first);
    const auto other = shownUnit(second);
    const AssessedPeriod* assessed = d->find(period);
    if (!one || !other || assessed == nullptr || !assessed->result)
        return std::nullopt;
    const IndexResult& result = *assessed->result;
    const auto gap = compareUnits(result, *one, *other);
    if (!gap)
        return std::nullopt;
    UnitComparison comparison{.first = gap->to, .second = gap->from};
    for (const ChangeItem& item : gap->items) {
        auto line = std::ranges::find(comparison.lines, item.node, &GapLine::node);
        if (line == comparison.lines.end()) {
            line = comparison.lines.insert(comparison.lines.end(),
                                           {.node = item.node, .name = nodeName(result, result, item.node)});
            if (const auto node = result.findNode(item.node)) {
                line->first = result.cell(*one, *node).score;
                line->second = result.cell(*other, *node).score;
            }
        }
        line->gap += item.amount;
    }
    std::ranges::stable_sort(comparison.lines, std::ranges::greater{},
                             [](const GapLine& line) { return std::abs(line.gap); });
    return comparison;
}

PassportPart Assessment::partOf(const Operand& operand, std::size_t unit, const Period& period,
                                bool fromRows) const
{
    PassportPart part{.text = operand.text};
    if (!operand.facts || !fromRows)
        return part;
    const FactLookup facts = d->facts.lookup(unit, period);
    part.count = evaluate(*operand.facts, facts);
    for (const FactTerm& term : (*operand.facts)->terms) {
        PassportTerm made{.measure = factMeasureName(term.measure), .factor = term.factor};
        for (const CategoryCode& code : term.filter.categories)
            made.filters << d->names.categoryName(code.toString());
        for (const SourceCode& code : term.filter.sources)
            made.filters << d->names.sourceName(code.toString());
        for (const Priority priority : term.filter.priorities)
            made.filters << priorityName(priority);
        if (const auto count = facts(term.filter).value(term.measure))
            made.count = static_cast<double>(*count);
        made.rows = rowsBehind(term, d->units, unit, period, d->overdueAt);
        part.terms.push_back(std::move(made));
    }
    if (part.terms.size() == 1 && part.terms.front().factor == 1.0)
        part.rows = part.terms.front().rows;
    return part;
}

Passport Assessment::passport(const QString& unit, const Period& period, const QString& indicator) const
{
    Passport passport{.unit = {}, .period = period};
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    const AssessmentColumn* column = assessed ? assessed->column(indicator) : nullptr;
    if (!at || column == nullptr)
        return passport;
    const IndicatorDefinition& definition = *column->definition;
    passport.unit = d->units.at(*at);
    passport.info = infoOf(*d, *assessed, definition);
    passport.figure = figureOf(*d, *column, *at);
    passport.formula = definition.formula;
    passport.description = definition.description;
    passport.basis = definition.basis;
    passport.validFrom = definition.validFrom;
    passport.validTo = definition.validTo;
    const bool fromRows = passport.figure.provenance == Provenance::Rows && !column->cells.empty() &&
                          isFromFacts(definition) && d->facts.knows(*at);
    if (definition.numerator)
        passport.numerator = partOf(*definition.numerator, *at, period, fromRows);
    if (definition.denominator() != nullptr)
        passport.denominator = partOf(*definition.denominator(), *at, period, fromRows);
    passport.variants =
        variantsOf(definition, fromRows ? std::optional(d->facts.lookup(*at, period)) : std::nullopt);
    for (const Exclusion& exclusion : definition.exclusions)
        passport.exclusions << exclusion.text;
    if (definition.toConfirm)
        passport.toConfirm << definition.toConfirmText;
    passport.catalogue = catalogueVersion();
    const AssessmentData::Target target = d->targetOf(definition, *at, period);
    passport.target = target.value;
    passport.targetDocument = target.document;
    passport.source = definition.source;
    passport.owner = definition.owner;
    if (const auto published = publication(period)) {
        passport.confirmedBy = published->by;
        if (!published->secondPerson.isEmpty())
            passport.confirmedBy += u"、"_s + published->secondPerson;
        passport.confirmedAt = published->at;
    }
    for (const std::size_t place : d->imported.actual(*at, indicator, period))
        passport.printed.push_back(printedValue(d->imported.all()[place]));
    if (fromRows)
        passport.feeds = d->feeds;
    passport.asOf = d->asOf;
    return passport;
}

std::vector<AssessmentWarning> Assessment::warnings(const Period& period, const QString& unit) const
{
    std::vector<AssessmentWarning> found;
    const AssessedPeriod* assessed = d->find(period);
    const auto within = d->units.find(unit);
    const PeriodExtras extras = assessed ? extrasOf(*assessed) : PeriodExtras{};
    if (!extras.warnings || (!unit.isEmpty() && !within))
        return found;
    for (const AssessmentWarning& warning : *extras.warnings) {
        const auto own = d->units.find(warning.unit);
        const bool isInside = unit.isEmpty() || (own && d->units.isInside(*own, *within));
        if (isInside && (!own || isShown(d->units.at(*own))))
            found.push_back(warning);
    }
    return found;
}

std::vector<FollowedAlert> Assessment::alerts(const Period& period, const QString& unit) const
{
    const AssessedPeriod* asked = d->find(period);
    const auto at = shownUnit(unit);
    if (asked == nullptr || !at || asked->open || !extrasOf(*asked).warnings)
        return {};
    std::vector<PeriodExtras> kept; // Keeps the lists alive.
    std::vector<AlertPeriod> history;
    for (const AssessedPeriod* one : d->of(asked->calendar)) {
        kept.push_back(extrasOf(*one));
        if (one->period.last() > period.last() || one->open || !kept.back().warnings)
            continue;
        history.push_back({.period = one->period,
                           .warnings = kept.back().warnings.get(),
                           .judged = [one, unit = *at](const QString& indicator) {
                               const AssessmentColumn* column = one->column(indicator);
                               if (column == nullptr) // A veto: judged with the index.
                                   return one->result.has_value();
                               return unit < column->cells.size() &&
                                      column->cells[unit].state == FigureState::Value;
                           }});
    }
    std::vector<FollowedAlert> found = followAlerts(unit, history,
                                                    m_decisions ? std::span<const AlertDecision>(*m_decisions)
                                                                : std::span<const AlertDecision>());
    if (redactionFor(m_class).personNames)
        return found;
    for (FollowedAlert& alert : found) {
        if (alert.decision) {
            alert.decision->by.clear();
            alert.decision->note.clear();
        }
    }
    return found;
}

const std::vector<Contradiction>& Assessment::contradictions() const
{
    return d->contradictions;
}

const std::vector<Publication>& Assessment::publications() const
{
    return m_publications;
}

std::optional<Publication> Assessment::publication(const Period& period) const
{
    const auto found = std::ranges::find(m_publications, period, &Publication::period);
    return found == m_publications.end() ? std::nullopt : std::optional(*found);
}

PeriodExtras Assessment::extrasOf(const AssessedPeriod& period) const
{
    return m_extras ? m_extras->value(period.fingerprint) : PeriodExtras{};
}

bool Assessment::hasUncertainty(const Period& period) const
{
    const AssessedPeriod* assessed = d->find(period);
    return assessed != nullptr && extrasOf(*assessed).uncertainty != nullptr;
}

const IndexResult* Assessment::result(const Period& period) const
{
    const AssessedPeriod* assessed = d->find(period);
    return assessed && assessed->result ? &*assessed->result : nullptr;
}

} // namespace onescreen
