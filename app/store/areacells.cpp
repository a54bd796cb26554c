// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/areacells.h"

#include <algorithm>
#include <memory>

namespace onescreen {

namespace {

constexpr int bitsPerAxis = 24;

quint64 spread(quint64 v)
{
    v = (v | (v << 16U)) & 0x0000FFFF0000FFFFULL;
    v = (v | (v << 8U)) & 0x00FF00FF00FF00FFULL;
    v = (v | (v << 4U)) & 0x0F0F0F0F0F0F0F0FULL;
    v = (v | (v << 2U)) & 0x3333333333333333ULL;
    return (v | (v << 1U)) & 0x5555555555555555ULL;
}

/// Columns and rows of cells, counted from 180° west and from the south pole.
struct CellPlace
{
    quint32 x = 0; ///< 3.6e9 + 1 values in steps of 256.
    quint32 y = 0; ///< 1.8e9 + 1 values in steps of 128.
};

CellPlace placeOf(GeoPoint point)
{
    return {.x = static_cast<quint32>((qint64{point.lon7()} + 1'800'000'000) >> 8),
            .y = static_cast<quint32>((qint64{point.lat7()} + 900'000'000) >> 7)};
}

/// A square of 2^(24 - level) cells a side.
struct Square
{
    quint32 x = 0;
    quint32 y = 0;
    int level = 0;

    [[nodiscard]] quint32 side() const { return 1U << static_cast<unsigned>(bitsPerAxis - level); }
    [[nodiscard]] bool meets(CellPlace low, CellPlace high) const
    {
        return x <= high.x && x + side() > low.x && y <= high.y && y + side() > low.y;
    }
    [[nodiscard]] bool isWithin(CellPlace low, CellPlace high) const
    {
        return x >= low.x && x + side() - 1 <= high.x && y >= low.y && y + side() - 1 <= high.y;
    }
    [[nodiscard]] CellRange range() const
    {
        const auto first = static_cast<qint64>(spread(x) | (spread(y) << 1U));
        return {.first = first, .last = first + (qint64{side()} * side()) - 1};
    }
};

std::vector<Square> quartersOf(const Square& square, CellPlace low, CellPlace high)
{
    const quint32 half = square.side() / 2;
    std::vector<Square> quarters;
    for (const quint32 up : {0U, half}) {
        for (const quint32 right : {0U, half}) {
            const Square quarter{.x = square.x + right, .y = square.y + up, .level = square.level + 1};
            if (quarter.meets(low, high))
                quarters.push_back(quarter);
        }
    }
    return quarters;
}

void insideOf(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const auto* ring = static_cast<const GeoRing*>(sqlite3_get_auxdata(context, 0));
    if (ring == nullptr) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
        auto parsed = GeoRing::fromString(QString::fromUtf8(text, sqlite3_value_bytes(values[0])));
        if (!parsed)
            return sqlite3_result_error_code(context, SQLITE_MISMATCH);
        // Kept while the statement runs; SQLite destroys it.
        auto kept = std::make_unique<GeoRing>(*std::move(parsed));
        ring = kept.get();
        sqlite3_set_auxdata(context, 0, kept.release(), [](void* old) { delete static_cast<GeoRing*>(old); });
        ring = static_cast<const GeoRing*>(sqlite3_get_auxdata(context, 0));
        if (ring == nullptr)
            return sqlite3_result_error_nomem(context);
    }
    if (sqlite3_value_type(values[1]) == SQLITE_NULL)
        return sqlite3_result_int(context, 0);
    const auto point = GeoPoint::fromE7(sqlite3_value_int64(values[1]), sqlite3_value_int64(values[2]));
    sqlite3_result_int(context, point && ring->contains(*point) ? 1 : 0);
}

void cellOf(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const auto point = GeoPoint::fromE7(sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1]));
    if (point && sqlite3_value_type(values[0]) != SQLITE_NULL)
        sqlite3_result_int64(context, areaCell(*point));
    else
        sqlite3_result_null(context);
}

} // namespace

qint64 areaCell(GeoPoint point)
{
    const CellPlace place = placeOf(point);
    return static_cast<qint64>(spread(place.x) | (spread(place.y) << 1U));
}

std::vector<CellRange> cellsBetween(GeoPoint southWest, GeoPoint northEast, std::size_t most)
{
    const CellPlace low = placeOf(southWest);
    const CellPlace high = placeOf(northEast);
    std::vector<Square> open{Square{}};
    std::vector<Square> whole;
    // Each round halves the sides of the squares on the rectangle's edge.
    while (!open.empty() && open.front().level < bitsPerAxis) {
        std::vector<Square> finer;
        for (const Square& square : open)
            std::ranges::move(quartersOf(square, low, high), std::back_inserter(finer));
        const auto inner =
            std::ranges::partition(finer, [&](const Square& square) { return !square.isWithin(low, high); });
        if (whole.size() + finer.size() > most)
            break;
        whole.insert(whole.end(), inner.begin(), inner.end());
        finer.erase(inner.begin(), inner.end());
        open = std::move(finer);
    }
    std::ranges::move(open, std::back_inserter(whole));
    std::vector<CellRange> ranges;
    std::ranges::transform(whole, std::back_inserter(ranges), &Square::range);
    std::ranges::sort(ranges, {}, &CellRange::first);
    std::vector<CellRange> merged;
    for (const CellRange& range : ranges) {
        if (!merged.empty() && merged.back().last + 1 == range.first)
            merged.back().last = range.last;
        else
            merged.push_back(range);
    }
    return merged;
}

Result<void> addAreaFunctions(sqlite::Connection& db)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    const bool added = sqlite3_create_function_v2(db.handle(), "is_inside", 3, flags, nullptr, insideOf,
                                                  nullptr, nullptr, nullptr) == SQLITE_OK &&
                       sqlite3_create_function_v2(db.handle(), "area_cell", 2, flags, nullptr, cellOf,
                                                  nullptr, nullptr, nullptr) == SQLITE_OK;
    return added ? Result<void>() : std::unexpected(db.lastError());
}

} // namespace onescreen
