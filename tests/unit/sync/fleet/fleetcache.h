// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/scopechange.h"
#include "app/domain/snapshot.h"
#include "app/domain/syncposition.h"
#include "tests/unit/sync/fleet/fleetrows.h"

#include <optional>

namespace onescreen::test {

/// What a client has on its disk of the server's rows, by the rules of CacheKeeper: rows and position change
/// together, and while everything is read anew the old rows stay.
class FleetCache
{
public:
    struct File
    {
        SyncPosition position;
        FleetRows rows{};
        std::optional<SnapshotProgress> progress;
        qint64 exactFrom = 0; ///< A snapshot's rows are of several moments up to there.
    };

    Result<void> apply(const ChangePage& page);
    SyncPosition remove(const ScopeChange& change);
    void reset() { m_refill.emplace(); }
    void begin(const SnapshotProgress& progress);
    void store(const SnapshotRows& rows, const SnapshotProgress& progress);

    [[nodiscard]] const File& shown() const { return m_shown; }
    [[nodiscard]] const File& filling() const { return m_refill ? *m_refill : m_shown; }
    [[nodiscard]] bool isRefilling() const { return m_refill.has_value(); }

private:
    File& toFill() { return m_refill ? *m_refill : m_shown; }
    void cutTo(const std::optional<QStringList>& scope);
    static void take(FleetRows& rows, const Change& change);

    File m_shown;
    std::optional<File> m_refill;
};

} // namespace onescreen::test
