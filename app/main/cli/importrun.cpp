// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/importrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Well below what the server takes; rows with long texts fill it before their number does.
constexpr qsizetype mostBatchBytes = 4 * 1024 * 1024;

void printCounted(QTextStream& out, const QMap<QString, qint64>& counted, const QString& what)
{
    for (auto entry = counted.begin(); entry != counted.end(); ++entry)
        out << u"  %1: %2: %3"_s.arg(what, onescreen::counted(entry.value(), u"row"_s), entry.key()) << '\n';
}

} // namespace

void ImportTotals::add(const std::vector<RowAnswer>& answers)
{
    const auto count = [&](RowAnswer::Outcome outcome) {
        return std::ranges::count(answers, outcome, &RowAnswer::outcome);
    };
    sent += std::ssize(answers);
    created += count(RowAnswer::Outcome::Created);
    updated += count(RowAnswer::Outcome::Updated);
    unchanged += count(RowAnswer::Outcome::Unchanged);
    rejectedByServer += count(RowAnswer::Outcome::Rejected);
}

ImportRun::ImportRun(ImportSettings settings, const ingest::Mapping& mapping, CliContext& context)
    : m_settings(std::move(settings)), m_mapping(mapping), m_context(context),
      m_progress(context.err, context.clock, m_settings.terminal), m_rejects(m_settings.rejects),
      m_now(context.clock.now())
{
}

Result<ingest::FileCheck> ImportRun::check()
{
    auto stream = ingest::RowStream::open(m_settings.file, m_mapping, m_settings.categories, m_now);
    if (!stream)
        return std::unexpected(stream.error());
    m_progress.begin(u"Checking"_s, u"KiB"_s);
    auto check = ingest::checkFile(
        **stream, m_mapping, [this](const ingest::Rejection& rejection) { m_rejects.add(rejection); },
        [this](qint64 read, qint64 total) {
            m_progress.show(read / 1024, total / 1024);
            return !m_stop.requested();
        });
    if (check)
        m_progress.end();
    else
        m_progress.interrupt();
    return check;
}

/// The file's own moment; one that is still to come (a day that is not over) would be no statement about the
/// present.
std::optional<UtcTime> ImportRun::asOf(const ingest::FileCheck& check) const
{
    const auto latest = m_mapping.asOf ? m_mapping.asOf : check.latest;
    const UtcTime now = m_context.clock.now();
    return latest && *latest > now ? startOfBusinessDay(businessDay(now)) : latest;
}

Result<void> ImportRun::sendBatch(ImportUpload& upload, IngestBatch& batch,
                                  std::vector<ingest::RowsToSend::Row>& rows)
{
    const auto answers = upload.send(batch);
    if (!answers)
        return std::unexpected(answers.error());
    m_totals.add(*answers);
    for (std::size_t at = 0; at < answers->size(); ++at) {
        const RowAnswer& answer = (*answers)[at];
        if (answer.outcome != RowAnswer::Outcome::Rejected)
            continue;
        m_rejects.add(
            {.line = rows[at].line,
             .number = rows[at].number,
             .fault = {.column = answer.field, .value = rows[at].row.key, .reason = answer.reason}});
    }
    rows.clear();
    return {};
}

/// Words, areas and units that the rows refer to. Without them the rows would all be rejected, so one refusal
/// ends the import.
Result<void> ImportRun::sendAhead(ImportUpload& upload, const ingest::FileCheck& check)
{
    IngestBatch batch(m_mapping.origin, asOf(check));
    const auto perBatch = static_cast<std::size_t>(m_settings.batchRows);
    for (std::size_t begin = 0; begin < check.ahead.size(); begin += perBatch) {
        const std::size_t end = std::min(begin + perBatch, check.ahead.size());
        for (std::size_t at = begin; at < end; ++at)
            batch.add(check.ahead[at]);
        const auto answers = upload.send(batch);
        if (!answers)
            return std::unexpected(answers.error());
        for (std::size_t at = 0; at < answers->size(); ++at) {
            const RowAnswer& answer = (*answers)[at];
            if (answer.outcome == RowAnswer::Outcome::Rejected)
                return failure(ErrorKind::Invalid,
                               u"the server refuses %1 '%2' of the mapping: %3 %4"_s.arg(
                                   entityName(entityOf(check.ahead[begin + at])),
                                   recordId(check.ahead[begin + at]), answer.field, answer.reason),
                               {.file = m_mapping.file});
        }
    }
    return {};
}

