// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

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
};

HttpReply problemReply(const Problem& problem);
/// What an error of the program means to the caller of the API. Internal texts are not shown.
Problem problemOf(const Error& error);

} // namespace onescreen::central
