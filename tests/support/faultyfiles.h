// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

namespace onescreen::test {

/// SQLite's files with a call that fails: while one of these lives, every database of the process goes
/// through it. One at a time; databases are opened after and closed before.
class FaultyFiles
{
public:
    enum class Lasting {
        Once,
        ForEver,
        PowerCut ///< As ForEver, and of what was written but not synced some is lost, some is torn, some
                 ///< stays.
    };

    /// The call `failAt` (from 1; 0: none) of open, read, write, sync, truncate and lock fails; `seed`
    /// decides what a power cut leaves.
    FaultyFiles(int failAt, Lasting lasting, unsigned seed = 0);
    ~FaultyFiles();
    FaultyFiles(const FaultyFiles&) = delete;
    FaultyFiles& operator=(const FaultyFiles&) = delete;

    [[nodiscard]] static int calls(); ///< So far, failed ones included.

private:
    sqlite3_vfs m_vfs;
};

} // namespace onescreen::test
