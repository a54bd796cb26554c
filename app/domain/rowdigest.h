// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtTypes>

#include <array>
#include <charconv>
#include <compare>
#include <vector>

namespace onescreen {

enum class Entity : quint8;

namespace digest {

/// FNV-1a of 64 bits, continued from `hash`.
constexpr quint64 fnv1a(QByteArrayView bytes, quint64 hash = 0xcbf29ce484222325U)
{
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    return hash;
}

/// The finaliser of MurmurHash3: without it sums of neighbouring versions would cancel out.
constexpr quint64 mixed(quint64 hash)
{
    hash ^= hash >> 33U;
    hash *= 0xff51afd7ed558ccdU;
    hash ^= hash >> 33U;
    hash *= 0xc4ceb9fe1a85ec53U;
    hash ^= hash >> 33U;
    return hash;
}

} // namespace digest

/// hash64(id, v) of docs/api.md: the id in UTF-8, '|' and the version in decimal digits.
inline quint64 rowHash(QByteArrayView id, qint64 version)
{
    std::array<char, 24> digits{'|'};
    const auto end = std::to_chars(digits.data() + 1, digits.data() + digits.size(), version).ptr;
    return digest::mixed(digest::fnv1a({digits.data(), end - digits.data()}, digest::fnv1a(id)));
}

/// How a region's rows are divided to find the one that differs.
inline constexpr int digestBuckets = 256;
/// 0 to 255; depends on the id alone, so a row never moves.
inline int digestBucket(QByteArrayView id)
{
    return static_cast<int>(digest::mixed(digest::fnv1a(id)) >> 56U);
}

/// How many rows there are and the sum of their hashes modulo 2^64: equal for equal sets of (id, version),
/// whatever the order in which they came.
struct RowSum
{
    qint64 count = 0;
    quint64 sum = 0;

    void add(quint64 hash, int sign)
    {
        count += sign;
        sum = sign > 0 ? sum + hash : sum - hash;
    }
    friend bool operator==(const RowSum&, const RowSum&) = default;
};

/// What one sum is about. Region 0: rows without a region.
struct DigestKey
{
    Entity entity{};
    qint32 region = 0;

    friend auto operator<=>(const DigestKey&, const DigestKey&) = default;
};

/// Keys without rows are left out.
struct DigestEntry
{
    DigestKey key;
    RowSum rows;

    friend bool operator==(const DigestEntry&, const DigestEntry&) = default;
};
using Digests = std::vector<DigestEntry>;

} // namespace onescreen
