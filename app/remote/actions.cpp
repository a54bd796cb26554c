// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/actions.h"

#include "app/domain/texts.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 5> verdictNames{u"applied", u"noop", u"conflict", u"rejected", u"expired"};

QJsonObject toJson(const ActionOrder& order)
{
    QJsonObject json{{u"id"_s, order.id.toString()},
                     {u"kind"_s, order.kind},
                     {u"target"_s, order.event.toString()},
                     {u"created"_s, toRfc3339(order.created)},
                     {u"valid_until"_s, toRfc3339(order.validUntil)},
                     {u"body"_s, order.body}};
    if (order.expectedVersion)
        json[u"expect_v"_s] = *order.expectedVersion;
    return json;
}

std::optional<ActionAnswer> answerOf(const QJsonObject& json, const ActionId& id)
{
    const auto verdict = std::ranges::find(verdictNames, json[u"outcome"_s].toString());
    if (verdict == verdictNames.end())
        return std::nullopt;
    ActionAnswer answer{.id = id,
                        .verdict = static_cast<ActionVerdict>(verdict - verdictNames.begin()),
                        .replay = json[u"replay"_s].toBool(),
                        .reason = cleanedText(json[u"reason"_s].toString()),
                        .actor = cleanedText(json[u"actor"_s].toString()),
                        .at = parseRfc3339(json[u"at"_s].toString()),
                        .version = std::nullopt,
                        .currentState = std::nullopt,
                        .currentUnit = std::nullopt};
    const QJsonObject current = json[u"current"_s].toObject();
    if (json[u"v"_s].isDouble())
        answer.version = json[u"v"_s].toInteger();
    answer.currentState = eventStateFromName(current[u"st"_s].toString());
    answer.currentUnit = UnitId::fromString(current[u"unit"_s].toString());
    return answer;
}

} // namespace

QByteArray encodeActions(const std::vector<ActionOrder>& orders)
{
    QJsonArray actions;
    for (const ActionOrder& order : orders)
        actions.append(toJson(order));
    return QJsonDocument(QJsonObject{{u"actions"_s, actions}}).toJson(QJsonDocument::Compact);
}

Result<std::vector<ActionAnswer>> decodeActionAnswers(QByteArrayView body,
                                                      const std::vector<ActionOrder>& orders)
{
    const QJsonObject whole = QJsonDocument::fromJson(body.toByteArray()).object();
    QHash<QString, QJsonObject> byId;
    for (const QJsonValue& outcome : whole[u"outcomes"_s].toArray())
        byId.insert(outcome[u"id"_s].toString(), outcome.toObject());
    std::vector<ActionAnswer> answers;
    for (const ActionOrder& order : orders) {
        const QString id = order.id.toString();
        auto answer = byId.contains(id) ? answerOf(byId.value(id), order.id) : std::nullopt;
        if (!answer)
            return failure(ErrorKind::Protocol, u"the answer has no outcome for action %1"_s.arg(id),
                           {.file = {}, .row = 0, .field = u"outcomes"_s});
        answers.push_back(*std::move(answer));
    }
    return answers;
}

QByteArray encodeActionIds(const std::vector<ActionId>& ids)
{
    QJsonArray texts;
    for (const ActionId& id : ids)
        texts.append(id.toString());
    return QJsonDocument(QJsonObject{{u"ids"_s, texts}}).toJson(QJsonDocument::Compact);
}

Result<std::vector<ActionKnowledge>> decodeActionStatus(QByteArrayView body, const std::vector<ActionId>& ids)
{
    const QJsonObject whole = QJsonDocument::fromJson(body.toByteArray()).object();
    QHash<QString, QJsonObject> byId;
    for (const QJsonValue& action : whole[u"actions"_s].toArray())
        byId.insert(action[u"id"_s].toString(), action.toObject());
    std::vector<ActionKnowledge> known;
    for (const ActionId& id : ids) {
        const QJsonObject action = byId.value(id.toString());
        const QJsonValue isKnown = action[u"known"_s];
        auto answer = answerOf(action, id);
        // Only a plain "no" counts as one: otherwise an order would be taken for lost.
        if (!isKnown.isBool() || isKnown.toBool() != answer.has_value())
            return failure(ErrorKind::Protocol,
                           u"the answer does not say what became of action %1"_s.arg(id.toString()),
                           {.file = {}, .row = 0, .field = u"actions"_s});
        known.push_back({.id = id, .answer = std::move(answer)});
    }
    return known;
}

} // namespace onescreen
