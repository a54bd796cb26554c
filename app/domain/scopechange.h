// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace onescreen {

/// The regions that a reader may see have changed. A region stands for every code that begins with it.
struct ScopeChange
{
    QStringList added;
    QStringList removed; ///< Their rows must go before anything else is read.
    QByteArray cursor;   ///< Where to go on when nothing was added; empty: read from the beginning.

    friend bool operator==(const ScopeChange&, const ScopeChange&) = default;
};

} // namespace onescreen
