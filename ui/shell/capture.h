// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "ui/shell/windowset.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace onescreen {

struct CaptureJob
{
    QString folder;                     ///< Empty: scenes are drawn and thrown away (self-test).
    QStringList scenes;                 ///< Empty: all that the window class has.
    std::optional<ViewAddress> address; ///< Instead of the scene's start, for the scene it names.
    WindowClass windowClass = WindowClass::Duty;
    QSize size{1920, 1080};
    std::chrono::milliseconds limit{
        30000};            ///< For each scene, and for catching up with the server before the first.
    bool needsData = true; ///< False: a scene without any data counts as drawn too (self-test).
    using Done = std::function<void(const Result<void>&)>;
    /// What is done with a complete scene in place of a picture of it; calls `done` once, now or later.
    std::function<void(Scene& scene, const Done& done)> instead = {};
};

/// Opens one scene after the other, waits until each says that it is complete and writes a picture of it.
/// Signals drive it; the limit only ends what would never end. Runs once.
class SceneCapture : public QObject
{
    Q_OBJECT
public:
    SceneCapture(WindowSet& windows, CaptureJob job, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    void drawn(const QString& scene, const QString& path);
    void failed(const QString& scene, const QString& why); ///< English sentence.
    void finished(int drawn, int failed);

private:
    void waitForServer();
    void openWindow();
    void next();
    void check();
    void take();
    void handOver();
    void countDrawn(const QString& path);
    void giveUp(const QString& why);
    /// Leaves a picture of what the window says in place of the scene.
    void giveUpWithoutData();
    [[nodiscard]] QString picturePath() const; ///< Of the scene; empty: none is kept.
    /// There is nothing in the cache, and nobody to fill it.
    [[nodiscard]] bool isHopeless() const;

    WindowSet& m_windows;
    CaptureJob m_job;
    ShellWindow* m_window = nullptr;
    QStringList m_left;
    QString m_scene;
    qint64 m_wantedSeq = 0; ///< What had been synced when the window was opened.
    QTimer m_limit;
    bool m_waitingForServer = false;
    bool m_taking = false;
    int m_drawn = 0;
    int m_failed = 0;
};

} // namespace onescreen
