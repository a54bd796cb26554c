// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/diskspace.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::uintmax_t leftFree = 32 << 20;
constexpr std::uintmax_t leftShare = 4; ///< Of a small disk this part; more than a reserve takes.
constexpr qint64 plenty = 4;

std::filesystem::space_info spaceOf(const QString& folder)
{
    std::error_code fault; // An unknown amount reads as the largest number: then nothing is refused.
    return std::filesystem::space(folder.toStdString(), fault);
}

} // namespace

Result<void> requireFreeSpace(const QString& folder)
{
    const auto space = spaceOf(folder);
    if (space.available >= std::min(leftFree, space.capacity / leftShare))
        return {};
    return failure(
        ErrorKind::DiskFull,
        u"The disk is nearly full (%1 KiB are free); what is left is kept for operators' orders."_s.arg(
            space.available / 1024),
        {.file = folder});
}

QString DiskReserve::path() const
{
    return QDir(m_folder).filePath(u"reserve.bin"_s);
}

void DiskReserve::take()
{
    if (QFile::exists(path()) || spaceOf(m_folder).available < static_cast<std::uintmax_t>(plenty * m_bytes))
        return;
    QFile file(path());
    // Without the blocks themselves nothing would be reserved.
    if (file.open(QIODevice::WriteOnly) && posix_fallocate(file.handle(), 0, m_bytes) != 0)
        file.remove();
}

bool DiskReserve::release()
{
    return QFile::remove(path());
}

} // namespace onescreen
