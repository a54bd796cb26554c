// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/sqlitehandle.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// The areas whose nine-digit codes begin with one of some prefixes.
class RegionPrefixes
{
public:
    /// Invalid when one is not of 0 to 9 digits; an empty one stands for every area.
    static Result<RegionPrefixes> make(const QStringList& prefixes);

    struct Range
    {
        qint64 first;
        qint64 last;
    };
    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; }

private:
    std::vector<Range> m_ranges;
};

struct StoredEvent
{
    QString id;
    qint64 version;
};
/// The events of these areas; to be removed one by one, because rollups and cube count them.
Result<std::vector<StoredEvent>> eventsOfRegions(sqlite::Connection& db, const RegionPrefixes& regions);

/// Ids of the resources of these areas, whose tracks go with them.
Result<std::vector<QString>> resourcesOfRegions(sqlite::Connection& db, const RegionPrefixes& regions);

/// Removes every other row of these areas, and the notes of their events; the names of the areas are
/// everybody's. Inside the writer's transaction, before the events themselves.
Result<void> removePlainRows(sqlite::Connection& db, const RegionPrefixes& regions);

} // namespace onescreen
