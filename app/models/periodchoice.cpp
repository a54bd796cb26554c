// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/periodchoice.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int longestDays = 3660;

} // namespace

std::optional<PeriodChoice> PeriodChoice::lastDays(int days)
{
    if (days < 1 || days > longestDays)
        return std::nullopt;
    return PeriodChoice(days);
}

std::optional<PeriodChoice> PeriodChoice::fromString(QStringView text)
{
    if (text == u"all")
        return all();
    if (text == u"today")
        return today();
    if (text.endsWith(u'd')) {
        bool isNumber = false;
        const int days = text.chopped(1).toInt(&isNumber);
        return isNumber && text.front().isDigit() ? lastDays(days) : std::nullopt;
    }
    const auto period = Period::fromString(text);
    return period ? std::optional(PeriodChoice(*period)) : std::nullopt;
}

std::optional<int> PeriodChoice::days() const
{
    const int* days = std::get_if<int>(&m_choice);
    return days ? std::optional(*days) : std::nullopt;
}

std::optional<Period> PeriodChoice::resolve(QDate today) const
{
    if (const int* days = std::get_if<int>(&m_choice))
        return Period::lastDays(today, *days);
    if (const Period* fixed = std::get_if<Period>(&m_choice))
        return *fixed;
    return std::nullopt;
}

QString PeriodChoice::toString() const
{
    if (const auto count = days())
        return *count == 1 ? u"today"_s : QString::number(*count) + u'd';
    if (const Period* fixed = std::get_if<Period>(&m_choice))
        return fixed->toString();
    return u"all"_s;
}

} // namespace onescreen
