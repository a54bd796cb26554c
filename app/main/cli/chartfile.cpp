// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/chartfile.h"

#include "app/ingest/csvreader.h"
#include "app/ingest/csvsniff.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t mostRows = 200'000;

QStringList cellsOf(const ingest::CsvRecord& record)
{
    return QStringList(record.fields.begin(), record.fields.end());
}

Result<std::vector<ChartSheet::Row>> readRecords(ingest::CsvReader& reader, const QString& path)
{
    std::vector<ChartSheet::Row> rows;
    ingest::CsvRecord record;
    while (true) {
        const Result<bool> more = reader.next(record);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            return rows;
        if (record.problem)
            return failure(ErrorKind::Invalid, record.problem->reason, {.file = path, .row = record.line});
        if (rows.size() > mostRows)
            return failure(ErrorKind::Invalid, u"The file has more than %1 rows."_s.arg(mostRows),
                           {.file = path, .row = record.line});
        rows.push_back({.line = record.line, .cells = cellsOf(record)});
    }
}

} // namespace

Result<ChartSheet> readChartSheet(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.exists() ? ErrorKind::ReadOnly : ErrorKind::NotFound,
                       u"The file cannot be read (%1)."_s.arg(file.errorString()), {.file = path});
    const QByteArray head = file.peek(ingest::sniffBytes);
    if (auto text = ingest::refuseNonCsv(head); !text)
        return failure(text.error().kind, text.error().text, {.file = path});
    ingest::CsvReader reader(file, ingest::guessFormat(head));
    auto rows = readRecords(reader, path);
    if (!rows)
        return std::unexpected(rows.error());
    if (rows->empty())
        return failure(ErrorKind::Invalid, u"The file has no header."_s, {.file = path, .row = 1});
    // What this program exports has its caption above the table, parted from it by an empty line.
    size_t header = 0;
    for (size_t i = 1; i < rows->size() && i < 16; ++i) {
        const bool parted = (*rows)[i].line > (*rows)[i - 1].line + 1;
        if (parted && (*rows)[0].cells.size() == 2 && (*rows)[i - 1].cells.size() == 2) {
            header = i;
            break;
        }
    }
    const QStringList names = (*rows)[header].cells;
    rows->erase(rows->begin(), rows->begin() + static_cast<std::ptrdiff_t>(header) + 1);
    return ChartSheet::of(path, names, *std::move(rows));
}

} // namespace onescreen
