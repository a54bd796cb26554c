// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/models/assessment/assessmenttypes.h"
#include "app/models/namebook.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace onescreen {

QString unitKey(RegionCode region);
QString unitKey(const UnitId& unit);
AreaLevel areaLevelOf(AssessedLevel level); ///< The catalogue's word for it.

/// All units that can be assessed and how they lie in each other. A value.
/// Departments are units of a city or county with what stands below them; teams are units of a township.
class AssessedUnits
{
public:
    AssessedUnits() = default;
    /// Areas of the dictionary and those that `seen` names beside it (they carry their code as name).
    AssessedUnits(const NameBook& names, const QSet<RegionCode>& seen);

    /// The group that the catalogue gives each unit; departments without one are compared on their own level
    /// of area only.
    void setPeerGroups(const Catalogue& catalogue);

    [[nodiscard]] const std::vector<AssessedUnit>& all() const { return m_units; } ///< By level, then key.
    [[nodiscard]] std::optional<std::size_t> find(const QString& key) const;
    [[nodiscard]] const AssessedUnit& at(std::size_t index) const { return m_units[index]; }
    /// The area itself and the known larger ones; of a unit the ones above it.
    [[nodiscard]] const std::vector<std::size_t>& above(std::size_t index) const { return m_above[index]; }
    [[nodiscard]] std::vector<std::size_t> children(std::size_t index) const;
    /// Where a fact of that area counts: the known areas that contain it, smallest first.
    [[nodiscard]] std::vector<std::size_t> holding(RegionCode region) const;
    /// Where a fact of that unit counts: itself and the units above it; none for an unknown id.
    [[nodiscard]] std::vector<std::size_t> holding(const QString& unitId) const;
    /// Ids of the unit and of everything below it.
    [[nodiscard]] QSet<QString> unitIdsIn(std::size_t index) const;
    [[nodiscard]] bool isInside(std::size_t index, std::size_t larger) const;

private:
    void addAreas(const NameBook& names, const QSet<RegionCode>& seen);
    void addUnits(const NameBook& names);
    void link();

    std::vector<AssessedUnit> m_units;
    std::vector<std::vector<std::size_t>> m_above; ///< Itself first.
    QHash<QString, std::size_t> m_byKey;
};

} // namespace onescreen
