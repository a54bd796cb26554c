// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "tests/unit/sync/fleet/fleetworld.h"

#include <algorithm>
#include <memory>

namespace onescreen::test {

/// A machine's disk: what is asked of it is done in order and answered a little later, unless the program has
/// ended; between the two it is done and nobody knows.
class FleetDisk
{
public:
    explicit FleetDisk(FleetWorld& world) : m_world(world) {}

    enum class Kind { Read, Write };

    template <typename Answer>
    void ask(Kind kind, std::function<Result<Answer>()> work, std::function<void(const Result<Answer>&)> done)
    {
        m_free = std::max(m_free, m_world.now()) + m_world.between(1, m_world.fault(50) ? 400 : 8);
        m_world.after(m_free - m_world.now(), [this, kind, run = m_run, work = std::move(work), done] {
            if (*run)
                return;
            const Result<Answer> answer =
                kind == Kind::Write && isFull()
                    ? Result<Answer>(failure(ErrorKind::DiskFull, QStringLiteral("full")))
                    : work();
            m_world.after(m_world.between(0, 4), [run, answer, done] {
                if (!*run)
                    done(answer);
            });
        });
    }
    /// The program ends: what was not done is not done any more, and nobody is told.
    void abandon()
    {
        *m_run = true;
        m_run = std::make_shared<bool>(false);
        m_free = m_world.now();
    }
    void fill(Milliseconds time) { m_fullUntil = m_world.now() + time; }
    void heal() { m_fullUntil = m_world.now(); }
    [[nodiscard]] bool isFull() const { return m_world.now() < m_fullUntil; }

private:
    FleetWorld& m_world;
    std::shared_ptr<bool> m_run = std::make_shared<bool>(false); ///< Has the program ended?
    Milliseconds m_free{0};
    Milliseconds m_fullUntil{0};
};

} // namespace onescreen::test
