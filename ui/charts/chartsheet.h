// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/charts/chartstyle.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// A table of texts as a file gives it. Knows where each row came from, so that errors can say it.
class ChartSheet
{
public:
    struct Row
    {
        qint64 line = 0; ///< 1-based, in the file.
        QStringList cells;
    };

    /// Fails (Invalid, with file and line) without a header, with an empty or repeated column name, and where
    /// a row has another number of cells than the header.
    static Result<ChartSheet> of(const QString& file, const QStringList& header, std::vector<Row> rows);

    [[nodiscard]] const QString& file() const { return m_file; }
    [[nodiscard]] const QStringList& header() const { return m_header; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

    /// Fails when a column of `required` is missing, or one stands in neither list. Names in any case.
    [[nodiscard]] Result<void> expect(const QStringList& required, const QStringList& optional) const;
    [[nodiscard]] std::optional<qsizetype> column(const QString& name) const; ///< In any case.

    /// A cell by column name; empty where the column or the cell is.
    [[nodiscard]] QString text(const Row& row, const QString& column) const;
    /// Empty cells, "—" and "NA" are missing; anything else has to be a finite number with a decimal point,
    /// "%" after it is allowed.
    [[nodiscard]] Result<std::optional<double>> number(const Row& row, qsizetype column) const;
    [[nodiscard]] Result<std::optional<double>> number(const Row& row, const QString& column) const;
    /// "plain", "chosen", "improvement", "concern", "unknown", "context"; empty is `otherwise`.
    [[nodiscard]] Result<Tone> tone(const Row& row, Tone otherwise) const;
    /// "1", "yes", "true" and "是"; empty, "0", "no", "false" and "否".
    [[nodiscard]] Result<bool> flag(const Row& row, const QString& column) const;

    [[nodiscard]] std::unexpected<Error> fault(const Row& row, const QString& column,
                                               const QString& text) const;

private:
    QString m_file;
    QStringList m_header;
    std::vector<Row> m_rows;
};

} // namespace onescreen
