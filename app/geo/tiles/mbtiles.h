// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/geo/geobounds.h"
#include "app/geo/tiles/tilebytes.h"

#include <QMutex>
#include <QSet>

#include <memory>

namespace onescreen::geo {

class SqliteFile;
class SqliteQuery;

/// What an MBTiles file says about itself. Texts are foreign: show them as plain text.
struct MbTilesInfo
{
    QString name;
    QString attribution; ///< Markup removed.
    bool vector = false; ///< Its tiles are Mapbox vector tiles.
    TileBytes::Zooms zooms;
    std::optional<GeoBounds> bounds;
    QStringList layers; ///< Names of vector layers, as the metadata lists them.
};

/// An MBTiles file (1.3): tiles counted from the south are turned round. Read-only.
class MbTiles final : public TileBytes
{
    Q_OBJECT
public:
    /// Corrupt or Invalid with a clear sentence when the file is no database or lacks what the format asks
    /// for; missing metadata is made up for from the tiles. Reads the file: not for the UI thread.
    static Result<std::shared_ptr<MbTiles>> open(const QString& path);
    ~MbTiles() override;

    [[nodiscard]] const MbTilesInfo& info() const { return m_info; }

    Answer get(TileAddress address) override;
    Answer peek(TileAddress address) override { return get(address); }
    void reject(TileAddress address) override;
    [[nodiscard]] Zooms zooms() const override { return m_info.zooms; }
    [[nodiscard]] SourceStatus status() const override;

private:
    MbTiles(std::unique_ptr<SqliteFile> file, std::unique_ptr<SqliteQuery> query, MbTilesInfo info);

    std::unique_ptr<SqliteFile> m_file;
    std::unique_ptr<SqliteQuery> m_query;
    MbTilesInfo m_info;
    mutable QMutex m_mutex; ///< Of everything below and of the file.
    SourceStatus m_status;
    QSet<TileAddress> m_rejected;
};

} // namespace onescreen::geo
