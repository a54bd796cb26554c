// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

#include <functional>

namespace onescreen::central {

/// Prepares and runs a statement that is not needed often.
template <typename... Values>
Result<Statement> runOnce(Database& db, const QString& sql, const Values&... values)
{
    auto query = db.prepare(sql);
    if (!query)
        return query;
    if (auto ran = query->run(values...); !ran)
        return std::unexpected(ran.error());
    return query;
}

/// The same where nothing is to be read.
template <typename... Values> Result<void> change(Database& db, const QString& sql, const Values&... values)
{
    const auto ran = runOnce(db, sql, values...);
    return ran ? Result<void>{} : std::unexpected(ran.error());
}

/// Runs `job` in a writing transaction: committed when it has a value, rolled back when it has an error.
template <typename Job> auto inTransaction(Database& db, Job job) -> decltype(job())
{
    if (auto begun = db.begin(DbAccess::Write); !begun)
        return std::unexpected(begun.error());
    auto answer = job();
    if (answer) {
        auto committed = db.commit();
        if (committed)
            return answer;
        answer = std::unexpected(committed.error());
    }
    db.rollback();
    return answer;
}

} // namespace onescreen::central
