// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/snapshotnote.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen {

QByteArray snapshotNote(const SnapshotProgress& progress)
{
    const SnapshotTicket& ticket = progress.ticket;
    QJsonArray parts;
    for (const SnapshotPart& part : ticket.parts)
        parts.append(QJsonObject{{u"name"_s, part.name}, {u"rows"_s, part.rows}, {u"bytes"_s, part.bytes}});
    QJsonObject note{{u"ticket"_s, ticket.id},    {u"epoch"_s, QString::fromLatin1(ticket.epoch)},
                     {u"seq"_s, ticket.startSeq}, {u"cursor"_s, QString::fromLatin1(ticket.startCursor)},
                     {u"lease"_s, ticket.leaseS}, {u"parts"_s, parts},
                     {u"part"_s, progress.part},  {u"after"_s, QString::fromUtf8(progress.after)}};
    if (ticket.scope)
        note[u"scope"_s] = QJsonArray::fromStringList(*ticket.scope);
    return QJsonDocument(note).toJson(QJsonDocument::Compact);
}

std::optional<SnapshotProgress> snapshotFromNote(const QByteArray& note)
{
    const QJsonObject object = QJsonDocument::fromJson(note).object();
    SnapshotProgress progress;
    SnapshotTicket& ticket = progress.ticket;
    ticket.id = object["ticket"_L1].toString();
    ticket.epoch = object["epoch"_L1].toString().toLatin1();
    ticket.startSeq = object["seq"_L1].toInteger(-1);
    ticket.startCursor = object["cursor"_L1].toString().toLatin1();
    ticket.leaseS = object["lease"_L1].toInt();
    for (const QJsonValue& part : object["parts"_L1].toArray())
        ticket.parts.push_back({.name = part["name"_L1].toString(),
                                .rows = part["rows"_L1].toInteger(),
                                .bytes = part["bytes"_L1].toInteger()});
    if (object.contains("scope"_L1)) {
        ticket.scope.emplace();
        for (const QJsonValue& region : object["scope"_L1].toArray())
            ticket.scope->append(region.toString());
    }
    progress.part = object["part"_L1].toInteger(-1);
    progress.after = object["after"_L1].toString().toUtf8();
    const bool isWhole = !ticket.id.isEmpty() && !ticket.epoch.isEmpty() && !ticket.startCursor.isEmpty() &&
                         ticket.startSeq >= 0 && progress.part >= 0 && !progress.isComplete();
    return isWhole ? std::optional(std::move(progress)) : std::nullopt;
}

} // namespace onescreen
