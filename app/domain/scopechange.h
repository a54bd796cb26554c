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

    /// Whether the rows that stay are all of them; otherwise everything is read anew.
    [[nodiscard]] bool goesOn() const { return added.isEmpty() && !cursor.isEmpty(); }
    /// Where a cache stands whose rows of the removed regions have gone. When it does not go on, a cursor
    /// that every server refuses as unreadable: a program that ends before it has begun anew must not go on
    /// from a place whose rows are incomplete, also not when the old regions are given back.
    [[nodiscard]] QByteArray cursorAfterRemoval() const
    {
        return goesOn() ? cursor : QByteArrayLiteral("none");
    }

    friend bool operator==(const ScopeChange&, const ScopeChange&) = default;
};

} // namespace onescreen
