// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/livemessage.h"

#include "app/remote/copymessages.h"
#include "app/remote/jsonobject.h"
#include "app/remote/wiretime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype longestControl = 4 * 1024;
constexpr qsizetype longestHeartbeat = 256 * 1024; ///< It may have the sums of many regions.
constexpr double mostSeconds = 3'600;
constexpr double mostRetryMs = 3'600'000;

std::unexpected<Error> notAMessage(const QString& text)
{
    return failure(ErrorKind::Protocol, u"live channel: "_s + text);
}

/// A whole number from 0; none for anything else.
std::optional<qint64> wholeNumber(const QJsonValue& value, double most = 9e15)
{
    const double number = value.toDouble(-1);
    if (!(number >= 0) || number > most || number != std::floor(number))
        return std::nullopt;
    return static_cast<qint64>(number);
}

LiveByeCode byeCode(const QString& word)
{
    if (word == "slow"_L1)
        return LiveByeCode::Slow;
    if (word == "proto"_L1)
        return LiveByeCode::Protocol;
    if (word == "auth"_L1)
        return LiveByeCode::Auth;
    if (word == "scope"_L1)
        return LiveByeCode::Scope;
    if (word == "epoch"_L1)
        return LiveByeCode::Refused;
    return LiveByeCode::Drain;
}

Result<LiveFrame> byeOf(const QJsonObject& object)
{
    LiveBye bye{.code = byeCode(object["code"_L1].toString())};
    const QJsonArray range = object["retry_ms"_L1].toArray();
    if (range.size() == 2) {
        const auto least = wholeNumber(range[0], mostRetryMs);
        const auto most = wholeNumber(range[1], mostRetryMs);
        if (!least || !most || *most < *least)
            return notAMessage(u"'retry_ms' of the farewell is not a range of milliseconds"_s);
        bye.least = Milliseconds{*least};
        bye.most = Milliseconds{*most};
    }
    return bye;
}

} // namespace

Result<std::optional<LiveFrame>> decodeLiveMessage(QByteArrayView message, PageParser& parser)
{
    if (message.startsWith(R"({"k":"page")")) {
        auto page = parser.parse(message);
        if (!page)
            return std::unexpected(page.error());
        return LiveFrame(*std::move(page));
    }
    const bool isHeartbeat = message.startsWith(R"({"k":"hb")");
    if (message.size() > (isHeartbeat ? longestHeartbeat : longestControl))
        return notAMessage(u"a message that is no page is longer than %1 KiB"_s.arg(
            (isHeartbeat ? longestHeartbeat : longestControl) / 1024));
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(message.toByteArray(), &fault);
    if (!document.isObject())
        return notAMessage(u"a message is neither a page nor a JSON object"_s);
    const QJsonObject object = document.object();
    const QString kind = object["k"_L1].toString();
    if (kind == "bye"_L1) {
        auto bye = byeOf(object);
        if (!bye)
            return std::unexpected(bye.error());
        return *bye;
    }
    const auto to = wholeNumber(object[kind == "welcome"_L1 ? "head"_L1 : "to"_L1]);
    if (kind == "welcome"_L1) {
        const auto seconds = wholeNumber(object["hb"_L1], mostSeconds);
        if (!to || !seconds || *seconds == 0)
            return notAMessage(u"the welcome lacks a good 'head' or 'hb'"_s);
        return LiveWelcome{.heartbeat = std::chrono::seconds{*seconds}, .head = *to};
    }
    if (kind != "hint"_L1 && kind != "hb"_L1)
        return std::nullopt;
    if (!to)
        return notAMessage(u"'to' of a message is not a number of the log"_s);
    if (kind == "hint"_L1)
        return LiveHint{*to};
    const auto now = parseWireTime(object["now"_L1].toString().toStdString());
    if (!now)
        return notAMessage(u"'now' of a heartbeat is not a time"_s);
    LiveHeartbeat heartbeat{.to = *to, .serverTime = *now, .digests = std::nullopt};
    if (object.contains("digest"_L1)) {
        auto digests = decodeDigests(object["digest"_L1].toObject());
        if (!digests)
            return std::unexpected(std::move(digests).error());
        heartbeat.digests = *std::move(digests);
    }
    return heartbeat;
}

QByteArray liveHello(const QByteArray& cursor, const QByteArray& token)
{
    JsonObject hello;
    hello.text("k", u"hello"_s);
    hello.integer("proto", 1);
    if (!token.isEmpty())
        hello.text("token", QString::fromLatin1(token));
    hello.text("cursor", QString::fromLatin1(cursor));
    return std::move(hello).finished();
}

QByteArray liveRenewal(const QByteArray& token)
{
    JsonObject renewal;
    renewal.text("k", u"auth"_s);
    renewal.text("token", QString::fromLatin1(token));
    return std::move(renewal).finished();
}

} // namespace onescreen
