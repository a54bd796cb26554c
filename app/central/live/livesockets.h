// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
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
                                       std::function<void(PageAnswer)>)>;

    static constexpr std::chrono::seconds heartbeat{15};
    static constexpr std::chrono::seconds helloLimit{5};
    static constexpr std::chrono::seconds silenceLimit{3 * heartbeat};
    static constexpr std::size_t mostSockets = 2'000;
    static constexpr std::size_t mostStrangers = 1'000; ///< Sockets that have not said hello yet.
    static constexpr qint64 longestClientMessage = 4 * 1024;
    static constexpr qint64 mostUnsent = 1 << 20; ///< Bytes that may wait in a socket.
    static constexpr PageLimits pageLimits{.operations = 500, .bytes = 256 * 1024};

    /// `clock` must outlive it.
    LiveSockets(AskPage askPage, const Clock& clock);
    ~LiveSockets() override;

    void take(std::unique_ptr<QWebSocket> socket);
    /// The log has grown.
    void setHead(qint64 seq);
    /// Says farewell to everybody; clients come back after a time drawn from two to thirty seconds.
    void drain();
    [[nodiscard]] std::size_t count() const { return m_clients.size(); }

private:
    using Key = quint64;
    struct Client;
    /// A page that several sockets ask for; most stand at the same place.
    struct Shared
    {
        QByteArray cursor;
        Page page;
    };

    void greet(Key key, const QByteArray& message);
    void advance(Key key);
    void deliver(Key key, const PageAnswer& answer);
    void push(Client& client, const Page& page);
    void hint(Client& client, qint64 head);
    void onDrained(Key key);
    void beat();
    void farewell(Key key, const QByteArray& code);
    void remove(Key key);
    [[nodiscard]] const Page* sharedPage(const QByteArray& cursor) const;
    void share(const QByteArray& cursor, const Page& page);
    Client* find(Key key);

    AskPage m_askPage;
    const Clock& m_clock;
    std::map<Key, std::unique_ptr<Client>> m_clients;
    std::map<QByteArray, std::vector<Key>> m_asked; ///< Who waits for the page after a cursor.
    std::deque<Shared> m_shared;
    Key m_nextKey = 1;
    qint64 m_head = 0;
    QTimer m_heartbeat;
};

} // namespace onescreen::central
