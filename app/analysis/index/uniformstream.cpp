// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/uniformstream.h"

#include <algorithm>
#include <bit>

namespace onescreen {

namespace {

/// FNV-1a, 64 bits.
quint64 hashOf(QByteArrayView name)
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

/// The finaliser of SplitMix64: close seeds give far generators.
quint64 mixed(quint64 bits)
{
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
}

/// One step of the recurrence of MT19937-64 (Nishimura 2000): upper 33 bits of one word, lower 31 of the
/// next.
quint64 twisted(quint64 upper, quint64 lower, quint64 far)
{
    const quint64 joined = (upper & 0xffffffff80000000U) | (lower & 0x7fffffffU);
    return far ^ (joined >> 1U) ^ ((0 - (joined & 1U)) & 0xb5026f5aa96619e9U);
}

quint64 tempered(quint64 word)
{
    word ^= (word >> 29U) & 0x5555555555555555U;
    word ^= (word << 17U) & 0x71d67fffeda60000U;
    word ^= (word << 37U) & 0xfff7eee000000000U;
    return word ^ (word >> 43U);
}

/// (word >> 11)·2^−53. Its halves are made numbers by their place in the mantissa of 2^84 and 2^52: exact,
/// and several at a time, which the processor's own conversion is not.
double unitNumber(quint64 word)
{
    const quint64 bits = word >> 11U;
    const double high = std::bit_cast<double>((bits >> 32U) | 0x4530000000000000U) - 0x1p84;
    const double low = std::bit_cast<double>((bits & 0xffffffffU) | 0x4330000000000000U) - 0x1p52;
    return (high + low) * 0x1p-53;
}

} // namespace

UniformStream::UniformStream(quint64 seed, QByteArrayView name)
{
    m_state[0] = mixed(seed ^ hashOf(name));
    for (std::size_t i = 1; i < length; ++i)
        m_state[i] = 6364136223846793005U * (m_state[i - 1] ^ (m_state[i - 1] >> 62U)) + i;
}

void UniformStream::refill()
{
    constexpr std::size_t half = length / 2;
    for (std::size_t i = 0; i < half; ++i)
        m_state[i] = twisted(m_state[i], m_state[i + 1], m_state[i + half]);
    m_state[half] = twisted(m_state[half], m_state[half + 1], m_state[0]);
    for (std::size_t i = half + 1; i < length - 1; ++i) // An even number of times: two at a time.
        m_state[i] = twisted(m_state[i], m_state[i + 1], m_state[i - half]);
    m_state[length - 1] = twisted(m_state[length - 1], m_state[0], m_state[half - 1]);
    for (std::size_t i = 0; i < length; ++i)
        m_numbers[i] = unitNumber(tempered(m_state[i]));
    m_at = 0;
}

std::span<const double> UniformStream::take(std::size_t most)
{
    if (m_at == length)
        refill();
    const auto taken = std::span<const double>(m_numbers).subspan(m_at, std::min(most, length - m_at));
    m_at += taken.size();
    return taken;
}

} // namespace onescreen
