// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/codebook.h"

namespace onescreen {

Result<CodeBook> CodeBook::prepare(sqlite::Connection& db)
{
    auto find = sqlite::Statement::prepare(db, "SELECT n FROM code WHERE kind = ? AND text = ?");
    if (!find)
        return std::unexpected(std::move(find).error());
    auto add = sqlite::Statement::prepare(db, "INSERT INTO code(kind, text) VALUES(?, ?) RETURNING n");
    if (!add)
        return std::unexpected(std::move(add).error());
    return CodeBook(*std::move(find), *std::move(add));
}

Result<qint64> CodeBook::numberOf(schema::CodeKind kind, const QString& text)
{
    const int list = static_cast<int>(kind);
    QHash<QString, qint64>& known = m_known.at(static_cast<std::size_t>(list));
    if (const auto found = known.constFind(text); found != known.cend())
        return *found;
    for (sqlite::Statement* statement : {&m_find, &m_add}) {
        statement->bind(list, text);
        std::optional<qint64> number;
        while (statement->next())
            number = statement->integer(0);
        if (auto ended = statement->ended(); !ended)
            return std::unexpected(std::move(ended).error());
        if (number) {
            known.insert(text, *number);
            return *number;
        }
    }
    return failure(ErrorKind::Internal, QStringLiteral("A new code has no number."));
}

void CodeBook::forget()
{
    for (auto& known : m_known)
        known.clear();
}

} // namespace onescreen
