// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/cachekeeper.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>

namespace onescreen {

/// Takes care of the cache between pages, on the writer's thread: search index, removal by age, the weekly
/// check, and what is done when nothing has come for a while. Steps are short, and the check stops by itself
/// when a page waits.
class Caretaker : public QObject
{
public:
    /// `keeper` answers null while the cache is closed. `changed` is called when rows left by age.
    Caretaker(const Clock& clock, std::function<CacheKeeper*()> keeper, std::function<void()> changed);

    void begin(); ///< The cache is open.
    void end();
    void pageStored(bool more); ///< `more`: another one is ready, so nothing is begun yet.
    /// How many pages wait; changed by any thread.
    std::atomic<int>& waiting() { return m_waiting; }

private:
    void step();
    void tidy();
    [[nodiscard]] std::chrono::milliseconds doStep(CacheKeeper& keeper); ///< When to do the next one.
    [[nodiscard]] Milliseconds quiet() const;

    const Clock& m_clock;
    std::function<CacheKeeper*()> m_keeper;
    std::function<void()> m_changed;
    std::atomic<int> m_waiting = 0;
    std::chrono::steady_clock::time_point m_lastPage;
    int m_retired = 0; ///< Since the last call of m_changed.
    bool m_checking = false;
    QTimer m_steps{this};
    QTimer m_idle{this};
};

} // namespace onescreen
