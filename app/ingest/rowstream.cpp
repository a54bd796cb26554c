// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/rowstream.h"

#include "app/domain/texts.h"
#include "app/ingest/csvsniff.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

std::unexpected<Error> inFile(Error error, const QString& path)
{
    if (error.place.file.isEmpty())
        error.place.file = path;
    return std::unexpected(std::move(error));
}

} // namespace

Result<std::unique_ptr<RowStream>> RowStream::open(const QString& path, const Mapping& mapping,
                                                   std::optional<QSet<QString>> categories,
                                                   std::optional<UtcTime> now)
{
    std::unique_ptr<RowStream> stream(new RowStream(path));
    if (auto started = stream->start(mapping, std::move(categories), now); !started)
        return inFile(started.error(), path);
    return stream;
}

Result<void> RowStream::start(const Mapping& mapping, std::optional<QSet<QString>> categories,
                              std::optional<UtcTime> now)
{
    if (auto opened = openCsv(m_file); !opened)
        return opened;
    const QByteArray head = m_file.peek(sniffBytes);
    if (auto readable = refuseNonCsv(head); !readable)
        return readable;
    m_format = guessFormat(head);
    m_format.delimiter = mapping.delimiter.value_or(m_format.delimiter);
    m_format.encoding = mapping.encoding.value_or(m_format.encoding);
    m_reader.emplace(m_file, m_format);
    const auto found = m_reader->next(m_record);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return failure(ErrorKind::Invalid, u"the file has no header line"_s);
    if (m_record.problem)
        return failure(ErrorKind::Invalid, u"the header %1"_s.arg(m_record.problem->reason),
                       {.row = m_record.line});
    std::ranges::transform(m_record.fields, std::back_inserter(m_header), cleanedText);
    auto positions = bindColumns(mapping, m_header);
    if (!positions)
        return std::unexpected(positions.error());
    m_converter.emplace(mapping, *std::move(positions), std::move(categories), now);
    return {};
}

RowFault RowStream::faultOf(const CsvRecord& record) const
{
    const auto column = static_cast<std::size_t>(record.problem->column);
    RowFault fault{.reason = record.problem->reason};
    if (record.problem->column >= 0 && column < m_header.size())
        fault.column = m_header.at(column);
    if (record.problem->column >= 0 && column < record.fields.size())
        fault.value = record.fields.at(column);
    return fault;
}

Result<std::optional<StreamRow>> RowStream::next()
{
    const auto found = m_reader->next(m_record);
    if (!found)
        return inFile(found.error(), m_file.fileName());
    if (!*found)
        return std::nullopt;
    StreamRow result{.line = m_record.line, .number = m_record.number, .row = std::unexpected(RowFault{})};
    if (m_record.problem) {
        result.row = std::unexpected(faultOf(m_record));
        result.encodingFault = m_record.problem->encoding;
    } else if (m_record.fields.size() != m_header.size()) {
        result.row = std::unexpected(
            RowFault{.reason = u"the row has %1 fields, the header has %2"_s.arg(m_record.fields.size())
                                   .arg(m_header.size())});
    } else {
        result.row = m_converter->convert(m_record.fields);
    }
    return result;
}

} // namespace onescreen::ingest
