// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/setupcode.h"

#include "app/central/auth/accounts.h"
#include "app/central/auth/secrets.h"
#include "app/central/db/transaction.h"
#include "app/central/log/identity.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int signsInGroup = 4;
constexpr int groups = 4; ///< 16 signs of 28: 76 bits.

QString metaKey()
{
    return u"setup_code"_s;
}

} // namespace

Result<std::optional<QString>> makeSetupCode(Database& db, bool anew)
{
    return inTransaction(db, [&db, anew]() -> Result<std::optional<QString>> {
        const auto people = listAccounts(db, AccountKind::Person);
        if (!people)
            return std::unexpected(people.error());
        const auto stored = metaValue(db, metaKey());
        if (!stored)
            return std::unexpected(stored.error());
        if (!anew && (!people->empty() || !stored->isEmpty()))
            return std::nullopt;
        const QString code = newReadableCode(groups * signsInGroup);
        if (auto kept = setMetaValue(db, metaKey(), tokenHash(code.toLatin1())); !kept)
            return std::unexpected(kept.error());
        QStringList shown;
        for (int at = 0; at < groups; ++at)
            shown.append(code.sliced(static_cast<qsizetype>(at) * signsInGroup, signsInGroup));
        return shown.join(u'-');
    });
}

Result<bool> isSetupCode(Database& db, const QString& typed)
{
    const auto stored = metaValue(db, metaKey());
    if (!stored)
        return std::unexpected(stored.error());
    return isSameSecret(*stored, tokenHash(readableCode(typed).toUtf8()));
}

Result<bool> useSetupCode(Database& db, const QString& typed)
{
    const auto isRight = isSetupCode(db, typed);
    if (!isRight || !*isRight)
        return isRight;
    // Somebody else may have used it a moment ago.
    auto used = runOnce(db, u"UPDATE meta SET v = $1 WHERE k = $2 AND v = $3 RETURNING 1"_s, "used"_ba,
                        metaKey(), tokenHash(readableCode(typed).toUtf8()));
    if (!used)
        return std::unexpected(used.error());
    return used->next();
}

} // namespace onescreen::central
