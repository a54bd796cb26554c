// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/resource.h"
#include "app/store/sqlitehandle.h"

#include <QHash>

namespace onescreen {

/// What of the positions is kept, and for how long.
struct TrackLimits
{
    Milliseconds interval{std::chrono::seconds{5}}; ///< Between two points of one resource.
    double metres = 10;                             ///< A shorter move is none.
    Milliseconds confirmation{
        std::chrono::minutes{1}};                 ///< How often it is noted that somebody still stands there.
    Milliseconds ahead{std::chrono::minutes{10}}; ///< A position farther in the future has a wrong clock.
    Milliseconds age{std::chrono::days{7}};
    qint64 rows = 3'000'000; ///< About 200 MB with their index.
};

/// The writer's hands on track: from each newer row of a resource that moves it keeps at most one point in
/// five seconds, and only after a move of ten metres or another status. Somebody who stands still has one row
/// whose `until` grows. Every call is made inside the writer's transaction.
class TrackTable
{
public:
    static Result<TrackTable> prepare(sqlite::Connection& db, const TrackLimits& limits = {});

    /// To be told every stored change of a resource. What comes late, stands in the future or has no position
    /// is left out.
    Result<void> put(const ResourceFields& resource, UtcTime serverTime);
    /// Takes the whole track away: the resource has gone or left the reader's scope.
    Result<void> remove(const QString& resource);
    /// Takes away what is too old or too much, in pieces; call once a page, after its changes.
    Result<void> prune(UtcTime serverTime);
    /// After a rollback, of the page or of one change.
    void forget();

private:
    struct Last
    {
        UtcTime at;
        UtcTime until;   ///< Heard; may be later than the row says.
        UtcTime written; ///< The row's `until`.
        GeoPoint place;
        ResourceStatus status = ResourceStatus::Ready;
    };
    struct Known
    {
        qint64 number = 0;
        std::optional<Last> last;
    };
    enum Sql { FindNumber, AddNumber, FindLast, Insert, Confirm, Remove, DropOld, DropFirst, SqlCount };

    TrackTable(sqlite::Connection& db, const TrackLimits& limits, std::vector<sqlite::Statement> statements)
        : m_db(&db), m_limits(limits), m_statements(std::move(statements))
    {
    }
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }
    Result<Known*> known(const QString& resource);
    Result<std::optional<qint64>> numberFrom(Sql which, const QString& resource);
    Result<std::optional<Last>> lastOf(qint64 number);
    Result<void> add(Known& known, const ResourceFields& resource);
    Result<void> confirm(Known& known);
    Result<qint64> changes(Result<void> done);

    sqlite::Connection* m_db;
    TrackLimits m_limits;
    std::vector<sqlite::Statement> m_statements;
    QHash<QString, Known> m_known;
    std::optional<qint64> m_rows; ///< Counted when first needed.
    UtcTime m_pruned;
    qint64 m_added = 0; ///< Since the last prune().
};

} // namespace onescreen
