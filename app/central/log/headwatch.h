// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/db/databaseaddress.h"
#include "app/central/log/logtrimmer.h"
#include "app/central/log/stamper.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace onescreen::central {

class PostgresDb;

/// A server's own look at a shared log: says how far it is, and numbers new entries while this server leads.
/// Hears of every batch of the leader by notification and asks twice a second in case one was lost. Who leads
/// also removes the oldest entries. Goes on by itself when the connection breaks; another server then leads.
/// Lives in a thread with an event loop.
class HeadWatch
{
public:
    struct News
    {
        qint64 head;
        bool isReconnect; ///< After a break the head may even be lower: another database may have taken over.
    };
    using Tell = std::function<void(const News&)>;
    /// How much of the log stays while this server leads. `clock` must outlive the watch.
    struct Keeping
    {
        LogRetention retention;
        const Clock& clock;
        std::function<void(const LogTrim&)> tell; ///< Called in this thread.
    };

    /// `tell` is called in this thread. Errors: those of the first connection.
    static Result<std::unique_ptr<HeadWatch>> start(const DatabaseAddress& address, Tell tell,
                                                    std::optional<Keeping> keeping = std::nullopt);
    ~HeadWatch();
    HeadWatch(const HeadWatch&) = delete;
    HeadWatch& operator=(const HeadWatch&) = delete;

    /// Entries have been committed: looks at once when it leads.
    void hurry();
    [[nodiscard]] bool leads() const { return m_leads; }

private:
    HeadWatch(DatabaseAddress address, Tell tell, std::optional<Keeping> keeping);
    Result<void> connect();
    void tick();
    Result<std::chrono::milliseconds> work(); ///< Returns the pause until the next time.
    Result<void> trimWhenDue();
    void lose(const Error& error);
    void say(qint64 head, bool isReconnect);

    DatabaseAddress m_address;
    Tell m_tell;
    std::optional<Keeping> m_keeping;
    QTimer m_timer;
    std::unique_ptr<PostgresDb> m_db;
    std::unique_ptr<LogStamper> m_stamper;
    std::unique_ptr<LogTrimmer> m_trimmer;
    std::chrono::steady_clock::time_point m_trimAt; ///< Not before; only with m_keeping.
    QElapsedTimer m_sinceWork; ///< Since the log was last looked at for entries without a number.
    bool m_leads = false;
    bool m_wasLost = false;
    qint64 m_said = -1;
    int m_idleTicks = 0;
};

} // namespace onescreen::central
