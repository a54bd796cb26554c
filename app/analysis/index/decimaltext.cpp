// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/decimaltext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace onescreen {

QByteArray decimalText(double number)
{
    if (!std::isfinite(number))
        return {};
    if (number == 0)
        return "0";
    std::array<char, 40> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), written.ptr - buffer.data()};
}

} // namespace onescreen
