// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/tidytable.h"

#include "app/ingest/csvreader.h"
#include "app/ingest/csvsniff.h"
#include "app/ingest/csvwriter.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <ranges>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Result<void> takeHeader(TidyTable& table, const ingest::CsvRecord& record)
{
    for (const QString& name : record.fields) {
        if (table.find(name.trimmed()))
            return failure(ErrorKind::Invalid, u"the column stands twice in the header"_s,
                           {.file = table.file, .row = record.line, .field = name.trimmed()});
        table.header.push_back(name.trimmed());
    }
    return {};
}

/// Why the row cannot be used as a whole.
std::optional<TidyFault> rowFault(const TidyTable& table, const ingest::CsvRecord& record)
{
    if (record.problem) {
        const auto column = record.problem->column;
        const bool named = column >= 0 && column < std::ssize(table.header);
        return TidyFault{.line = record.line,
                         .column = named ? table.header[static_cast<std::size_t>(column)] : QString(),
                         .rule = record.problem->reason};
    }
    if (record.fields.size() != table.header.size())
        return TidyFault{
            .line = record.line,
            .rule = u"has %1 fields, the header has %2"_s.arg(record.fields.size()).arg(table.header.size())};
    return std::nullopt;
}

using ColumnFilter = std::vector<std::pair<std::size_t, QString>>;

Result<ColumnFilter> columnsOf(const TidyTable& table, const TidyFilter& filter)
{
    ColumnFilter columns;
    for (const auto& [name, value] : filter) {
        const Result<std::size_t> column = table.column(name);
        if (!column)
            return std::unexpected(column.error());
        columns.emplace_back(*column, value);
    }
    return columns;
}

Result<void> readRows(ingest::CsvReader& reader, TidyTable& table, const TidyFilter& filter)
{
    ColumnFilter columns;
    ingest::CsvRecord record;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more)
            return failure(more.error().kind, more.error().text,
                           {.file = table.file, .row = more.error().place.row});
        if (!*more)
            return {};
        if (table.header.empty()) {
            if (auto taken = takeHeader(table, record); !taken)
                return taken;
            auto found = columnsOf(table, filter);
            if (!found)
                return std::unexpected(found.error());
            columns = *std::move(found);
            continue;
        }
        if (auto fault = rowFault(table, record)) {
            table.faults.push_back(*std::move(fault));
            continue;
        }
        const bool wanted = std::ranges::all_of(columns, [&record](const auto& condition) {
            return record.fields[condition.first] == condition.second;
        });
        if (wanted)
            table.rows.push_back({.line = record.line, .fields = record.fields});
    }
}

} // namespace

std::optional<std::size_t> TidyTable::find(const QString& column) const
{
    const auto found = std::ranges::find(header, column);
    if (found == header.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

Result<std::size_t> TidyTable::column(const QString& column) const
{
    if (const std::optional<std::size_t> found = find(column))
        return *found;
    return failure(ErrorKind::NotFound,
                   u"there is no such column; there are %1"_s.arg(
                       QStringList(header.begin(), header.end()).join(u", "_s)),
                   {.file = file, .row = 1, .field = column});
}

Result<std::optional<std::size_t>> TidyTable::place(const QString& asked, const QString& usual) const
{
    if (asked.isEmpty())
        return find(usual);
    const Result<std::size_t> found = column(asked);
    if (!found)
        return std::unexpected(found.error());
    return *found;
}

Result<std::vector<std::size_t>> TidyTable::places(const std::vector<QString>& asked,
                                                   const QStringList& usual) const
{
    std::vector<std::size_t> found;
    for (const QString& name : asked) {
        const Result<std::size_t> place = column(name);
        if (!place)
            return std::unexpected(place.error());
        found.push_back(*place);
    }
    for (const QString& name : asked.empty() ? usual : QStringList()) {
        if (const std::optional<std::size_t> place = find(name))
            found.push_back(*place);
    }
    return found;
}

Result<TidyTable> readTidyTable(const QString& file, const TidyFilter& filter)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"the file cannot be read: %1"_s.arg(device.errorString()),
                       {.file = file});
    const QByteArray head = device.peek(ingest::sniffBytes);
    if (auto checked = ingest::refuseNonCsv(head); !checked)
        return failure(checked.error().kind, checked.error().text, {.file = file});
    ingest::CsvReader reader(device, ingest::guessFormat(head));
    TidyTable table{.file = file};
    if (auto read = readRows(reader, table, filter); !read)
        return std::unexpected(read.error());
    return table;
}

Result<TidyFilter> tidyFilterFrom(const std::vector<std::string>& conditions)
{
    TidyFilter filter;
    for (const std::string& condition : conditions) {
        const QString text = QString::fromStdString(condition);
        const qsizetype at = text.indexOf(u'=');
        if (at < 1)
            return failure(ErrorKind::Invalid, u"'%1' is not COLUMN=VALUE"_s.arg(text),
                           {.field = u"--where"_s});
        filter.emplace_back(text.first(at), text.sliced(at + 1));
    }
    return filter;
}

std::expected<std::optional<double>, QString> tidyNumber(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    // "1,500" is one and a half in some files and fifteen hundred in others: it is neither here.
    QLocale plain = QLocale::c();
    plain.setNumberOptions(QLocale::RejectGroupSeparator);
    bool ok = false;
    const double number = plain.toDouble(trimmed, &ok);
    if (std::isfinite(number) && ok)
        return number;
    if (!ok && !std::isinf(number))
        return std::unexpected(u"'%1' is not a number"_s.arg(trimmed));
    return std::unexpected(u"'%1' is not a finite number"_s.arg(trimmed));
}

QString tidyText(std::optional<double> number)
{
    if (!number)
        return {};
    std::array<char, 32> buffer{}; // The longest shortest form has 24 characters.
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number).ptr;
    return QString::fromLatin1(buffer.data(), end - buffer.data());
}

void printFaults(const QString& file, const std::vector<TidyFault>& faults, QTextStream& err)
{
    constexpr std::size_t mostShown = 50;
    for (const TidyFault& fault : faults | std::views::take(mostShown)) {
        const Error error{.kind = ErrorKind::Invalid,
                          .text = fault.rule,
                          .place = {.file = file, .row = fault.line, .field = fault.column}};
        err << error.toString() << '\n';
    }
    if (faults.size() > mostShown)
        err << u"and %1 more faults"_s.arg(faults.size() - mostShown) << '\n';
    err.flush();
}

Result<void> writeTidyCsv(const QString& target, const std::vector<QStringList>& lines, const QString& source)
{
    if (QFileInfo::exists(target) && QFileInfo(target) == QFileInfo(source))
        return failure(ErrorKind::Invalid, u"--out is the file of values itself; nothing was written"_s,
                       {.file = target});
    QByteArray bytes;
    for (const QStringList& line : lines) {
        QStringList safe;
        for (const QString& field : line)
            safe << (tidyNumber(field) ? field : ingest::withoutFormula(field));
        bytes += ingest::csvLine(safe);
    }
    const auto failed = [&target](const QString& reason) {
        return failure(ErrorKind::Internal, u"the file cannot be written: %1"_s.arg(reason),
                       {.file = target});
    };
    if (target == "-"_L1) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush())
            return failed(out.errorString());
        return {};
    }
    QSaveFile out(target);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return failed(out.errorString());
    return {};
}

} // namespace onescreen
