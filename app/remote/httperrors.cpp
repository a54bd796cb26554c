// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/httperrors.h"

#include "app/domain/texts.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype mostProblemBytes = 64 * 1024;
constexpr qsizetype longestSentence = 500;

struct StatusMeaning
{
    ErrorKind kind;
    QStringView code;
};

StatusMeaning meaningOf(int status)
{
    switch (status) {
    case 400:
    case 422:
        return {ErrorKind::Invalid, u"invalid"};
    case 401:
        return {ErrorKind::Invalid, refusal::unauthorized};
    case 403:
        return {ErrorKind::Invalid, refusal::forbidden};
    case 404:
        return {ErrorKind::NotFound, u"not_found"};
    case 409:
    case 412:
        return {ErrorKind::Conflict, refusal::conflict};
    case 410:
        return {ErrorKind::NotFound, refusal::cursorExpired};
    case 413:
        return {ErrorKind::Unsupported, refusal::tooLarge};
    case 426:
        return {ErrorKind::Unsupported, refusal::upgradeRequired};
    case 501:
        return {ErrorKind::Unsupported, refusal::notOffered};
    default:
        break;
    }
    const bool busy = status == 429 || status >= 500;
    return {busy ? ErrorKind::Offline : ErrorKind::Protocol, {}};
}

bool isCodeWord(const QString& code)
{
    const auto allowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    return !code.isEmpty() && code.size() <= 64 && std::ranges::all_of(code, allowed);
}

} // namespace

bool looksLikeHtml(QByteArrayView body)
{
    const QByteArray start =
        body.first(std::min<qsizetype>(body.size(), 512)).toByteArray().trimmed().toLower();
    return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head");
}

Error errorOfStatus(int status, QByteArrayView body)
{
    const StatusMeaning meaning = meaningOf(status);
    Error error{.kind = meaning.kind,
                .text = u"the server answered HTTP %1"_s.arg(status),
                .place = {.field = meaning.code.toString()}};
    if (looksLikeHtml(body)) {
        error.text += u" with an HTML page; a proxy or a sign-in portal may be in between"_s;
        return error;
    }
    if (status >= 300 && status < 400) {
        error.text += u", a redirect, which is not followed"_s;
        return error;
    }
    if (body.size() > mostProblemBytes)
        return error;
    const QJsonObject problem = QJsonDocument::fromJson(body.toByteArray()).object();
    if (const QString code = problem[u"code"_s].toString(); isCodeWord(code))
        error.place.field = code;
    for (const QString& member : {u"detail"_s, u"message"_s, u"title"_s}) {
        const QString sentence = cleanedTextUpTo(longestSentence, problem[member].toString());
        if (!sentence.isEmpty()) {
            error.text += u": "_s + sentence;
            break;
        }
    }
    return error;
}

std::optional<Milliseconds> retryAfterOf(QByteArrayView header, QByteArrayView date)
{
    constexpr qsizetype mostDigits = 9;
    const QByteArrayView text = header.trimmed();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!text.isEmpty() && text.size() <= mostDigits && std::ranges::all_of(text, isDigit))
        return std::chrono::seconds{text.toInt()};
    // HTTP says GMT where mail says +0000.
    const auto timeOf = [](QByteArrayView one) {
        return QDateTime::fromString(QString::fromLatin1(one.trimmed()).replace("GMT"_L1, "+0000"_L1),
                                     Qt::RFC2822Date);
    };
    const QDateTime until = timeOf(text);
    const QDateTime from = timeOf(date);
    if (!until.isValid() || !from.isValid())
        return std::nullopt;
    return Milliseconds{std::max<qint64>(from.msecsTo(until), 0)};
}

Error errorOfTransfer(QNetworkReply::NetworkError error, const QString& text, bool timedOut)
{
    using Code = QNetworkReply::NetworkError;
    if (timedOut)
        return {.kind = ErrorKind::Timeout, .text = u"the server did not answer in time"_s, .place = {}};
    switch (error) {
    case Code::OperationCanceledError:
        return {.kind = ErrorKind::Cancelled, .text = u"the request was cancelled"_s, .place = {}};
    case Code::TimeoutError:
        return {.kind = ErrorKind::Timeout, .text = u"the server did not answer in time"_s, .place = {}};
    case Code::SslHandshakeFailedError:
        return {.kind = ErrorKind::Protocol,
                .text = u"no encrypted connection could be agreed on: %1"_s.arg(text),
                .place = {.file = {}, .row = 0, .field = u"tls_handshake"_s}};
    case Code::ProtocolFailure:
    case Code::ProtocolUnknownError:
    case Code::ProtocolInvalidOperationError:
    case Code::UnknownContentError:
        return {.kind = ErrorKind::Protocol,
                .text = u"the answer is not HTTP as expected: %1"_s.arg(text),
                .place = {}};
    default:
        return {
            .kind = ErrorKind::Offline, .text = u"the server cannot be reached: %1"_s.arg(text), .place = {}};
    }
}

} // namespace onescreen
