// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace onescreen {

/// What the cache leaves free on its disk, so that operators' orders can still be written when nothing else
/// can: 32 MiB, or a quarter of a small disk.
Result<void> requireFreeSpace(const QString& folder);

/// Space that is taken while there is plenty and given back when the disk is full: reserve.bin in the folder.
/// One thread.
class DiskReserve
{
public:
    static constexpr qint64 usualBytes = 16 << 20;

    explicit DiskReserve(QString folder, qint64 bytes = usualBytes)
        : m_folder(std::move(folder)), m_bytes(bytes)
    {
    }
    /// Takes the space unless it is taken already or less than four times as much is free.
    void take();
    /// Gives it back; whether there was any.
    bool release();

private:
    [[nodiscard]] QString path() const;

    QString m_folder;
    qint64 m_bytes;
};

} // namespace onescreen
