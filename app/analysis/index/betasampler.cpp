// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/betasampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onescreen {

namespace {

constexpr double quarterTurn = std::numbers::pi / 2;
/// exp(−23) is 1e-10: what lies outside never decides a draw.
constexpr double deepest = 23;

double timesLog(double factor, double argument)
{
    return factor == 0 ? 0 : factor * std::log(argument);
}

} // namespace

BetaSampler::BetaSampler(double x, double n) : m_x(x), m_n(n)
{
    if (n == 0) {
        tabulate(0, quarterTurn);
        return;
    }
    const double mode = std::atan2(std::sqrt(x), std::sqrt(n - x));
    m_top = logDensity(mode);
    tabulate(reach(mode, 0), reach(mode, quarterTurn));
}

/// ln(sin^2x · cos^2(n−x)).
double BetaSampler::logDensity(double theta) const
{
    return timesLog(2 * m_x, std::sin(theta)) + timesLog(2 * (m_n - m_x), std::cos(theta));
}

/// How far the density goes from its mode towards `limit`. Its logarithm falls at least as n·δ², at most
/// about twice that, so a few steps from the faster fall reach the end.
double BetaSampler::reach(double mode, double limit) const
{
    const double sign = limit > mode ? 1 : -1;
    for (double distance = std::sqrt(deepest / 2 / m_n);; distance *= 1.12) {
        const double theta = mode + sign * distance;
        if ((limit - theta) * sign <= 0)
            return limit;
        if (m_top - logDensity(theta) >= deepest)
            return theta;
    }
}

void BetaSampler::tabulate(double from, double to)
{
    const double width = (to - from) / static_cast<double>(steps);
    std::array<double, steps + 1> density{};
    std::array<double, steps + 1> tilt{}; // Derivative of the density.
    const double turnSine = std::sin(width);
    const double turnCosine = std::cos(width);
    double sine = std::sin(from);
    double cosine = std::cos(from);
    for (std::size_t i = 0; i <= steps; ++i) {
        const double s = std::max(sine, 1e-300);
        const double c = std::max(cosine, 1e-300);
        // One logarithm of each: the steps are most of the sampler's cost.
        density[i] = std::exp(timesLog(2 * m_x, s) + timesLog(2 * (m_n - m_x), c) - m_top);
        tilt[i] = density[i] == 0 ? 0 : density[i] * (2 * m_x * c / s - 2 * (m_n - m_x) * s / c);
        m_steps[i].p = sine * sine;
        m_steps[i].p1 = 2 * sine * cosine;
        m_steps[i].p2 = 1 - 2 * m_steps[i].p;
        m_steps[i].p3 = m_steps[i].p1 * (-2.0 / 3);
        const double next = sine * turnCosine + cosine * turnSine;
        cosine = cosine * turnCosine - sine * turnSine;
        sine = next;
    }
    std::array<double, steps + 1> cumulated{};
    for (std::size_t i = 0; i < steps; ++i) {
        const double ends = density[i] + density[i + 1];
        const double mass = width / 2 * ends + width * width / 12 * (tilt[i] - tilt[i + 1]);
        // The correction is for smooth steps; beside a zero of the density it may take too much.
        cumulated[i + 1] = cumulated[i] + std::max(mass, width / 8 * ends);
    }
    const double whole = cumulated[steps];
    std::size_t guide = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        Step& step = m_steps[i];
        step.begin = cumulated[i] / whole;
        const double mass = (cumulated[i + 1] - cumulated[i]) / whole;
        const double ends = density[i] + density[i + 1];
        if (mass > 0 && ends > 0) {
            // The inverse of a linear density to the second order of its tilt: no root and no quotient.
            const double slant = (density[i + 1] - density[i]) / ends;
            step.turn1 = width / mass * (1 + slant * (1 + slant));
            step.turn2 = -width / (mass * mass) * slant * (1 + 3 * slant);
            step.turn3 = width / (mass * mass * mass) * 2 * slant * slant;
        }
        for (; guide < guides &&
               static_cast<double>(guide) / static_cast<double>(guides) < cumulated[i + 1] / whole;
             ++guide)
            m_guide[guide] = static_cast<std::uint8_t>(i);
    }
    m_steps[steps].begin = 2;
    for (; guide < guides; ++guide)
        m_guide[guide] = steps - 1;
}

} // namespace onescreen
