// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mercator.h"

#include <bit>
#include <cmath>

namespace onescreen::geo {

/// A place in the Web-Mercator square as two 32-bit numbers (9 mm at the equator) whose bits are interleaved:
/// x in the even bits, y in the odd ones. Its first 2n bits name the quadtree cell of level n.
using MortonKey = quint64;

constexpr quint64 spreadBits(quint32 value)
{
    quint64 v = value;
    v = (v | (v << 16)) & 0x0000FFFF0000FFFFULL;
    v = (v | (v << 8)) & 0x00FF00FF00FF00FFULL;
    v = (v | (v << 4)) & 0x0F0F0F0F0F0F0F0FULL;
    v = (v | (v << 2)) & 0x3333333333333333ULL;
    return (v | (v << 1)) & 0x5555555555555555ULL;
}
constexpr quint32 gatherBits(quint64 v)
{
    v &= 0x5555555555555555ULL;
    v = (v | (v >> 1)) & 0x3333333333333333ULL;
    v = (v | (v >> 2)) & 0x0F0F0F0F0F0F0F0FULL;
    v = (v | (v >> 4)) & 0x00FF00FF00FF00FFULL;
    v = (v | (v >> 8)) & 0x0000FFFF0000FFFFULL;
    return static_cast<quint32>(v | (v >> 16));
}
constexpr MortonKey interleave(quint32 x, quint32 y)
{
    return spreadBits(x) | (spreadBits(y) << 1);
}
constexpr quint32 mortonX(MortonKey key)
{
    return gatherBits(key);
}
constexpr quint32 mortonY(MortonKey key)
{
    return gatherBits(key >> 1);
}

inline constexpr double mortonScale = 4294967296.0; ///< Numbers along one side of the square.

inline quint32 mortonAxis(double world)
{
    return static_cast<quint32>(std::clamp(std::floor(world * mortonScale), 0.0, mortonScale - 1.0));
}
inline MortonKey mortonKey(WorldPoint point)
{
    return interleave(mortonAxis(point.x), mortonAxis(point.y));
}
inline MortonKey mortonKey(GeoPoint point)
{
    return mortonKey(toWorld(point));
}
/// The middle of the key's smallest cell.
inline WorldPoint worldOf(MortonKey key)
{
    return {.x = (mortonX(key) + 0.5) / mortonScale, .y = (mortonY(key) + 0.5) / mortonScale};
}

inline constexpr int deepestLevel = 32;
/// First and last key of the cell of `level` (0..32) that holds `key`.
constexpr MortonKey firstKeyOfCell(MortonKey key, int level)
{
    return level == 0 ? 0 : key & (~MortonKey{0} << (64 - 2 * level));
}
constexpr MortonKey lastKeyOfCell(MortonKey key, int level)
{
    return level == deepestLevel ? key : key | (~MortonKey{0} >> (2 * level));
}
/// The deepest level at which both keys still share a cell.
constexpr int commonLevel(MortonKey a, MortonKey b)
{
    return std::countl_zero(a ^ b) / 2;
}

} // namespace onescreen::geo
