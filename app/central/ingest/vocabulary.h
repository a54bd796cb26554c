// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"
#include "app/domain/change.h"

#include <QSet>

namespace onescreen::central {

/// The words that rows may refer to: dictionary entries, regions and units of the log.
class Vocabulary
{
public:
    static Result<Vocabulary> load(Database& db);
    /// In a shared database other servers add words too: reads them anew there, does nothing elsewhere.
    /// True when it has read them.
    Result<bool> refresh(Database& db);

    void add(const Record& record); ///< Other entities are ignored.
    [[nodiscard]] bool hasUnit(const QString& id) const { return m_units.contains(id); }
    [[nodiscard]] bool hasRegion(RegionCode code) const { return m_regions.contains(code); }
    [[nodiscard]] bool has(DictionaryKind kind, const QString& code) const;
    /// The first reference of the record that leads nowhere, with its wire member in place.field.
    [[nodiscard]] std::optional<Error> unknownReference(const Record& record) const;

private:
    QSet<QString> m_entries; ///< "category/0102"
    QSet<RegionCode> m_regions;
    QSet<QString> m_units;
};

} // namespace onescreen::central
