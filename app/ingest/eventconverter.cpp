// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/eventconverter.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

QString farAhead(int days)
{
    return u"lies more than %1 %2 after the import"_s.arg(days).arg(days == 1 ? u"day"_s : u"days"_s);
}

} // namespace

EventConverter::EventConverter(const Mapping& mapping, const EventMembers& members,
                               std::optional<QSet<QString>> categories, std::optional<UtcTime> now)
    : m_mapping(mapping), m_members(members), m_categories(std::move(categories)), m_now(now)
{
    if (!m_categories)
        return;
    for (const Record& record : mapping.declared) {
        const auto* entry = std::get_if<DictionaryEntry>(&record);
        if (entry && (*entry)->kind == DictionaryKind::Category)
            m_categories->insert((*entry)->code);
    }
}

/// What fills a member, so that a fault of the domain can name the column.
const Expression* EventConverter::expressionOf(QStringView member) const
{
    const auto of = [](const auto& rule) -> const Expression* {
        if constexpr (requires { rule->text; })
            return rule ? &rule->text : nullptr;
        else
            return rule ? &*rule : nullptr;
    };
    if (member == u"title")
        return &m_members.title;
    if (member == u"no")
        return of(m_members.number);
    if (member == u"addr")
        return of(m_members.address);
    if (member == u"desc")
        return of(m_members.description);
    if (member == u"ack")
        return of(m_members.acceptedAt);
    if (member == u"asg")
        return of(m_members.assignedAt);
    if (member == u"due")
        return of(m_members.dueAt);
    if (member == u"closed") // Without a rule for it, the state asks for a time that the mapping cannot give.
        return m_members.closedAt ? &m_members.closedAt->text : &m_members.state;
    return member == u"sid" ? &m_members.sid : nullptr;
}

RowValue<CategoryCode> EventConverter::category(const RowEvaluator& row)
{
    if (const auto* tree = std::get_if<CategoryTree>(&m_members.category))
        return m_named.category(*tree, row);
    const Expression& expression = std::get<Expression>(m_members.category);
    const auto text = row.requiredText(expression);
    if (!text)
        return std::unexpected(text.error());
    const auto code = CategoryCode::fromString(*text);
    if (!code)
        return row.fault(expression, u"does not give a category code (printable ASCII)"_s);
    if (m_categories && !m_categories->contains(*text))
        return row.fault(expression, u"gives category '%1', which no dictionary has"_s.arg(*text));
    return *code;
}

RowValue<std::optional<UnitId>> EventConverter::unit(const RowEvaluator& row)
{
    if (const auto* byName = std::get_if<UnitByName>(&m_members.unit))
        return m_named.unit(*byName, row);
    const auto* expression = std::get_if<Expression>(&m_members.unit);
    if (!expression)
        return std::nullopt;
    const auto text = row.text(*expression);
    if (!text)
        return std::unexpected(text.error());
    const auto id = UnitId::fromString(*text);
    if (!id && !text->isEmpty())
        return row.fault(*expression, u"does not give a unit id (printable ASCII)"_s);
    return id;
}

/// The members without which there is no event.
RowValue<EventFields> EventConverter::identity(const RowEvaluator& row)
{
    const auto sid = row.requiredText(m_members.sid);
    if (!sid)
        return std::unexpected(sid.error());
    const auto code = category(row);
    if (!code)
        return std::unexpected(code.error());
    const auto area = row.region(m_members.region);
    if (!area)
        return std::unexpected(area.error());
    // The server gives the row its own id; this one only lets the row be checked here.
    const auto id = EventId::fromString(stableHash({m_mapping.source.toString(), *sid}, 32));
    if (!id)
        return row.fault(m_members.sid, u"does not give an id"_s);
    return EventFields{.id = *id,
                       .number = {},
                       .source = m_mapping.source,
                       .sourceId = *sid,
                       .category = *code,
                       .origin = m_mapping.origin,
                       .region = *area};
}

RowValue<void> EventConverter::fillState(const RowEvaluator& row, EventFields& fields) const
{
    const auto stateText = row.requiredText(m_members.state);
    if (!stateText)
        return std::unexpected(stateText.error());
    const auto state = eventStateFromName(*stateText);
    if (!state)
        return row.fault(m_members.state, u"does not give a state of an event"_s);
    fields.state = *state;
    const auto priorityText = row.optionalText(m_members.priority);
    if (!priorityText)
        return std::unexpected(priorityText.error());
    const auto priority =
        priorityText->isEmpty() ? std::optional(Priority::Normal) : priorityFromName(*priorityText);
    if (!priority)
        return row.fault(*m_members.priority, u"does not give a priority"_s);
    fields.priority = *priority;
    return {};
}

