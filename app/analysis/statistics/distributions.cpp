// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/distributions.h"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace onescreen::statistics {

namespace {

namespace policies = boost::math::policies;

// Faults come back as NaN or infinity and are made nullopt here: no exception leaves this file.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>>;

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isProbability(double p)
{
    return p >= 0 && p <= 1;
}

bool isDraw(double x, double n, double p)
{
    return std::isfinite(n) && x >= 0 && x <= n && isProbability(p);
}

} // namespace

std::optional<double> normalQuantile(double p)
{
    if (!(p > 0 && p < 1))
        return std::nullopt;
    return finite(-std::sqrt(2.0) * boost::math::erfc_inv(2 * p, Quiet()));
}

std::optional<double> normalLowerTail(double z)
{
    if (std::isnan(z))
        return std::nullopt;
    return std::erfc(-z / std::sqrt(2.0)) / 2;
}

std::optional<double> betaQuantile(double a, double b, double p)
{
    if (!(a > 0 && b > 0 && isProbability(p)) || !std::isfinite(a) || !std::isfinite(b))
        return std::nullopt;
    return finite(boost::math::ibeta_inv(a, b, p, Quiet()));
}

std::optional<double> chiSquaredQuantile(double degrees, double p)
{
    if (!(degrees > 0 && p >= 0 && p < 1) || !std::isfinite(degrees))
        return std::nullopt;
    return finite(2 * boost::math::gamma_p_inv(degrees / 2, p, Quiet()));
}

std::optional<double> chiSquaredLowerTail(double degrees, double x)
{
    if (!(degrees > 0 && x >= 0) || !std::isfinite(degrees) || !std::isfinite(x))
        return std::nullopt;
    return finite(boost::math::gamma_p(degrees / 2, x / 2, Quiet()));
}

std::optional<double> chiSquaredUpperTail(double degrees, double x)
{
    if (!(degrees > 0 && x >= 0) || !std::isfinite(degrees) || !std::isfinite(x))
        return std::nullopt;
    return finite(boost::math::gamma_q(degrees / 2, x / 2, Quiet()));
}

std::optional<double> binomialLowerTail(double x, double n, double p)
{
    if (!isDraw(x, n, p))
        return std::nullopt;
    if (x >= n || p <= 0)
        return 1;
    if (p >= 1)
        return 0;
    return finite(boost::math::ibetac(x + 1, n - x, p, Quiet()));
}

std::optional<double> binomialUpperTail(double x, double n, double p)
{
    if (!isDraw(x, n, p))
        return std::nullopt;
    if (x <= 0 || p >= 1)
        return 1;
    if (p <= 0)
        return 0;
    return finite(boost::math::ibeta(x, n - x + 1, p, Quiet()));
}

std::optional<double> binomialQuantile(double n, double probability, double p, bool reached)
{
    if (!isDraw(0, n, probability) || std::floor(n) != n || !(p >= 0 && p < 1))
        return std::nullopt;
    const auto isAbove = [=](double k) {
        const double tail = binomialLowerTail(k, n, probability).value_or(1);
        return reached ? tail >= p : tail > p;
    };
    // From the normal approximation outwards in growing steps, then between the two.
    const double spread = std::sqrt(n * probability * (1 - probability));
    const double guess = n * probability + normalQuantile(p).value_or(-40) * spread;
    double high = std::clamp(std::floor(guess), 0.0, n);
    double low = -1; // The largest k known to be not above.
    double step = 1;
    if (isAbove(high)) {
        while (high - step > low && isAbove(high - step)) {
            high -= step;
            step *= 2;
        }
        low = std::max(-1.0, high - step);
    } else {
        do {
            low = high;
            high = std::min(n, high + step);
            step *= 2;
        } while (high < n && !isAbove(high));
    }
    while (high - low > 1) {
        const double middle = std::floor((low + high) / 2);
        (isAbove(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace onescreen::statistics
