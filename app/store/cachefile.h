// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/sqlitehandle.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace onescreen {

/// cache.db inside the folder.
QString cacheFilePath(const QString& folder);

/// Makes the folder (0700) when it is missing. ReadOnly or DiskFull with the path; Unsupported on file
/// systems that cannot hold a write-ahead log (network shares, FAT).
Result<void> prepareCacheFolder(const QString& folder);

/// Held for the life of the writer. Conflict, saying which process has it.
Result<std::unique_ptr<QLockFile>> lockCacheFolder(const QString& folder);

/// Opens the file for writing: makes it when missing, sets it aside and makes it anew when its schema is
/// another or, after an unclean end, its content is damaged. A full disk or a read-only folder never costs
/// the file.
Result<std::unique_ptr<sqlite::Connection>> openCacheForWriting(const QString& folder);

/// Puts the closed cache file of `from` in the place of that of `folder`, which no writer has open, and
/// removes `from`. ReadOnly when the files cannot be moved; then the old file is where it was.
Result<void> replaceCacheFile(const QString& folder, const QString& from);

/// NotFound, Corrupt or Unsupported as CacheReader::open() promises.
Result<std::unique_ptr<sqlite::Connection>> openCacheForReading(const QString& folder);

} // namespace onescreen
