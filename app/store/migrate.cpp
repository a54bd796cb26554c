// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrate.h"

#include "app/store/areacells.h"
#include "app/store/schema.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Cells of places; and fields of view of cameras (kind 3) that came before they were known and were kept as
/// extra members.
constexpr char newColumns[] =
    "ALTER TABLE event ADD COLUMN cell INTEGER;"
    "UPDATE event SET cell = area_cell(lon, lat) WHERE lon IS NOT NULL;"
    "ALTER TABLE resource ADD COLUMN fov INTEGER; ALTER TABLE resource ADD COLUMN rng INTEGER;"
    "UPDATE resource SET fov = CAST(extra ->> '$.fov' AS INTEGER), rng = CAST(extra ->> '$.rng' AS INTEGER),"
    " extra = nullif(json_remove(extra, '$.fov', '$.rng'), '{}') WHERE extra IS NOT NULL AND kind = 3;";

/// Whose notes are; those that are there already are taken for their events' until they come again.
constexpr char addedSinceVersion4[] = "ALTER TABLE note ADD COLUMN region INTEGER;";

} // namespace

Result<void> migrateCache(sqlite::Connection& db, qint64 fromVersion)
{
    if (fromVersion != 3 && fromVersion != 4)
        return failure(
            ErrorKind::Unsupported,
            u"The cache has schema %1; this program uses %2."_s.arg(fromVersion).arg(schema::version),
            {.file = db.path(), .row = 0, .field = {}});
    if (auto done = addAreaFunctions(db); !done)
        return done;
    auto transaction = sqlite::Transaction::begin(db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    Result<void> done;
    if (fromVersion == 3) {
        done = db.run(newColumns);
        if (done)
            done = db.run(schema::addedSinceVersion3());
    }
    if (done)
        done = db.run(addedSinceVersion4);
    if (done)
        done = db.run("PRAGMA user_version=" + QByteArray::number(schema::version));
    return done ? transaction->commit() : done;
}

} // namespace onescreen
