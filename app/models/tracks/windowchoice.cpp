// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/windowchoice.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr Milliseconds longestWindow = std::chrono::days{31};
constexpr auto dayShift = 8h;
constexpr auto nightShift = 20h;

} // namespace

UtcTime startOfShift(UtcTime now)
{
    const UtcTime midnight = startOfBusinessDay(businessDay(now));
    if (now >= midnight + nightShift)
        return midnight + nightShift;
    return now >= midnight + dayShift ? midnight + dayShift : midnight + nightShift - 24h;
}

std::optional<WindowChoice> WindowChoice::custom(UtcTime from, UtcTime to)
{
    if (to <= from || to - from > longestWindow)
        return std::nullopt;
    WindowChoice choice;
    choice.m_kind = Kind::Custom;
    choice.m_custom = TimeSpan{.from = from, .to = to};
    return choice;
}

std::optional<WindowChoice> WindowChoice::fromString(QStringView text)
{
    for (const Kind kind : {Kind::All, Kind::LastHour, Kind::Shift, Kind::Today}) {
        if (text == WindowChoice(kind).toString())
            return WindowChoice(kind);
    }
    const qsizetype dots = text.indexOf(".."_L1);
    if (dots < 0)
        return std::nullopt;
    const auto from = parseRfc3339(text.first(dots));
    const auto to = parseRfc3339(text.sliced(dots + 2));
    return from && to ? custom(*from, *to) : std::nullopt;
}

QString WindowChoice::toString() const
{
    switch (m_kind) {
    case Kind::All:
        return u"all"_s;
    case Kind::LastHour:
        return u"1h"_s;
    case Kind::Shift:
        return u"shift"_s;
    case Kind::Today:
        return u"today"_s;
    case Kind::Custom:
        break;
    }
    return toRfc3339(m_custom->from) + u".."_s + toRfc3339(m_custom->to);
}

std::optional<TimeSpan> WindowChoice::resolve(UtcTime now) const
{
    switch (m_kind) {
    case Kind::All:
        return std::nullopt;
    case Kind::LastHour:
        return TimeSpan{.from = now - 1h, .to = now};
    case Kind::Shift:
        return TimeSpan{.from = startOfShift(now), .to = now};
    case Kind::Today:
        return TimeSpan{.from = startOfBusinessDay(businessDay(now)), .to = now};
    case Kind::Custom:
        break;
    }
    return m_custom;
}

} // namespace onescreen
