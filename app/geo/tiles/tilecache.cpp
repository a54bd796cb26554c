// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilecache.h"

#include "app/geo/tiles/sqlitefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr auto schema = R"(
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS layer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS tile (
  id INTEGER PRIMARY KEY,
  layer INTEGER NOT NULL, zoom INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
  bytes BLOB NOT NULL, etag BLOB NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL,
  UNIQUE (layer, zoom, x, y)) STRICT;
CREATE INDEX IF NOT EXISTS tile_used ON tile (used);
)";
constexpr qint64 version = 1;
constexpr qsizetype usedBatch = 64;
constexpr qint64 rowBytes = 120; ///< What a row takes besides the tile.
constexpr qint64 lowWater = 90;  ///< Percent of the limit that eviction goes down to.

} // namespace

struct TileCache::Statements
{
    SqliteQuery find, put, drop, renew, use, oldest, within, layer, addLayer;
};

TileCache::TileCache(QString path, const Clock& clock, qint64 limit)
    : m_path(std::move(path)), m_clock(clock), m_limit(limit)
{
}

TileCache::~TileCache()
{
    const QMutexLocker lock(&m_mutex);
    if (m_statements)
        touchUsed();
    m_statements.reset();
}

Result<std::unique_ptr<TileCache>> TileCache::open(const QString& path, const Clock& clock, qint64 limit)
{
    std::unique_ptr<TileCache> cache = openedLater(path, clock, limit);
    const QMutexLocker lock(&cache->m_mutex);
    cache->m_opened = true;
    if (const Result<void> opened = cache->openOrRebuild(); !opened)
        return std::unexpected(opened.error());
    return cache;
}

std::unique_ptr<TileCache> TileCache::openedLater(const QString& path, const Clock& clock, qint64 limit)
{
    return std::unique_ptr<TileCache>(new TileCache(path, clock, limit));
}

bool TileCache::isReady()
{
    if (!std::exchange(m_opened, true)) {
        if (const Result<void> opened = openOrRebuild(); !opened)
            onFault(opened.error());
    }
    return m_statements != nullptr;
}

Result<void> TileCache::openOrRebuild()
{
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return failure(ErrorKind::ReadOnly, u"The folder of the tile cache cannot be made."_s,
                       {.file = m_path});
    const Result<void> opened = openFile();
    if (opened || opened.error().kind != ErrorKind::Corrupt)
        return opened;
    return setFileAside(opened.error()) ? openFile() : opened;
}

bool TileCache::setFileAside(const Error& why)
{
    m_statements.reset();
    m_file.reset();
    m_layers.clear();
    m_used.clear();
    m_bytes = 0;
    const QString aside = m_path + u".damaged"_s;
    QFile::remove(aside);
    for (const QString& tail : {u"-wal"_s, u"-shm"_s})
        QFile::remove(m_path + tail);
    if (!QFile::rename(m_path, aside))
        return false;
    qWarning("The tile cache %s is damaged and is begun anew: %s", qUtf8Printable(m_path),
             qUtf8Printable(why.text));
    m_setAside = aside;
    return true;
}

Result<void> TileCache::openFile()
{
    Result<std::unique_ptr<SqliteFile>> file = SqliteFile::open(m_path, SqliteFile::Mode::Write);
    if (!file)
        return std::unexpected(std::move(file).error());
    m_file = *std::move(file);
    const Result<qint64> found = m_file->number("PRAGMA user_version", 0);
    if (!found)
        return std::unexpected(found.error());
    const Result<qint64> tables = m_file->number("SELECT count(*) FROM sqlite_schema", 0);
    if (!tables)
        return std::unexpected(tables.error());
    // Another version, or another program's database: a cache is not worth a migration.
    if (*tables > 0 && *found != version)
        return failure(ErrorKind::Corrupt, u"The file is no tile cache of this version."_s, {.file = m_path});
    for (const char* sql : {schema, "PRAGMA user_version = 1"}) {
        if (Result<void> done = m_file->run(sql); !done)
            return done;
    }
    return begin();
}

