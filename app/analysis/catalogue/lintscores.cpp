// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/lintcontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::lint {

namespace {

/// Whether marks rise, fall, or first rise and then fall, as the direction asks.
bool follows(Direction direction, const std::vector<double>& marks)
{
    if (direction == Direction::HigherBetter)
        return std::ranges::is_sorted(marks);
    if (direction == Direction::LowerBetter)
        return std::ranges::is_sorted(marks, std::ranges::greater());
    const auto top = std::ranges::max_element(marks);
    return std::is_sorted(marks.begin(), top) && std::is_sorted(top, marks.end(), std::ranges::greater());
}

class ScoreCheck
{
public:
    ScoreCheck(Context& context, const IndicatorDefinition& indicator)
        : m_context(context), m_indicator(indicator), m_direction(indicator.direction)
    {
    }

    void operator()(const RatioPoints& rule) const
    {
        if (m_direction == Direction::TargetBest ||
            rule.complement != (m_direction == Direction::LowerBetter))
            wrongDirection();
        if (m_indicator.scale <= 0)
            error(u"score-scale", u"Ratio × points needs a scale above 0."_s);
    }

    void operator()(const TargetRatio& rule) const
    {
        if (m_direction == Direction::TargetBest) {
            wrongDirection();
            return;
        }
        needTargets(rule.target);
        if (rule.target && rule.zeroAt && *rule.zeroAt <= *rule.target && lower())
            error(u"score-direction", u"zero_at has to be worse than the target."_s);
        if (rule.zeroAt && !lower())
            error(u"score-direction", u"zero_at is for indicators where less is better."_s);
        if (!lower()) {
            needAboveZero(rule.target);
            return;
        }
        const bool someWithoutZero =
            m_indicator.targets.empty() ||
            std::ranges::any_of(m_indicator.targets, [](const TargetRow& row) { return !row.floor; });
        if (!rule.zeroAt && someWithoutZero)
            error(u"score-target",
                  u"Where less is better, a target ratio needs zero_at or a floor in every row."_s);
        for (const TargetRow& row : m_indicator.targets) {
            if (!rule.target && rule.zeroAt && row.target && *row.target >= *rule.zeroAt)
                m_context.error(u"score-direction", row.line, id(),
                                u"The target has to be better than zero_at."_s);
        }
    }

    void operator()(const Goalposts& rule) const
    {
        if (m_direction == Direction::TargetBest || (rule.zeroAt > rule.fullAt) != lower())
            wrongDirection();
    }

    void operator()(const PiecewiseLinear& rule) const
    {
        std::vector<double> marks;
        marks.reserve(rule.knots.size());
        for (const auto& knot : rule.knots)
            marks.push_back(knot.marks);
        needMonotone(marks);
    }

    void operator()(const ShortfallPoints& rule) const { needTargets(rule.threshold); }

    void operator()(const StepPoints& rule) const
    {
        std::vector<double> marks{rule.below};
        marks.reserve(rule.bands.size() + 1);
        for (const auto& band : rule.bands)
            marks.push_back(band.marks);
        needMonotone(marks);
    }

    void operator()(const EventDeduction& rule) const
    {
        for (const CountedItem& item : rule.items) {
            if (!item.indicator && !lower())
                wrongDirection();
            if (item.indicator && !m_context.knows(*item.indicator))
                error(u"unknown-indicator", u"There is no indicator %1 whose events could be counted."_s.arg(
                                                item.indicator->toString()));
        }
    }

    void operator()(const RankPoints& rule) const
    {
        warnRelative();
        if (m_direction == Direction::TargetBest)
            wrongDirection();
        if (rule.useDifficulty && m_context.fields().difficulties.empty())
            m_context.warn(u"difficulty", m_indicator.line, id(), u"No difficulty coefficient is given."_s);
    }

    void operator()(const RelativePoints&) const
    {
        warnRelative();
        if (m_direction != Direction::HigherBetter && m_direction != Direction::LowerBetter)
            wrongDirection();
    }

private:
    [[nodiscard]] const QString& id() const { return m_indicator.id.toString(); }
    [[nodiscard]] bool lower() const { return m_direction == Direction::LowerBetter; }
    void error(QStringView rule, const QString& text) const
    {
        m_context.error(rule, m_indicator.line, id(), text);
    }
    void wrongDirection() const
    {
        error(u"score-direction",
              u"The score rule does not fit the direction %1."_s.arg(directionName(m_direction)));
    }
    void warnRelative() const
    {
        m_context.warn(u"relative-score", m_indicator.line, id(),
                       u"The score compares units with each other: a unit drops when another one rises. Not "
                       "advised for an official index."_s);
    }
    void needMonotone(const std::vector<double>& marks) const
    {
        if (!follows(m_direction, marks))
            error(u"score-not-monotone",
                  u"Marks do not follow the direction %1 throughout."_s.arg(directionName(m_direction)));
    }
    void needTargets(std::optional<double> own) const
    {
        if (own)
            return;
        const auto& rows = m_indicator.targets;
        if (std::ranges::none_of(rows, [](const TargetRow& row) { return row.target.has_value(); }))
            error(u"score-target", u"The score rule needs a target, and none is given."_s);
        else if (std::ranges::none_of(rows, [](const TargetRow& row) {
                     return row.target && row.area == AreaSelector() && !row.validFrom && !row.validTo;
                 }))
            m_context.warn(u"target-gaps", m_indicator.line, id(),
                           u"No target holds for all units and days; without one a value gets no score."_s);
    }
    void needAboveZero(std::optional<double> own) const
    {
        if (own && *own <= 0)
            error(u"score-target", u"A target ratio needs a target above 0."_s);
        for (const TargetRow& row : m_indicator.targets) {
            if (!own && row.target && *row.target <= 0)
                m_context.error(u"score-target", row.line, id(), u"A target ratio needs a target above 0."_s);
        }
    }

    Context& m_context;
    const IndicatorDefinition& m_indicator;
    Direction m_direction;
};

bool countsEvents(const ScoreRule& rule)
{
    return std::holds_alternative<EventDeduction>(*rule);
}

/// A variant is a rule of its own for the same value: of the unit alone, and in the same direction.
void checkVariants(Context& context, const IndicatorDefinition& indicator)
{
    const auto error = [&](const QString& text) {
        context.error(u"score-variant", indicator.line, indicator.id.toString(), text);
    };
    if (indicator.scoreVariants.empty())
        return;
    if (!indicator.score || countsEvents(*indicator.score))
        return error(u"Variants of a score need a score that looks at the value."_s);
    constexpr std::size_t most = 20;
    if (indicator.scoreVariants.size() > most)
        return error(u"There are more than %1 variants of the score."_s.arg(most));
    for (const ScoreRule& variant : indicator.scoreVariants) {
        if (isRelative(*variant) || countsEvents(variant))
            error(u"A variant looks at the value of the unit alone: no comparison and no events."_s);
        else if (indicator.direction != Direction::Neutral)
            std::visit(ScoreCheck(context, indicator), *variant);
    }
}

} // namespace

void checkScores(Context& context)
{
    for (const IndicatorDefinition& indicator : context.fields().indicators) {
        if (!indicator.score)
            continue;
        if (indicator.direction == Direction::Neutral)
            context.error(u"neutral-scored", indicator.line, indicator.id.toString(),
                          u"A neutral indicator is not scored."_s);
        else
            std::visit(ScoreCheck(context, indicator), **indicator.score);
    }
    for (const IndicatorDefinition& indicator : context.fields().indicators)
        checkVariants(context, indicator);
}

} // namespace onescreen::lint
