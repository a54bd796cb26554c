// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/actions/action.h"
#include "app/central/http/jsonfault.h"
#include "app/domain/texts.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::unexpected<Error> refused(const QString& field, const QString& why)
{
    return failure(ErrorKind::Invalid, why, {.field = field});
}

std::optional<QString> unknownMember(const QJsonObject& object, std::initializer_list<QStringView> known)
{
    for (const QString& name : object.keys()) {
        if (std::ranges::find(known, name) == known.end())
            return name;
    }
    return std::nullopt;
}

QByteArray fingerprintOf(const Action& action)
{
    const QString separator(u'\x1f');
    const QString text =
        action.kind + separator + action.target.toString() + separator +
        (action.unit ? action.unit->toString() : QString()) + separator + action.text + separator +
        (action.expectVersion ? QString::number(*action.expectVersion) : QString()) + separator +
        QString::number(toMs(action.created)) + separator + QString::number(toMs(action.validUntil));
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

Result<UtcTime> timeMember(const QJsonObject& object, const QString& at, const QString& name)
{
    const auto time = parseRfc3339(object.value(name).toString());
    if (!time)
        return refused(at + u'/' + name, u"must be an RFC 3339 time with an offset"_s);
    return *time;
}

Result<void> readBody(const QJsonValue& value, const QString& at, Action& action)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isObject())
        return refused(at, u"must be an object"_s);
    const QJsonObject body = value.toObject();
    if (const auto name = unknownMember(body, {u"unit", u"text"}))
        return refused(at + u'/' + *name, u"is not a member of an action's body"_s);
    if (body.contains("unit"_L1)) {
        action.unit = UnitId::fromString(body.value("unit"_L1).toString());
        if (!action.unit)
            return refused(at + u"/unit"_s, u"must be the id of a unit"_s);
    }
    if (body.contains("text"_L1) && !body.value("text"_L1).isString())
        return refused(at + u"/text"_s, u"must be a string"_s);
    action.text = body.value("text"_L1).toString();
    if (auto fault = faultOfText(action.text, {.field = u"text", .longest = 2000}))
        return refused(at + u"/text"_s, fault->text);
    action.text = cleanedText(action.text);
    return {};
}

Result<Action> readAction(const QJsonValue& value, const QString& at)
{
    if (!value.isObject())
        return refused(at, u"must be an object"_s);
    const QJsonObject object = value.toObject();
    if (const auto name = unknownMember(
            object, {u"id", u"kind", u"target", u"body", u"expect_v", u"created", u"valid_until"}))
        return refused(at + u'/' + *name, u"is not a member of an action"_s);
    const QString idText = object.value("id"_L1).toString();
    const auto id = actionIdFrom(idText);
    if (!id)
        return refused(at + u"/id"_s, u"must be a UUID version 7 in lower case"_s);
    const QString kind = object.value("kind"_L1).toString();
    if (kind.isEmpty() || kind.size() > 32)
        return refused(at + u"/kind"_s, u"must be a word of 1 to 32 characters"_s);
    const auto target = EventId::fromString(object.value("target"_L1).toString());
    if (!target)
        return refused(at + u"/target"_s, u"must be the id of an event"_s);
    const auto created = timeMember(object, at, u"created"_s);
    if (!created)
        return std::unexpected(created.error());
    const auto validUntil = timeMember(object, at, u"valid_until"_s);
    if (!validUntil)
        return std::unexpected(validUntil.error());
    Action action{.id = *id, .kind = kind, .target = *target, .created = *created, .validUntil = *validUntil};
    if (const QJsonValue version = object.value("expect_v"_L1); !version.isUndefined() && !version.isNull()) {
        if (!version.isDouble() || version.toInteger(-1) < 0)
            return refused(at + u"/expect_v"_s, u"must be the version of a row"_s);
        action.expectVersion = version.toInteger();
    }
    if (auto read = readBody(object.value("body"_L1), at + u"/body"_s, action); !read)
        return std::unexpected(read.error());
    action.fingerprint = fingerprintOf(action);
    return action;
}

} // namespace

std::optional<ActionId> actionIdFrom(const QString& text)
{
    const QUuid uuid = QUuid::fromString(text);
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != text || text.at(14) != u'7')
        return std::nullopt;
    return ActionId::fromString(text);
}

Result<std::vector<Action>> parseActions(const QByteArray& json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return std::unexpected(jsonFault(json, fault.errorString()));
    if (!document.isObject())
        return refused({}, u"the body must be a JSON object"_s);
    if (const auto name = unknownMember(document.object(), {u"actions"}))
        return refused(*name, u"is not a member of this request"_s);
    const QJsonValue list = document.object().value("actions"_L1);
    if (!list.isArray() || list.toArray().isEmpty())
        return refused(u"actions"_s, u"must be an array of 1 to %1 actions"_s.arg(mostActions));
    const QJsonArray items = list.toArray();
    if (items.size() > mostActions)
        return failure(ErrorKind::Unsupported, u"a request may have at most %1 actions"_s.arg(mostActions),
                       {.field = u"actions"_s});
    std::vector<Action> actions;
    for (qsizetype at = 0; at < items.size(); ++at) {
        auto action = readAction(items.at(at), u"actions/%1"_s.arg(at));
        if (!action)
            return std::unexpected(action.error());
        actions.push_back(*std::move(action));
    }
    return actions;
}

} // namespace onescreen::central