Result<void> ImportRun::sendRows(ImportUpload& upload, const ingest::FileCheck& check)
{
    auto stream = ingest::RowStream::open(m_settings.file, m_mapping, m_settings.categories, m_now);
    if (!stream)
        return std::unexpected(stream.error());
    ingest::RowsToSend source(**stream, check);
    IngestBatch batch(m_mapping.origin, asOf(check));
    std::vector<ingest::RowsToSend::Row> waiting;
    for (;;) {
        auto rows = source.next(static_cast<std::size_t>(m_settings.batchRows));
        if (!rows)
            return std::unexpected(rows.error());
        for (auto& row : *rows) {
            batch.add(row.row.record);
            waiting.push_back(std::move(row));
            if (batch.bytes() < mostBatchBytes &&
                waiting.size() < static_cast<std::size_t>(m_settings.batchRows))
                continue;
            if (auto sent = sendBatch(upload, batch, waiting); !sent)
                return sent;
            m_progress.show(m_totals.sent, check.toSend());
        }
        if (rows->empty())
            break;
    }
    return batch.rows() == 0 ? Result<void>{} : sendBatch(upload, batch, waiting);
}

Result<void> ImportRun::send(const ingest::FileCheck& check)
{
    ImportUpload upload({.central = m_settings.central,
                         .access = m_settings.access,
                         .source = m_mapping.source,
                         .patience = m_settings.patience},
                        m_context.clock, m_stop, m_context.err, m_progress);
    m_progress.begin(u"Sending"_s, u"rows"_s);
    if (auto sent = sendAhead(upload, check); !sent)
        return sent;
    if (auto sent = sendRows(upload, check); !sent)
        return sent;
    m_progress.show(m_totals.sent, check.toSend());
    m_progress.end();
    return {};
}

void ImportRun::printSummary(const ingest::FileCheck& check)
{
    const qint64 rejected = check.rejected + m_totals.rejectedByServer;
    QTextStream& out = m_context.out;
    printCounted(out, check.reasons, u"rejected"_s);
    printCounted(out, check.notes, u"noted"_s);
    if (m_rejects.rows() > 0)
        out << "  rejected rows are in " << m_rejects.path() << '\n';
    if (m_settings.central.isEmpty())
        out << u"read %1, can be sent %2, rejected %3, repeated %4"_s.arg(check.read)
                   .arg(check.toSend())
                   .arg(rejected)
                   .arg(check.repeated);
    else
        out << u"read %1, sent %2, created %3, updated %4, unchanged %5, rejected %6, repeated %7"_s
                   .arg(check.read)
                   .arg(m_totals.sent)
                   .arg(m_totals.created)
                   .arg(m_totals.updated)
                   .arg(m_totals.unchanged)
                   .arg(rejected)
                   .arg(check.repeated);
    out << Qt::endl;
    m_context.exitCode = rejected > 0 ? 3 : 0;
}

void ImportRun::run()
{
    const auto checked = check();
    if (!checked)
        return m_context.fail(checked.error());
    const auto sent = m_settings.central.isEmpty() ? Result<void>{} : send(*checked);
    const auto written = m_rejects.finish();
    if (!sent) {
        m_progress.interrupt();
        m_context.err
            << u"%1 of %2 rows were sent. Run the same command again to go on: rows that are in stay as they are."_s
                   .arg(m_totals.sent)
                   .arg(checked->toSend())
            << Qt::endl;
        return m_context.fail(sent.error());
    }
    printSummary(*checked);
    if (!written)
        m_context.fail(written.error());
}

} // namespace onescreen
