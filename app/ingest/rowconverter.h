// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/eventconverter.h"
#include "app/ingest/indicatorconverter.h"

#include <variant>

namespace onescreen::ingest {

/// Turns rows of a file into checked domain records. What it makes depends only on the mapping and on the
/// rows so far, so a second pass over the same file with a new converter makes the same records.
class RowConverter
{
public:
    /// `mapping` outlives the converter; `positions` are those of bindColumns(). `categories`: codes the
    /// other side knows beside those of the mapping; not given, every code passes here and the server
    /// decides.
    /// `now`: the moment of import; see Mapping::ahead.
    RowConverter(const Mapping& mapping, std::vector<std::size_t> positions,
                 std::optional<QSet<QString>> categories = std::nullopt,
                 std::optional<UtcTime> now = std::nullopt);

    RowValue<ConvertedRow> convert(const std::vector<QString>& fields);

    /// Dictionary entries and units that the rows so far named, parents first.
    [[nodiscard]] std::vector<Record> named() const;

private:
    RowEvaluator m_row;
    std::variant<EventConverter, IndicatorConverter> m_converter;
};

} // namespace onescreen::ingest
