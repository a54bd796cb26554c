// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

namespace onescreen {

/// Takes a lock that one process holds for its life, without waiting for it; whether it did. It is stale when
/// no living process has the file open, whatever stands in it: QLockFile alone would believe for ever in a
/// file that was left empty by a kill or a power cut, or that names this machine otherwise. On a local disk
/// only.
bool takeProcessLock(QLockFile& lock);

} // namespace onescreen
