// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace onescreen {

/// The regions that a reader may see have changed. A region stands for every code that begins with it.
struct ScopeChange
{
    QStringList added;
    QStringList removed;   ///< Their rows must go before anything else is read.
    QByteArray cursor;     ///< Where to go on when nothing was added; empty: read from the beginning.
    bool staysPut = false; ///< Rows go, and the position stays what it is: the reading goes on by itself.

    /// The rows of everything but `scope` must go (empty: nothing must). For who has no cursor by which the
    /// server could tell what was taken away.
    static ScopeChange toFit(const QStringList& scope);

    /// Whether the rows that stay are all of them; otherwise everything is read anew.
    [[nodiscard]] bool goesOn() const { return added.isEmpty() && !cursor.isEmpty(); }
    /// Where a cache stands whose rows of the removed regions have gone; empty: where it stood. When it does
    /// not go on, a cursor that every server refuses as unreadable: a program that ends before it has begun
    /// anew must not go on from a place whose rows are incomplete, also not when the old regions are given
    /// back.
    [[nodiscard]] QByteArray cursorAfterRemoval() const
    {
        if (staysPut)
            return {};
        return goesOn() ? cursor : QByteArrayLiteral("none");
    }

    friend bool operator==(const ScopeChange&, const ScopeChange&) = default;
};

inline constexpr qsizetype regionDigits = 9;
/// One to nine digits.
bool isRegionPrefix(QStringView text);
/// Appends prefixes of what begins with `whole` and with none of `part`. `whole` may be empty: everything.
void appendRegionsBeyond(QStringList& out, const QString& whole, const QStringList& part);

} // namespace onescreen
