// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/csvreader.h"

#include <QFile>
#include <QString>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

namespace onescreen::statistics {

/// A CSV file with a header as rows of text by column.
struct TextTable
{
    std::vector<QString> columns;
    std::vector<std::map<QString, QString>> rows;

    [[nodiscard]] bool has(const QString& column) const
    {
        return std::ranges::find(columns, column) != columns.end();
    }
};

inline TextTable readTable(const QString& path)
{
    TextTable table;
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    ingest::CsvReader reader(file, {});
    ingest::CsvRecord record;
    while (reader.next(record).value_or(false)) {
        EXPECT_FALSE(record.problem) << path.toStdString() << ":" << record.line;
        if (table.columns.empty()) {
            table.columns = record.fields;
            continue;
        }
        std::map<QString, QString> row;
        for (std::size_t i = 0; i < std::min(record.fields.size(), table.columns.size()); ++i)
            row[table.columns[i]] = record.fields[i];
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Empty text is a missing number.
inline std::optional<double> numberIn(const std::map<QString, QString>& row, const QString& column)
{
    const auto found = row.find(column);
    if (found == row.end() || found->second.isEmpty())
        return std::nullopt;
    bool ok = false;
    const double value = found->second.toDouble(&ok);
    EXPECT_TRUE(ok) << column.toStdString() << ": " << found->second.toStdString();
    return value;
}

/// |got − expected| ≤ tolerance · max(1, |expected|), and missing where missing is expected.
inline ::testing::AssertionResult agrees(std::optional<double> got, std::optional<double> expected,
                                         double tolerance = 1e-9)
{
    if (got.has_value() != expected.has_value())
        return ::testing::AssertionFailure()
               << (got ? "has a value where none is expected" : "is missing where a value is expected");
    if (!got || std::abs(*got - *expected) <= tolerance * std::max(1.0, std::abs(*expected)))
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "got " << *got << ", expected " << *expected;
}

} // namespace onescreen::statistics
