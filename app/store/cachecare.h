// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/filecheck.h"
#include "app/store/retention.h"
#include "app/store/searchindex.h"

#include <optional>

namespace onescreen {

/// What the writer does for the cache between pages: search index, removal by age, check of the whole file.
/// Small steps, each a transaction of its own at most.
class CacheCare
{
public:
    /// The policy is read from the folder of the file; one that cannot be read removes nothing (logged).
    static Result<CacheCare> prepare(sqlite::Connection& db);

    /// As the functions of that name of CacheWriter.
    Result<bool> indexSome();
    Result<int> retireSome() { return m_retention.retireSome(*m_db); }
    Result<CheckProgress> checkSome(UtcTime now, const std::atomic<int>& stop);
    /// What checkSome() has found; the file is not to be used any more.
    [[nodiscard]] const std::optional<Error>& damage() const { return m_damage; }
    void restart(); ///< After the cache was emptied.

private:
    CacheCare(sqlite::Connection& db, SearchIndex search, Retention retention)
        : m_db(&db), m_search(std::move(search)), m_retention(retention)
    {
    }
    Result<void> stepCheck();
    Result<void> restartIndex(const Error& reason);

    sqlite::Connection* m_db;
    SearchIndex m_search;
    Retention m_retention;
    std::optional<FileCheck> m_check; ///< While one is under way.
    std::optional<Error> m_damage;
};

} // namespace onescreen
