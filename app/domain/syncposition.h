// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace onescreen {

/// Where a client stands in the log; both texts are empty before the first page.
struct SyncPosition
{
    QByteArray cursor; ///< Opaque; empty before the first page.
    QByteArray epoch;
    qint64 seq = 0;

    friend bool operator==(const SyncPosition&, const SyncPosition&) = default;
};

} // namespace onescreen
