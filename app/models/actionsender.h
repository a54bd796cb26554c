// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/event.h"
#include "app/domain/ids.h"

#include <QFuture>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace onescreen {

enum class ActionKind { Acknowledge, Assign, Note };
QString actionKindName(ActionKind kind); ///< Wire word: "acknowledge", "assign", "note".

/// What an operator wants done to an event. The body of assign is {"unit": id}, of note {"text": text}.
struct ActionRequest
{
    ActionKind kind = ActionKind::Acknowledge;
    EventId event;
    std::optional<qint64> expectedVersion; ///< Of the row that the operator saw.
    QJsonObject body;
};

/// What the server decided. An unreachable server is an Error, not an outcome.
struct ActionOutcome
{
    enum class Verdict {
        Applied,
        Noop,     ///< It was so already; `actor` and `at` say since whom and when.
        Conflict, ///< Somebody changed it meanwhile; the members below say what it is now.
        Rejected, ///< Not allowed; see reason.
        Expired,  ///< It came too late.
    };
    Verdict verdict = Verdict::Applied;
    QString reason; ///< English, from the server.
    QString actor;
    std::optional<UtcTime> at;
    std::optional<EventState> currentState;
    std::optional<UnitId> currentUnit;

    friend bool operator==(const ActionOutcome&, const ActionOutcome&) = default;
};

/// Brings actions to the server. Called on the UI thread, never blocks; every future ends with one result.
class ActionSender
{
public:
    ActionSender() = default;
    virtual ~ActionSender() = default;
    ActionSender(const ActionSender&) = delete;
    ActionSender& operator=(const ActionSender&) = delete;

    virtual QFuture<Result<ActionOutcome>> send(const ActionRequest& request) = 0;
};

} // namespace onescreen
