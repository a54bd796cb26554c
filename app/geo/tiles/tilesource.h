// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/mapstyle.h"
#include "app/geo/tileaddress.h"

#include <QImage>
#include <QObject>
#include <QStringList>

#include <vector>

namespace onescreen::geo {

enum class TileState {
    Ready,
    Absent,  ///< The source has nothing there, and that is in order.
    Waiting, ///< It will come; what is given until then stands in for it.
    Failed,  ///< It should be there and is not.
};

/// How a tile is wanted. `pixels` is its side in device pixels.
struct TileRequest
{
    int pixels = 256;
    double devicePixelRatio = 1.0;
    const MapStyle& style;
};

struct TilePicture
{
    TileState state = TileState::Absent;
    /// `pixels` wide and high. Null: nothing to show. May be there in every state; transparent where the
    /// source knows nothing.
    QImage image;
    std::vector<TileAddress> waitsFor; ///< What tileArrived() will name; only when Waiting.
};

/// Why a source does not give what it should.
enum class SourceFault {
    None,
    NoKey,       ///< The service wants a key and none was entered.
    Unreachable, ///< No connection, name not found, certificate refused.
    Timeout,
    Refused,     ///< HTTP 401, 402, 403: the key or the right to use it.
    TooMany,     ///< HTTP 429: more requests than allowed.
    ServerError, ///< Any other HTTP failure.
    NotTiles,    ///< An answer that is no tile: a web page, a broken picture, too many bytes.
    Damaged,     ///< A file that cannot be read (any more).
};

struct SourceStatus
{
    SourceFault fault = SourceFault::None;
    UtcTime since{};    ///< Of the fault.
    int httpStatus = 0; ///< With ServerError and Refused.
    int damaged = 0;    ///< Tiles that were left out because they are no pictures.

    friend bool operator==(const SourceStatus&, const SourceStatus&) = default;
};

/// What lies under everything on a map instead of the built-in vectors: pictures of tiles from a file or a
/// service. Lives in the UI thread, where its signals are received; one source may serve many views.
class TileSource : public QObject
{
    Q_OBJECT
public:
    TileSource();
    ~TileSource() override;

    /// Any thread, also several at once. May read from disk; never waits for a network.
    virtual TilePicture picture(TileAddress address, const TileRequest& request) = 0;
    /// Printed on the map: whose data it is, and the approval number (审图号) where there is one.
    [[nodiscard]] virtual QStringList attributions() const = 0;
    /// Its tiles carry names of places, so that others would only cover them.
    [[nodiscard]] virtual bool hasLabels() const = 0;
    [[nodiscard]] virtual SourceStatus status() const = 0;

Q_SIGNALS:
    /// What waited for this tile can be asked for again: it is there, absent or has failed.
    void tileArrived(onescreen::geo::TileAddress address);
    void renewed(); ///< What has failed or was absent may be there now.
    void statusChanged();
};

} // namespace onescreen::geo
