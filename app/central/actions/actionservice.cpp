// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/actions/actionservice.h"

#include "app/remote/recordcodec.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Until the server knows accounts, every action is this actor's.
QString actorName()
{
    return u"operator"_s;
}

QJsonObject outcome(const QString& word)
{
    return {{u"outcome"_s, word}};
}

QJsonObject rejected(const QString& reason)
{
    QJsonObject object = outcome(u"rejected"_s);
    object.insert(u"reason"_s, reason);
    return object;
}

QJsonObject conflict(const Event& event, const RowState& state)
{
    QJsonObject current = QJsonDocument::fromJson(encodeRecord(event)).object();
    QJsonObject object = outcome(u"conflict"_s);
    object.insert(u"v"_s, state.version);
    object.insert(u"current"_s, current);
    return object;
}

bool isKnownKind(const QString& kind)
{
    return kind == "acknowledge"_L1 || kind == "assign"_L1 || kind == "note"_L1;
}

} // namespace

ActionService::ActionService(ChangeLog& log, const Vocabulary& words, const Clock& clock,
                             std::vector<Statement> statements)
    : m_log(&log), m_words(&words), m_clock(&clock), m_statements(std::move(statements))
{
}

Result<ActionService> ActionService::create(SqliteDb& db, ChangeLog& log, const Vocabulary& words,
                                            const Clock& clock)
{
    const std::array<QStringView, SqlCount> texts{
        u"SELECT fingerprint, outcome FROM action WHERE id = ?",
        u"INSERT INTO action(id, fingerprint, outcome, target, kind, actor, at_ms, applied)"
        u" VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        u"SELECT actor FROM action WHERE target = ? AND kind = ? AND applied = 1 ORDER BY at_ms DESC LIMIT 1",
    };
    std::vector<Statement> statements;
    for (const QStringView text : texts) {
        auto statement = Statement::prepare(db, text.toString());
        if (!statement)
            return std::unexpected(statement.error());
        statements.push_back(*std::move(statement));
    }
    // Kept longer than promised, so that clocks that differ do not matter.
    auto prune = Statement::prepare(db, u"DELETE FROM action WHERE at_ms < ?"_s);
    if (!prune)
        return std::unexpected(prune.error());
    if (auto pruned = prune->run(toMs(clock.now() - std::chrono::days(actionKeyDays + 30))); !pruned)
        return std::unexpected(pruned.error());
    return ActionService(log, words, clock, std::move(statements));
}

