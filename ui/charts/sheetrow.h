// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartfromsheet.h"

namespace onescreen {

/// Reads the cells of one row and keeps the first thing that was wrong, so that a reader can take all cells
/// and ask once.
class SheetRow
{
public:
    SheetRow(const ChartSheet& sheet, const ChartSheet::Row& row) : m_sheet(sheet), m_row(row) {}

    [[nodiscard]] QString text(const QString& column) const { return m_sheet.text(m_row, column); }
    [[nodiscard]] std::optional<double> number(const QString& column)
    {
        return keep(m_sheet.number(m_row, column)).value_or(std::nullopt);
    }
    [[nodiscard]] std::optional<double> number(qsizetype column)
    {
        return keep(m_sheet.number(m_row, column)).value_or(std::nullopt);
    }
    [[nodiscard]] Tone tone(Tone otherwise)
    {
        return keep(m_sheet.tone(m_row, otherwise)).value_or(otherwise);
    }
    [[nodiscard]] bool flag(const QString& column)
    {
        return keep(m_sheet.flag(m_row, column)).value_or(false);
    }
    void fail(const QString& column, const QString& text)
    {
        if (!m_error)
            m_error = m_sheet.fault(m_row, column, text).error();
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    template <typename Value> Result<Value> keep(Result<Value> value)
    {
        if (!value && !m_error)
            m_error = value.error();
        return value;
    }

    const ChartSheet& m_sheet;
    const ChartSheet::Row& m_row;
    std::optional<Error> m_error;
};

/// Fills `data` row by row with `add(data, row)`.
template <typename Data, typename Add> Result<Data> readRows(const ChartSheet& sheet, Data data, Add add)
{
    for (const ChartSheet::Row& one : sheet.rows()) {
        SheetRow row(sheet, one);
        add(data, row);
        if (row.error())
            return std::unexpected(*row.error());
    }
    return data;
}

inline ValueFormat formatOf(const SheetOptions& options)
{
    return {.decimals = options.decimals, .unit = options.unit};
}

} // namespace onescreen
