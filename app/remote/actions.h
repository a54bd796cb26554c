// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/action.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace onescreen {

/// The request body, and the answers in the order of `orders`. Protocol when an answer is missing or is not
/// of the protocol.
QByteArray encodeActions(const std::vector<ActionOrder>& orders);
Result<std::vector<ActionAnswer>> decodeActionAnswers(QByteArrayView body,
                                                      const std::vector<ActionOrder>& orders);

/// The request body of POST /v1/actions/status, and what it answers in the order of `ids`. Protocol when an
/// action is missing or its outcome is not of the protocol.
QByteArray encodeActionIds(const std::vector<ActionId>& ids);
Result<std::vector<ActionKnowledge>> decodeActionStatus(QByteArrayView body,
                                                        const std::vector<ActionId>& ids);

} // namespace onescreen
