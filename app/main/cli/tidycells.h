// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/tidytable.h"

namespace onescreen {

/// Reads the cells of a table's rows and keeps what is wrong with them. Columns that are not there (no place)
/// are missing, which is no fault. Table and faults must outlive it.
class TidyCells
{
public:
    TidyCells(const TidyTable& table, std::vector<TidyFault>& faults) : m_table(table), m_faults(faults) {}

    /// Always false, to be returned.
    bool fault(const TidyRow& row, std::optional<std::size_t> place, const QString& rule);
    /// False after a fault; an empty cell leaves `into` as it is.
    bool readNumber(const TidyRow& row, std::optional<std::size_t> place, std::optional<double>& into);
    /// Whether the state of the row lets it have a value: yes without one; none after a fault.
    std::optional<bool> mayHaveValue(const TidyRow& row, std::optional<std::size_t> place);

private:
    const TidyTable& m_table;
    std::vector<TidyFault>& m_faults;
};

} // namespace onescreen
