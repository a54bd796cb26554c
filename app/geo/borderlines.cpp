// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/borderlines.h"

#include <unordered_set>

namespace onescreen::geo {

namespace {

quint64 numberOf(GeoPoint point)
{
    return (static_cast<quint64>(static_cast<quint32>(point.lon7())) << 32) |
           static_cast<quint32>(point.lat7());
}

/// Pieces of outlines, whichever way they are walked.
class PieceSet
{
public:
    /// False when the piece was there.
    bool add(GeoPoint a, GeoPoint b) { return m_pieces.insert(keyOf(a, b)).second; }
    [[nodiscard]] bool contains(GeoPoint a, GeoPoint b) const { return m_pieces.contains(keyOf(a, b)); }

private:
    using Key = std::pair<quint64, quint64>;
    struct Hash
    {
        std::size_t operator()(const Key& key) const { return qHashMulti(0, key.first, key.second); }
    };
    static Key keyOf(GeoPoint a, GeoPoint b) { return std::minmax(numberOf(a), numberOf(b)); }

    std::unordered_set<Key, Hash> m_pieces;
};

template <typename Visit> void forEachPiece(const GeoLine& ring, Visit visit)
{
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeoPoint next = ring[i + 1 == ring.size() ? 0 : i + 1];
        if (ring[i] != next)
            visit(ring[i], next);
    }
}

} // namespace

BorderLines borderLines(const std::vector<const BaseMapSource::Area*>& areas,
                        const std::vector<GeoPolygon>& land)
{
    PieceSet shore;
    for (const GeoPolygon& polygon : land) {
        for (const GeoLine& ring : polygon.rings)
            forEachPiece(ring, [&](GeoPoint a, GeoPoint b) { shore.add(a, b); });
    }
    PieceSet drawn;
    const auto drawRing = [&](const GeoLine& ring, std::vector<GeoLine>& lines) {
        bool open = false;
        forEachPiece(ring, [&](GeoPoint a, GeoPoint b) {
            const bool wanted = !shore.contains(a, b) && drawn.add(a, b);
            if (wanted && !open)
                lines.push_back({a});
            if (wanted)
                lines.back().push_back(b);
            open = wanted;
        });
    };
    BorderLines result;
    // The exact ones first: what they share with an approximate one is known.
    for (const bool approximate : {false, true}) {
        for (const BaseMapSource::Area* area : areas) {
            if (area->approximate != approximate)
                continue;
            for (const GeoPolygon& part : area->parts) {
                for (const GeoLine& ring : part.rings)
                    drawRing(ring, approximate ? result.approximate : result.exact);
            }
        }
    }
    return result;
}

} // namespace onescreen::geo
