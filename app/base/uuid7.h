// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

#include <random>

namespace onescreen {

/// Makes UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so ids sort by time.
/// Not thread-safe; each owner has its own. Deterministic for a given clock and seed.
class Uuid7Generator
{
public:
    Uuid7Generator(const Clock& clock, quint64 seed) : m_clock(clock), m_random(seed) {}
    QString next();

private:
    const Clock& m_clock;
    std::mt19937_64 m_random;
};

} // namespace onescreen
