// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/audit/auditlog.h"

#include "app/central/db/transaction.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr qsizetype longestText = 2000;
constexpr int hashBytes = 32;
constexpr int rowsAtOnce = 10'000;

/// One row as it is stored and hashed.
struct Row
{
    qint64 n = 0;
    qint64 atMs = 0;
    QString actor, kind, target, detail;
};

/// What a stranger typed must not break the table.
QString kept(QString text)
{
    for (QChar& c : text) {
        if (c < u' ' || c.isSurrogate())
            c = u'?';
    }
    return text.left(longestText);
}

QByteArray nextHash(const QByteArray& before, const Row& row)
{
    const QJsonArray record{row.n, row.atMs, row.actor, row.kind, row.target, row.detail};
    return QCryptographicHash::hash(before + QJsonDocument(record).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

/// Anchors of the rows that were not read: the tail is missing.
QString missingTail(const std::vector<AuditHead>& anchors, const AuditHead& head)
{
    for (const AuditHead& anchor : anchors) {
        if (anchor.n > head.n)
            return u"the rows after %1 are missing: there were %2"_s.arg(head.n).arg(anchor.n);
    }
    return {};
}

/// What is wrong with the row that follows `head`, which is moved to it.
QString faultOf(const Row& row, const QByteArray& stored, const std::vector<AuditHead>& anchors,
                AuditHead& head)
{
    if (row.n != head.n + 1)
        return u"row %1 is missing"_s.arg(head.n + 1);
    const QByteArray hash = nextHash(head.hash, row);
    if (hash != stored)
        return u"row %1 is not as it was written"_s.arg(row.n);
    for (const AuditHead& anchor : anchors) {
        if (anchor.n == row.n && anchor.hash != hash)
            return u"row %1 does not fit its anchor"_s.arg(row.n);
    }
    head = {.n = row.n, .hash = hash};
    return {};
}

} // namespace

QString AuditHead::toString() const
{
    return u"%1:%2"_s.arg(n).arg(QString::fromLatin1(hash.toHex()));
}

std::optional<AuditHead> AuditHead::fromString(const QString& text)
{
    const QStringList parts = text.split(u':');
    bool isNumber = false;
    const qint64 n = parts.first().toLongLong(&isNumber);
    const QByteArray hash = QByteArray::fromHex(parts.value(1).toLatin1());
    if (parts.size() != 2 || !isNumber || n < 0 || hash.size() != hashBytes ||
        parts[1].size() != 2 * hashBytes)
        return std::nullopt;
    return AuditHead{.n = n, .hash = hash};
}

Result<AuditHead> auditHead(Database& db)
{
    auto query = runOnce(db, u"SELECT n, hash FROM audit_head"_s);
    if (!query)
        return std::unexpected(query.error());
    if (!query->next())
        return failure(ErrorKind::Corrupt, u"table audit_head is empty"_s);
    return AuditHead{.n = query->integer(0), .hash = query->bytes(1)};
}

Result<void> appendAudit(Database& db, const std::vector<AuditRecord>& records, UtcTime now)
{
    if (records.empty())
        return {};
    if (db.isShared()) {
        const auto locked = runOnce(db, u"SELECT n FROM audit_head FOR UPDATE"_s);
        if (!locked)
            return std::unexpected(locked.error());
    }
    auto head = auditHead(db);
    if (!head)
        return std::unexpected(head.error());
    auto insert = db.prepare(u"INSERT INTO audit(n, at_ms, actor, kind, target, detail, hash)"
                             " VALUES($1, $2, $3, $4, $5, $6, $7)"_s);
    if (!insert)
        return std::unexpected(insert.error());
    for (const AuditRecord& record : records) {
        const Row row{.n = head->n + 1,
                      .atMs = toMs(now),
                      .actor = kept(record.actor),
                      .kind = record.kind,
                      .target = kept(record.target),
                      .detail =
                          QString::fromUtf8(QJsonDocument(record.detail).toJson(QJsonDocument::Compact))};
        *head = {.n = row.n, .hash = nextHash(head->hash, row)};
        if (auto added =
                insert->run(row.n, row.atMs, row.actor, row.kind, row.target, row.detail, head->hash);
            !added)
            return added;
    }
    return change(db, u"UPDATE audit_head SET n = $1, hash = $2"_s, head->n, head->hash);
}

Result<AuditCheck> checkAudit(Database& db, const std::vector<AuditHead>& anchors)
{
    const ReadTransaction transaction(db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    const auto said = auditHead(db);
    if (!said)
        return std::unexpected(said.error());
    auto rows = db.prepare(u"SELECT n, at_ms, actor, kind, target, detail, hash FROM audit"
                           " WHERE n > $1 ORDER BY n LIMIT $2"_s);
    if (!rows)
        return std::unexpected(rows.error());
    AuditCheck check;
    for (qint64 before = -1; before != check.head.n && check.fault.isEmpty();) {
        before = check.head.n;
        if (auto ran = rows->run(before, rowsAtOnce); !ran)
            return std::unexpected(ran.error());
        while (check.fault.isEmpty() && rows->next()) {
            const auto text = [&rows](int column) { return QString::fromUtf8(rows->bytes(column)); };
            const Row row{.n = rows->integer(0),
                          .atMs = rows->integer(1),
                          .actor = text(2),
                          .kind = text(3),
                          .target = text(4),
                          .detail = text(5)};
            check.badRow = row.n;
            check.fault = faultOf(row, rows->bytes(6), anchors, check.head);
        }
        rows->finish();
    }
    if (check.fault.isEmpty()) {
        check.badRow = check.head.n + 1;
        check.fault = missingTail(anchors, check.head);
    }
    if (check.fault.isEmpty() && *said != check.head)
        check.fault = u"the head says %1 rows, there are %2"_s.arg(said->n).arg(check.head.n);
    if (check.fault.isEmpty())
        check.badRow = 0;
    return check;
}

} // namespace onescreen::central
