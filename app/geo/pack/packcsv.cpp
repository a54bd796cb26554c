// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packrecords.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

struct CsvLine
{
    qint64 line = 1; ///< 1-based line of the file on which the record starts.
    std::vector<QString> values;
    bool openQuote = false;
};

/// RFC 4180 over a whole text; blank lines are skipped.
class CsvText
{
public:
    explicit CsvText(QStringView text) : m_text(text) {}

    bool next(CsvLine& out)
    {
        while (m_at < m_text.size() && (m_text[m_at] == u'\n' || m_text[m_at] == u'\r'))
            skipLineEnd();
        if (m_at >= m_text.size())
            return false;
        out = {.line = m_line, .values = {}, .openQuote = false};
        while (true) {
            out.values.push_back(m_text[m_at] == u'"' ? quoted(out.openQuote) : plain());
            if (m_at >= m_text.size())
                return true;
            if (m_text[m_at] != u',') {
                skipLineEnd();
                return true;
            }
            if (++m_at == m_text.size()) {
                out.values.emplace_back();
                return true;
            }
        }
    }

private:
    void skipLineEnd()
    {
        if (m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n')
            ++m_at;
        ++m_at;
        ++m_line;
    }

    QString plain()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        return m_text.sliced(start, m_at - start).trimmed().toString();
    }

    QString quoted(bool& open)
    {
        QString value;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'\n')
                ++m_line;
            if (m_text[m_at] != u'"') {
                value += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                value += m_text[++m_at];
            } else {
                ++m_at;
                return value.trimmed() + plain();
            }
        }
        open = true;
        return value;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qint64 m_line = 1;
};

/// The text; a fault naming the first line that is not UTF-8 otherwise.
std::optional<QString> decoded(LayerReading& reading, const QByteArray& bytes)
{
    QStringDecoder decoder(QStringConverter::Utf8);
    QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    PackRecord where;
    where.row = 0;
    for (const QByteArray& line : bytes.split('\n')) {
        ++*where.row;
        if (!line.isValidUtf8())
            break;
    }
    reading.fault(where, {}, u"is not UTF-8 text; save the file with that encoding."_s);
    return std::nullopt;
}

using Columns = std::vector<std::vector<std::size_t>>; // per field, the columns to look at in turn

std::optional<Columns> columnsOf(LayerReading& reading, const CsvLine& header)
{
    Columns columns(reading.fields().size());
    bool complete = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const QStringList names = reading.layer().fields.value(reading.fields()[i].name);
        for (const QString& name : names) {
            const auto column = std::ranges::find(header.values, name);
            if (column == header.values.end()) {
                reading.fault(reading.fields()[i].name, u"the file has no column \"%1\"."_s.arg(name));
                complete = false;
            } else {
                columns[i].push_back(static_cast<std::size_t>(column - header.values.begin()));
            }
        }
    }
    return complete ? std::optional(columns) : std::nullopt;
}

QString firstValue(const LayerReading& reading, std::size_t field, const CsvLine& line,
                   const std::vector<std::size_t>& columns)
{
    QString value;
    for (const std::size_t column : columns) {
        value = line.values[column];
        if (!value.isEmpty())
            break;
    }
    const auto words = reading.layer().values.constFind(reading.fields()[field].name);
    return words == reading.layer().values.cend() ? value : words->value(value, value);
}

/// Reads the position of a seat or place. False: the record is to be left out (no position, or a fault).
bool readPosition(LayerReading& reading, PackRecord& record)
{
    const QString& lon = reading.valueOf(record, "lon"_L1);
    const QString& lat = reading.valueOf(record, "lat"_L1);
    if (lon.isEmpty() && lat.isEmpty())
        return false; // A place whose position is not known is missing, not wrong.
    bool lonRead = false;
    bool latRead = false;
    const double x = lon.toDouble(&lonRead);
    const double y = lat.toDouble(&latRead);
    if (!lonRead || !latRead) {
        reading.fault(record, lonRead ? u"lat"_s : u"lon"_s,
                      u"\"%1\" is not a number."_s.arg(lonRead ? lat : lon));
        return false;
    }
    record.point = reading.point(record, x, y);
    return record.point.has_value();
}

} // namespace

std::vector<PackRecord> readCsvRecords(LayerReading& reading, const QByteArray& bytes)
{
    const std::optional<QString> text = decoded(reading, bytes);
    if (!text)
        return {};
    CsvText lines(*text);
    CsvLine line;
    if (!lines.next(line)) {
        reading.fault({}, u"the file is empty; the first line must name the columns."_s);
        return {};
    }
    const std::size_t width = line.values.size();
    const std::optional<Columns> columns = columnsOf(reading, line);
    if (!columns)
        return {};
    const bool hasPosition = reading.indexOf("lon"_L1) < reading.fields().size();

    std::vector<PackRecord> records;
    while (lines.next(line)) {
        PackRecord record;
        record.row = line.line;
        reading.countRecord();
        if (line.openQuote) {
            reading.fault(record, {}, u"a quote that opens here is never closed."_s);
            break;
        }
        if (line.values.size() != width) {
            reading.fault(record, {},
                          u"has %1 values where the header has %2."_s.arg(line.values.size()).arg(width));
            continue;
        }
        for (std::size_t i = 0; i < columns->size(); ++i)
            record.values.push_back(firstValue(reading, i, line, (*columns)[i]));
        if (!hasPosition || readPosition(reading, record))
            records.push_back(std::move(record));
    }
    return records;
}

} // namespace onescreen::geo
