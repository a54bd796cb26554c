// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checked.h"

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <functional>
#include <optional>

namespace onescreen {

enum class RegionLevel { Province = 1, City = 2, County = 3, Township = 4 };

/// Administrative division code of GB/T 2260 (6 digits) and GB/T 10114 (9 digits, townships).
/// First two digits 11 to 82; 99 is free for places outside China (imported test data).
/// Stored as the 9-digit number, so an area is a range of numbers.
class RegionCode
{
public:
    static std::optional<RegionCode>
    fromString(QStringView text); ///< 2, 4, 6 or 9 digits (12 with trailing 000).
    static std::optional<RegionCode> fromNumber(qint64 number); ///< The 9-digit number.

    [[nodiscard]] RegionLevel level() const;
    [[nodiscard]] qint32 number() const { return m_number; }
    /// Last 9-digit number inside this area; the area is [number(), lastNumber()].
    [[nodiscard]] qint32 lastNumber() const;
    [[nodiscard]] bool contains(RegionCode other) const;
    [[nodiscard]] std::optional<RegionCode> parent() const;
    /// The enclosing (or same) area of that level; none when this area is larger.
    [[nodiscard]] std::optional<RegionCode> ancestor(RegionLevel level) const;
    /// "330900", "330902", "330902001".
    [[nodiscard]] QString toString() const;

    friend auto operator<=>(RegionCode, RegionCode) = default;
    friend size_t qHash(RegionCode code, size_t seed = 0) { return ::qHash(code.m_number, seed); }

private:
    explicit constexpr RegionCode(qint32 number) : m_number(number) {}
    qint32 m_number;
};

struct RegionFields
{
    RegionCode code;
    QString name;

    friend bool operator==(const RegionFields&, const RegionFields&) = default;
};
std::optional<Error> findFault(const RegionFields& fields);
using Region = Checked<RegionFields>;

} // namespace onescreen

template <> struct std::hash<onescreen::RegionCode>
{
    std::size_t operator()(onescreen::RegionCode code) const noexcept
    {
        return static_cast<std::size_t>(code.number());
    }
};
