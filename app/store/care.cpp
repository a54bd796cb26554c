// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/care.h"

namespace onescreen {

namespace {

QString nameOf(Care care)
{
    switch (care) {
    case Care::Searched:
        return QStringLiteral("searched");
    case Care::RetiredBefore:
        return QStringLiteral("retired_before");
    case Care::RetiredAt:
        return QStringLiteral("retired_at");
    case Care::CheckedAt:
        return QStringLiteral("checked_at");
    case Care::WarnBytes:
        return QStringLiteral("warn_bytes");
    case Care::Rebuilds:
        return QStringLiteral("rebuilds");
    case Care::Damaged:
        return QStringLiteral("damaged");
    }
    return {};
}

} // namespace

Result<std::optional<qint64>> careNumber(sqlite::Connection& db, Care care)
{
    auto rows = sqlite::Statement::prepare(db, "SELECT n FROM care WHERE name = ?");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::optional<qint64> number;
    for (rows->bind(nameOf(care)); rows->next();)
        number = rows->integer(0);
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return number;
}

Result<void> setCareNumber(sqlite::Connection& db, Care care, qint64 number)
{
    auto set = sqlite::Statement::prepare(
        db, "INSERT INTO care VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET n = excluded.n");
    if (!set)
        return std::unexpected(std::move(set).error());
    return set->bind(nameOf(care), number).run();
}

} // namespace onescreen
