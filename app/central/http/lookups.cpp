// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/lookups.h"

#include "app/central/actions/action.h"
#include "app/central/db/database.h"
#include "app/central/http/jsonfault.h"
#include "app/central/log/pagebuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// A shared log holds the newest data in the row itself, SQLite's where the row points to.
QString selectRow(const Database& db, const RegionScope& scope)
{
    const QString select =
        db.isShared() ? u"SELECT r.v, r.region, r.data FROM rows r"_s
                      : u"SELECT r.v, r.region, l.data FROM rows r JOIN change_log l ON l.seq = r.seq"_s;
    return select + u" WHERE r.entity = $1 AND r.id = $2 AND (r.region IS NULL OR %1)"_s.arg(
                        scope.condition(u"r.region"));
}

void appendRow(QByteArray& out, Entity entity, const QString& id, const Statement& row)
{
    out += R"({"e":)";
    appendJsonText(out, entityName(entity).toLatin1());
    out += R"(,"id":)";
    appendJsonText(out, id.toUtf8());
    out += R"(,"v":)" + QByteArray::number(row.integer(0));
    const auto region = row.isNull(1) ? std::nullopt : RegionCode::fromNumber(row.integer(1));
    if (region)
        out += R"(,"r":")" + region->toString().toLatin1() + '"';
    out += R"(,"d":)" + row.bytes(2) + '}';
}

} // namespace

Result<QByteArray> rowsBody(Database& db, Entity entity, const QStringList& ids, const RegionScope& scope)
{
    const ReadTransaction transaction(db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    auto query = db.prepare(selectRow(db, scope));
    if (!query)
        return std::unexpected(query.error());
    QByteArray rows;
    QByteArray missing;
    for (const QString& id : ids) {
        if (auto ran = query->run(static_cast<int>(entity), id); !ran)
            return std::unexpected(ran.error());
        QByteArray& list = query->next() ? rows : missing;
        if (!list.isEmpty())
            list += ',';
        if (&list == &rows)
            appendRow(rows, entity, id, *query);
        else
            appendJsonText(missing, id.toUtf8());
        query->finish();
    }
    const auto head = db.single(u"SELECT seq FROM log_head"_s);
    if (!head)
        return std::unexpected(head.error());
    return R"({"seq":)" + QByteArray::number(head->toLongLong()) + R"(,"rows":[)" + rows +
           R"(],"missing":[)" + missing + "]}";
}

Result<QStringList> parseActionIds(const QByteArray& json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError)
        return std::unexpected(jsonFault(json, fault.errorString()));
    const QJsonObject object = document.object();
    for (const QString& name : object.keys()) {
        if (name != "ids"_L1)
            return failure(ErrorKind::Invalid, u"is not a member of this request"_s, {.field = name});
    }
    const QJsonArray items = object.value("ids"_L1).toArray();
    if (items.isEmpty())
        return failure(ErrorKind::Invalid, u"must be an array of ids"_s, {.field = u"ids"_s});
    if (items.size() > mostLookups)
        return failure(ErrorKind::Unsupported, u"at most %1 actions at once"_s.arg(mostLookups),
                       {.field = u"ids"_s});
    QStringList ids;
    for (qsizetype at = 0; at < items.size(); ++at) {
        const auto id = actionIdFrom(items[at].toString());
        if (!id)
            return failure(ErrorKind::Invalid, u"must be a UUID version 7 in lower case"_s,
                           {.field = u"ids/%1"_s.arg(at)});
        ids.append(id->toString());
    }
    return ids;
}

Result<QByteArray> actionStatusBody(Database& db, const QStringList& ids, const Principal& who)
{
    auto query =
        db.prepare(u"SELECT a.outcome, a.actor,"
                   " CASE WHEN (r.id IS NOT NULL AND r.region IS NULL) OR %1 THEN 1 ELSE 0 END FROM action a"
                   " LEFT JOIN rows r ON r.entity = $2 AND r.id = a.target WHERE a.id = $1"_s.arg(
                       who.scope.condition(u"r.region")));
    if (!query)
        return std::unexpected(query.error());
    QJsonArray actions;
    for (const QString& id : ids) {
        if (auto ran = query->run(id, static_cast<int>(Entity::Event)); !ran)
            return std::unexpected(ran.error());
        const bool isThere = query->next();
        const bool isInScope = isThere && query->integer(2) != 0;
        const bool isKnown = isInScope || (isThere && QString::fromUtf8(query->bytes(1)) == who.account);
        QJsonObject action = isKnown ? QJsonDocument::fromJson(query->bytes(0)).object() : QJsonObject();
        action.insert(u"id"_s, id);
        action.insert(u"known"_s, isKnown);
        if (!isInScope)
            action.remove(u"current"_s);
        actions.append(action);
        query->finish();
    }
    return QJsonDocument(QJsonObject{{u"actions"_s, actions}}).toJson(QJsonDocument::Compact);
}

} // namespace onescreen::central
