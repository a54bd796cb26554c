// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/outboxcodec.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 5> verdictNames{u"applied", u"noop", u"conflict", u"rejected", u"expired"};

std::unexpected<Error> damaged(const QString& member)
{
    return failure(ErrorKind::Corrupt, u"the member is missing or has an impossible value"_s,
                   {.file = {}, .row = 0, .field = member});
}

Result<QJsonObject> objectOf(const QByteArray& text)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text, &fault);
    if (!document.isObject())
        return failure(ErrorKind::Corrupt, u"not a JSON object: %1"_s.arg(fault.errorString()));
    return document.object();
}

void insertTime(QJsonObject& object, const QString& name, std::optional<UtcTime> time)
{
    if (time)
        object.insert(name, toMs(*time));
}

std::optional<UtcTime> timeOf(const QJsonObject& object, const QString& name)
{
    const QJsonValue value = object[name];
    return value.isDouble() ? std::optional(fromMs(value.toInteger())) : std::nullopt;
}

std::optional<qint64> integerOf(const QJsonObject& object, const QString& name)
{
    const QJsonValue value = object[name];
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

} // namespace

QByteArray orderToText(const ActionOrder& order)
{
    QJsonObject object{{u"id"_s, order.id.toString()},
                       {u"kind"_s, order.kind},
                       {u"event"_s, order.event.toString()},
                       {u"created"_s, toMs(order.created)},
                       {u"valid_until"_s, toMs(order.validUntil)},
                       {u"body"_s, order.body}};
    if (order.expectedVersion)
        object.insert(u"expect_v"_s, *order.expectedVersion);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<ActionOrder> orderFromText(const QByteArray& text)
{
    const auto object = objectOf(text);
    if (!object)
        return std::unexpected(object.error());
    const auto id = ActionId::fromString((*object)[u"id"_s].toString());
    const auto event = EventId::fromString((*object)[u"event"_s].toString());
    const auto created = timeOf(*object, u"created"_s);
    const auto validUntil = timeOf(*object, u"valid_until"_s);
    if (!id)
        return damaged(u"id"_s);
    if (!event)
        return damaged(u"event"_s);
    if (!created || !validUntil)
        return damaged(u"valid_until"_s);
    return ActionOrder{.id = *id,
                       .kind = (*object)[u"kind"_s].toString(),
                       .event = *event,
                       .expectedVersion = integerOf(*object, u"expect_v"_s),
                       .created = *created,
                       .validUntil = *validUntil,
                       .body = (*object)[u"body"_s].toObject()};
}

QByteArray answerToText(const ActionAnswer& answer)
{
    QJsonObject object{{u"outcome"_s, verdictNames[static_cast<std::size_t>(answer.verdict)].toString()},
                       {u"replay"_s, answer.replay},
                       {u"reason"_s, answer.reason},
                       {u"actor"_s, answer.actor}};
    insertTime(object, u"at"_s, answer.at);
    if (answer.version)
        object.insert(u"v"_s, *answer.version);
    if (answer.currentState)
        object.insert(u"state"_s, eventStateName(*answer.currentState));
    if (answer.currentUnit)
        object.insert(u"unit"_s, answer.currentUnit->toString());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<ActionAnswer> answerFromText(const QByteArray& text, const ActionId& id)
{
    const auto object = objectOf(text);
    if (!object)
        return std::unexpected(object.error());
    const QString word = (*object)[u"outcome"_s].toString();
    const auto* verdict = std::ranges::find(verdictNames, word);
    if (verdict == verdictNames.end())
        return damaged(u"outcome"_s);
    return ActionAnswer{.id = id,
                        .verdict = static_cast<ActionVerdict>(verdict - verdictNames.begin()),
                        .replay = (*object)[u"replay"_s].toBool(),
                        .reason = (*object)[u"reason"_s].toString(),
                        .actor = (*object)[u"actor"_s].toString(),
                        .at = timeOf(*object, u"at"_s),
                        .version = integerOf(*object, u"v"_s),
                        .currentState = eventStateFromName((*object)[u"state"_s].toString()),
                        .currentUnit = UnitId::fromString((*object)[u"unit"_s].toString())};
}

} // namespace onescreen
