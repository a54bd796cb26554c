// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/atomicfile.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype chunk = 1 << 20; ///< A cancel is heard after each.
constexpr qint64 leastFree = 4096;   ///< With less a file system is as good as full.

std::unexpected<Error> whyNotWritten(const QSaveFile& file)
{
    const ErrorPlace place{.file = file.fileName()};
    const QFileInfo folder(QFileInfo(file.fileName()).absolutePath());
    if (!folder.isDir())
        return failure(ErrorKind::NotFound, u"The folder %1 does not exist."_s.arg(folder.absoluteFilePath()),
                       place);
    if (QFileInfo(file.fileName()).isDir())
        return failure(ErrorKind::ReadOnly, u"This is a folder, not a file."_s, place);
    const QStorageInfo storage(folder.absoluteFilePath());
    if (storage.isValid() && storage.isReadOnly())
        return failure(ErrorKind::ReadOnly, u"The file system is read-only."_s, place);
    if (storage.isValid() && storage.bytesAvailable() < leastFree)
        return failure(ErrorKind::DiskFull, u"The disk is full (%1)."_s.arg(file.errorString()), place);
    if (file.error() == QFileDevice::ResourceError)
        return failure(ErrorKind::DiskFull, u"There is no room for the file (%1)."_s.arg(file.errorString()),
                       place);
    return failure(ErrorKind::ReadOnly, u"The file cannot be written (%1)."_s.arg(file.errorString()), place);
}

} // namespace

Result<void> writeWholeFile(const QString& path, const QByteArray& bytes, const std::atomic_bool* cancelled)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return whyNotWritten(file);
    for (qsizetype from = 0; from < bytes.size(); from += chunk) {
        if (cancelled && *cancelled)
            return failure(ErrorKind::Cancelled, u"The export was cancelled; nothing was written."_s,
                           {.file = path});
        const qsizetype size = std::min(chunk, bytes.size() - from);
        if (file.write(bytes.constData() + from, size) != size)
            return whyNotWritten(file);
    }
    if (cancelled && *cancelled)
        return failure(ErrorKind::Cancelled, u"The export was cancelled; nothing was written."_s,
                       {.file = path});
    if (!file.commit())
        return whyNotWritten(file);
    return {};
}

} // namespace onescreen
