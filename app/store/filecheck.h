// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

#include <QStringList>

namespace onescreen {

/// How far the check of the whole file is; `done` == `of` when it is complete.
struct CheckProgress
{
    int done = 0;
    int of = 0;
};

/// Reads the whole cache table by table with its indexes (PRAGMA integrity_check), so that it can stop
/// between two of them, or inside one, when there is something more urgent.
class FileCheck
{
public:
    static Result<FileCheck> begin(sqlite::Connection& db);

    [[nodiscard]] CheckProgress progress() const { return m_progress; }
    [[nodiscard]] bool isComplete() const { return m_progress.done == m_progress.of; }
    /// Checks the next table. Corrupt with the first finding; Timeout when it was stopped: call it again.
    Result<void> step(sqlite::Connection& db);

    /// Weekly, in the small hours (Asia/Shanghai) and when nothing has come for a minute; at any quiet moment
    /// when two weeks have passed.
    static bool isDue(UtcTime now, std::optional<UtcTime> last, Milliseconds quiet);

private:
    explicit FileCheck(QStringList tables)
        : m_tables(std::move(tables)), m_progress{.done = 0, .of = static_cast<int>(m_tables.size())}
    {
    }

    QStringList m_tables;
    CheckProgress m_progress;
};

} // namespace onescreen
