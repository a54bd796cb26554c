// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

#include <sys/mount.h>

namespace onescreen::test {

/// A file system of a few megabytes for as long as the object lives. Needs the right to mount.
class SmallDisk
{
public:
    explicit SmallDisk(const QByteArray& size)
        : m_mounted(::mount("tmpfs", path().toLocal8Bit().constData(), "tmpfs", 0,
                            QByteArray("size=" + size).constData()) == 0)
    {
    }
    ~SmallDisk() { ::umount2(path().toLocal8Bit().constData(), MNT_DETACH); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] bool makeReadOnly() const
    {
        return ::mount("tmpfs", path().toLocal8Bit().constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) ==
               0;
    }

private:
    QTemporaryDir m_folder;
    bool m_mounted;
};

} // namespace onescreen::test
