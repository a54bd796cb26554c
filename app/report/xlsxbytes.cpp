// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/tableexport.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>
#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype mostRows = LXW_ROW_MAX;
constexpr qsizetype mostColumns = LXW_COL_MAX;
constexpr qsizetype mostCharacters = 32'767;
constexpr int mostDecimals = 9;
constexpr double leastColumnWidth = 8.0; ///< In characters, as Excel counts.
constexpr double mostColumnWidth = 60.0;

struct BufferFree
{
    void operator()(const char* buffer) const { std::free(const_cast<char*>(buffer)); }
};

/// "0.00", with the separators or signs of the kind.
QString numberFormatOf(const ColumnFormat& format)
{
    const int decimals = std::clamp(format.decimals, 0, mostDecimals);
    const QString tail = decimals > 0 ? u'.' + QString(decimals, u'0') : QString();
    switch (format.kind) {
    case ColumnFormat::Kind::General:
        return {};
    case ColumnFormat::Kind::Number:
        return u"#,##0"_s + tail;
    case ColumnFormat::Kind::Share:
        return u"0"_s + tail + u'%';
    case ColumnFormat::Kind::Percent:
        return u"0"_s + tail + u"\"%\""_s;
    }
    return {};
}

/// Han characters take the room of two.
double displayWidth(const QString& text)
{
    return std::accumulate(text.begin(), text.end(), 0.0,
                           [](double sum, QChar c) { return sum + (c.unicode() >= 0x2e80 ? 2.0 : 1.0); });
}

/// A sheet name as Excel takes it: 1 to 31 characters without []:*?/\ .
QByteArray sheetName(QString name, const QString& fallback)
{
    for (QChar& c : name) {
        if (u"[]:*?/\\'"_s.contains(c))
            c = u' ';
    }
    name = name.trimmed().left(LXW_SHEETNAME_MAX);
    return (name.isEmpty() ? fallback : name).toUtf8();
}

/// Owns the workbook until it is closed; closing is what makes the bytes.
class Workbook
{
public:
    Workbook()
    {
        lxw_workbook_options options{};
        options.output_buffer = &m_buffer;
        options.output_buffer_size = &m_size;
        m_book = workbook_new_opt(nullptr, &options);
    }
    ~Workbook()
    {
        if (m_book)
            workbook_close(m_book);
        BufferFree()(m_buffer);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    [[nodiscard]] lxw_worksheet* addSheet(const QByteArray& name)
    {
        return workbook_add_worksheet(m_book, name.constData());
    }
    [[nodiscard]] lxw_format* addFormat() { return workbook_add_format(m_book); }
    [[nodiscard]] Result<QByteArray> close()
    {
        const lxw_error error = workbook_close(m_book);
        m_book = nullptr;
        if (error != LXW_NO_ERROR || !m_buffer)
            return failure(ErrorKind::Internal, u"The workbook could not be made (%1)."_s.arg(
                                                    QString::fromUtf8(lxw_strerror(error))));
        return QByteArray(m_buffer, static_cast<qsizetype>(m_size));
    }

private:
    lxw_workbook* m_book = nullptr;
    const char* m_buffer = nullptr;
    size_t m_size = 0;
};

Result<void> writeText(lxw_worksheet* sheet, qsizetype row, qsizetype column, const QString& text,
                       lxw_format* format)
{
    if (text.size() > mostCharacters)
        return failure(ErrorKind::Invalid,
                       u"A cell holds %1 characters, Excel takes %2."_s.arg(text.size()).arg(mostCharacters),
                       {.row = row + 1, .field = QString::number(column + 1)});
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                           text.toUtf8().constData(), format);
    return {};
}

Result<void> writeRow(lxw_worksheet* sheet, qsizetype row, const QVariantList& cells,
                      const std::vector<lxw_format*>& formats)
{
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const QVariant& cell = cells[column];
        if (!cell.isValid())
            continue;
        if (!isNumberCell(cell)) {
            if (auto written = writeText(sheet, row, column, cell.toString(), nullptr); !written)
                return written;
            continue;
        }
        const double number = cell.toDouble();
        if (std::isfinite(number))
            worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), number,
                                   static_cast<size_t>(column) < formats.size()
                                       ? formats[static_cast<size_t>(column)]
                                       : nullptr);
    }
    return {};
}

Result<void> writeHeader(Workbook& book, lxw_worksheet* sheet, const ExportTable& table)
{
    lxw_format* bold = book.addFormat();
    format_set_bold(bold);
    for (qsizetype column = 0; column < table.header.size(); ++column) {
        if (auto written = writeText(sheet, 0, column, table.header[column], bold); !written)
            return written;
        double width = displayWidth(table.header[column]) + 2.0;
        for (qsizetype row = 0; row < std::min<qsizetype>(table.rows.size(), 200); ++row) {
            if (column < table.rows[row].size())
                width = std::max(width, displayWidth(table.rows[row][column].toString()) + 2.0);
        }
        worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                             std::clamp(width, leastColumnWidth, mostColumnWidth), nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    return {};
}

Result<void> writeAbout(Workbook& book, lxw_worksheet* sheet, const AboutLines& about)
{
    lxw_format* bold = book.addFormat();
    format_set_bold(bold);
    worksheet_set_column(sheet, 0, 0, 14.0, nullptr);
    worksheet_set_column(sheet, 1, 1, mostColumnWidth, nullptr);
    for (qsizetype row = 0; row < about.size(); ++row) {
        if (auto written = writeText(sheet, row, 0, about[row].first, bold); !written)
            return written;
        if (auto written = writeText(sheet, row, 1, about[row].second, nullptr); !written)
            return written;
    }
    return {};
}

} // namespace

Result<QByteArray> xlsxBytes(const ExportTable& table, const AboutLines& about, const XlsxSheetNames& names)
{
    if (table.rows.size() >= mostRows || table.header.size() > mostColumns)
        return failure(ErrorKind::Invalid,
                       u"The table has %1 rows and %2 columns, an Excel sheet takes %3 and %4."_s
                           .arg(table.rows.size() + 1)
                           .arg(table.header.size())
                           .arg(mostRows)
                           .arg(mostColumns));
    Workbook book;
    lxw_worksheet* data = book.addSheet(sheetName(names.data, u"Data"_s));
    lxw_worksheet* notes = book.addSheet(sheetName(names.about, u"About"_s));
    if (!data || !notes)
        return failure(ErrorKind::Invalid, u"The sheets need two different names."_s);

    std::vector<lxw_format*> formats;
    for (const ColumnFormat& column : table.formats) {
        const QString text = numberFormatOf(column);
        lxw_format* format = text.isEmpty() ? nullptr : book.addFormat();
        if (format)
            format_set_num_format(format, text.toUtf8().constData());
        formats.push_back(format);
    }
    if (auto written = writeHeader(book, data, table); !written)
        return std::unexpected(written.error());
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        if (auto written = writeRow(data, row + 1, table.rows[row], formats); !written)
            return std::unexpected(written.error());
    }
    if (auto written = writeAbout(book, notes, about); !written)
        return std::unexpected(written.error());
    return book.close();
}

} // namespace onescreen
