// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/wiretime.h"

#include <QString>

#include <array>

namespace onescreen {

namespace {

constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";

bool hasShape(std::string_view text)
{
    if (text.size() != shape.size())
        return false;
    for (std::size_t at = 0; at < shape.size(); ++at) {
        const bool fits = shape[at] == 'd' ? text[at] >= '0' && text[at] <= '9' : text[at] == shape[at];
        if (!fits)
            return false;
    }
    return true;
}

int numberAt(std::string_view text, std::size_t from, std::size_t digits)
{
    int number = 0;
    for (std::size_t at = from; at < from + digits; ++at)
        number = number * 10 + (text[at] - '0');
    return number;
}

void putDigits(char* to, int digits, int number)
{
    for (int at = digits - 1; at >= 0; --at, number /= 10)
        to[at] = static_cast<char>('0' + number % 10);
}

} // namespace

std::optional<UtcTime> parseWireTime(std::string_view text)
{
    if (!hasShape(text))
        return parseRfc3339(QString::fromUtf8(text.data(), std::ssize(text)));
    const std::chrono::year_month_day day{std::chrono::year(numberAt(text, 0, 4)),
                                          std::chrono::month(static_cast<unsigned>(numberAt(text, 5, 2))),
                                          std::chrono::day(static_cast<unsigned>(numberAt(text, 8, 2)))};
    const int hour = numberAt(text, 11, 2);
    const int minute = numberAt(text, 14, 2);
    const int second = numberAt(text, 17, 2);
    if (!day.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return UtcTime{std::chrono::sys_days{day}} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second} + Milliseconds{numberAt(text, 20, 3)};
}

void appendWireTime(QByteArray& out, UtcTime time)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day{days};
    const int year = static_cast<int>(day.year());
    if (year < 0 || year > 9999) {
        out += toRfc3339(time).toLatin1();
        return;
    }
    const auto ms = static_cast<int>((time - days).count());
    std::array<char, shape.size()> text{};
    shape.copy(text.data(), shape.size());
    putDigits(text.data(), 4, year);
    putDigits(text.data() + 5, 2, static_cast<int>(static_cast<unsigned>(day.month())));
    putDigits(text.data() + 8, 2, static_cast<int>(static_cast<unsigned>(day.day())));
    putDigits(text.data() + 11, 2, ms / 3'600'000);
    putDigits(text.data() + 14, 2, ms / 60'000 % 60);
    putDigits(text.data() + 17, 2, ms / 1'000 % 60);
    putDigits(text.data() + 20, 3, ms % 1'000);
    out.append(text.data(), std::ssize(text));
}

} // namespace onescreen
