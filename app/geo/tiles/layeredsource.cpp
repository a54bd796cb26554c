// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/layeredsource.h"

#include "app/geo/tiles/nightlook.h"
#include "app/geo/tiles/tilecodec.h"
#include "app/geo/tiles/tileplan.h"
#include "app/geo/tiles/vectorpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

namespace {

constexpr qsizetype pictureBytes = 24 * 1024 * 1024;
constexpr qsizetype mostVectorTiles = 96;
constexpr int standInLevels = 6;
constexpr int sharpUpTo = 362; ///< Pixels of a tile of 256: a square root of two.

} // namespace

struct LayeredSource::Found
{
    TileState state = TileState::Absent; ///< Of the tile asked for.
    TileAddress at;                      ///< Whose bytes these are.
    QByteArray bytes;                    ///< Empty: nothing to show.
    TileAddress waitsFor;
};

/// One tile of the map being put together.
class LayeredSource::Painting
{
public:
    Painting(LayeredSource& source, TileAddress address, const TileRequest& request)
        : m_source(source), m_address(address), m_request(request),
          m_image(request.pixels, request.pixels, QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(Qt::transparent);
    }

    TilePicture paint()
    {
        QPainter painter(&m_image);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        for (std::size_t i = 0; i < m_source.m_layers.size(); ++i)
            paintLayer(painter, m_source.m_layers[i], i == 0);
        painter.end();
        TilePicture result{.state = m_state, .image = {}, .waitsFor = std::move(m_waitsFor)};
        if (m_state != TileState::Waiting)
            result.waitsFor.clear();
        if (!m_painted)
            return result;
        if (m_request.style.dark)
            applyNightLook(m_image, m_source.m_look.night);
        result.image =
            m_opaque ? std::move(m_image).convertToFormat(QImage::Format_RGB32) : std::move(m_image);
        return result;
    }

private:
    void paintLayer(QPainter& painter, const Layer& layer, bool ground)
    {
        const TileBytes::Zooms zooms = layer.bytes->zooms();
        if (m_address.zoom < zooms.least) {
            note(TileState::Absent, ground);
            return;
        }
        bool opaque = true;
        bool any = false;
        TileState state = TileState::Absent;
        // Pictures that would be drawn much larger than they are: those of the next zoom are sharp.
        const int finer = !layer.vector && m_request.pixels > sharpUpTo ? 1 : 0;
        for (const TilePiece& piece :
             tilePieces(m_address, std::min(m_address.zoom + finer, zooms.most), m_source.m_look.datum)) {
            const bool done = layer.vector ? paintVector(painter, layer, piece, state)
                                           : paintRaster(painter, layer, piece, state, opaque);
            any = any || done;
            opaque = opaque && done;
        }
        m_painted = m_painted || any;
        m_opaque = m_opaque || (ground && any && opaque);
        note(state, ground);
    }

    /// The worst that happened: Waiting before Failed before Ready; Absent only when all is.
    void note(TileState state, bool ground)
    {
        if (ground || state == TileState::Waiting ||
            (state == TileState::Failed && m_state != TileState::Waiting))
            m_state = m_state == TileState::Waiting ? m_state : state;
        else if (m_state == TileState::Absent)
            m_state = state;
    }
    static void worsen(TileState& state, TileState by)
    {
        const auto weight = [](TileState of) {
            return of == TileState::Waiting  ? 3
                   : of == TileState::Failed ? 2
                   : of == TileState::Ready  ? 1
                                             : 0;
        };
        if (weight(by) > weight(state))
            state = by;
    }

    bool paintRaster(QPainter& painter, const Layer& layer, const TilePiece& piece, TileState& state,
                     bool& opaque)
    {
        const Found found = lookUp(layer, piece.source, state);
        if (found.bytes.isEmpty())
            return false;
        const QImage image = m_source.decoded(layer, found.at, found.bytes);
        if (image.isNull()) {
            worsen(state, TileState::Failed);
            return false;
        }
        opaque = opaque && !image.hasAlphaChannel();
        const QRectF part = partIn(piece, found.at);
        // On whole pixels: no seam is seen between the pieces.
        const QRectF exact = pixelsOf(piece.target);
        const QRectF target(QPointF(exact.topLeft().toPoint()), QPointF(exact.bottomRight().toPoint()));
        painter.setClipRect(target);
        painter.drawImage(target, image,
                          QRectF(part.x() * image.width(), part.y() * image.height(),
                                 part.width() * image.width(), part.height() * image.height()));
        painter.setClipping(false);
        return true;
    }

