// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/indicatorconverter.h"

#include "app/ingest/periodtext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

RowValue<IndicatorConverter::Texts> IndicatorConverter::texts(const RowEvaluator& row) const
{
    Texts texts;
    const std::array<std::pair<const Expression*, QString*>, 4> required{
        {{&m_members.indicator, &texts.indicator},
         {&m_members.area, &texts.area},
         {&m_members.period, &texts.period},
         {&m_members.document, &texts.document}}};
    for (const auto& [expression, target] : required) {
        const auto text = row.requiredText(*expression);
        if (!text)
            return std::unexpected(text.error());
        *target = *text;
    }
    const std::array<std::pair<const std::optional<Expression>*, QString*>, 2> optional{
        {{&m_members.unit, &texts.unit}, {&m_members.context, &texts.context}}};
    for (const auto& [expression, target] : optional) {
        const auto text = row.optionalText(*expression);
        if (!text)
            return std::unexpected(text.error());
        *target = *text;
    }
    return texts;
}

RowValue<IndicatorConverter::Numbers> IndicatorConverter::numbers(const RowEvaluator& row) const
{
    Numbers numbers;
    const std::array<std::pair<const std::optional<Expression>*, std::optional<double>*>, 3> members{
        {{&m_members.value, &numbers.value},
         {&m_members.numerator, &numbers.numerator},
         {&m_members.denominator, &numbers.denominator}}};
    for (const auto& [expression, target] : members) {
        const auto text = row.optionalText(*expression);
        if (!text)
            return std::unexpected(text.error());
        if (text->isEmpty())
            continue;
        bool isNumber = false;
        *target = text->toDouble(&isNumber);
        if (!isNumber)
            return row.fault(**expression, u"is not a number"_s);
    }
    const auto state = row.optionalText(m_members.state);
    if (!state)
        return std::unexpected(state.error());
    if (!state->isEmpty()) {
        numbers.state = valueStateFromName(*state);
        if (!numbers.state)
            return row.fault(*m_members.state, u"is not a state of a value"_s);
    }
    return numbers;
}

RowValue<std::optional<RegionCode>> IndicatorConverter::region(const RowEvaluator& row) const
{
    const auto text = row.optionalText(m_members.region);
    if (!text)
        return std::unexpected(text.error());
    if (text->isEmpty())
        return std::nullopt;
    return row.region(*m_members.region);
}

/// The same figure printed twice in one document stays two rows.
RowValue<IndicatorValueId> IndicatorConverter::nextId(const RowEvaluator& row, const Texts& texts)
{
    QStringList identity{texts.document, texts.area, texts.period, texts.indicator};
    if (m_members.key) {
        const auto key = row.requiredText(*m_members.key);
        if (!key)
            return std::unexpected(key.error());
        identity = {*key};
    }
    const int occurrence = ++m_occurrences[identity.join(QChar(u'\x1f'))];
    identity.append(QString::number(occurrence));
    const auto id = IndicatorValueId::fromString(u"iv-"_s + stableHash(identity, 24));
    if (!id)
        return row.fault(m_members.indicator, u"does not give an id"_s);
    return *id;
}

const Expression* IndicatorConverter::expressionOf(QStringView member) const
{
    const auto of = [](const std::optional<Expression>& rule) { return rule ? &*rule : nullptr; };
    if (member == u"ind")
        return &m_members.indicator;
    if (member == u"area")
        return &m_members.area;
    if (member == u"per")
        return &m_members.period;
    if (member == u"doc")
        return &m_members.document;
    if (member == u"val")
        return of(m_members.value);
    if (member == u"num")
        return of(m_members.numerator);
    if (member == u"den")
        return of(m_members.denominator);
    if (member == u"vst")
        return of(m_members.state);
    return of(member == u"unit" ? m_members.unit : m_members.context);
}

RowValue<ConvertedRow> IndicatorConverter::convert(const RowEvaluator& row)
{
    const auto words = texts(row);
    if (!words)
        return std::unexpected(words.error());
    const auto values = numbers(row);
    if (!values)
        return std::unexpected(values.error());
    const auto code = region(row);
    if (!code)
        return std::unexpected(code.error());
    const auto id = nextId(row, *words);
    if (!id)
        return std::unexpected(id.error());
    const PeriodReading reading = readPeriodText(words->period);
    auto made = IndicatorValue::of({.id = *id,
                                    .indicator = words->indicator,
                                    .regionName = words->area,
                                    .region = *code,
                                    .periodText = words->period,
                                    .period = reading.period,
                                    .role = reading.role,
                                    .value = values->value,
                                    .unit = words->unit,
                                    .document = words->document,
                                    .context = words->context,
                                    .numerator = values->numerator,
                                    .denominator = values->denominator,
                                    .state = values->state});
    if (!made)
        return row.fault(expressionOf(made.error().place.field), made.error());
    std::optional<UtcTime> latest;
    if (reading.period && reading.role == ValueRole::Actual)
        latest = reading.period->end() - Milliseconds(1);
    return ConvertedRow{.record = *std::move(made), .key = id->toString(), .latest = latest};
}

} // namespace onescreen::ingest
