// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/actions/action.h"
#include "app/central/audit/auditlog.h"
#include "app/central/auth/principal.h"
#include "app/central/ingest/vocabulary.h"
#include "app/central/log/changelog.h"

#include <QJsonObject>

namespace onescreen::central {

/// Days for which the server remembers an action. An action made longer ago is expired, never applied anew.
inline constexpr int actionKeyDays = 90;

/// Applies operators' actions, each at most once however often it arrives.
class ActionService
{
public:
    static Result<ActionService> create(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock);

    /// The outcome of each, in order, as it goes over the wire (docs/api.md). One transaction with the lines
    /// of the audit; an error means that nothing was applied. `who` is the actor: what it may not do is
    /// rejected, and events of other regions are not there for it.
    Result<std::vector<QJsonObject>> apply(const std::vector<Action>& actions, const Principal& who);

private:
    enum Sql : std::size_t { ClaimAction, SelectAction, StoreOutcome, ConfirmAction, SelectDoer, SqlCount };
    ActionService(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock,
                  std::vector<Statement> statements);
    Result<QJsonObject> applyOne(const Action& action, const Principal& who);
    Result<bool> claim(const Action& action, const Principal& who);
    Result<QJsonObject> replayed(const Action& action, const Principal& who);
    Result<bool> hasUnit(const UnitId& unit);
    Result<QJsonObject> outcomeOf(const Action& action, const Principal& who);
    Result<QJsonObject> applyTo(const Action& action, const Event& event, const RowState& state,
                                const QString& actor);
    Result<QJsonObject> alreadySo(const Action& action, const RowState& state, std::optional<UtcTime> at);
    Result<QJsonObject> store(const Action& action, const Event& event, const RowState& state,
                              const QString& actor, bool changed);
    Result<void> storeNote(const Action& action, const Event& event, const QString& actor);
    Result<QString> unitName(const UnitId& unit);

    Database* m_db;
    ChangeLog* m_log;
    Vocabulary* m_words;
    const Clock* m_clock;
    std::vector<Statement> m_statements;
    std::vector<AuditRecord> m_audit; ///< Of this transaction.
};

} // namespace onescreen::central
