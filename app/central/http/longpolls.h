// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/exchanges.h"
#include "app/central/log/pagereader.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace onescreen::central {

/// One request for a page, from its arrival to its answer.
struct PagePoll
{
    QByteArray cursor;
    PageLimits limits;
    QByteArray token; ///< Whose regions these are.
    RegionScope scope;
    bool gzip = false;
    bool mayWait = false; ///< For news, until the deadline.
    std::chrono::steady_clock::time_point deadline;
};

/// The page requests under way, and which of them wait for news.
class LongPolls : public QObject
{
    Q_OBJECT

public:
    void add(Ticket ticket, PagePoll poll);
    [[nodiscard]] const PagePoll* find(Ticket ticket) const;
    void setScope(Ticket ticket, const RegionScope& scope);
    /// Keeps the request until wake() or until its time is over; then timeOver() comes once.
    void park(Ticket ticket, std::chrono::milliseconds rest);
    /// It has waited long enough.
    void expire(Ticket ticket);
    /// Takes all parked requests out of the wait.
    std::vector<Ticket> wake();
    void remove(Ticket ticket) { m_polls.erase(ticket); }
    /// Removes the requests whose exchange is not open any more.
    void removeClosed(const Exchanges& exchanges);
    [[nodiscard]] std::size_t count() const { return m_polls.size(); }

Q_SIGNALS:
    void timeOver(quint64 ticket);

private:
    struct Entry
    {
        PagePoll poll;
        std::unique_ptr<QTimer> timer; ///< Set while parked.
    };
    std::map<Ticket, Entry> m_polls;
};

} // namespace onescreen::central