Result<std::vector<QJsonObject>> ActionService::apply(const std::vector<Action>& actions)
{
    auto transaction = LogTransaction::begin(*m_log);
    if (!transaction)
        return std::unexpected(transaction.error());
    std::vector<QJsonObject> outcomes;
    for (const Action& action : actions) {
        auto done = applyOne(action);
        if (!done)
            return std::unexpected(done.error());
        outcomes.push_back(*std::move(done));
    }
    if (auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    return outcomes;
}

Result<QJsonObject> ActionService::applyOne(const Action& action)
{
    Statement& known = m_statements[SelectAction];
    const QString id = action.id.toString();
    if (auto ran = known.run(id); !ran)
        return std::unexpected(ran.error());
    QJsonObject result;
    if (known.next()) {
        const bool same = known.value(0).toByteArray() == action.fingerprint;
        result =
            same ? QJsonDocument::fromJson(known.value(1).toByteArray()).object() : rejected(u"key_reused"_s);
        known.finish();
        result.insert(u"id"_s, id);
        result.insert(u"status"_s, same ? 200 : 422);
        result.insert(u"replay"_s, same);
        return result;
    }
    known.finish();
    auto fresh = outcomeOf(action);
    if (!fresh)
        return fresh;
    const QByteArray stored = QJsonDocument(*fresh).toJson(QJsonDocument::Compact);
    const int applied = fresh->value("outcome"_L1) == "applied"_L1 ? 1 : 0;
    if (auto kept = m_statements[InsertAction].run(id, action.fingerprint, stored, action.target.toString(),
                                                   action.kind, actorName(), toMs(m_clock->now()), applied);
        !kept)
        return std::unexpected(kept.error());
    fresh->insert(u"id"_s, id);
    fresh->insert(u"status"_s, 200);
    fresh->insert(u"replay"_s, false);
    return fresh;
}

Result<QJsonObject> ActionService::outcomeOf(const Action& action)
{
    const UtcTime now = m_clock->now();
    if (action.validUntil < now || action.created < now - std::chrono::days(actionKeyDays))
        return outcome(u"expired"_s);
    if (!isKnownKind(action.kind))
        return rejected(u"unknown_kind"_s);
    if (action.kind == "assign"_L1 && !action.unit)
        return rejected(u"unit_missing"_s);
    if (action.unit && !m_words->hasUnit(action.unit->toString()))
        return rejected(u"unknown_unit"_s);
    if (action.kind == "note"_L1 && action.text.isEmpty())
        return rejected(u"text_missing"_s);
    const auto state = m_log->row(Entity::Event, action.target.toString());
    if (!state)
        return std::unexpected(state.error());
    if (!*state)
        return rejected(u"unknown_target"_s);
    const auto data = m_log->dataAt((*state)->seq);
    if (!data)
        return std::unexpected(data.error());
    const auto decoded = decodeRecord(Entity::Event, action.target.toString(), *data);
    if (!decoded)
        return std::unexpected(decoded.error());
    return applyTo(action, std::get<Event>(decoded->record), **state);
}

Result<QJsonObject> ActionService::applyTo(const Action& action, const Event& event, const RowState& state)
{
    const bool acknowledges = action.kind == "acknowledge"_L1;
    const bool assigns = action.kind == "assign"_L1;
    if (acknowledges && isOpen(event->state) && event->state != EventState::Reported)
        return alreadySo(action, state, event->acceptedAt);
    if (assigns && event->unit == action.unit &&
        (event->state == EventState::Assigned || event->state == EventState::Handling))
        return alreadySo(action, state, event->assignedAt);
    if (action.expectVersion && *action.expectVersion != state.version)
        return conflict(event, state);
    if (!acknowledges && !assigns)
        return store(action, event, state, false);
    const auto changed =
        acknowledges ? acknowledged(event, m_clock->now()) : assignedTo(event, *action.unit, m_clock->now());
    if (!changed)
        return changed.error().kind == ErrorKind::Conflict ? Result<QJsonObject>(conflict(event, state))
                                                           : std::unexpected(changed.error());
    return store(action, *changed, state, true);
}

Result<QJsonObject> ActionService::alreadySo(const Action& action, const RowState& state,
                                             std::optional<UtcTime> at)
{
    QJsonObject result = outcome(u"noop"_s);
    result.insert(u"v"_s, state.version);
    if (at)
        result.insert(u"at"_s, toRfc3339(*at));
    Statement& doer = m_statements[SelectDoer];
    if (auto ran = doer.run(action.target.toString(), action.kind); !ran)
        return std::unexpected(ran.error());
    if (doer.next())
        result.insert(u"actor"_s, doer.value(0).toString());
    doer.finish();
    return result;
}

Result<QJsonObject> ActionService::store(const Action& action, const Event& event, const RowState& state,
                                         bool changed)
{
    qint64 version = state.version;
    if (changed) {
        const auto put = m_log->put({.entity = Entity::Event,
                                     .id = event->id.toString(),
                                     .region = event->region,
                                     .data = encodeRecord(event),
                                     .action = action.id},
                                    state);
        if (!put)
            return std::unexpected(put.error());
        version = *put;
    }
    if (auto noted = storeNote(action); !noted)
        return std::unexpected(noted.error());
    QJsonObject result = outcome(u"applied"_s);
    result.insert(u"v"_s, version);
    return result;
}

Result<void> ActionService::storeNote(const Action& action)
{
    // The note of an action has the action's id: one action, one line of the timeline.
    const QString id = action.id.toString();
    QString text = action.text;
    if (action.kind == "assign"_L1 && text.isEmpty()) {
        const auto name = unitName(*action.unit);
        if (!name)
            return std::unexpected(name.error());
        text = *name;
    }
    auto note = Note::of({.id = *NoteId::fromString(id),
                          .event = action.target,
                          .at = m_clock->now(),
                          .kind = action.kind,
                          .actor = actorName(),
                          .text = text,
                          .action = action.id});
    if (!note)
        return std::unexpected(note.error());
    const auto put = m_log->put(
        {.entity = Entity::Note, .id = id, .data = encodeRecord(*note), .action = action.id}, std::nullopt);
    return put ? Result<void>{} : std::unexpected(put.error());
}

Result<QString> ActionService::unitName(const UnitId& unit)
{
    const auto state = m_log->row(Entity::Unit, unit.toString());
    if (!state)
        return std::unexpected(state.error());
    const auto data = *state ? m_log->dataAt((*state)->seq) : Result<QByteArray>();
    if (!data)
        return std::unexpected(data.error());
    return QJsonDocument::fromJson(*data).object().value("name"_L1).toString();
}

} // namespace onescreen::central
