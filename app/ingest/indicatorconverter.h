// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/convertedrow.h"
#include "app/ingest/rowvalues.h"

namespace onescreen::ingest {

/// Rows → indicator values. See RowConverter.
class IndicatorConverter
{
public:
    explicit IndicatorConverter(const IndicatorMembers& members) : m_members(members) {}

    RowValue<ConvertedRow> convert(const RowEvaluator& row);

private:
    struct Texts
    {
        QString indicator;
        QString area;
        QString period;
        QString document;
        QString unit;
        QString context;
    };

    RowValue<Texts> texts(const RowEvaluator& row) const;
    struct Numbers
    {
        std::optional<double> value;
        std::optional<double> numerator;
        std::optional<double> denominator;
        std::optional<ValueState> state;
    };

    RowValue<Numbers> numbers(const RowEvaluator& row) const;
    RowValue<std::optional<RegionCode>> region(const RowEvaluator& row) const;
    RowValue<IndicatorValueId> nextId(const RowEvaluator& row, const Texts& texts);
    [[nodiscard]] const Expression* expressionOf(QStringView member) const;

    const IndicatorMembers& m_members;
    QHash<QString, int> m_occurrences; ///< Values with the same key so far.
};

} // namespace onescreen::ingest
