// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/ids.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace onescreen::central {

inline constexpr qsizetype mostActions = 50;
inline constexpr qint64 mostActionBytes = 1024 * 1024;

/// An operator's action as the client sent it. What its kind asks for is checked when it is applied.
struct Action
{
    ActionId id;  ///< UUID version 7.
    QString kind; ///< "acknowledge", "assign" or "note"; others are rejected.
    EventId target;
    std::optional<UnitId> unit;
    QString text;
    std::optional<qint64> expectVersion;
    UtcTime created;
    UtcTime validUntil;
    QByteArray fingerprint; ///< SHA-256 over all of the above but the id.
};

/// Only a UUID version 7 in lower case.
std::optional<ActionId> actionIdFrom(const QString& text);

/// Reads the body of POST /v1/actions. Invalid, with the place ("actions/3/id"), when anything in it is not
/// what it should be; Unsupported when there are too many.
Result<std::vector<Action>> parseActions(const QByteArray& json);

} // namespace onescreen::central
