// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/auth/authgate.h"
#include "app/central/log/pagereader.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace onescreen::central {

/// The live channel (docs/api.md): pushes to every socket the pages that follow its cursor. What cannot be
/// pushed (a page too large, a piece of a transaction, a client that reads slowly) is replaced by a hint,
/// which loses nothing because pull is the truth. Lives in the thread of the HTTP server and never waits.
class LiveSockets : public QObject
{
    Q_OBJECT

public:
    using PageAnswer = std::expected<Page, PageFault>;
    /// Reads a page elsewhere and answers later, in this thread.
    using AskPage = std::function<void(const QByteArray& cursor, const PageLimits& limits,
                                       const RegionScope& scope, std::function<void(PageAnswer)>)>;

    /// Reads the sums of all rows elsewhere and answers later, in this thread.
    using AskDigests = std::function<void(std::function<void(Result<DigestReport>)>)>;

    static constexpr std::chrono::seconds heartbeat{15};
    static constexpr std::chrono::seconds helloLimit{5};
    static constexpr std::chrono::seconds silenceLimit{3 * heartbeat};
    static constexpr std::size_t mostSockets = 2'000;
    static constexpr std::size_t mostStrangers = 1'000; ///< Sockets that have not said hello yet.
    static constexpr qint64 longestClientMessage = 4 * 1024;
    static constexpr qint64 mostUnsent = 1 << 20; ///< Bytes that may wait in a socket.
    /// What a token is worth is asked again so often; with what AuthGate trusts, a revocation is heard in
    /// time.
    static constexpr std::chrono::seconds recheckPause{2};
    /// Entries that are not for a socket move its cursor at the latest after so many.
    static constexpr qint64 quietEntries = 2'000;
    static constexpr PageLimits pageLimits{.operations = 500, .bytes = 256 * 1024};

    /// `clock` and `gate` must outlive it; without a gate the server is open.
    LiveSockets(AskPage askPage, const Clock& clock, AskDigests askDigests = {}, AuthGate* gate = nullptr);
    ~LiveSockets() override;

    void take(std::unique_ptr<QWebSocket> socket);
    /// The log has grown.
    void setHead(qint64 seq);
    /// Asks anew what the tokens of all sockets are worth; `done` (may be empty) is called when those that
    /// are not worth it any more have been sent away.
    void recheck(const std::function<void()>& done);
    /// Says farewell to everybody; clients come back after a time drawn from two to thirty seconds.
    void drain();
    [[nodiscard]] std::size_t count() const { return m_clients.size(); }

private:
    using Key = quint64;
    struct Client;
    /// A page that several sockets ask for; most stand at the same place.
    struct Shared
    {
        QByteArray place; ///< Scope and cursor.
        Page page;
    };

    void greet(Key key, const QByteArray& message);
    void onMessage(Key key, const QByteArray& message);
    void onToken(Key key, const QByteArray& token, const Result<TokenState>& state);
    void judge(Key key, const TokenState& state);
    void advance(Key key);
    void deliver(Key key, const PageAnswer& answer);
    void push(Client& client, const Page& page);
    void hint(Client& client, qint64 head);
    void onDrained(Key key);
    void beat();
    void tellDigests(const DigestReport& report);
    /// `together`: how many are sent away at the same time.
    void farewell(Key key, const QByteArray& code, std::size_t together = 1);
    void remove(Key key);
    [[nodiscard]] const Page* sharedPage(const QByteArray& place) const;
    void share(const QByteArray& place, const Page& page);
    Client* find(Key key);

    AskPage m_askPage;
    AskDigests m_askDigests; ///< Empty: heartbeats carry no sums.
    const Clock& m_clock;
    std::map<Key, std::unique_ptr<Client>> m_clients;
    std::map<QByteArray, std::vector<Key>> m_asked; ///< Who waits for the page after a place.
    std::deque<Shared> m_shared;
    Key m_nextKey = 1;
    qint64 m_head = 0;
    QTimer m_heartbeat;
    AuthGate* m_gate;
    QTimer m_recheck;
};

} // namespace onescreen::central
