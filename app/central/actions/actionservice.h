// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/actions/action.h"
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

    /// The outcome of each, in order, as it goes over the wire (docs/api.md). One transaction; an error means
    /// that nothing was applied.
    Result<std::vector<QJsonObject>> apply(const std::vector<Action>& actions);

private:
    enum Sql : std::size_t { ClaimAction, SelectAction, StoreOutcome, ConfirmAction, SelectDoer, SqlCount };
    ActionService(Database& db, ChangeLog& log, Vocabulary& words, const Clock& clock,
                  std::vector<Statement> statements);
    Result<QJsonObject> applyOne(const Action& action);
    Result<bool> claim(const Action& action);
    Result<QJsonObject> replayed(const Action& action);
    Result<bool> hasUnit(const UnitId& unit);
    Result<QJsonObject> outcomeOf(const Action& action);
    Result<QJsonObject> applyTo(const Action& action, const Event& event, const RowState& state);
    Result<QJsonObject> alreadySo(const Action& action, const RowState& state, std::optional<UtcTime> at);
    Result<QJsonObject> store(const Action& action, const Event& event, const RowState& state, bool changed);
    Result<void> storeNote(const Action& action);
    Result<QString> unitName(const UnitId& unit);

    Database* m_db;
    ChangeLog* m_log;
    Vocabulary* m_words;
    const Clock* m_clock;
    std::vector<Statement> m_statements;
};

} // namespace onescreen::central
