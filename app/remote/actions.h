// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/event.h"
#include "app/domain/ids.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

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
};

/// The request body, and the answers in the order of `orders`. Protocol when an answer is missing or is not
/// of the protocol.
QByteArray encodeActions(const std::vector<ActionOrder>& orders);
Result<std::vector<ActionAnswer>> decodeActionAnswers(QByteArrayView body,
                                                      const std::vector<ActionOrder>& orders);

} // namespace onescreen
