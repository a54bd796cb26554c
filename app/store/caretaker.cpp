// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/caretaker.h"

#include <utility>

namespace onescreen {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds idleBeforeTidy{5};
constexpr milliseconds afterPage{200};
constexpr milliseconds betweenSteps{5};         ///< Pages that wait come first in any case.
constexpr std::chrono::minutes betweenLooks{1}; ///< For what comes of itself: age, the weekly check.

} // namespace

Caretaker::Caretaker(const Clock& clock, std::function<CacheKeeper*()> keeper, std::function<void()> changed)
    : m_clock(clock), m_keeper(std::move(keeper)), m_changed(std::move(changed)),
      m_lastPage(clock.monotonic())
{
    m_steps.setSingleShot(true);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleBeforeTidy);
    connect(&m_steps, &QTimer::timeout, this, &Caretaker::step);
    connect(&m_idle, &QTimer::timeout, this, &Caretaker::tidy);
}

void Caretaker::begin()
{
    m_lastPage = m_clock.monotonic();
    m_checking = false;
    m_steps.start(afterPage);
}

void Caretaker::end()
{
    m_steps.stop();
    m_idle.stop();
}

void Caretaker::pageStored(bool more)
{
    m_lastPage = m_clock.monotonic();
    m_idle.start();
    if (more || !m_steps.isActive() || m_steps.intervalAsDuration() > afterPage)
        m_steps.start(afterPage);
}

Milliseconds Caretaker::quiet() const
{
    return std::chrono::duration_cast<Milliseconds>(m_clock.monotonic() - m_lastPage);
}

void Caretaker::step()
{
    if (CacheKeeper* keeper = m_keeper())
        m_steps.start(doStep(*keeper));
}

/// What fails here is only housekeeping: the next page reports what is wrong with the disk.
milliseconds Caretaker::doStep(CacheKeeper& keeper)
{
    if (const auto more = keeper.indexSome(); !more || *more)
        return more ? betweenSteps : betweenLooks;
    if (const auto retired = keeper.retireSome(); !retired || *retired > 0) {
        m_retired += retired.value_or(0);
        return retired ? betweenSteps : betweenLooks;
    }
    if (std::exchange(m_retired, 0) > 0)
        m_changed();
    const auto last = keeper.lastCheck();
    if (!last || (!m_checking && !FileCheck::isDue(m_clock.now(), *last, quiet())))
        return betweenLooks;
    const auto progress = keeper.checkSome(m_clock.now(), m_waiting);
    m_checking = progress ? progress->done < progress->of : progress.error().kind == ErrorKind::Timeout;
    return progress && m_checking ? betweenSteps : m_checking ? milliseconds(afterPage) : betweenLooks;
}

void Caretaker::tidy()
{
    if (CacheKeeper* keeper = m_keeper())
        std::ignore = keeper->tidy();
}

} // namespace onescreen
