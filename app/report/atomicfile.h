// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>

namespace onescreen {

/// Writes all of the file or nothing: what stood there before stays until the new bytes are on the disk.
/// Errors name the file and say why: NotFound (no such folder), ReadOnly (no right to write), DiskFull,
/// Cancelled (when `cancelled` became true before the end), Internal. Any thread; blocks.
Result<void> writeWholeFile(const QString& path, const QByteArray& bytes,
                            const std::atomic_bool* cancelled = nullptr);

} // namespace onescreen
