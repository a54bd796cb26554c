// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/tilesource.h"

#include <QByteArray>

#include <optional>

namespace onescreen::geo {

/// Gives the bytes of tiles as they were made, one layer of a source: an MBTiles file or a tile service.
class TileBytes : public QObject
{
    Q_OBJECT
public:
    struct Answer
    {
        TileState state = TileState::Absent;
        QByteArray bytes; ///< With Ready.
    };
    struct Zooms
    {
        int least = 0;
        int most = 22;
    };

    TileBytes();
    ~TileBytes() override;

    /// Any thread. May read from disk. Waiting: a request was made, arrived() follows.
    virtual Answer get(TileAddress address) = 0;
    /// The same without asking a network: Ready or Absent.
    virtual Answer peek(TileAddress address) = 0;
    /// The bytes given for that tile are none that can be shown. Any thread.
    virtual void reject(TileAddress address) = 0;
    [[nodiscard]] virtual Zooms zooms() const = 0;
    [[nodiscard]] virtual SourceStatus status() const = 0;

Q_SIGNALS:
    // May come from any thread.
    void arrived(onescreen::geo::TileAddress address);
    void renewed();
    void statusChanged();
};

} // namespace onescreen::geo
