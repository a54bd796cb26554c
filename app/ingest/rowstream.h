// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/csvreader.h"
#include "app/ingest/rowconverter.h"

#include <QFile>

#include <memory>

namespace onescreen::ingest {

/// One data record of the file: a row that can be sent, or why not.
struct StreamRow
{
    qint64 line = 0;   ///< Physical line on which the record starts.
    qint64 number = 0; ///< Record number; the header is 1.
    RowValue<ConvertedRow> row;
    bool encodingFault = false;
};

/// A file seen through a mapping, read row by row in bounded memory.
class RowStream
{
public:
    /// Opens the file, settles its format and binds the header. What is wrong with the file as a whole (not
    /// CSV, not readable, a column missing) is an error. `mapping` outlives the stream.
    /// `now`: the moment of import; see Mapping::ahead.
    static Result<std::unique_ptr<RowStream>> open(const QString& path, const Mapping& mapping,
                                                   std::optional<QSet<QString>> categories = std::nullopt,
                                                   std::optional<UtcTime> now = std::nullopt);

    /// The next row; none at the end.
    Result<std::optional<StreamRow>> next();

    [[nodiscard]] qint64 bytesRead() const { return m_reader->position(); }
    [[nodiscard]] qint64 bytesTotal() const { return m_file.size(); }
    [[nodiscard]] CsvFormat format() const { return m_format; }
    [[nodiscard]] std::vector<Record> named() const { return m_converter->named(); }

private:
    explicit RowStream(const QString& path) : m_file(path) {}
    Result<void> start(const Mapping& mapping, std::optional<QSet<QString>> categories,
                       std::optional<UtcTime> now);
    [[nodiscard]] RowFault faultOf(const CsvRecord& record) const;

    QFile m_file;
    CsvFormat m_format;
    std::optional<CsvReader> m_reader;
    std::optional<RowConverter> m_converter;
    std::vector<QString> m_header;
    CsvRecord m_record;
};

} // namespace onescreen::ingest
