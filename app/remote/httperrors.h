// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArrayView>
#include <QNetworkReply>

#include <optional>

namespace onescreen {

/// Words of the protocol for why a request was refused. They stand in Error::place.field, because they and
/// not the status decide what a client does next.
namespace refusal {
inline constexpr QStringView unauthorized = u"unauthorized";
inline constexpr QStringView forbidden = u"forbidden";
inline constexpr QStringView cursorExpired = u"cursor_expired";
inline constexpr QStringView tooLarge = u"too_large";
inline constexpr QStringView upgradeRequired = u"upgrade_required";
inline constexpr QStringView notOffered = u"not_offered";
inline constexpr QStringView conflict = u"conflict";
} // namespace refusal

/// What an HTTP answer other than 2xx means. The server's own word (member "code" of the body) comes before
/// the one that belongs to the status; its sentence ("detail", "title" or "message") ends the text.
/// 400/401/403/422 Invalid · 404/410 NotFound · 409/412 Conflict · 413/426/501 Unsupported · 429 and other
/// 5xx Offline · redirects and the rest Protocol. An HTML body is named as such; one of more than 64 KiB is
/// not read. The text is cleaned and at most 600 characters long.
Error errorOfStatus(int status, QByteArrayView body);

/// What a failed transfer means; `timedOut` tells Timeout from Cancelled.
Error errorOfTransfer(QNetworkReply::NetworkError error, const QString& text, bool timedOut);

/// How long a server that is busy (429, 503) wants to be left alone: header Retry-After, seconds or a date,
/// which counts from the answer's own Date, because clocks differ. None without a header that can be read.
std::optional<Milliseconds> retryAfterOf(QByteArrayView header, QByteArrayView date);

/// Whether the body is a web page; then a proxy or a sign-in portal answered, not the server.
bool looksLikeHtml(QByteArrayView body);

} // namespace onescreen
