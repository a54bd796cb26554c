// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/importupload.h"

#include "app/remote/centralapi.h"

#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr Milliseconds shortestPause(500);
constexpr Milliseconds longestPause(30'000);
constexpr Milliseconds longestTold(86'400'000); ///< More is not believed: a day, the most of --patience.
constexpr std::chrono::milliseconds stopPoll(100);

bool mayPass(const Error& error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout;
}

std::unexpected<Error> stopped()
{
    return failure(ErrorKind::Cancelled, u"stopped on request"_s);
}

} // namespace

ImportUpload::ImportUpload(Settings settings, const Clock& clock, const StopSignal& stop, QTextStream& err,
                           ImportProgress& progress)
    : m_settings(std::move(settings)), m_clock(clock), m_stop(stop), m_err(err), m_progress(progress),
      m_access(accessSettings(m_settings.central, m_settings.access), clock,
               [] { return QRandomGenerator::global()->generateDouble(); }),
      m_random(static_cast<std::minstd_rand::result_type>(clock.monotonic().time_since_epoch().count()))
{
    m_access.start();
}

Result<QByteArray> ImportUpload::post(const QByteArray& body)
{
    QEventLoop loop;
    std::optional<Result<QByteArray>> answer;
    m_told.reset();
    IngestJob job(m_access.access(m_network), m_settings.source, body, [&](Result<QByteArray> result) {
        m_told = job.retryAfter();
        answer = std::move(result);
        loop.quit();
    });
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &job, [&] {
        if (m_stop.requested())
            job.abort();
    });
    poll.start(stopPoll);
    job.start();
    loop.exec();
    if (m_stop.requested() && answer && !*answer)
        return stopped();
    return answer ? *std::move(answer) : stopped();
}

bool ImportUpload::pause(Milliseconds duration)
{
    QEventLoop loop;
    QTimer poll;
    const auto end = m_clock.monotonic() + duration;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (m_stop.requested() || m_clock.monotonic() >= end)
            loop.quit();
    });
    poll.start(stopPoll);
    loop.exec();
    return !m_stop.requested();
}

/// Decorrelated jitter, so that several imports do not come back at the same moment.
Milliseconds ImportUpload::nextPause()
{
    std::uniform_int_distribution<qint64> between(shortestPause.count(),
                                                  std::max(3 * m_pause.count(), 2 * shortestPause.count()));
    m_pause = std::min(Milliseconds(between(m_random)), longestPause);
    return m_pause;
}

std::optional<Milliseconds> ImportUpload::pauseBefore(std::chrono::steady_clock::time_point giveUp)
{
    const Milliseconds own = nextPause();
    if (!m_told)
        return own;
    // Up to half as long again, so that several imports do not come back at once.
    const Milliseconds told = std::min<Milliseconds>(*m_told, longestTold);
    const Milliseconds wait = std::max(own, told + std::min(own, told / 2));
    return m_clock.monotonic() + told > giveUp ? std::nullopt : std::optional(wait);
}

Result<std::vector<RowAnswer>> ImportUpload::send(IngestBatch& batch)
{
    const std::size_t rows = batch.rows();
    const QByteArray body = batch.take();
    const auto giveUp = m_clock.monotonic() + m_settings.patience;
    for (m_pause = Milliseconds(0);;) {
        if (m_stop.requested())
            return stopped();
        const auto answer = post(body);
        if (answer)
            return readIngestAnswer(*answer, rows);
        if (!mayPass(answer.error()) || m_clock.monotonic() >= giveUp)
            return std::unexpected(answer.error());
        const auto duration = pauseBefore(giveUp);
        if (!duration)
            return failure(answer.error().kind,
                           u"%1; it wants to be left alone for %2 s, which is longer than --patience"_s.arg(
                               answer.error().toString(), QString::number(m_told->count() / 1000)));
        m_progress.interrupt();
        m_err << u"%1; the batch is sent again in %2 s"_s.arg(
                     answer.error().toString(), QString::number(double(duration->count()) / 1000.0, 'f', 1))
              << Qt::endl;
        if (!pause(*duration))
            return stopped();
    }
}

} // namespace onescreen