RowValue<void> EventConverter::fillTimes(const RowEvaluator& row, EventFields& fields) const
{
    const auto reported = row.time(m_members.reportedAt);
    if (!reported)
        return std::unexpected(reported.error());
    if (!*reported)
        return row.fault(m_members.reportedAt.text, u"is empty, but the row needs it"_s);
    fields.reportedAt = **reported;
    const std::array<std::pair<const std::optional<TimeRule>*, std::optional<UtcTime>*>, 4> others{
        {{&m_members.acceptedAt, &fields.acceptedAt},
         {&m_members.assignedAt, &fields.assignedAt},
         {&m_members.dueAt, &fields.dueAt},
         {&m_members.closedAt, &fields.closedAt}}};
    for (const auto& [rule, target] : others) {
        const auto moment = row.time(*rule);
        if (!moment)
            return std::unexpected(moment.error());
        *target = *moment;
    }
    return {};
}

/// What has happened has happened before now, whatever the file says.
RowValue<void> EventConverter::refuseFarAhead(const RowEvaluator& row, const EventFields& fields) const
{
    if (!m_now)
        return {};
    const UtcTime last = *m_now + std::chrono::days{m_mapping.ahead.rejectDays};
    const auto isFar = [last](const std::optional<UtcTime>& moment) { return moment && *moment > last; };
    for (const auto& [rule, moment] : {std::pair(&m_members.acceptedAt, fields.acceptedAt),
                                       std::pair(&m_members.assignedAt, fields.assignedAt),
                                       std::pair(&m_members.closedAt, fields.closedAt)}) {
        if (isFar(moment))
            return row.fault((*rule)->text, farAhead(m_mapping.ahead.rejectDays));
    }
    if (isFar(fields.reportedAt))
        return row.fault(m_members.reportedAt.text, farAhead(m_mapping.ahead.rejectDays));
    return {};
}

QString EventConverter::noteOf(const Position& place, const std::optional<UtcTime>& latest) const
{
    if (!m_now || !latest || *latest <= *m_now + std::chrono::days{m_mapping.ahead.noteDays})
        return place.note;
    const QString note = u"a time "_s + farAhead(m_mapping.ahead.noteDays);
    return place.note.isEmpty() ? note : place.note + u"; "_s + note;
}

RowValue<void> EventConverter::fillTexts(const RowEvaluator& row, EventFields& fields) const
{
    const auto title = row.requiredText(m_members.title);
    if (!title)
        return std::unexpected(title.error());
    fields.title = *title;
    const std::array<std::pair<const std::optional<Expression>*, QString*>, 3> others{
        {{&m_members.number, &fields.number},
         {&m_members.address, &fields.address},
         {&m_members.description, &fields.description}}};
    for (const auto& [expression, target] : others) {
        const auto text = row.optionalText(*expression);
        if (!text)
            return std::unexpected(text.error());
        *target = *text;
    }
    return {};
}

RowValue<ConvertedRow> EventConverter::convert(const RowEvaluator& row)
{
    auto fields = identity(row);
    if (!fields)
        return std::unexpected(fields.error());
    if (auto filled = fillState(row, *fields); !filled)
        return std::unexpected(filled.error());
    if (auto filled = fillTexts(row, *fields); !filled)
        return std::unexpected(filled.error());
    if (auto filled = fillTimes(row, *fields); !filled)
        return std::unexpected(filled.error());
    if (auto possible = refuseFarAhead(row, *fields); !possible)
        return std::unexpected(possible.error());
    const auto place = m_members.position ? row.position(*m_members.position) : Position{};
    if (!place)
        return std::unexpected(place.error());
    fields->position = place->point;
    const auto owner = unit(row);
    if (!owner)
        return std::unexpected(owner.error());
    fields->unit = *owner;
    const auto latest = std::max(
        {std::optional(fields->reportedAt), fields->acceptedAt, fields->assignedAt, fields->closedAt});
    const QString key = fields->sourceId;
    auto event = Event::of(*std::move(fields));
    if (!event)
        return row.fault(expressionOf(event.error().place.field), event.error());
    return ConvertedRow{
        .record = *std::move(event), .key = key, .latest = latest, .note = noteOf(*place, latest)};
}

} // namespace onescreen::ingest
