// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/capture.h"

#include <QObject>

#include <vector>

namespace onescreen {

/// Opens every scene of every window class, one class after the other, and waits until each is complete.
class SelfTest : public QObject
{
    Q_OBJECT
public:
    SelfTest(WindowSet& windows, std::chrono::milliseconds limit, QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    void drawn(const QString& window, const QString& scene);
    void failed(const QString& window, const QString& scene, const QString& why);
    void finished(int drawn, int failed);

private:
    void next();

    WindowSet& m_windows;
    std::chrono::milliseconds m_limit;
    std::vector<WindowClass> m_left;
    int m_drawn = 0;
    int m_failed = 0;
};

} // namespace onescreen
