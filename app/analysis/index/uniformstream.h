// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtTypes>

#include <array>
#include <span>

namespace onescreen {

/// Uniform numbers of one named thing (a unit, a node) under a stored seed: the numbers of std::mt19937_64,
/// which the C++ standard fixes, as u = (r >> 11)·2^−53. Distributions of the standard library differ between
/// compilers and are not used. Makes 312 numbers at a time, in loops without branches: the draws of a
/// simulation spend half their time here.
class UniformStream
{
public:
    UniformStream(quint64 seed, QByteArrayView name);

    double next() ///< 0 ≤ u < 1
    {
        if (m_at == length)
            refill();
        return m_numbers[m_at++];
    }
    /// The next numbers in the order of next(): at least one and at most `most` of them, where they lie;
    /// valid until the next call. Requires most > 0.
    std::span<const double> take(std::size_t most);

private:
    static constexpr std::size_t length = 312;

    void refill();

    std::array<quint64, length> m_state{};
    std::array<double, length> m_numbers{};
    std::size_t m_at = length;
};

} // namespace onescreen
