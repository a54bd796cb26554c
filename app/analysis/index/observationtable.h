// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/analysis/index/observation.h"

#include <QHash>

#include <memory>
#include <span>
#include <vector>

namespace onescreen {

/// Observations of all periods in columns, unit by unit, ready for computeIndex(). Made once, read for every
/// period. A value; copies share their content.
class ObservationTable
{
public:
    /// One indicator in one period, by unit; NaN = none. No column: nothing came for anybody.
    struct Column
    {
        std::vector<double> numerator, denominator;
        std::vector<double> value, standardError; ///< Empty when nobody states any.
        std::vector<ValueState> state;            ///< NotReported where there is no observation.

        [[nodiscard]] double statedValue(std::size_t unit) const;
        [[nodiscard]] double statedError(std::size_t unit) const;
    };
    using Columns = QHash<QString, Column>; ///< By indicator.

    /// Invalid: an observation of a unit or indicator that is not in the lists, or the second one of the same
    /// unit, period and indicator. The sentence names them.
    static Result<ObservationTable> of(const Catalogue& catalogue, const std::vector<IndexUnit>& units,
                                       std::span<const Observation> observations);

    /// What came in one period; null when nothing did.
    [[nodiscard]] const Columns* columns(const Period& period) const;
    /// Null when nothing came.
    [[nodiscard]] const Column* column(const Period& period, const IndicatorId& indicator) const;
    /// The same; null for null.
    [[nodiscard]] static const Column* columnOf(const Columns* columns, const IndicatorId& indicator);
    [[nodiscard]] std::size_t unitCount() const { return d->units; }
    /// All periods that have observations, by their last day.
    [[nodiscard]] std::vector<Period> periods() const;

private:
    struct Content
    {
        std::size_t units = 0;
        QHash<QString, Columns> columns; ///< By period.
    };
    explicit ObservationTable(std::shared_ptr<const Content> content) : d(std::move(content)) {}
    std::shared_ptr<const Content> d;
};

} // namespace onescreen
