// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/models/assessment/assessedunits.h"

#include <QHash>

#include <vector>

namespace onescreen {

/// Imported values found again by unit, indicator of the catalogue and period. Values that belong to no
/// indicator or area stay out of it and are still in all().
class ImportedValues
{
public:
    ImportedValues() = default;
    explicit ImportedValues(std::vector<IndicatorValue> values);

    /// Finds places for the values; a name is an indicator's id, name, short name or alias, with or without
    /// quotation marks and spaces. A name that two indicators carry finds neither.
    void place(const Catalogue& catalogue, const AssessedUnits& units);

    [[nodiscard]] const std::vector<IndicatorValue>& all() const { return m_values; }
    /// Actual values, in the order of their ids; usually none or one.
    [[nodiscard]] std::vector<std::size_t> actual(std::size_t unit, const QString& indicator,
                                                  const Period& period) const;
    [[nodiscard]] std::optional<std::size_t> target(std::size_t unit, const QString& indicator,
                                                    const Period& period) const;
    [[nodiscard]] QSet<RegionCode> regions() const;
    [[nodiscard]] std::vector<Period> placedPeriods() const; ///< Of actual values, each once.
    [[nodiscard]] bool
    hasIndicator(const QString& indicator) const; ///< Any actual value of any unit and period.

private:
    std::vector<IndicatorValue> m_values; ///< By id.
    QHash<QString, std::vector<std::size_t>> m_actual;
    QHash<QString, std::size_t> m_target;
    QSet<QString> m_indicators;
    std::vector<Period> m_periods;
};

/// What a printed value says, for showing it beside ours. In the words of its document.
PrintedValue printedValue(const IndicatorValue& value);
/// The printed number in the indicator's unit; none when its unit is another one.
std::optional<double> valueInUnit(const IndicatorValue& value, const QString& unit);
/// Whether `computed` is not what is printed, to the decimals that are printed.
bool differsFromPrinted(double computed, double printed);

} // namespace onescreen