Result<void> TileCache::begin()
{
    const auto prepare = [&](const char* sql) { return SqliteQuery::prepare(*m_file, sql); };
    auto find = prepare(
        "SELECT id, bytes, etag, expires FROM tile WHERE layer = ?1 AND zoom = ?2 AND x = ?3 AND y = ?4");
    auto put = prepare("INSERT INTO tile (layer, zoom, x, y, bytes, etag, expires, used) VALUES "
                       "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    auto drop = prepare("DELETE FROM tile WHERE id = ?1");
    auto renew = prepare("UPDATE tile SET expires = ?5 WHERE layer = ?1 AND zoom = ?2 AND x = ?3 AND y = ?4");
    auto use = prepare("UPDATE tile SET used = ?2 WHERE id = ?1");
    auto oldest = prepare("SELECT id, length(bytes) FROM tile ORDER BY used LIMIT 64");
    auto within = prepare("SELECT count(*), sum(length(bytes)) FROM tile WHERE layer = ?1 AND zoom = ?2 AND "
                          "x BETWEEN ?3 AND ?4 AND y BETWEEN ?5 AND ?6 AND length(bytes) > 0");
    auto layer = prepare("SELECT id FROM layer WHERE name = ?1");
    auto addLayer = prepare("INSERT INTO layer (name) VALUES (?1) RETURNING id");
    for (const auto* one : {&find, &put, &drop, &renew, &use, &oldest, &within, &layer, &addLayer}) {
        if (!*one)
            return failure(ErrorKind::Corrupt, one->error().text, one->error().place);
    }
    m_statements = std::make_unique<Statements>(Statements{.find = *std::move(find),
                                                           .put = *std::move(put),
                                                           .drop = *std::move(drop),
                                                           .renew = *std::move(renew),
                                                           .use = *std::move(use),
                                                           .oldest = *std::move(oldest),
                                                           .within = *std::move(within),
                                                           .layer = *std::move(layer),
                                                           .addLayer = *std::move(addLayer)});
    const Result<qint64> bytes = m_file->number("SELECT sum(length(bytes)) + count(*) * 120 FROM tile", 0);
    if (!bytes)
        return std::unexpected(bytes.error());
    m_bytes = *bytes;
    return {};
}

void TileCache::onFault(const Error& error)
{
    if (error.kind == ErrorKind::Corrupt && setFileAside(error)) {
        if (const Result<void> opened = openFile(); opened)
            return;
        m_statements.reset();
    }
    // A full disk would say so with every tile.
    if (!std::exchange(m_warned, true))
        qWarning("The tile cache could not be used: %s", qUtf8Printable(error.toString()));
}

qint64 TileCache::layerNumber(const QString& layer)
{
    if (const auto known = m_layers.constFind(layer); known != m_layers.constEnd())
        return *known;
    const QByteArray name = layer.toUtf8();
    for (SqliteQuery* query : {&m_statements->layer, &m_statements->addLayer}) {
        query->reset();
        query->bindText(1, name);
        const Result<bool> row = query->next();
        const qint64 number = row && *row ? query->integer(0) : -1;
        query->reset();
        if (number >= 0) {
            m_layers.insert(layer, number);
            return number;
        }
    }
    return -1;
}

void TileCache::bindKey(SqliteQuery& query, const QString& layer, TileAddress address)
{
    query.bind(1, layerNumber(layer));
    query.bind(2, qint64{address.zoom});
    query.bind(3, qint64{address.x});
    query.bind(4, qint64{address.y});
}

std::optional<CachedTile> TileCache::find(const QString& layer, TileAddress address)
{
    const QMutexLocker lock(&m_mutex);
    if (!isReady())
        return std::nullopt;
    SqliteQuery& query = m_statements->find;
    query.reset();
    bindKey(query, layer, address);
    const Result<bool> row = query.next();
    if (!row) {
        onFault(row.error());
        return std::nullopt;
    }
    if (!*row)
        return std::nullopt;
    CachedTile tile{.bytes = query.bytes(1), .etag = query.bytes(2), .expires = fromMs(query.integer(3))};
    m_used.insert(query.integer(0), toMs(m_clock.now()));
    query.reset();
    if (m_used.size() >= usedBatch)
        touchUsed();
    return tile;
}

void TileCache::touchUsed()
{
    if (m_used.isEmpty() || !m_file->run("BEGIN"))
        return;
    for (auto used = m_used.cbegin(); used != m_used.cend(); ++used) {
        m_statements->use.reset();
        m_statements->use.bind(1, used.key());
        m_statements->use.bind(2, used.value());
        if (!m_statements->use.next())
            break;
    }
    m_statements->use.reset();
    m_used.clear();
    if (!m_file->run("COMMIT"))
        std::ignore = m_file->run("ROLLBACK");
}

void TileCache::put(const QString& layer, TileAddress address, const CachedTile& tile)
{
    remove(layer, address);
    const QMutexLocker lock(&m_mutex);
    if (!isReady())
        return;
    SqliteQuery& query = m_statements->put;
    query.reset();
    bindKey(query, layer, address);
    query.bind(5, tile.bytes.isNull() ? QByteArray("") : tile.bytes);
    query.bind(6, tile.etag.isNull() ? QByteArray("") : tile.etag);
    query.bind(7, toMs(tile.expires));
    query.bind(8, toMs(m_clock.now()));
    const Result<bool> done = query.next();
    query.reset();
    if (!done) {
        onFault(done.error());
        return;
    }
    m_bytes += tile.bytes.size() + rowBytes;
    if (m_bytes > m_limit)
        evict();
}

void TileCache::remove(const QString& layer, TileAddress address)
{
    const QMutexLocker lock(&m_mutex);
    if (!isReady())
        return;
    SqliteQuery& query = m_statements->find;
    query.reset();
    bindKey(query, layer, address);
    const Result<bool> row = query.next();
    if (!row || !*row) {
        query.reset();
        return;
    }
    const qint64 id = query.integer(0);
    const qint64 bytes = query.bytes(1).size();
    query.reset();
    m_statements->drop.reset();
    m_statements->drop.bind(1, id);
    if (m_statements->drop.next())
        m_bytes -= bytes + rowBytes;
    m_statements->drop.reset();
    m_used.remove(id);
}

void TileCache::renew(const QString& layer, TileAddress address, UtcTime expires)
{
    const QMutexLocker lock(&m_mutex);
    if (!isReady())
        return;
    SqliteQuery& query = m_statements->renew;
    query.reset();
    bindKey(query, layer, address);
    query.bind(5, toMs(expires));
    const Result<bool> done = query.next();
    query.reset();
    if (!done)
        onFault(done.error());
}

void TileCache::clear(const QString& layer)
{
    const QMutexLocker lock(&m_mutex);
    if (!isReady())
        return;
    touchUsed();
    const QByteArray sql = "DELETE FROM tile WHERE layer = " + QByteArray::number(layerNumber(layer));
    if (const Result<void> done = m_file->run(sql.constData()); !done) {
        onFault(done.error());
        return;
    }
    m_bytes = m_file->number("SELECT sum(length(bytes)) + count(*) * 120 FROM tile", 0).value_or(0);
    std::ignore = m_file->run("PRAGMA incremental_vacuum");
}

void TileCache::evict()
{
    touchUsed();
    const qint64 target = m_limit / 100 * lowWater;
    while (m_bytes > target) {
        const qint64 before = m_bytes;
        std::vector<std::pair<qint64, qint64>> rows;
        SqliteQuery& oldest = m_statements->oldest;
        oldest.reset();
        while (oldest.next().value_or(false))
            rows.emplace_back(oldest.integer(0), oldest.integer(1));
        oldest.reset();
        if (rows.empty() || !m_file->run("BEGIN"))
            return;
        for (const auto& [id, bytes] : rows) {
            if (m_bytes <= target)
                break;
            m_statements->drop.reset();
            m_statements->drop.bind(1, id);
            if (m_statements->drop.next())
                m_bytes -= bytes + rowBytes;
        }
        m_statements->drop.reset();
        if (!m_file->run("COMMIT") || m_bytes >= before) {
            std::ignore = m_file->run("ROLLBACK");
            return;
        }
    }
}

TileCache::Share TileCache::within(const QString& layer, const TileRange& range)
{
    const QMutexLocker lock(&m_mutex);
    if (!isReady())
        return {};
    SqliteQuery& query = m_statements->within;
    query.reset();
    query.bind(1, layerNumber(layer));
    query.bind(2, qint64{range.zoom});
    query.bind(3, qint64{range.left});
    query.bind(4, qint64{range.right});
    query.bind(5, qint64{range.top});
    query.bind(6, qint64{range.bottom});
    Share share;
    if (query.next().value_or(false))
        share = {.tiles = query.integer(0), .bytes = query.integer(1)};
    query.reset();
    return share;
}

void TileCache::setLimit(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_limit = bytes;
    if (m_statements && m_bytes > m_limit) {
        evict();
        std::ignore = m_file->run("PRAGMA incremental_vacuum");
    }
}

std::optional<QString> TileCache::setAside()
{
    const QMutexLocker lock(&m_mutex);
    return m_setAside;
}

} // namespace onescreen::geo
