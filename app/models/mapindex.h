// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/mapsearch.h"
#include "app/models/namebook.h"

namespace onescreen {

/// Names of the pack and the units, prepared for searching. Immutable, so threads may share it.
class MapIndex
{
public:
    /// Takes half a second for a province (pinyin): call it on a worker thread. `pack` may be null.
    MapIndex(const geo::Pack* pack, const NameBook& names);

    struct Found
    {
        std::vector<MapFind> finds; ///< At most `limit` of each kind; the kinds in the order of the enum.
        std::array<qint64, 6> more{};
    };
    [[nodiscard]] Found find(const QString& text, int limit) const;

private:
    struct Entry
    {
        MapFind find;
        QString other;    ///< Code and English name, searched too.
        QString initials; ///< Lower case.
        int rank = 0;     ///< Smaller is more important.
    };

    void addAreas(const geo::Pack& pack);
    void addPlaces(const geo::Pack& pack);
    void addUnits(const geo::Pack* pack, const NameBook& names);

    /// What lies in the tenant's own area comes before what does not.
    [[nodiscard]] static int rankOf(const geo::Pack& pack, const std::optional<RegionCode>& area, int rank);

    std::vector<Entry> m_entries;
};

/// How well a name matches: 0 the whole name, 1 its beginning, 2 the initials from the start, 3 any part;
/// none.
std::optional<int> matchRank(const QString& text, const QString& name, const QString& other,
                             const QString& initials);

} // namespace onescreen
