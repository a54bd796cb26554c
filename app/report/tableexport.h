// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/report/exporttable.h"

#include <QByteArray>
#include <QString>

namespace onescreen {

/// A whole or floating number, as a spreadsheet must take it.
bool isNumberCell(const QVariant& value);
/// One cell: quoted where needed; text that a spreadsheet would take for a formula (= + - @, their full-width
/// forms, tab or line break in front) gets a leading apostrophe, numbers do not; NUL, which no reader of CSV
/// takes, becomes U+FFFD; missing is an empty cell.
QString csvCell(const QVariant& value);
/// UTF-8 with BOM, CRLF: `about` rows (name, value), an empty row, the header, the rows.
QByteArray csvBytes(const ExportTable& table, const AboutLines& about);

/// Names of the two sheets, in the language of the reader.
struct XlsxSheetNames
{
    QString data;
    QString about;
};

/// An Excel workbook: the table on the first sheet with its header frozen, `about` on the second. Numbers are
/// numbers with the format of their column, texts are texts and never formulas, missing and not-finite values
/// are empty cells. Fails (Invalid, with the row) where Excel's own limits are passed: 1,048,576 rows, 16,384
/// columns, 32,767 characters in a cell. Any thread.
Result<QByteArray> xlsxBytes(const ExportTable& table, const AboutLines& about, const XlsxSheetNames& names);

} // namespace onescreen
