// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <span>

namespace onescreen::central {

/// FNV-1a; Qt's own hashes differ between processors.
inline quint64 demoHash(QStringView text)
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 0x100000001b3U;
    return hash;
}

/// Random numbers that are the same everywhere (SplitMix64): the distributions of the standard library are
/// not.
class DemoRandom
{
public:
    /// The same parts give the same numbers; any other part gives others.
    explicit DemoRandom(std::initializer_list<quint64> parts)
    {
        for (const quint64 part : parts)
            m_state = mixed(m_state ^ part);
    }

    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        return mixed(m_state);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; } ///< [0, 1)
    double between(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double probability) { return unit() < probability; }
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(unit() * static_cast<double>(count));
    }
    double exponential(double mean) { return -mean * std::log1p(-unit()); }
    /// Index into weights, of which at least one is positive.
    std::size_t weighted(std::span<const double> weights)
    {
        double sum = 0;
        for (const double weight : weights)
            sum += weight;
        double rest = unit() * sum;
        for (std::size_t at = 0; at + 1 < weights.size(); ++at) {
            rest -= weights[at];
            if (rest < 0)
                return at;
        }
        return weights.size() - 1;
    }
    /// Poisson; by its normal approximation above 50.
    int poisson(double mean)
    {
        if (mean > 50) {
            const double gauss =
                std::sqrt(-2 * std::log1p(-unit())) * std::cos(2 * std::numbers::pi * unit());
            return static_cast<int>(std::max(0.0, std::round(mean + std::sqrt(mean) * gauss)));
        }
        int count = 0;
        for (double product = unit(); product > std::exp(-mean); product *= unit())
            ++count;
        return count;
    }

private:
    static constexpr quint64 mixed(quint64 z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31);
    }
    quint64 m_state = 0x6a09e667f3bcc908U;
};

} // namespace onescreen::central
