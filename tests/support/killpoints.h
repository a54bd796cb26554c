// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>

namespace onescreen::test {

/// What a killed process had said before.
struct Witness
{
    int calls = 0;        ///< Calls that change files.
    int said = 0;         ///< What the work acknowledged, as it likes.
    long long stored = 0; ///< The same, a second number.
    /// Calls, by number, that move, make or remove a whole file; beyond the end it is not known.
    std::array<bool, 4'096> moves{};
};

struct KilledWork
{
    Witness witness;
    bool killed = false; ///< False: it came to its end before.
    bool failed = false; ///< It ended otherwise.
};

/// Runs `work` in a child process that ends as by kill -9 before its call number `killAt` (from 1; 0: never)
/// that changes files: open for writing, write, truncate, sync, rename, link, remove, make a folder. Of a
/// write with an odd number half is done. Counted from the beginning of `work`; no thread of the caller may
/// be using files meanwhile.
KilledWork runKilled(int killAt, const std::function<void(Witness&)>& work);

} // namespace onescreen::test
