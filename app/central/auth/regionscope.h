// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace onescreen::central {

/// The regions that somebody may see: prefixes of the nine-digit number of a region, sorted, none inside
/// another. Without any: everything.
class RegionScope
{
public:
    static constexpr qsizetype mostPrefixes = 64;

    RegionScope() = default; ///< Everything.
    /// Each of 1 to 9 digits; the zeros that fill up the code of a province or city ("330900") are left out.
    /// None when one of them is not that, or there are more than mostPrefixes.
    static std::optional<RegionScope> of(const QStringList& prefixes);
    /// Of a column that was written by toText().
    static RegionScope fromText(const QString& text);
    [[nodiscard]] QString toText() const { return m_prefixes.join(u','); }
    [[nodiscard]] QByteArray toJson() const; ///< The array of the prefixes.

    [[nodiscard]] bool isEverything() const { return m_prefixes.isEmpty(); }
    [[nodiscard]] const QStringList& prefixes() const { return m_prefixes; }
    /// Rows without a region are everybody's.
    [[nodiscard]] bool contains(std::optional<RegionCode> region) const;
    /// Of the cursor: 0 for everything, else the first 32 bits of SHA-256 over toText().
    [[nodiscard]] quint32 id() const;
    /// SQL that is true where the column's number is inside, on either kind of database; only digits and the
    /// column's name go into it. Null where the column is null.
    [[nodiscard]] QString condition(QStringView column) const;

    friend bool operator==(const RegionScope&, const RegionScope&) = default;

private:
    QStringList m_prefixes;
};

/// Prefixes of what is in `whole` and not in `part`.
QStringList regionsBeyond(const RegionScope& whole, const RegionScope& part);

} // namespace onescreen::central
