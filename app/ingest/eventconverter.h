// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/convertedrow.h"
#include "app/ingest/namedthings.h"

#include <QSet>

namespace onescreen::ingest {

/// Rows → events. See RowConverter.
class EventConverter
{
public:
    EventConverter(const Mapping& mapping, const EventMembers& members,
                   std::optional<QSet<QString>> categories);

    RowValue<ConvertedRow> convert(const RowEvaluator& row);
    [[nodiscard]] const std::vector<Record>& named() const { return m_named.made(); }

private:
    RowValue<CategoryCode> category(const RowEvaluator& row);
    RowValue<std::optional<UnitId>> unit(const RowEvaluator& row);
    RowValue<EventFields> identity(const RowEvaluator& row);
    RowValue<void> fillState(const RowEvaluator& row, EventFields& fields) const;
    RowValue<void> fillTimes(const RowEvaluator& row, EventFields& fields) const;
    RowValue<void> fillTexts(const RowEvaluator& row, EventFields& fields) const;
    [[nodiscard]] const Expression* expressionOf(QStringView member) const;

    const Mapping& m_mapping;
    const EventMembers& m_members;
    std::optional<QSet<QString>> m_categories; ///< Known codes; not given: every code passes.
    NamedThings m_named;
};

} // namespace onescreen::ingest
