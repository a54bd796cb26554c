// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/mbtiles.h"

#include "app/geo/tiles/plainmarkup.h"
#include "app/geo/tiles/sqlitefile.h"
#include "app/geo/tiles/tilecodec.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int deepest = 24;
constexpr qint64 mostMetadata = 1000;

std::unexpected<Error> notMbTiles(const QString& path, const QString& why)
{
    return failure(ErrorKind::Invalid, u"The file is not an MBTiles file: %1."_s.arg(why), {.file = path});
}

/// Without it a text file would only say "file is not a database", after reading it.
Result<void> checkHead(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"The file cannot be read: %1."_s.arg(file.errorString()),
                       {.file = path});
    const QByteArray head = file.read(16);
    if (head.isEmpty())
        return notMbTiles(path, u"it is empty"_s);
    if (head != QByteArrayView("SQLite format 3\0", 16))
        return notMbTiles(path, u"it is no SQLite database"_s);
    return {};
}

Result<QHash<QString, QString>> metadataOf(SqliteFile& file)
{
    QHash<QString, QString> metadata;
    Result<SqliteQuery> query =
        SqliteQuery::prepare(file, "SELECT name, value FROM metadata WHERE name IS NOT NULL LIMIT 1000");
    if (!query) {
        // A file without this table still has its tiles.
        if (query.error().kind == ErrorKind::Invalid)
            return metadata;
        return std::unexpected(std::move(query).error());
    }
    while (metadata.size() < mostMetadata) {
        const Result<bool> row = query->next();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            break;
        metadata.insert(query->text(0).toLower(), query->text(1));
    }
    return metadata;
}

std::optional<GeoBounds> boundsOf(const QString& text)
{
    const QStringList parts = text.split(u',');
    if (parts.size() != 4)
        return std::nullopt;
    std::array<double, 4> degrees{};
    for (qsizetype i = 0; i < 4; ++i) {
        bool ok = false;
        degrees.at(static_cast<std::size_t>(i)) = parts.at(i).trimmed().toDouble(&ok);
        if (!ok)
            return std::nullopt;
    }
    const auto a = GeoPoint::fromDegrees(degrees[0], degrees[1]);
    const auto b = GeoPoint::fromDegrees(degrees[2], degrees[3]);
    if (!a || !b)
        return std::nullopt;
    return GeoBounds(*a, *b);
}

/// The zooms that there are. The metadata may be missing or wrong; an index makes both queries cheap.
Result<TileBytes::Zooms> zoomsOf(SqliteFile& file)
{
    const Result<qint64> least = file.number("SELECT min(zoom_level) FROM tiles", -1);
    const Result<qint64> most = file.number("SELECT max(zoom_level) FROM tiles", -1);
    const Result<qint64> any = file.number("SELECT count(*) FROM (SELECT 1 FROM tiles LIMIT 1)", 0);
    for (const Result<qint64>* one : {&least, &most, &any}) {
        if (!*one)
            return std::unexpected(one->error());
    }
    if (*any == 0 || *least < 0 || *least > deepest || *most < *least)
        return failure(ErrorKind::Invalid, u"no tiles"_s);
    return TileBytes::Zooms{.least = static_cast<int>(*least),
                            .most = static_cast<int>(std::min<qint64>(*most, deepest))};
}

bool isVector(const QHash<QString, QString>& metadata, SqliteFile& file)
{
    const QString format = metadata.value(u"format"_s).toLower();
    if (format == "pbf"_L1 || format == "mvt"_L1 || format == "application/vnd.mapbox-vector-tile"_L1)
        return true;
    if (!format.isEmpty())
        return false;
    // Not said: the first tile tells.
    Result<SqliteQuery> query = SqliteQuery::prepare(file, "SELECT tile_data FROM tiles LIMIT 1");
    if (!query || !query->next().value_or(false))
        return false;
    const TileFormat found = tileFormat(query->bytes(0));
    return found == TileFormat::Gzip || found == TileFormat::Zlib || found == TileFormat::Vector;
}

