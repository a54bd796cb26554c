// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/actions/actionservice.h"

#include "app/remote/recordcodec.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

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

ActionService::ActionService(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock,
                             std::vector<Statement> statements)
    : m_db(&db), m_log(&log), m_words(&words), m_clock(&clock), m_statements(std::move(statements))
{
}

Result<ActionService> ActionService::create(Database& db, ChangeLog& log, Vocabulary& words,
                                            const Clock& clock)
{
    const std::array<QStringView, SqlCount> texts{
        u"INSERT INTO action(id, fingerprint, outcome, target, kind, actor, at_ms, applied)"
        u" VALUES($1, $2, $3, $4, $5, $6, $7, 0) ON CONFLICT(id) DO NOTHING RETURNING 1",
        u"SELECT fingerprint, outcome, actor FROM action WHERE id = $1",
        u"UPDATE action SET outcome = $1, applied = $2 WHERE id = $3",
        u"UPDATE action SET applied = applied WHERE id = $1",
        u"SELECT actor FROM action WHERE target = $1 AND kind = $2 AND applied = 1"
        u" ORDER BY at_ms DESC LIMIT 1",
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    // Kept longer than promised, so that clocks that differ do not matter.
    auto prune = db.prepare(u"DELETE FROM action WHERE at_ms < $1"_s);
    if (!prune)
        return std::unexpected(prune.error());
    if (auto pruned = prune->run(toMs(clock.now() - std::chrono::days(actionKeyDays + 30))); !pruned)
        return std::unexpected(pruned.error());
    return ActionService(db, log, words, clock, *std::move(statements));
}

Result<std::vector<QJsonObject>> ActionService::apply(const std::vector<Action>& actions,
                                                      const Principal& who)
{
    m_audit.clear();
    auto transaction = LogTransaction::begin(*m_log);
    if (!transaction)
        return std::unexpected(transaction.error());
    std::vector<QJsonObject> outcomes;
    for (const Action& action : actions) {
        auto done = applyOne(action, who);
        if (!done)
            return std::unexpected(done.error());
        outcomes.push_back(*std::move(done));
    }
    if (auto audited = appendAudit(*m_db, m_audit, m_clock->now()); !audited)
        return std::unexpected(audited.error());
    if (auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    std::ignore = m_log->refreshHead(); // what is committed stays so whether or not this can be asked
    return outcomes;
}

Result<QJsonObject> ActionService::applyOne(const Action& action, const Principal& who)
{
    const auto isNew = claim(action, who);
    if (!isNew)
        return std::unexpected(isNew.error());
    if (!*isNew)
        return replayed(action, who);
    auto fresh = outcomeOf(action, who);
    if (!fresh)
        return fresh;
    const QByteArray stored = QJsonDocument(*fresh).toJson(QJsonDocument::Compact);
    const int applied = fresh->value("outcome"_L1) == "applied"_L1 ? 1 : 0;
    if (auto kept = m_statements[StoreOutcome].run(stored, applied, action.id.toString()); !kept)
        return std::unexpected(kept.error());
    m_audit.push_back({.actor = who.account,
                       .kind = u"action"_s,
                       .target = action.target.toString(),
                       .detail = {{u"id"_s, action.id.toString()},
                                  {u"kind"_s, action.kind},
                                  {u"outcome"_s, fresh->value("outcome"_L1)},
                                  {u"reason"_s, fresh->value("reason"_L1).toString()},
                                  {u"content"_s, QString::fromLatin1(action.fingerprint.toHex())}}});
    fresh->insert(u"id"_s, action.id.toString());
    fresh->insert(u"status"_s, 200);
    fresh->insert(u"replay"_s, false);
    return fresh;
}

/// True when the action is this transaction's to apply. While another server applies the same one, this waits
/// for it to commit, and then it is not.
Result<bool> ActionService::claim(const Action& action, const Principal& who)
{
    Statement& query = m_statements[ClaimAction];
    if (auto ran = query.run(action.id.toString(), action.fingerprint, QByteArray(), action.target.toString(),
                             action.kind, who.account, toMs(m_clock->now()));
        !ran)
        return std::unexpected(ran.error());
    const bool isNew = query.next();
    query.finish();
    return isNew;
}

Result<QJsonObject> ActionService::replayed(const Action& action, const Principal& who)
{
    Statement& known = m_statements[SelectAction];
    const QString id = action.id.toString();
    if (auto ran = known.run(id); !ran)
        return std::unexpected(ran.error());
    if (!known.next())
        return failure(ErrorKind::Conflict, u"action %1 went while it was being looked at"_s.arg(id));
    const bool same = known.bytes(0) == action.fingerprint;
    QJsonObject result = same ? QJsonDocument::fromJson(known.bytes(1)).object() : rejected(u"key_reused"_s);
    // A conflict carries the row as its own actor could see it.
    if (QString::fromUtf8(known.bytes(2)) != who.account)
        result.remove(u"current"_s);
    known.finish();
    // The first time may have been committed here but not at the standby yet, its answer lost with the
    // connection. What this transaction writes comes after it, so that its commit waits for both.
    if (m_db->isShared()) {
        if (auto confirmed = m_statements[ConfirmAction].run(id); !confirmed)
            return std::unexpected(confirmed.error());
    }
    result.insert(u"id"_s, id);
    result.insert(u"status"_s, same ? 200 : 422);
    result.insert(u"replay"_s, same);
    return result;
}

Result<bool> ActionService::hasUnit(const UnitId& unit)
{
    if (m_words->hasUnit(unit.toString()))
        return true;
    const auto refreshed = m_words->refresh(*m_db);
    if (!refreshed)
        return std::unexpected(refreshed.error());
    return m_words->hasUnit(unit.toString());
}

Result<QJsonObject> ActionService::outcomeOf(const Action& action, const Principal& who)
{
    const UtcTime now = m_clock->now();
    if (action.validUntil < now || action.created < now - std::chrono::days(actionKeyDays))
        return outcome(u"expired"_s);
    if (!isKnownKind(action.kind))
        return rejected(u"unknown_kind"_s);
    if (!who.mayAct(action.kind))
        return rejected(u"forbidden"_s);
    if (action.kind == "assign"_L1 && !action.unit)
        return rejected(u"unit_missing"_s);
    if (action.unit) {
        const auto isKnown = hasUnit(*action.unit);
        if (!isKnown)
            return std::unexpected(isKnown.error());
        if (!*isKnown)
            return rejected(u"unknown_unit"_s);
    }
    if (action.kind == "note"_L1 && action.text.isEmpty())
        return rejected(u"text_missing"_s);
    const auto state = m_log->row(Entity::Event, action.target.toString());
    if (!state)
        return std::unexpected(state.error());
    if (!*state || !who.scope.contains((*state)->region))
        return rejected(u"unknown_target"_s);
    const auto data = m_log->data(Entity::Event, action.target.toString(), **state);
    if (!data)
        return std::unexpected(data.error());
    const auto decoded = decodeRecord(Entity::Event, action.target.toString(), *data);
    if (!decoded)
        return std::unexpected(decoded.error());
    return applyTo(action, std::get<Event>(decoded->record), **state, who.account);
}

Result<QJsonObject> ActionService::applyTo(const Action& action, const Event& event, const RowState& state,
                                           const QString& actor)
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
        return store(action, event, state, actor, false);
    const auto changed =
        acknowledges ? acknowledged(event, m_clock->now()) : assignedTo(event, *action.unit, m_clock->now());
    if (!changed)
        return changed.error().kind == ErrorKind::Conflict ? Result<QJsonObject>(conflict(event, state))
                                                           : std::unexpected(changed.error());
    return store(action, *changed, state, actor, true);
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
                                         const QString& actor, bool changed)
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
    if (auto noted = storeNote(action, event, actor); !noted)
        return std::unexpected(noted.error());
    QJsonObject result = outcome(u"applied"_s);
    result.insert(u"v"_s, version);
    return result;
}

Result<void> ActionService::storeNote(const Action& action, const Event& event, const QString& actor)
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
                          .actor = actor,
                          .text = text,
                          .action = action.id});
    if (!note)
        return std::unexpected(note.error());
    // Who may not see the event may not see what is noted of it either.
    const auto put = m_log->put({.entity = Entity::Note,
                                 .id = id,
                                 .region = event->region,
                                 .data = encodeRecord(*note),
                                 .action = action.id},
                                std::nullopt);
    return put ? Result<void>{} : std::unexpected(put.error());
}

Result<QString> ActionService::unitName(const UnitId& unit)
{
    const auto state = m_log->peek(Entity::Unit, unit.toString());
    if (!state)
        return std::unexpected(state.error());
    const auto data = *state ? m_log->data(Entity::Unit, unit.toString(), **state) : Result<QByteArray>();
    if (!data)
        return std::unexpected(data.error());
    return QJsonDocument::fromJson(*data).object().value("name"_L1).toString();
}

} // namespace onescreen::central
