// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as it is written for spreadsheets. The input is a table: rows end with U+001E, cells with U+001F; "#12"
// is a number, "~" is missing, anything else a text. What is written must be read back cell by cell.
#include "app/ingest/csvreader.h"
#include "app/ingest/csvwriter.h"
#include "app/report/tableexport.h"
#include "tests/fuzz/fuzztarget.h"

#include <QBuffer>

#include <cmath>
#include <cstdlib>

using namespace onescreen;
using namespace onescreen::ingest;

namespace {

QVariant cellOf(const QString& text)
{
    if (text == u"~")
        return {};
    if (!text.startsWith(u'#'))
        return text;
    bool isWhole = false;
    const qint64 whole = text.sliced(1).toLongLong(&isWhole);
    if (isWhole)
        return whole;
    bool isNumber = false;
    const double number = text.sliced(1).toDouble(&isNumber);
    return isNumber ? QVariant(number) : QVariant(text);
}

QList<QVariantList> rowsOf(const QString& text)
{
    QList<QVariantList> rows;
    for (const QString& line : text.split(QChar(u'\x1e'))) {
        QVariantList row;
        for (const QString& cell : line.split(QChar(u'\x1f')))
            row << cellOf(cell);
        rows << row;
    }
    return rows;
}

bool startsFormula(const QString& text)
{
    static const QString signs = QStringLiteral("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20");
    return !text.isEmpty() && signs.contains(text.front());
}

/// No reader of CSV takes NUL: it is written as U+FFFD.
QString withoutNul(QString text)
{
    return text.replace(QChar::Null, QChar::ReplacementCharacter);
}

void requireSame(const QVariant& cell, const QString& read)
{
    if (!cell.isValid()) {
        if (!read.isEmpty())
            std::abort(); // missing is never a number or a word
        return;
    }
    if (isNumberCell(cell)) {
        const double number = cell.toDouble();
        const bool same = cell.typeId() == QMetaType::LongLong ? read.toLongLong() == cell.toLongLong()
                                                               : read.toDouble() == number;
        if (std::isfinite(number) ? !same : !read.isEmpty())
            std::abort();
        return;
    }
    const QString text = withoutNul(cell.toString());
    if (startsFormula(read) || read != (startsFormula(text) ? u'\'' + text : text))
        std::abort();
}

std::vector<std::vector<QString>> readBack(QByteArray bytes, char delimiter)
{
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, {.delimiter = delimiter, .encoding = TextEncoding::Utf8});
    std::vector<std::vector<QString>> records;
    CsvRecord record;
    for (auto more = reader.next(record); more && *more; more = reader.next(record)) {
        if (record.problem)
            std::abort();
        records.push_back(record.fields);
    }
    return records;
}

void checkExport(const QList<QVariantList>& rows)
{
    const auto read =
        readBack(csvBytes({.header = {QStringLiteral("名称")}, .rows = rows, .formats = {}}, {}), ',');
    if (std::ssize(read) != rows.size() + 1)
        std::abort();
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const std::vector<QString>& fields = read[static_cast<std::size_t>(row) + 1];
        if (std::ssize(fields) != rows[row].size())
            std::abort();
        for (qsizetype cell = 0; cell < rows[row].size(); ++cell)
            requireSame(rows[row][cell], fields[static_cast<std::size_t>(cell)]);
    }
}

/// The other writer, of rejected rows and of statistics.
void checkLines(const QList<QVariantList>& rows, char delimiter)
{
    for (const QVariantList& row : rows) {
        std::vector<QString> texts;
        for (const QVariant& cell : row)
            texts.push_back(withoutFormula(withoutNul(cell.toString())));
        // Behind a header, as always: a mark at the very beginning would be the file's, not the text's.
        const std::vector<QString> header{QStringLiteral("line")};
        const auto read = readBack(csvLine(header, delimiter) + csvLine(texts, delimiter), delimiter);
        if (read.size() != 2 || read.back() != texts)
            std::abort();
        for (const QString& text : read.back()) {
            if (startsFormula(text))
                std::abort();
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto rows = rowsOf(QString::fromUtf8(fuzzBytes(data, size)));
    checkExport(rows);
    checkLines(rows, ',');
    checkLines(rows, '\t');
    return 0;
}
