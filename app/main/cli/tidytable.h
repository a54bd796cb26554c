// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>
#include <QStringList>
#include <QTextStream>

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace onescreen {

/// What is wrong with one row of a tidy CSV, by file, line and column.
struct TidyFault
{
    qint64 line = 0;
    QString column; ///< Empty when the row as a whole is meant.
    QString rule;
};

struct TidyRow
{
    qint64 line = 0;
    std::vector<QString> fields; ///< As many as the header has.
};

/// A CSV file with one header line and one observation a row, as text. Delimiter and encoding are guessed.
struct TidyTable
{
    QString file;
    std::vector<QString> header;
    std::vector<TidyRow> rows;
    std::vector<TidyFault> faults; ///< Rows that could not be split are here and not in `rows`.

    [[nodiscard]] std::optional<std::size_t> find(const QString& column) const;
    /// The column's place, or an error that names the columns there are.
    [[nodiscard]] Result<std::size_t> column(const QString& column) const;
    /// The place of an asked-for column, which must exist; or, when none is asked for, of the usual one,
    /// which may.
    [[nodiscard]] Result<std::optional<std::size_t>> place(const QString& asked, const QString& usual) const;
    /// The places of the asked-for columns; when none is, of those of the usual ones that exist.
    [[nodiscard]] Result<std::vector<std::size_t>> places(const std::vector<QString>& asked,
                                                          const QStringList& usual) const;
};

using TidyFilter = std::vector<std::pair<QString, QString>>;

/// Reads the rows whose columns hold the filter's values. Errors: a file that cannot be read or is no CSV, no
/// header, a column name that stands twice, a filter on an unknown column.
Result<TidyTable> readTidyTable(const QString& file, const TidyFilter& filter = {});

/// "COLUMN=VALUE" from a command line.
Result<TidyFilter> tidyFilterFrom(const std::vector<std::string>& conditions);

/// Empty text is missing. The error is the broken rule: not a number, not finite.
std::expected<std::optional<double>, QString> tidyNumber(const QString& text);

/// The shortest text that reads back as the same double; empty for missing.
QString tidyText(std::optional<double> number);

/// One line for each fault, "file:line: column: rule"; the first fifty, then how many more.
void printFaults(const QString& file, const std::vector<TidyFault>& faults, QTextStream& err);

/// Writes a whole CSV (header first) to a file, all or nothing, or to standard output for "-". Texts that a
/// spreadsheet would compute are made harmless. Invalid when that file is `source`, from which they were
/// made.
Result<void> writeTidyCsv(const QString& target, const std::vector<QStringList>& lines,
                          const QString& source = {});

} // namespace onescreen
