// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/schema.h"
#include "app/store/sqlitehandle.h"

#include <QHash>

#include <array>

namespace onescreen {

/// Small numbers for codes that stand in every event. A number never changes its meaning inside one cache
/// file.
class CodeBook
{
public:
    static Result<CodeBook> prepare(sqlite::Connection& db);

    /// The code's number, made when it is new; inside the writer's transaction.
    Result<qint64> numberOf(schema::CodeKind kind, const QString& text);
    /// After a rollback: numbers made meanwhile are gone from the file.
    void forget();

private:
    CodeBook(sqlite::Statement find, sqlite::Statement add) : m_find(std::move(find)), m_add(std::move(add))
    {
    }

    sqlite::Statement m_find;
    sqlite::Statement m_add;
    std::array<QHash<QString, qint64>, 3> m_known;
};

} // namespace onescreen
