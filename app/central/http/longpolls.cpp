// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/longpolls.h"

namespace onescreen::central {

void LongPolls::add(Ticket ticket, PagePoll poll)
{
    m_polls[ticket] = Entry{.poll = std::move(poll), .timer = nullptr};
}

const PagePoll* LongPolls::find(Ticket ticket) const
{
    const auto found = m_polls.find(ticket);
    return found == m_polls.end() ? nullptr : &found->second.poll;
}

void LongPolls::setScope(Ticket ticket, const RegionScope& scope)
{
    const auto found = m_polls.find(ticket);
    if (found != m_polls.end())
        found->second.poll.scope = scope;
}

void LongPolls::park(Ticket ticket, std::chrono::milliseconds rest)
{
    const auto found = m_polls.find(ticket);
    if (found == m_polls.end())
        return;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    connect(timer.get(), &QTimer::timeout, this, [this, ticket] { Q_EMIT timeOver(ticket); });
    timer->start(rest);
    found->second.timer = std::move(timer);
}

void LongPolls::expire(Ticket ticket)
{
    const auto found = m_polls.find(ticket);
    if (found == m_polls.end())
        return;
    found->second.poll.mayWait = false;
    // Not deleted here: this may be called from its own signal.
    if (QTimer* timer = found->second.timer.release())
        timer->deleteLater();
}

std::vector<Ticket> LongPolls::wake()
{
    std::vector<Ticket> woken;
    for (auto& [ticket, entry] : m_polls) {
        if (entry.timer) {
            entry.timer.reset();
            woken.push_back(ticket);
        }
    }
    return woken;
}

void LongPolls::removeClosed(const Exchanges& exchanges)
{
    std::erase_if(m_polls, [&exchanges](const auto& entry) { return !exchanges.isOpen(entry.first); });
}

} // namespace onescreen::central
