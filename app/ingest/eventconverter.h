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
    /// `now`: the moment of import, by which times that lie too far ahead are told; not given, none is.
    EventConverter(const Mapping& mapping, const EventMembers& members,
                   std::optional<QSet<QString>> categories, std::optional<UtcTime> now);

    RowValue<ConvertedRow> convert(const RowEvaluator& row);
    [[nodiscard]] const std::vector<Record>& named() const { return m_named.made(); }

private:
    RowValue<CategoryCode> category(const RowEvaluator& row);
    RowValue<std::optional<UnitId>> unit(const RowEvaluator& row);
    RowValue<EventFields> identity(const RowEvaluator& row);
    RowValue<void> fillState(const RowEvaluator& row, EventFields& fields) const;
    RowValue<void> fillTimes(const RowEvaluator& row, EventFields& fields) const;
    RowValue<void> refuseFarAhead(const RowEvaluator& row, const EventFields& fields) const;
    [[nodiscard]] QString noteOf(const Position& place, const std::optional<UtcTime>& latest) const;
    RowValue<void> fillTexts(const RowEvaluator& row, EventFields& fields) const;
    [[nodiscard]] const Expression* expressionOf(QStringView member) const;

    const Mapping& m_mapping;
    const EventMembers& m_members;
    std::optional<QSet<QString>> m_categories; ///< Known codes; not given: every code passes.
    std::optional<UtcTime> m_now;
    NamedThings m_named;
};

} // namespace onescreen::ingest