QStringList layersOf(const QString& json)
{
    QStringList names;
    const QJsonArray layers =
        QJsonDocument::fromJson(json.toUtf8()).object().value("vector_layers"_L1).toArray();
    for (const QJsonValue& layer : layers) {
        if (const QString name = layer.toObject().value("id"_L1).toString(); !name.isEmpty())
            names << name;
    }
    return names;
}

} // namespace

Result<std::shared_ptr<MbTiles>> MbTiles::open(const QString& path)
{
    if (const Result<void> head = checkHead(path); !head)
        return std::unexpected(head.error());
    Result<std::unique_ptr<SqliteFile>> file = SqliteFile::open(path, SqliteFile::Mode::Read);
    if (!file)
        return std::unexpected(std::move(file).error());
    Result<SqliteQuery> query = SqliteQuery::prepare(
        **file,
        "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1");
    if (!query) {
        if (query.error().kind == ErrorKind::Invalid)
            return notMbTiles(path, u"it has no table or view \"tiles\" with zoom_level, tile_column, "
                                    "tile_row and tile_data"_s);
        return std::unexpected(std::move(query).error());
    }
    const Result<QHash<QString, QString>> metadata = metadataOf(**file);
    if (!metadata)
        return std::unexpected(metadata.error());
    const Result<Zooms> zooms = zoomsOf(**file);
    if (!zooms)
        return zooms.error().kind == ErrorKind::Invalid ? notMbTiles(path, u"it has no tiles"_s)
                                                        : std::unexpected(zooms.error());
    MbTilesInfo info{.name = plainText(metadata->value(u"name"_s)),
                     .attribution = plainText(metadata->value(u"attribution"_s)),
                     .vector = isVector(*metadata, **file),
                     .zooms = *zooms,
                     .bounds = boundsOf(metadata->value(u"bounds"_s)),
                     .layers = layersOf(metadata->value(u"json"_s))};
    if (info.name.isEmpty())
        info.name = QFileInfo(path).completeBaseName();
    auto held = std::make_unique<SqliteQuery>(*std::move(query));
    return std::shared_ptr<MbTiles>(new MbTiles(*std::move(file), std::move(held), std::move(info)));
}

MbTiles::MbTiles(std::unique_ptr<SqliteFile> file, std::unique_ptr<SqliteQuery> query, MbTilesInfo info)
    : m_file(std::move(file)), m_query(std::move(query)), m_info(std::move(info))
{
}

MbTiles::~MbTiles() = default;

TileBytes::Answer MbTiles::get(TileAddress address)
{
    if (address.zoom < m_info.zooms.least || address.zoom > m_info.zooms.most)
        return {};
    const QMutexLocker lock(&m_mutex);
    m_query->reset();
    m_query->bind(1, qint64{address.zoom});
    m_query->bind(2, qint64{address.x});
    m_query->bind(3, (qint64{1} << address.zoom) - 1 - address.y); // MBTiles counts rows from the south.
    const Result<bool> row = m_query->next();
    if (!row) {
        if (m_status.fault == SourceFault::None) {
            m_status.fault = SourceFault::Damaged;
            // Queued: listeners ask for the status, which this lock guards.
            QMetaObject::invokeMethod(this, &TileBytes::statusChanged, Qt::QueuedConnection);
        }
        return {.state = TileState::Failed, .bytes = {}};
    }
    if (!*row)
        return {};
    QByteArray bytes = m_query->bytes(0);
    m_query->reset();
    // An empty tile is a tile without anything in it.
    return bytes.isEmpty() ? Answer{} : Answer{.state = TileState::Ready, .bytes = std::move(bytes)};
}

void MbTiles::reject(TileAddress address)
{
    constexpr qsizetype mostCounted = 10'000;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_rejected.contains(address) || m_rejected.size() >= mostCounted)
            return;
        m_rejected.insert(address);
        m_status.damaged = static_cast<int>(m_rejected.size());
    }
    Q_EMIT statusChanged();
}

SourceStatus MbTiles::status() const
{
    const QMutexLocker lock(&m_mutex);
    return m_status;
}

} // namespace onescreen::geo