    bool paintVector(QPainter& painter, const Layer& layer, const TilePiece& piece, TileState& state)
    {
        const Found found = lookUp(layer, piece.source, state);
        const std::shared_ptr<const VectorTile> tile =
            found.bytes.isEmpty() ? nullptr : m_source.vectorTile(layer, found.at, found.bytes);
        if (!tile) {
            if (!found.bytes.isEmpty())
                worsen(state, TileState::Failed);
            return false;
        }
        const QRectF square = squareOf(piece, found.at);
        const QRectF target = pixelsOf(piece.target);
        painter.save();
        painter.setClipRect(target);
        paintVectorTile(painter, {.tile = *tile, .square = square}, m_address.zoom, m_request.style,
                        m_request.devicePixelRatio);
        paintNames(painter, layer, found.at, square, target, state);
        painter.restore();
        return true;
    }

    /// Names with those of the eight tiles around, which decide together which of them are written.
    void paintNames(QPainter& painter, const Layer& layer, TileAddress middle, const QRectF& square,
                    const QRectF& target, TileState& state)
    {
        std::vector<std::shared_ptr<const VectorTile>> held;
        std::vector<PlacedVectorTile> tiles;
        const int last = (1 << middle.zoom) - 1;
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const TileAddress at{.zoom = middle.zoom, .x = middle.x + dx, .y = middle.y + dy};
                if (at.x < 0 || at.y < 0 || at.x > last || at.y > last)
                    continue;
                const TileBytes::Answer answer = layer.bytes->get(at);
                if (answer.state == TileState::Waiting) {
                    worsen(state, TileState::Waiting);
                    m_waitsFor.push_back(at);
                }
                if (answer.state != TileState::Ready)
                    continue;
                if (std::shared_ptr<const VectorTile> tile = m_source.vectorTile(layer, at, answer.bytes)) {
                    held.push_back(tile);
                    tiles.push_back({.tile = *held.back(),
                                     .square = square.translated(dx * square.width(), dy * square.height())});
                }
            }
        }
        paintVectorNames(painter, tiles, target, m_address.zoom, m_request.style, m_request.devicePixelRatio);
    }

    Found lookUp(const Layer& layer, TileAddress address, TileState& state)
    {
        Found found = m_source.find(layer, address);
        worsen(state, found.state);
        if (found.state == TileState::Waiting)
            m_waitsFor.push_back(found.waitsFor);
        return found;
    }

    [[nodiscard]] QRectF pixelsOf(const QRectF& part) const
    {
        const double side = m_request.pixels;
        return {part.x() * side, part.y() * side, part.width() * side, part.height() * side};
    }
    /// The piece's part in a tile `at`, which may be of a lower zoom than the piece names.
    [[nodiscard]] static QRectF partIn(const TilePiece& piece, TileAddress at)
    {
        const int up = piece.source.zoom - at.zoom;
        const double side = std::exp2(-up);
        const int mask = (1 << up) - 1;
        return {((piece.source.x & mask) + piece.part.x()) * side,
                ((piece.source.y & mask) + piece.part.y()) * side, piece.part.width() * side,
                piece.part.height() * side};
    }
    /// Where the whole tile `at` lies in the picture.
    [[nodiscard]] QRectF squareOf(const TilePiece& piece, TileAddress at) const
    {
        const QRectF part = partIn(piece, at);
        const QRectF target = pixelsOf(piece.target);
        const QSizeF size(target.width() / part.width(), target.height() / part.height());
        return {target.topLeft() - QPointF(part.x() * size.width(), part.y() * size.height()), size};
    }

    LayeredSource& m_source;
    TileAddress m_address;
    const TileRequest& m_request;
    QImage m_image;
    TileState m_state = TileState::Absent;
    bool m_painted = false;
    bool m_opaque = false;
    std::vector<TileAddress> m_waitsFor;
};

