// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/exportreports.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

ExportReports::ExportReports(const QString& folder, CentralAccess access, const Clock& clock,
                             Backoff::Random random, QObject* parent)
    : QObject(parent), m_notes(folder), m_access(std::move(access)), m_clock(clock),
      m_backoff(clock, std::move(random)), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // never before the time
    connect(&m_timer, &QTimer::timeout, this, &ExportReports::send);
}

void ExportReports::load()
{
    if (std::exchange(m_loaded, true))
        return;
    if (const auto loaded = m_notes.load(); !loaded)
        Q_EMIT failed(loaded.error());
}

void ExportReports::add(const ExportNote& note)
{
    load();
    if (const auto kept = m_notes.add(note); !kept)
        Q_EMIT failed(kept.error());
    send();
}

void ExportReports::send()
{
    load();
    if (m_job || m_notes.pending().empty() || (m_notBefore && m_clock.monotonic() < *m_notBefore))
        return;
    const ExportNote& note = m_notes.pending().front();
    m_job = new JsonJob(
        m_access, "POST"_ba, authpath::exports.toString(), exportReport(note),
        [this, id = note.id](const Result<QJsonObject>& answer) { take(id, answer); }, this);
    m_job->start();
}

/// Refused ones stay: they are asked for again with the next occasion, and a person finds them in the file.
void ExportReports::take(const QString& id, const Result<QJsonObject>& answer)
{
    const auto told = m_job ? m_job->retryAfter() : std::nullopt;
    m_job.clear();
    m_notBefore.reset();
    if (told) {
        const Milliseconds wait = m_backoff.believed(*told);
        m_notBefore = m_clock.monotonic() + wait;
        m_timer.start(wait);
    }
    // The same id with other content is known already: it cannot become better by being sent again.
    const bool known = !answer && answer.error().place.field == "key_reused"_L1;
    // A server without accounts writes no audit log.
    const bool unwanted = !answer && answer.error().place.field == "no_accounts"_L1;
    if (!answer && !known && !unwanted) {
        Q_EMIT failed(answer.error());
        return;
    }
    if (const auto removed = m_notes.remove(id); !removed) {
        Q_EMIT failed(removed.error());
        return;
    }
    send();
}

} // namespace onescreen
