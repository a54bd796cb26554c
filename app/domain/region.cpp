// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/region.h"

#include "app/domain/texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

// How many numbers an area of each level spans in the 9-digit form.
qint32 spanOf(RegionLevel level)
{
    switch (level) {
    case RegionLevel::Province:
        return 10'000'000;
    case RegionLevel::City:
        return 100'000;
    case RegionLevel::County:
        return 1'000;
    case RegionLevel::Township:
        break;
    }
    return 1;
}

} // namespace

std::optional<RegionCode> RegionCode::fromString(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (!std::ranges::all_of(text, isDigit))
        return std::nullopt;
    if (text.size() == 12 && text.endsWith(u"000"))
        text.chop(3);
    if (text.size() != 2 && text.size() != 4 && text.size() != 6 && text.size() != 9)
        return std::nullopt;
    return fromNumber(text.toString().leftJustified(9, u'0').toLongLong());
}

std::optional<RegionCode> RegionCode::fromNumber(qint64 number)
{
    const qint64 province = number / 10'000'000;
    if (number >= 1'000'000'000 || ((province < 11 || province > 82) && province != 99))
        return std::nullopt;
    // A lower level may only be set when the levels above are: 330000001 names a township of no county.
    const bool hasCity = (number / 100'000) % 100 != 0;
    const bool hasCounty = (number / 1'000) % 100 != 0;
    const bool hasTownship = number % 1'000 != 0;
    if (hasTownship && !hasCounty)
        return std::nullopt;
    if (hasCounty && !hasCity)
        return std::nullopt;
    return RegionCode(static_cast<qint32>(number));
}

RegionLevel RegionCode::level() const
{
    if (m_number % 1'000 != 0)
        return RegionLevel::Township;
    if ((m_number / 1'000) % 100 != 0)
        return RegionLevel::County;
    return (m_number / 100'000) % 100 != 0 ? RegionLevel::City : RegionLevel::Province;
}

qint32 RegionCode::lastNumber() const
{
    return m_number + spanOf(level()) - 1;
}

bool RegionCode::contains(RegionCode other) const
{
    return other.m_number >= m_number && other.m_number <= lastNumber();
}

std::optional<RegionCode> RegionCode::parent() const
{
    if (level() == RegionLevel::Province)
        return std::nullopt;
    return ancestor(static_cast<RegionLevel>(static_cast<int>(level()) - 1));
}

std::optional<RegionCode> RegionCode::ancestor(RegionLevel wanted) const
{
    if (wanted > level())
        return std::nullopt;
    const qint32 span = spanOf(wanted);
    return RegionCode(m_number / span * span);
}

QString RegionCode::toString() const
{
    if (level() == RegionLevel::Township)
        return QString::number(m_number);
    return QString::number(m_number / 1'000);
}

std::optional<Error> findFault(const RegionFields& fields)
{
    return faultOfText(fields.name, {.field = u"name", .longest = 64, .mayBeEmpty = false});
}

} // namespace onescreen
