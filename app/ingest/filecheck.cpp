// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/filecheck.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

namespace {

constexpr qint64 rowsBetweenProgress = 2000;

/// 128 bits of a cryptographic hash stand for the id: two ids sharing them will not be met.
struct KeyedRow
{
    std::array<quint64, 2> key{};
    qint64 number = 0;

    friend auto operator<=>(const KeyedRow&, const KeyedRow&) = default;
};

KeyedRow keyedRow(const QString& id, qint64 number)
{
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256);
    KeyedRow row{.number = number};
    std::memcpy(row.key.data(), hash.constData(), sizeof row.key);
    return row;
}

/// All rows of an id except the one that counts.
std::vector<qint64> repeatedRows(std::vector<KeyedRow> rows, RepeatPolicy policy)
{
    std::ranges::sort(rows);
    std::vector<qint64> repeated;
    for (std::size_t at = 1; at < rows.size(); ++at) {
        if (rows[at].key == rows[at - 1].key)
            repeated.push_back(policy == RepeatPolicy::KeepLast ? rows[at - 1].number : rows[at].number);
    }
    std::ranges::sort(repeated);
    return repeated;
}

struct EncodingFaults
{
    qint64 count = 0;
    Rejection first;
};

Result<void> refuseWrongEncoding(const EncodingFaults& faults, const FileCheck& check)
{
    if (faults.count * 2 <= check.read)
        return {};
    const QString other = textEncodingName(check.format.encoding == TextEncoding::Utf8 ? TextEncoding::Gb18030
                                                                                       : TextEncoding::Utf8);
    return failure(
        ErrorKind::Invalid,
        u"%1 of %2 rows are not valid %3; if the file is %4, say so in csv.encoding of the mapping"_s
            .arg(faults.count)
            .arg(check.read)
            .arg(textEncodingName(check.format.encoding), other),
        {.row = faults.first.line, .field = faults.first.fault.column});
}

} // namespace

Result<FileCheck> checkFile(RowStream& stream, const Mapping& mapping, const RejectionSink& reject,
                            const ByteProgress& progress)
{
    FileCheck check{.format = stream.format()};
    std::vector<KeyedRow> rows;
    EncodingFaults encoding;
    for (;;) {
        auto next = stream.next();
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            break;
        const StreamRow& row = **next;
        if (check.read++ % rowsBetweenProgress == 0 && !progress(stream.bytesRead(), stream.bytesTotal()))
            return failure(ErrorKind::Cancelled,
                           u"stopped while the file was being checked; nothing was sent"_s);
        if (row.row) {
            rows.push_back(keyedRow(row.row->key, row.number));
            check.latest = std::max(check.latest, row.row->latest);
            if (!row.row->note.isEmpty())
                ++check.notes[row.row->note];
            continue;
        }
        const Rejection rejection{.line = row.line, .number = row.number, .fault = row.row.error()};
        ++check.rejected;
        ++check.reasons[rejection.fault.reason];
        if (row.encodingFault && encoding.count++ == 0)
            encoding.first = rejection;
        reject(rejection);
    }
    if (auto fine = refuseWrongEncoding(encoding, check); !fine)
        return std::unexpected(fine.error());
    check.skipped = repeatedRows(std::move(rows), mapping.repeated);
    check.repeated = std::ssize(check.skipped);
    check.ahead = mapping.declared;
    std::ranges::copy(stream.named(), std::back_inserter(check.ahead));
    progress(stream.bytesTotal(), stream.bytesTotal());
    return check;
}

Result<std::vector<RowsToSend::Row>> RowsToSend::next(std::size_t most)
{
    std::vector<Row> rows;
    while (rows.size() < most) {
        auto next = m_stream.next();
        if (!next)
            return std::unexpected(next.error());
        if (!*next) {
            if (m_given != m_check.toSend())
                return failure(ErrorKind::Conflict,
                               u"the file changed while it was being imported; import it again"_s);
            break;
        }
        StreamRow& row = **next;
        if (!row.row)
            continue;
        const auto& skipped = m_check.skipped;
        if (m_nextSkipped < skipped.size() && skipped[m_nextSkipped] == row.number) {
            ++m_nextSkipped;
            continue;
        }
        ++m_given;
        rows.push_back({.line = row.line, .number = row.number, .row = *std::move(row.row)});
    }
    return rows;
}

} // namespace onescreen::ingest
