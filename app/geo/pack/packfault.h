// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace onescreen::geo {

/// One thing wrong with a data pack and where it is. What is not known is empty.
struct PackFault
{
    QString file;                  ///< Relative to the pack's folder.
    QString layer;                 ///< Layer id of the manifest.
    std::optional<qint64> feature; ///< 0-based index in a GeoJSON file.
    std::optional<qint64> row;     ///< 1-based line of a CSV file.
    QString subject;               ///< Region code or name of the feature, as written.
    QString field;                 ///< Our name of the field, or "coordinates", or a member of the manifest.
    QString text;                  ///< English sentence.
    ErrorKind kind = ErrorKind::Invalid;

    /// "counties.geojson: layer counties, feature 3 (330902), coordinates: …".
    [[nodiscard]] QString toString() const;
    /// The same with file, row and field in their places.
    [[nodiscard]] Error toError() const;

    friend bool operator==(const PackFault&, const PackFault&) = default;
};

/// Where faults are gathered while a pack is read. Not thread-safe; one per reading.
class PackFaults
{
public:
    /// More faults than this in one layer are counted, not kept: a file in a wrong datum would give a
    /// million.
    static constexpr int mostPerLayer = 100;

    void add(PackFault fault);
    [[nodiscard]] bool isEmpty() const { return m_faults.empty(); }
    [[nodiscard]] qint64 count() const { return m_count; }
    /// All that were kept; where some were not, a last one per layer says how many.
    [[nodiscard]] std::vector<PackFault> take() &&;

private:
    std::vector<PackFault> m_faults;
    std::vector<std::pair<QString, qint64>> m_perLayer;
    qint64 m_count = 0;
};

} // namespace onescreen::geo
