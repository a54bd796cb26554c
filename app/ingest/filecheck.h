// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/rowstream.h"

#include <QMap>

#include <functional>

namespace onescreen::ingest {

/// A row that cannot be taken, with everything a person needs to find it.
struct Rejection
{
    qint64 line = 0;
    qint64 number = 0;
    RowFault fault;
};

/// What a first pass over the whole file found.
struct FileCheck
{
    CsvFormat format;
    qint64 read = 0; ///< Data records.
    qint64 rejected = 0;
    qint64 repeated = 0;           ///< Rows that are not sent because another row has the same id.
    QMap<QString, qint64> reasons; ///< Rejected rows by reason.
    QMap<QString, qint64> notes;   ///< Odd but accepted rows by note.
    std::vector<Record> ahead;     ///< Dictionary entries, regions and units to send before the rows.
    std::vector<qint64> skipped;   ///< Record numbers of the repeated rows, sorted.
    std::optional<UtcTime> latest; ///< Latest moment the rows to be sent speak of.

    [[nodiscard]] qint64 toSend() const { return read - rejected - repeated; }
};

using RejectionSink = std::function<void(const Rejection&)>;
/// Told the bytes read; false stops the work, which then ends with ErrorKind::Cancelled.
using ByteProgress = std::function<bool(qint64 read, qint64 total)>;

/// Reads and converts everything without sending anything: counts, rejects, finds repeated ids. Memory grows
/// by 24 bytes a row. Refuses the file when more than half of its rows are not in the encoding.
Result<FileCheck> checkFile(RowStream& stream, const Mapping& mapping, const RejectionSink& reject,
                            const ByteProgress& progress);

/// The rows to send, in the order of the file, after a check of the same file.
class RowsToSend
{
public:
    /// `stream` is a fresh stream of the file; both outlive this object.
    RowsToSend(RowStream& stream, const FileCheck& check) : m_stream(stream), m_check(check) {}

    struct Row
    {
        qint64 line = 0;
        qint64 number = 0;
        ConvertedRow row;
    };
    /// Up to `most` rows; none at the end. Conflict when the file is no longer the one that was checked.
    Result<std::vector<Row>> next(std::size_t most);

private:
    RowStream& m_stream;
    const FileCheck& m_check;
    std::size_t m_nextSkipped = 0;
    qint64 m_given = 0;
};

} // namespace onescreen::ingest
