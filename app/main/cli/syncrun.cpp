// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/syncrun.h"

#include "app/main/cli/stopsignal.h"

#include <QTimer>

#include <algorithm>
#include <cstdio>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::milliseconds terminalPace{200};
constexpr std::chrono::milliseconds logPace{10'000};
constexpr std::chrono::milliseconds signalPace{100};

bool errorIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return ::isatty(STDERR_FILENO) == 1;
#endif
}

QString phaseText(LinkPhase phase)
{
    switch (phase) {
    case LinkPhase::Connecting:
        return u"connecting"_s;
    case LinkPhase::CatchingUp:
        return u"catching up"_s;
    case LinkPhase::Online:
        return u"in step"_s;
    case LinkPhase::Offline:
        return u"offline"_s;
    case LinkPhase::Refused:
        break;
    }
    return u"refused"_s;
}

} // namespace

SyncRun::SyncRun(Settings settings, CliContext& context)
    : m_settings(std::move(settings)), m_context(context),
      m_session(context.clock, m_settings.cacheFolder, m_settings.central, m_settings.access),
      m_terminal(errorIsTerminal()), m_begin(context.clock.monotonic())
{
    QObject::connect(&m_session, &ClientSession::committed, &m_loop,
                     [this](const CommitSummary& summary) { onCommitted(summary); });
    QObject::connect(&m_session, &ClientSession::linkChanged, &m_loop,
                     [this](const LinkState& link) { onLink(link); });
    QObject::connect(&m_session, &ClientSession::failed, &m_loop,
                     [this](const Error& error) { onFault(error); });
    QObject::connect(&m_session, &ClientSession::stopped, &m_loop, &QEventLoop::quit);
}

void SyncRun::run()
{
    const StopSignal signal;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &m_loop, [this, &signal] {
        if (signal.requested())
            finish();
    });
    poll.start(signalPace);
    m_session.start();
    m_loop.exec();
    breakLine();
    m_context.out << "Applied " << counted(m_rows, u"row"_s) << " in " << QString::number(seconds(), 'f', 1)
                  << " s (" << qRound64(static_cast<double>(m_rows) / std::max(seconds(), 0.001))
                  << " rows/s); position " << m_seq << " of " << std::max(m_head, m_seq) << "; "
                  << counted(m_quarantined, u"row"_s) << " quarantined; " << phaseText(m_phase) << '.'
                  << Qt::endl;
    if (m_context.exitCode == 0 && m_quarantined > 0)
        m_context.exitCode = 3;
}

double SyncRun::seconds() const
{
    return std::chrono::duration<double>(m_context.clock.monotonic() - m_begin).count();
}

void SyncRun::onCommitted(const CommitSummary& summary)
{
    m_rows += summary.applied;
    m_quarantined += summary.quarantined;
    m_seq = summary.seq;
    m_head = std::max(summary.head, summary.seq);
    showProgress();
}

void SyncRun::onLink(const LinkState& link)
{
    if (!m_firstSeq && link.phase != LinkPhase::Connecting)
        m_firstSeq = link.seq;
    m_seq = std::max(m_seq, link.seq);
    m_head = std::max(m_head, link.head);
    const bool isNew = m_phase != link.phase;
    m_phase = link.phase;
    const bool failing = link.phase == LinkPhase::Offline || link.phase == LinkPhase::Refused;
    if (failing && m_settings.once)
        return fail({.kind = link.kind, .text = link.reason, .place = {}});
    if (failing && isNew) {
        breakLine();
        m_context.err << phaseText(link.phase) << ": " << link.reason << Qt::endl;
    } else if (isNew && link.phase == LinkPhase::Online) {
        breakLine();
        m_context.err << "in step at " << m_seq << Qt::endl;
        if (m_settings.once)
            finish();
    }
}

void SyncRun::onFault(const Error& error)
{
    // What the cache's folder refuses at the start needs a person; the server's refusals come through
    // onLink().
    const bool isLocal = error.place.file.startsWith(m_settings.cacheFolder);
    const bool forGood = error.kind == ErrorKind::Conflict || error.kind == ErrorKind::ReadOnly ||
                         error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Invalid;
    if (isLocal && (forGood || m_settings.once))
        return fail(error);
    breakLine();
    m_context.err << "warning: " << error.toString() << Qt::endl;
}

void SyncRun::fail(const Error& error)
{
    if (m_ending)
        return;
    breakLine();
    m_context.fail(error);
    finish();
}

void SyncRun::finish()
{
    if (m_ending)
        return;
    m_ending = true;
    m_session.stop();
}

void SyncRun::showProgress()
{
    const auto now = m_context.clock.monotonic();
    if (m_shown && now - *m_shown < (m_terminal ? terminalPace : logPace))
        return;
    m_shown = now;
    const double rate = static_cast<double>(m_rows) / std::max(seconds(), 0.001);
    QString line = u"%1 rows applied, position %2 of %3, %4 rows/s"_s.arg(m_rows).arg(m_seq).arg(m_head).arg(
        qRound64(rate));
    const qint64 outstanding = m_head - m_seq;
    const qint64 done = m_seq - m_firstSeq.value_or(0);
    if (outstanding > 0 && done > 0) {
        const double left = seconds() * static_cast<double>(outstanding) / static_cast<double>(done);
        line += u", %1 s left"_s.arg(qRound64(left));
    }
    m_context.err << (m_terminal ? "\r\x1b[K" : "") << line << (m_terminal ? "" : "\n") << Qt::flush;
    m_lineOpen = m_terminal;
}

void SyncRun::breakLine()
{
    if (m_lineOpen)
        m_context.err << Qt::endl;
    m_lineOpen = false;
}

} // namespace onescreen
