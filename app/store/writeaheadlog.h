// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

namespace onescreen {

/// Unsupported, naming the file, where the file system does not allow one.
Result<void> useWriteAheadLog(sqlite::Connection& db);

/// When the writer copies its write-ahead log into the file, so that the log stays below 64 MiB and hardly
/// anybody ever waits for it. Readers that hold an old state keep a log from being begun anew, however often
/// it is copied.
class WriteAheadLog
{
public:
    explicit WriteAheadLog(sqlite::Connection& db) : m_db(&db) {} ///< Of the only connection that writes.

    /// Before a page. When the log is near its bound this waits for readers, whose questions all have their
    /// limits; Timeout when one never ends.
    Result<void> makeRoom();
    /// The same for what can wait: whether there is room now, without waiting for it.
    bool hasRoom();
    void afterPage();          ///< Copies without waiting when it is worth it.
    Result<void> whenIdle();   ///< Gives the space of a large log back.
    Result<void> whenClosed(); ///< Copies everything.

private:
    Result<qint64> checkpoint(const char* mode); ///< Whether somebody was in the way.

    sqlite::Connection* m_db;
};

} // namespace onescreen
