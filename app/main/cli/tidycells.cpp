// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/tidycells.h"

#include "app/domain/valuestate.h"

using namespace Qt::StringLiterals;

namespace onescreen {

bool TidyCells::fault(const TidyRow& row, std::optional<std::size_t> place, const QString& rule)
{
    m_faults.push_back(
        {.line = row.line, .column = place ? m_table.header[*place] : QString(), .rule = rule});
    return false;
}

bool TidyCells::readNumber(const TidyRow& row, std::optional<std::size_t> place, std::optional<double>& into)
{
    if (!place)
        return true;
    const auto number = tidyNumber(row.fields[*place]);
    if (!number)
        return fault(row, place, number.error());
    if (*number)
        into = *number;
    return true;
}

std::optional<bool> TidyCells::mayHaveValue(const TidyRow& row, std::optional<std::size_t> place)
{
    const QString name = place ? row.fields[*place].trimmed() : QString();
    if (name.isEmpty())
        return true;
    const auto state = valueStateFromName(name);
    if (state)
        return *state == ValueState::Value;
    fault(row, place, u"'%1' is no value state"_s.arg(name));
    return std::nullopt;
}

} // namespace onescreen
