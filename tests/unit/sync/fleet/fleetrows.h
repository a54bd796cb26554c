// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QString>
#include <QStringList>

#include <array>

namespace onescreen::test {

inline constexpr int fleetRegions = 4;
inline constexpr std::size_t fleetRowCount = 24;
/// Rows below that number are everybody's.
inline constexpr std::size_t fleetCommonRows = 3;

/// What matters of a row.
struct FleetRow
{
    qint64 version = 0; ///< 0: there is no such row.
    int region = 0;     ///< 0: everybody's; 1 to fleetRegions.
    qint64 text = 0;    ///< Another one with each change; odd: acknowledged.

    friend bool operator==(const FleetRow&, const FleetRow&) = default;
};
using FleetRows = std::array<FleetRow, fleetRowCount>;

/// The regions that somebody may see.
class FleetScope
{
public:
    FleetScope() = default; ///< Everything.
    explicit FleetScope(unsigned bits) : m_bits(bits) {}

    [[nodiscard]] bool sees(int region) const { return region == 0 || ((m_bits >> region) & 1U) != 0; }
    [[nodiscard]] FleetRows of(FleetRows rows) const;
    [[nodiscard]] unsigned bits() const { return m_bits; }
    /// As on the wire.
    [[nodiscard]] QStringList prefixes() const;
    static FleetScope fromPrefixes(const QStringList& prefixes);
    /// Prefixes of what this has and `other` has not.
    [[nodiscard]] QStringList beyond(const FleetScope& other) const;

    friend bool operator==(const FleetScope&, const FleetScope&) = default;

private:
    static constexpr unsigned everything = ((1U << fleetRegions) - 1U) << 1U;
    unsigned m_bits = everything;
};

/// Whether the code of the region begins with one of the prefixes.
bool isInPrefixes(int region, const QStringList& prefixes);
QString fleetRowId(std::size_t row);
std::size_t fleetRowOf(const QString& id);
/// A put as it comes over the wire: region and text travel as members that the program does not know.
Change fleetPut(std::size_t at, const FleetRow& row);
FleetRow fleetRowIn(const Change& put);

} // namespace onescreen::test
