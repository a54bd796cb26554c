// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/event.h"
#include "app/domain/ids.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace onescreen {

/// One operator's action as it goes to POST /v1/actions.
struct ActionOrder
{
    ActionId id;  ///< Made once; sending it again has no further effect.
    QString kind; ///< "acknowledge", "assign" or "note".
    EventId event;
    std::optional<qint64> expectedVersion; ///< Of the row that the operator saw.
    UtcTime created;                       ///< By the server's clock as we know it.
    UtcTime validUntil;                    ///< Later than this the server refuses it as expired.
    QJsonObject body;                      ///< assign: {"unit": id}; note: {"text": text}.

    friend bool operator==(const ActionOrder&, const ActionOrder&) = default;
};

enum class ActionVerdict { Applied, Noop, Conflict, Rejected, Expired };

/// What the server decided about one action. Having none (a lost connection) is an Error, never an answer.
struct ActionAnswer
{
    ActionId id;
    ActionVerdict verdict = ActionVerdict::Applied;
    bool replay = false;           ///< The server knew this id already; nothing happened again.
    QString reason;                ///< English, from the server; may be empty.
    QString actor;                 ///< Noop: who did it before.
    std::optional<UtcTime> at;     ///< Noop: when.
    std::optional<qint64> version; ///< Of the row now.
    std::optional<EventState> currentState;
    std::optional<UnitId> currentUnit;

    friend bool operator==(const ActionAnswer&, const ActionAnswer&) = default;
};

/// What the server knows of an action that it may have been asked for.
struct ActionKnowledge
{
    ActionId id;
    std::optional<ActionAnswer> answer; ///< Missing: it does not know the action.

    friend bool operator==(const ActionKnowledge&, const ActionKnowledge&) = default;
};

/// Where an action of the outbox stands. The order is stored; append only.
enum class ActionStage : quint8 {
    Queued, ///< Kept on this machine's disk; the server has not been asked.
    Sent,   ///< The server was asked at least once and has not answered: it is asked again with the same id.
    Done,   ///< The server applied it, or it was so already.
    Conflict,  ///< Somebody changed the row meanwhile; an operator decides.
    Rejected,  ///< The server does not allow it, or cannot read it.
    Expired,   ///< It came too late to be done.
    Held,      ///< An earlier action on the same event met a conflict; an operator decides.
    Withdrawn, ///< An operator gave it up before the server was asked, or after a conflict.
    Unknown    ///< It was sent, but the server has another history now and does not know it: an operator
               ///< decides.
};
inline constexpr ActionStage lastActionStage = ActionStage::Unknown;
QString actionStageName(ActionStage stage); ///< "queued", "sent", "done", …
std::optional<ActionStage> actionStageFromName(QStringView name);
/// It still waits for the server.
constexpr bool isWaiting(ActionStage stage)
{
    return stage == ActionStage::Queued || stage == ActionStage::Sent;
}
/// It waits for a person.
constexpr bool needsDecision(ActionStage stage)
{
    return stage == ActionStage::Held || stage == ActionStage::Unknown;
}

/// An action as the outbox keeps it.
struct OutboxEntry
{
    qint64 number = 0; ///< Counts up on this machine; the order in which the operator acted.
    ActionOrder order;
    ActionStage stage = ActionStage::Queued;
    int tries = 0;                      ///< How often the server was asked.
    UtcTime changed;                    ///< When the stage was last written.
    std::optional<ActionAnswer> answer; ///< Once the server has decided.
    QString reason;                     ///< Why it stands there when the server did not say: English.

    friend bool operator==(const OutboxEntry&, const OutboxEntry&) = default;
};

/// How the outbox as a whole stands.
struct OutboxSummary
{
    int waiting = 0;                      ///< Queued or sent, not answered.
    int held = 0;                         ///< Wait for a person.
    std::optional<UtcTime> oldestWaiting; ///< When the oldest waiting action was given.
    std::optional<Error> alarm;           ///< The queue does not move although it should.

    friend bool operator==(const OutboxSummary&, const OutboxSummary&) = default;
};

} // namespace onescreen
