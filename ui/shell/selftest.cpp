// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/selftest.h"

using namespace Qt::StringLiterals;

namespace onescreen {

SelfTest::SelfTest(WindowSet& windows, std::chrono::milliseconds limit, QObject* parent)
    : QObject(parent), m_windows(windows), m_limit(limit),
      m_left(allWindowClasses.rbegin(), allWindowClasses.rend())
{
}

void SelfTest::start()
{
    next();
}

void SelfTest::next()
{
    while (!m_left.empty() && m_windows.services().scenesFor(m_left.back()).empty())
        m_left.pop_back();
    if (m_left.empty()) {
        Q_EMIT finished(m_drawn, m_failed);
        return;
    }
    const WindowClass windowClass = m_left.back();
    m_left.pop_back();
    const QString name = windowClassName(windowClass);
    auto* run =
        new SceneCapture(m_windows, {.windowClass = windowClass, .limit = m_limit, .needsData = false}, this);
    connect(run, &SceneCapture::drawn, this,
            [this, name](const QString& scene) { Q_EMIT drawn(name, scene); });
    connect(run, &SceneCapture::failed, this,
            [this, name](const QString& scene, const QString& why) { Q_EMIT failed(name, scene, why); });
    connect(run, &SceneCapture::finished, this, [this, run](int drawnNow, int failedNow) {
        m_drawn += drawnNow;
        m_failed += failedNow;
        run->deleteLater();
        next();
    });
    run->start();
}

} // namespace onescreen
