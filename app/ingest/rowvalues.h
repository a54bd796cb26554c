// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/mapping.h"

#include <expected>

namespace onescreen::ingest {

/// Why a row cannot be taken: which column holds what, and what is wrong with it.
struct RowFault
{
    QString column; ///< As in the header; several joined with '+'.
    QString value;
    QString reason; ///< Without the value, so that equal reasons can be counted.
};
template <typename T> using RowValue = std::expected<T, RowFault>;

/// A place, and what was noted about it without rejecting the row.
struct Position
{
    std::optional<GeoPoint> point;
    QString note;
};

/// Evaluates a mapping's rules on one row after another. Keeps a small cache, so one object serves one
/// thread.
class RowEvaluator
{
public:
    /// `mapping` outlives the evaluator; `positions` are those of bindColumns().
    RowEvaluator(const Mapping& mapping, std::vector<std::size_t> positions);

    /// The row must have as many fields as the header.
    void setRow(const std::vector<QString>& fields) { m_fields = &fields; }

    /// Cleaned text (app/domain/texts.h); empty when there is nothing. An unknown text of a lookup is a
    /// fault.
    [[nodiscard]] RowValue<QString> text(const Expression& expression) const;
    /// As text(), but nothing is a fault.
    [[nodiscard]] RowValue<QString> requiredText(const Expression& expression) const;
    /// Empty when there is no rule.
    [[nodiscard]] RowValue<QString> optionalText(const std::optional<Expression>& expression) const;
    [[nodiscard]] RowValue<std::optional<UtcTime>> time(const std::optional<TimeRule>& rule) const;
    [[nodiscard]] RowValue<std::optional<UtcTime>> time(const TimeRule& rule) const;
    [[nodiscard]] RowValue<Position> position(const PositionRule& rule) const;
    [[nodiscard]] RowValue<RegionCode> region(const Expression& expression) const;

    /// A fault at this expression with the row's own text as value.
    [[nodiscard]] std::unexpected<RowFault> fault(const Expression& expression, QString reason) const;
    /// A fault that the domain found in a member; `expression` is what fills the member, null when nothing
    /// does.
    [[nodiscard]] std::unexpected<RowFault> fault(const Expression* expression, const Error& error) const;

private:
    [[nodiscard]] QString columnText(qsizetype column) const;
    [[nodiscard]] QString rawText(const Expression& expression) const;

    const Mapping& m_mapping;
    std::vector<std::size_t> m_positions;
    const std::vector<QString>* m_fields = nullptr;
    mutable QHash<std::pair<const TimeRule*, QString>, std::optional<UtcTime>> m_times;
};

} // namespace onescreen::ingest
