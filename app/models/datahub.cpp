// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/datahub.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(log, "onescreen.models")

constexpr auto quietTime = 50ms;
constexpr auto statusSpacing = 10s;
constexpr auto nameSpacing = 1s;
constexpr std::size_t mostRows = 2000;

} // namespace

void mergeSummary(CommitSummary& into, const CommitSummary& next)
{
    into.seq = std::max(into.seq, next.seq);
    into.head = std::max(into.head, next.head);
    into.serverTime = std::max(into.serverTime, next.serverTime);
    into.entities |= next.entities;
    into.applied += next.applied;
    into.quarantined += next.quarantined;
    into.manyEvents = into.manyEvents || next.manyEvents;
    into.events.insert(into.events.end(), next.events.begin(), next.events.end());
    into.actions.insert(into.actions.end(), next.actions.begin(), next.actions.end());
    std::ranges::sort(into.events);
    const auto repeated = std::ranges::unique(into.events);
    into.events.erase(repeated.begin(), repeated.end());
    if (into.events.size() > mostRows)
        into.manyEvents = true;
    if (into.manyEvents)
        into.events.clear();
}

DataHub::DataHub(CacheQuestions& questions, const Clock& clock, QObject* parent)
    : QObject(parent), m_questions(questions), m_clock(clock), m_today(businessDay(clock.now())),
      m_statusLane(
          statusSpacing, [this] { return m_questions.status(); },
          [this](Result<CacheStatus> answer) { takeStatus(std::move(answer)); }),
      m_namesLane(
          nameSpacing, [this] { return m_questions.names(); },
          [this](Result<NameData> answer) { takeNames(std::move(answer)); })
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        if (m_held)
            publish(*std::exchange(m_held, std::nullopt));
    });
    connect(&m_second, &QTimer::timeout, this, &DataHub::checkClock);
    m_second.start(1s);
    m_statusLane.refresh();
    m_namesLane.refresh();
}

void DataHub::onCommitted(const CommitSummary& summary)
{
    if (!m_quiet.isActive())
        return publish(summary);
    if (m_held)
        mergeSummary(*m_held, summary);
    else
        m_held = summary;
}

void DataHub::publish(const CommitSummary& summary)
{
    m_quiet.start();
    raiseAsOf(summary.serverTime);
    const QSet<Entity> nameEntities{Entity::Dictionary, Entity::Unit, Entity::Region};
    if (summary.entities.intersects(nameEntities))
        m_namesLane.refresh();
    if (!summary.entities.isEmpty())
        m_statusLane.refresh();
    Q_EMIT dataChanged(summary);
}

void DataHub::onLinkChanged(const LinkState& link)
{
    const bool caughtUp = link.phase == LinkPhase::Online && m_link.phase != LinkPhase::Online;
    m_link = link;
    // Complete and in contact: what we have is what the server has.
    if (link.phase == LinkPhase::Online && link.seq >= link.head && !m_held)
        raiseAsOf(link.lastContact);
    if (caughtUp)
        m_statusLane.restart(); // what was counted on the way is of no use now
    Q_EMIT linkChanged(m_link);
}

void DataHub::checkClock()
{
    const UtcTime now = m_clock.now();
    const QDate today = businessDay(now);
    if (today != m_today) {
        m_today = today;
        Q_EMIT dayRolled(today);
    }
    Q_EMIT tick(now);
}

void DataHub::raiseAsOf(std::optional<UtcTime> asOf)
{
    if (!asOf || *asOf == UtcTime{} || (m_asOf && *asOf <= *m_asOf))
        return;
    m_asOf = asOf;
    Q_EMIT asOfChanged();
}

void DataHub::warn(const Error& error)
{
    // The lanes ask again every few seconds: one line for one reason.
    if (m_lastWarning == error)
        return;
    m_lastWarning = error;
    qCWarning(log).noquote() << "The cache could not be read:" << error.toString();
}

void DataHub::takeStatus(Result<CacheStatus> answer)
{
    if (!answer) {
        warn(answer.error());
        m_statusError = std::move(answer).error();
        Q_EMIT statusChanged();
        return;
    }
    m_status = *std::move(answer);
    m_statusError.reset();
    raiseAsOf(m_status->asOf);
    Q_EMIT statusChanged();
}

void DataHub::takeNames(Result<NameData> answer)
{
    if (!answer)
        return warn(answer.error());
    m_names = NameBook(*std::move(answer));
    Q_EMIT namesChanged();
}

} // namespace onescreen
