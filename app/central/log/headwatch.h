// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/databaseaddress.h"
#include "app/central/log/stamper.h"

#include <QTimer>

#include <functional>

namespace onescreen::central {

class PostgresDb;

/// A server's own look at a shared log: says how far it is, and numbers new entries while this server leads.
/// Hears of every batch of the leader by notification and asks twice a second in case one was lost. Goes on
/// by itself when the connection breaks; another server then leads. Lives in a thread with an event loop.
class HeadWatch
{
public:
    struct News
    {
        qint64 head;
        bool isReconnect; ///< After a break the head may even be lower: another database may have taken over.
    };
    using Tell = std::function<void(const News&)>;

    /// `tell` is called in this thread. Errors: those of the first connection.
    static Result<std::unique_ptr<HeadWatch>> start(const DatabaseAddress& address, Tell tell);
    ~HeadWatch();
    HeadWatch(const HeadWatch&) = delete;
    HeadWatch& operator=(const HeadWatch&) = delete;

    /// Entries have been committed: looks at once when it leads.
    void hurry();
    [[nodiscard]] bool leads() const { return m_leads; }

private:
    HeadWatch(DatabaseAddress address, Tell tell);
    Result<void> connect();
    void tick();
    Result<std::chrono::milliseconds> work(); ///< Returns the pause until the next time.
    void lose(const Error& error);
    void say(qint64 head, bool isReconnect);

    DatabaseAddress m_address;
    Tell m_tell;
    QTimer m_timer;
    std::unique_ptr<PostgresDb> m_db;
    std::unique_ptr<LogStamper> m_stamper;
    bool m_leads = false;
    bool m_wasLost = false;
    qint64 m_said = -1;
    int m_idleTicks = 0;
};

} // namespace onescreen::central
