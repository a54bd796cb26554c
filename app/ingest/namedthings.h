// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/rowvalues.h"

namespace onescreen::ingest {

/// Makes dictionary entries and units for things that rows only name. Ids come from the names, so every run
/// makes the same ones.
class NamedThings
{
public:
    RowValue<CategoryCode> category(const CategoryTree& tree, const RowEvaluator& row);
    /// None when the row names no unit.
    RowValue<std::optional<UnitId>> unit(const UnitByName& rule, const RowEvaluator& row);

    /// All made so far, parents before children.
    [[nodiscard]] const std::vector<Record>& made() const { return m_made; }

private:
    RowValue<QString> categoryAt(const QStringList& path, const std::optional<QString>& parent,
                                 const CategoryTree& tree, const RowEvaluator& row);

    std::vector<Record> m_made;
    QHash<QString, QString> m_codes; ///< Path of names → code or id.
};

} // namespace onescreen::ingest
