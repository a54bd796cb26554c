// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartsheet.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isMissing(const QString& cell)
{
    return cell.isEmpty() || cell == u"—" || cell.compare(u"NA", Qt::CaseInsensitive) == 0;
}

} // namespace

Result<ChartSheet> ChartSheet::of(const QString& file, const QStringList& header, std::vector<Row> rows)
{
    if (header.isEmpty())
        return failure(ErrorKind::Invalid, u"The file has no header."_s, {.file = file, .row = 1});
    ChartSheet sheet;
    sheet.m_file = file;
    for (const QString& name : header) {
        const QString trimmed = name.trimmed();
        if (trimmed.isEmpty())
            return failure(ErrorKind::Invalid, u"Column %1 has no name."_s.arg(sheet.m_header.size() + 1),
                           {.file = file, .row = 1});
        if (sheet.column(trimmed))
            return failure(ErrorKind::Invalid, u"The column stands in the header twice."_s,
                           {.file = file, .row = 1, .field = trimmed});
        sheet.m_header.append(trimmed);
    }
    for (Row& row : rows) {
        if (row.cells.size() != sheet.m_header.size())
            return failure(
                ErrorKind::Invalid,
                u"The row has %1 cells, the header %2."_s.arg(row.cells.size()).arg(sheet.m_header.size()),
                {.file = file, .row = row.line});
        for (QString& cell : row.cells)
            cell = cell.trimmed();
    }
    sheet.m_rows = std::move(rows);
    return sheet;
}

Result<void> ChartSheet::expect(const QStringList& required, const QStringList& optional) const
{
    for (const QString& name : required) {
        if (!column(name))
            return failure(ErrorKind::Invalid,
                           u"The column \"%1\" is missing; the chart takes %2."_s.arg(
                               name, (required + optional).join(u", "_s)),
                           {.file = m_file, .row = 1, .field = name});
    }
    for (const QString& name : m_header) {
        if (!required.contains(name, Qt::CaseInsensitive) && !optional.contains(name, Qt::CaseInsensitive))
            return failure(
                ErrorKind::Invalid,
                u"The column is not known; the chart takes %1."_s.arg((required + optional).join(u", "_s)),
                {.file = m_file, .row = 1, .field = name});
    }
    return {};
}

std::optional<qsizetype> ChartSheet::column(const QString& name) const
{
    for (qsizetype i = 0; i < m_header.size(); ++i) {
        if (m_header[i].compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return std::nullopt;
}

QString ChartSheet::text(const Row& row, const QString& name) const
{
    const std::optional<qsizetype> index = column(name);
    return index ? row.cells.value(*index) : QString();
}

Result<std::optional<double>> ChartSheet::number(const Row& row, qsizetype index) const
{
    QString cell = row.cells.value(index);
    if (isMissing(cell))
        return std::nullopt;
    if (cell.endsWith(u'%'))
        cell.chop(1);
    bool ok = false;
    const double value = cell.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return fault(row, m_header.value(index), u"\"%1\" is not a number."_s.arg(row.cells.value(index)));
    return value;
}

Result<std::optional<double>> ChartSheet::number(const Row& row, const QString& name) const
{
    const std::optional<qsizetype> index = column(name);
    return index ? number(row, *index) : std::optional<double>();
}

Result<Tone> ChartSheet::tone(const Row& row, Tone otherwise) const
{
    const QString word = text(row, u"tone"_s).toLower();
    if (word.isEmpty())
        return otherwise;
    const std::initializer_list<std::pair<QLatin1StringView, Tone>> words{
        {"plain"_L1, Tone::Plain},     {"chosen"_L1, Tone::Chosen},   {"improvement"_L1, Tone::Improvement},
        {"concern"_L1, Tone::Concern}, {"unknown"_L1, Tone::Unknown}, {"context"_L1, Tone::Context}};
    for (const auto& [name, tone] : words) {
        if (word == name)
            return tone;
    }
    return fault(row, u"tone"_s,
                 u"\"%1\" is none of plain, chosen, improvement, concern, unknown, context."_s.arg(word));
}

Result<bool> ChartSheet::flag(const Row& row, const QString& name) const
{
    const QString word = text(row, name).toLower();
    if (word.isEmpty() || word == u"0" || word == u"no" || word == u"false" || word == u"否")
        return false;
    if (word == u"1" || word == u"yes" || word == u"true" || word == u"是")
        return true;
    return fault(row, name, u"\"%1\" is neither yes nor no."_s.arg(word));
}

std::unexpected<Error> ChartSheet::fault(const Row& row, const QString& name, const QString& text) const
{
    return failure(ErrorKind::Invalid, text, {.file = m_file, .row = row.line, .field = name});
}

} // namespace onescreen
