// SPDX-License-Identifier: GPL-3.0-or-later
// How long an event takes from the moment a source system sends it until its row is painted in the queue of
// the whole desktop client: server, network, cache, models and window in between.
//
// Usage: drawn_bench EVENTS-PER-SECOND SECONDS, then the options of onescreen (--central, --cache …). Prints
// one JSON line: milliseconds at the median, the 95th and the 99th of a hundred, and how many were never
// painted. Every event is more urgent than all before it, so that its row is the first one and in sight.
#include "app/main/desktop/desktopclient.h"
#include "app/main/desktop/environment.h"
#include "app/remote/centralapi.h"
#include "ui/queue/queuepanel.h"
#include "ui/queue/queuetable.h"
#include "ui/shell/shellwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QEvent>
#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int rowsLookedAt = 200;
const QString titleStart = u"drawn-"_s;

class DrawnBench : public QObject
{
public:
    DrawnBench(QUrl central, int perSecond, int seconds)
        : m_central(std::move(central)), m_events(perSecond * seconds)
    {
        m_pace.setInterval(1'000 / std::max(1, perSecond));
        m_pace.setTimerType(Qt::PreciseTimer);
        connect(&m_pace, &QTimer::timeout, this, &DrawnBench::sendEvent);
        m_ready.setInterval(200);
        connect(&m_ready, &QTimer::timeout, this, &DrawnBench::begin);
        m_ready.start();
        m_clock.start();
    }

private:
    /// The first scene is complete: names that the events use are sent, then the events.
    void begin()
    {
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto window = std::ranges::find_if(windows, [](QWidget* one) {
            const auto* shell = qobject_cast<ShellWindow*>(one);
            return shell != nullptr && shell->isComplete();
        });
        const auto* panel = window != windows.end() ? (*window)->findChild<QueuePanel*>() : nullptr;
        if (panel == nullptr)
            return;
        m_ready.stop();
        m_model = &panel->model();
        m_view = panel->findChild<QueueTable*>()->viewport();
        m_view->installEventFilter(this);
        connect(m_model, &QAbstractItemModel::layoutChanged, this, &DrawnBench::lookAtRows);
        connect(m_model, &QAbstractItemModel::rowsInserted, this, &DrawnBench::lookAtRows);
        connect(m_model, &QAbstractItemModel::modelReset, this, &DrawnBench::lookAtRows);
        post(R"({"origin":"import","rows":[
{"entity":"dict","sid":"s","dict":"source","code":"bench","name":"bench"},
{"entity":"dict","sid":"c","dict":"category","code":"99","name":"bench"},
{"entity":"region","sid":"330902","name":"定海区"}]})",
             [this] { m_pace.start(); });
    }
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
    void sendEvent()
    {
        if (m_next == m_events) {
            m_pace.stop();
            QTimer::singleShot(std::chrono::seconds{5}, this, &DrawnBench::finish);
            return;
        }
        const QString title = titleStart + QString::number(m_next);
        const QDateTime due = QDateTime(QDate(2020, 1, 1), QTime(0, 0), QTimeZone::UTC).addSecs(-60 * m_next);
        ++m_next;
        m_sent.insert(title, m_clock.nsecsElapsed());
        post(
            uR"({"origin":"import","rows":[{"entity":"event","sid":"%1","cat":"99","st":"reported","pri":"urgent",)"_s
                    .arg(title)
                    .toUtf8() +
                uR"("reg":"330902","title":"%1","at":"2019-01-01T00:00:00Z","due":"%2"}]})"_s
                    .arg(title, due.toString(Qt::ISODate))
                    .toUtf8(),
            [] {});
    }
    /// Rows that the model has now; the next paint shows them.
    void lookAtRows()
    {
        for (int row = 0; row < std::min(rowsLookedAt, m_model->rowCount()); ++row) {
            const std::optional<QueueItem> item = m_model->itemAt(row);
            if (item && m_sent.contains(item->title))
                m_unpainted.insert(item->title, m_sent.take(item->title));
        }
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == m_view && event->type() == QEvent::Paint && !m_unpainted.isEmpty()) {
            // What is queued runs after this turn's painting, when the picture is with the window system.
            QMetaObject::invokeMethod(
                this,
                [this, painted = std::exchange(m_unpainted, {})] {
                    for (const qint64 sent : painted)
                        m_delays.push_back(static_cast<double>(m_clock.nsecsElapsed() - sent) / 1e6);
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }
    void finish()
    {
        std::ranges::sort(m_delays);
        const auto at = [this](double share) {
            const auto last = static_cast<double>(m_delays.size()) - 1;
            return m_delays.empty() ? -1.0 : m_delays[static_cast<std::size_t>(share * last)];
        };
        std::printf("{\"bench\":\"drawn\",\"events\":%d,\"p50_ms\":%.1f,\"p95_ms\":%.1f,\"p99_ms\":%.1f,"
                    "\"missed\":%lld}\n",
                    m_events, at(0.5), at(0.95), at(0.99),
                    m_events - static_cast<long long>(m_delays.size()));
        QCoreApplication::quit();
    }

    QNetworkAccessManager m_network;
    QUrl m_central;
    int m_events;
    int m_next = 0;
    const EventQueueModel* m_model = nullptr;
    QWidget* m_view = nullptr;
    QHash<QString, qint64> m_sent;      ///< Title → when, in nanoseconds of m_clock.
    QHash<QString, qint64> m_unpainted; ///< Those that the model has.
    std::vector<double> m_delays;
    QElapsedTimer m_clock;
    QTimer m_pace;
    QTimer m_ready;
};

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    using namespace onescreen;
    if (argc < 4) {
        std::fputs("usage: drawn_bench EVENTS-PER-SECOND SECONDS OPTIONS-OF-ONESCREEN\n", stderr);
        return 2;
    }
    cleanEnvironment();
    QCoreApplication::setApplicationName(u"onescreen"_s);
    const std::expected<DesktopOptions, int> options = parseOptions(argc - 2, argv + 2);
    if (!options || !options->central) {
        std::fputs("drawn_bench: --central is missing\n", stderr);
        return 2;
    }
    drawIntoMemory();
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication application(argc, argv);
    DesktopClient client(*options);
    client.start();
    const DrawnBench bench(*options->central, QString::fromLocal8Bit(argv[1]).toInt(),
                           QString::fromLocal8Bit(argv[2]).toInt());
    return QApplication::exec();
}
