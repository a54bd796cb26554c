// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/headwatch.h"

#include "app/central/db/postgresdb.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::central {

namespace {

Q_LOGGING_CATEGORY(logHead, "onescreen.central.head")

constexpr auto busyPause = 20ms;
constexpr auto idlePause = 100ms;
constexpr auto followPause = 500ms;
constexpr auto lostPause = 500ms;
constexpr int busyTicks = 10; ///< So long after the last entry the next one is awaited closely.
/// More than the largest batch has, so that one is numbered at once.
constexpr qint64 mostEntries = 6000;

} // namespace

HeadWatch::HeadWatch(DatabaseAddress address, Tell tell, std::optional<Keeping> keeping)
    : m_address(std::move(address)), m_tell(std::move(tell)), m_keeping(std::move(keeping))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

HeadWatch::~HeadWatch()
{
    m_trimmer.reset(); // before their connection
    m_stamper.reset();
    m_db.reset();
}

Result<std::unique_ptr<HeadWatch>> HeadWatch::start(const DatabaseAddress& address, Tell tell,
                                                    std::optional<Keeping> keeping)
{
    std::unique_ptr<HeadWatch> watch(new HeadWatch(address, std::move(tell), std::move(keeping)));
    if (auto connected = watch->connect(); !connected)
        return std::unexpected(connected.error());
    watch->m_timer.start(0ms);
    return watch;
}

Result<void> HeadWatch::connect()
{
    auto db = PostgresDb::open(m_address, DbAccess::Read);
    if (!db)
        return std::unexpected(db.error());
    auto stamper = LogStamper::open(**db);
    if (!stamper)
        return std::unexpected(stamper.error());
    auto heard = (*db)->listen(LogStamper::channel(), &m_timer,
                               [this](const QString& head) { say(head.toLongLong(), false); });
    if (!heard)
        return heard;
    const auto head = stamper->readHead();
    if (!head)
        return std::unexpected(head.error());
    auto trimmer = LogTrimmer::open(**db);
    if (!trimmer)
        return std::unexpected(trimmer.error());
    m_trimmer = std::make_unique<LogTrimmer>(*std::move(trimmer));
    m_db = *std::move(db);
    m_stamper = std::make_unique<LogStamper>(*std::move(stamper));
    say(*head, std::exchange(m_wasLost, false));
    return {};
}

void HeadWatch::tick()
{
    if (!m_db) {
        if (auto connected = connect(); !connected) {
            m_timer.start(lostPause);
            return;
        }
        qCInfo(logHead) << "The connection to the database is back.";
    }
    const auto pause = work();
    if (pause) {
        m_timer.start(*pause);
    } else {
        lose(pause.error());
        m_timer.start(lostPause);
    }
}

void HeadWatch::hurry()
{
    if (!m_leads || !m_timer.isActive())
        return;
    // Never sooner after the last time than in busy times: what comes together is numbered together.
    const auto rest =
        busyPause - std::chrono::floor<std::chrono::milliseconds>(m_sinceWork.durationElapsed());
    const auto soonest = std::max(rest, 0ms);
    if (m_timer.remainingTimeAsDuration() > soonest)
        m_timer.start(soonest);
}

Result<std::chrono::milliseconds> HeadWatch::work()
{
    if (!m_leads) {
        const auto leads = m_stamper->lead();
        if (!leads)
            return std::unexpected(leads.error());
        if (*leads)
            qCInfo(logHead) << "This server numbers the log from now on.";
        m_leads = *leads;
    }
    if (!m_leads) {
        const auto head = m_stamper->readHead();
        if (!head)
            return std::unexpected(head.error());
        say(*head, false);
        return followPause;
    }
    m_sinceWork.start();
    const auto stamped = m_stamper->stamp(mostEntries);
    if (!stamped)
        return std::unexpected(stamped.error());
    if (*stamped > 0)
        say(m_stamper->headSeq(), false);
    m_idleTicks = *stamped > 0 ? 0 : m_idleTicks + 1;
    if (*stamped >= mostEntries)
        return 0ms;
    if (auto trimmed = trimWhenDue(); !trimmed)
        return std::unexpected(trimmed.error());
    return m_idleTicks <= busyTicks ? busyPause : idlePause;
}

Result<void> HeadWatch::trimWhenDue()
{
    if (!m_keeping || m_keeping->clock.monotonic() < m_trimAt)
        return {};
    const auto step = m_trimmer->step(m_keeping->retention, m_keeping->clock.now());
    if (!step && step.error().kind == ErrorKind::Offline)
        return std::unexpected(step.error());
    if (step)
        m_keeping->tell(*step);
    else // Numbers go on without it.
        qCWarning(logHead).noquote() << "Old entries of the log could not be removed:"
                                     << step.error().toString();
    m_trimAt = m_keeping->clock.monotonic() + (step ? step->pause() : LogTrim{}.pause());
    return {};
}

void HeadWatch::lose(const Error& error)
{
    qCWarning(logHead).noquote() << "The connection for the log's head is given up:" << error.toString();
    m_leads = false;
    m_wasLost = true;
    m_trimmer.reset();
    m_stamper.reset();
    m_db.reset();
}

void HeadWatch::say(qint64 head, bool isReconnect)
{
    if (head <= m_said && !isReconnect)
        return;
    m_said = head;
    m_tell({.head = head, .isReconnect = isReconnect});
}

} // namespace onescreen::central