LayeredSource::LayeredSource(std::vector<Layer> layers, Look look)
    : m_layers(std::move(layers)), m_look(std::move(look)), m_pictures(pictureBytes),
      m_vectors(mostVectorTiles)
{
    for (const Layer& layer : m_layers) {
        connect(layer.bytes.get(), &TileBytes::arrived, this,
                [this, bytes = layer.bytes.get()](TileAddress address) {
                    forget(bytes, address);
                    Q_EMIT tileArrived(address);
                });
        connect(layer.bytes.get(), &TileBytes::renewed, this, &TileSource::renewed);
        connect(layer.bytes.get(), &TileBytes::statusChanged, this, &TileSource::statusChanged);
    }
}

LayeredSource::~LayeredSource() = default;

TilePicture LayeredSource::picture(TileAddress address, const TileRequest& request)
{
    return Painting(*this, address, request).paint();
}

void LayeredSource::forget(const TileBytes* bytes, TileAddress address)
{
    const QMutexLocker lock(&m_mutex);
    m_pictures.remove({bytes, address});
    m_vectors.remove({bytes, address});
}

SourceStatus LayeredSource::status() const
{
    SourceStatus status;
    int damaged = 0;
    for (const Layer& layer : m_layers) {
        const SourceStatus one = layer.bytes->status();
        damaged += one.damaged;
        if (one.fault != SourceFault::None && status.fault == SourceFault::None)
            status = one;
    }
    status.damaged = damaged;
    return status;
}

LayeredSource::Found LayeredSource::find(const Layer& layer, TileAddress address)
{
    const int least = std::max(layer.bytes->zooms().least, address.zoom - standInLevels);
    Found found;
    for (TileAddress at = address;; at = {.zoom = at.zoom - 1, .x = at.x >> 1, .y = at.y >> 1}) {
        if (at.zoom < least)
            return found;
        const bool asked = found.state == TileState::Waiting || found.state == TileState::Failed;
        const TileBytes::Answer answer = asked ? layer.bytes->peek(at) : layer.bytes->get(at);
        if (answer.state == TileState::Absent)
            continue;
        if (answer.state == TileState::Ready) {
            found.at = at;
            found.bytes = answer.bytes;
            if (!asked)
                found.state = TileState::Ready;
            return found;
        }
        // What lies in the store from another zoom stands in.
        found.state = answer.state;
        found.waitsFor = at;
    }
}

QImage LayeredSource::decoded(const Layer& layer, TileAddress address, const QByteArray& bytes)
{
    const std::pair<const TileBytes*, TileAddress> key(layer.bytes.get(), address);
    {
        const QMutexLocker lock(&m_mutex);
        if (const QImage* image = m_pictures.object(key))
            return *image;
    }
    const Result<QImage> image = decodePicture(bytes);
    if (!image) {
        layer.bytes->reject(address);
        return {};
    }
    const QMutexLocker lock(&m_mutex);
    m_pictures.insert(key, new QImage(*image), image->sizeInBytes());
    return *image;
}

std::shared_ptr<const VectorTile> LayeredSource::vectorTile(const Layer& layer, TileAddress address,
                                                            const QByteArray& bytes)
{
    const std::pair<const TileBytes*, TileAddress> key(layer.bytes.get(), address);
    {
        const QMutexLocker lock(&m_mutex);
        if (const std::shared_ptr<const VectorTile>* tile = m_vectors.object(key))
            return *tile;
    }
    const Result<QByteArray> plain = unpacked(bytes);
    Result<VectorTile> tile = plain ? decodeVectorTile(*plain) : std::unexpected(plain.error());
    if (!tile)
        layer.bytes->reject(address);
    auto held = tile ? std::make_shared<const VectorTile>(*std::move(tile)) : nullptr;
    const QMutexLocker lock(&m_mutex);
    m_vectors.insert(key, new std::shared_ptr<const VectorTile>(held), 1);
    return held;
}

} // namespace onescreen::geo
