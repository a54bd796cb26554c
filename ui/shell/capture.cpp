// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/capture.h"

#include "app/models/datahub.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// There is a cache, and it does not even say how it stands.
bool isUnreadable(const DataHub& hub)
{
    return hub.statusError() && hub.statusError()->kind != ErrorKind::NotFound;
}

/// A text that has grown moves what is below it by one level of layouts at a time.
void layOut()
{
    constexpr int deepest = 12;
    for (int level = 0; level < deepest; ++level)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

} // namespace

SceneCapture::SceneCapture(WindowSet& windows, CaptureJob job, QObject* parent)
    : QObject(parent), m_windows(windows), m_job(std::move(job))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(m_job.limit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_waitingForServer)
            openWindow();
        else if (m_window->isWaitingForData())
            giveUpWithoutData();
        else
            giveUp(u"it was not complete within %1 s"_s.arg(m_job.limit.count() / 1000));
    });
}

void SceneCapture::start()
{
    m_left = m_job.scenes;
    if (m_left.isEmpty()) {
        for (const SceneFactory& scene : m_windows.services().scenesFor(m_job.windowClass))
            m_left << scene.id;
    }
    if (m_windows.services().hasServer)
        waitForServer();
    else
        openWindow();
}

void SceneCapture::waitForServer()
{
    m_waitingForServer = true;
    m_limit.start();
    const auto look = [this](const LinkState& link) {
        const bool settled = link.phase == LinkPhase::Online || link.phase == LinkPhase::Offline ||
                             link.phase == LinkPhase::Refused;
        if (settled && m_waitingForServer)
            openWindow();
    };
    connect(&m_windows.services().hub, &DataHub::linkChanged, this, look);
    look(m_windows.services().hub.link());
}

void SceneCapture::openWindow()
{
    m_waitingForServer = false;
    m_limit.stop();
    DataHub& hub = m_windows.services().hub;
    m_wantedSeq = hub.link().seq;
    connect(&hub, &DataHub::statusChanged, this, &SceneCapture::check);
    m_window = m_windows.openPlain(m_job.windowClass, m_job.size);
    connect(m_window, &ShellWindow::completeChanged, this, &SceneCapture::check);
    next();
}

void SceneCapture::next()
{
    m_taking = false;
    if (m_left.isEmpty()) {
        m_limit.stop();
        Q_EMIT finished(m_drawn, m_failed);
        return;
    }
    m_scene = m_left.takeFirst();
    const Result<ViewAddress> plain = ViewAddress::forScene(m_scene);
    if (!plain || !m_window->host().has(m_scene)) {
        giveUp(u"a %1 window has no such scene"_s.arg(windowClassName(m_job.windowClass)));
        return;
    }
    const bool given = m_job.address && m_job.address->scene() == m_scene;
    m_limit.start();
    m_window->openAddress(given ? *m_job.address : *plain);
    m_window->show();
    check();
}

void SceneCapture::check()
{
    if (m_taking || m_scene.isEmpty())
        return;
    const Scene* scene = m_window->host().current();
    const DataHub& hub = m_windows.services().hub;
    // The status line speaks of these data, or of a cache that cannot be read, as the panels do.
    // Without any data there is nothing to wait for, and a scene that is complete says so.
    const bool counted =
        isHopeless() || isUnreadable(hub) || (hub.status() && hub.status()->seq >= m_wantedSeq);
    const bool complete = m_job.needsData ? counted && m_window->isComplete() : scene && scene->isComplete();
    if (!complete) {
        if (m_job.needsData && m_window->isWaitingForData() && isHopeless()) {
            m_taking = true;
            QMetaObject::invokeMethod(this, &SceneCapture::giveUpWithoutData, Qt::QueuedConnection);
        }
        return;
    }
    m_taking = true;
    // Behind what is queued: layouts and paint events of the last change come first.
    QMetaObject::invokeMethod(this, &SceneCapture::take, Qt::QueuedConnection);
}

bool SceneCapture::isHopeless() const
{
    const ShellServices& services = m_windows.services();
    const LinkPhase phase = services.hub.link().phase;
    return !services.cacheExists &&
           (!services.hasServer || phase == LinkPhase::Offline || phase == LinkPhase::Refused);
}

void SceneCapture::take()
{
    layOut();
    const QPixmap picture = m_window->grab();
    const Scene* scene = m_window->host().current();
    m_taking = false;
    if (!scene->isComplete()) // a change came between
        return;
    m_limit.stop();
    if (const QStringList problems = scene->problems(); !problems.isEmpty()) {
        giveUp(problems.join(u"; "_s));
        return;
    }
    if (m_job.instead)
        return handOver();
    const QString path = picturePath();
    if (!path.isEmpty() && !picture.save(path, "PNG")) {
        giveUp(u"%1 could not be written"_s.arg(QDir::toNativeSeparators(path)));
        return;
    }
    countDrawn(path);
}

QString SceneCapture::picturePath() const
{
    return m_job.folder.isEmpty() ? QString() : QDir(m_job.folder).filePath(m_scene + u".png"_s);
}

void SceneCapture::giveUpWithoutData()
{
    QString why = u"there are no data yet"_s;
    const QString path = picturePath();
    if (!path.isEmpty() && !m_job.instead && m_window->grab().save(path, "PNG"))
        why += u"; %1 shows what the window says"_s.arg(QDir::toNativeSeparators(path));
    giveUp(why);
}

void SceneCapture::handOver()
{
    m_taking = true; // until it is done
    m_job.instead(*m_window->host().current(), [this](const Result<void>& done) {
        m_taking = false;
        if (done)
            countDrawn({});
        else
            giveUp(done.error().toString());
    });
}

void SceneCapture::countDrawn(const QString& path)
{
    ++m_drawn;
    Q_EMIT drawn(m_scene, path);
    next();
}

void SceneCapture::giveUp(const QString& why)
{
    m_limit.stop();
    ++m_failed;
    Q_EMIT failed(m_scene, why);
    QMetaObject::invokeMethod(this, &SceneCapture::next, Qt::QueuedConnection);
}

} // namespace onescreen
