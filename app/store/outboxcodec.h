// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/action.h"

#include <QByteArray>
#include <QString>

namespace onescreen {

// Texts in which the outbox keeps orders and answers. Members are only ever added, so that every version
// reads what an older one has written.

QByteArray orderToText(const ActionOrder& order);
/// Corrupt when a member is missing or out of range.
Result<ActionOrder> orderFromText(const QByteArray& text);

QByteArray answerToText(const ActionAnswer& answer);
Result<ActionAnswer> answerFromText(const QByteArray& text, const ActionId& id);

} // namespace onescreen
