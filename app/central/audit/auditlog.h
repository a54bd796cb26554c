// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/db/database.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace onescreen::central {

/// One line of the audit: who did what to what, or tried to.
struct AuditRecord
{
    QString actor;  ///< An account; whoever tried to sign in may have given any text.
    QString kind;   ///< "action", "sign_in", "sign_in_refused", "forbidden", "account", "export" …
    QString target; ///< An event, an account, a path.
    QJsonObject detail;
};

/// Where the chain of the audit stands.
struct AuditHead
{
    qint64 n = 0;
    QByteArray hash = QByteArray(32, '\0');

    /// "123:9f0c…", as it is logged and as --audit-anchor takes it.
    [[nodiscard]] QString toString() const;
    static std::optional<AuditHead> fromString(const QString& text);

    friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

/// Adds to the audit in the transaction that does what it tells of. To be called last: from here to the
/// commit nobody else can add. hash = SHA-256(hash before ‖ record), the record being the JSON array [n,
/// at_ms, actor, kind, target, detail]. Errors: those of Database.
Result<void> appendAudit(Database& db, const std::vector<AuditRecord>& records, UtcTime now);

Result<AuditHead> auditHead(Database& db);

struct AuditCheck
{
    AuditHead head;    ///< Of the rows as they were read.
    qint64 badRow = 0; ///< 0: none.
    QString fault;     ///< Empty when there is none.
};

/// Reads the whole audit and computes its chain anew. `anchors` are heads that were written down elsewhere:
/// the rows up to each must give its hash, which shows a tail that was cut off.
Result<AuditCheck> checkAudit(Database& db, const std::vector<AuditHead>& anchors);

} // namespace onescreen::central
