// SPDX-License-Identifier: GPL-3.0-or-later
// How long an event takes from the moment a source system sends it until every live client has it.
//
// Usage: live_bench CENTRAL-URL CLIENTS EVENTS-PER-SECOND SECONDS. Prints one JSON line: milliseconds at the
// median, the 95th and the 99th of a hundred over all events and clients, and how many were missed.
#include "app/domain/change.h"
#include "app/remote/centralapi.h"
#include "app/remote/livesocket.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

class LiveBench : public QObject
{
public:
    LiveBench(QUrl central, int clients, int perSecond, int seconds)
        : m_central(std::move(central)), m_clients(clients), m_events(perSecond * seconds)
    {
        m_pace.setInterval(1'000 / std::max(1, perSecond));
        m_pace.setTimerType(Qt::PreciseTimer);
        connect(&m_pace, &QTimer::timeout, this, &LiveBench::sendEvent);
        m_clock.start();
        prepare();
    }

private:
    void post(const QByteArray& body, std::function<void()> done)
    {
        QNetworkRequest request(apiUrl(m_central, u"/v1/ingest/bench"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply* reply = m_network.post(request, body);
        connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done)] {
            if (reply->error() != QNetworkReply::NoError)
                qFatal("the server refused: %s", reply->readAll().constData());
            reply->deleteLater();
            done();
        });
    }
    void prepare()
    {
        post(R"({"origin":"import","rows":[
{"entity":"dict","sid":"s","dict":"source","code":"bench","name":"bench"},
{"entity":"dict","sid":"c","dict":"category","code":"99","name":"bench"},
{"entity":"region","sid":"330902","name":"定海区"}]})",
             [this] { findHead({}); });
    }
    void findHead(const QByteArray& cursor)
    {
        auto* job = new ChangesJob({m_network, m_central}, {.cursor = cursor}, m_parser,
                                   [this](const Result<ChangePage>& page) {
                                       if (!page)
                                           qFatal("no page: %s", qPrintable(page.error().toString()));
                                       page->more ? findHead(page->nextCursor) : connectAll(page->nextCursor);
                                   });
        job->start();
    }
    void connectAll(const QByteArray& cursor)
    {
        for (int client = 0; client < m_clients; ++client) {
            m_sockets.push_back(
                std::make_unique<LiveSocket>(CentralAccess{m_network, m_central}, cursor,
                                             [this](const Result<LiveFrame>& frame) { take(frame); }));
            m_sockets.back()->open();
        }
    }
    void take(const Result<LiveFrame>& frame)
    {
        if (!frame)
            qFatal("a client lost its socket: %s", qPrintable(frame.error().toString()));
        if (std::holds_alternative<LiveWelcome>(*frame) && ++m_welcomed == m_clients)
            m_pace.start();
        const auto* page = std::get_if<ChangePage>(&*frame);
        if (!page)
            return;
        const qint64 now = m_clock.nsecsElapsed();
        for (const Change& change : page->changes) {
            const auto* put = std::get_if<PutChange>(&change.what);
            const auto* event = put != nullptr ? std::get_if<Event>(&put->record) : nullptr;
            const auto sent = event != nullptr ? m_sent.constFind((*event)->sourceId) : m_sent.cend();
            if (sent != m_sent.cend())
                m_delays.push_back(static_cast<double>(now - *sent) / 1e6);
        }
        if (std::ssize(m_delays) == static_cast<qint64>(m_clients) * m_events)
            finish();
    }
    void sendEvent()
    {
        if (m_sent.size() == m_events) {
            m_pace.stop();
            QTimer::singleShot(std::chrono::seconds{10}, this, &LiveBench::finish);
            return;
        }
        const QString id = QString::number(m_sent.size());
        m_sent.insert(id, m_clock.nsecsElapsed());
        post(
            uR"({"origin":"import","rows":[{"entity":"event","sid":"%1","cat":"99","st":"reported","pri":"normal",)"_s
                    .arg(id)
                    .toUtf8() +
                R"("reg":"330902","title":"bench","at":"2026-03-01T02:00:00Z"}]})",
            [] {});
    }
    void finish()
    {
        std::ranges::sort(m_delays);
        const auto at = [this](double share) {
            const auto last = static_cast<double>(m_delays.size() - 1);
            return m_delays.empty() ? -1.0 : m_delays[static_cast<std::size_t>(share * last)];
        };
        std::printf("{\"bench\":\"live\",\"clients\":%d,\"events\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,"
                    "\"p99_ms\":%.1f,\"missed\":%lld}\n",
                    m_clients, m_events, at(0.5), at(0.95), at(0.99),
                    static_cast<long long>(m_clients) * m_events - static_cast<long long>(m_delays.size()));
        QCoreApplication::quit();
    }

    QNetworkAccessManager m_network;
    QUrl m_central;
    int m_clients;
    int m_events;
    int m_welcomed = 0;
    PageParser m_parser;
    std::vector<std::unique_ptr<LiveSocket>> m_sockets;
    QHash<QString, qint64> m_sent; ///< Source's id → when, in nanoseconds of m_clock.
    std::vector<double> m_delays;
    QElapsedTimer m_clock;
    QTimer m_pace;
};

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        std::fputs("usage: live_bench CENTRAL-URL CLIENTS EVENTS-PER-SECOND SECONDS\n", stderr);
        return 2;
    }
    const onescreen::LiveBench bench(QUrl(arguments[1]), arguments[2].toInt(), arguments[3].toInt(),
                                     arguments[4].toInt());
    return QCoreApplication::exec();
}
