// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/central/log/cursor.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace onescreen::central {

/// A finished answer, ready to be sent.
struct HttpReply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< Beside content type and cache control.
    QByteArray cacheControl = "no-store";
};

/// An error as application/problem+json (RFC 9457). `code` is the word a program acts on, `detail` a
/// sentence.
struct Problem
{
    int status;
    QString code;
    QString detail;
    ErrorPlace place;   ///< Member `field` and `line` when known.
    QJsonObject more{}; ///< Further members.
    /// After how long to ask again; without it what suits the status.
    std::optional<std::chrono::seconds> retryAfter{};
};

/// Every 429 and 503 says in Retry-After when to ask again.
HttpReply problemReply(const Problem& problem);
/// What an error of the program means to the caller of the API. Internal texts are not shown.
Problem problemOf(const Error& error);
Problem problemOf(CursorFault fault);

} // namespace onescreen::central
