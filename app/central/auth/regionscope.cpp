// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/regionscope.h"

#include "app/domain/scopechange.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// "330000" is the province 33, "330900000" the city 3309: the zeros say that there is no part.
QString withoutFilling(QString text)
{
    if (text.size() == 9 && text.endsWith("000"_L1))
        text.chop(3);
    while (text.size() == 6 || text.size() == 4) {
        if (!text.endsWith("00"_L1))
            break;
        text.chop(2);
    }
    return text;
}

QString filled(const QString& prefix, QChar with)
{
    return prefix + QString(regionDigits - prefix.size(), with);
}

} // namespace

std::optional<RegionScope> RegionScope::of(const QStringList& prefixes)
{
    if (prefixes.size() > mostPrefixes || !std::ranges::all_of(prefixes, isRegionPrefix))
        return std::nullopt;
    QStringList sorted;
    for (const QString& prefix : prefixes)
        sorted.append(withoutFilling(prefix));
    std::ranges::sort(sorted);
    RegionScope scope;
    for (const QString& prefix : sorted) {
        if (scope.m_prefixes.isEmpty() || !prefix.startsWith(scope.m_prefixes.last()))
            scope.m_prefixes.append(prefix);
    }
    return scope;
}

RegionScope RegionScope::fromText(const QString& text)
{
    RegionScope scope;
    scope.m_prefixes = text.split(u',', Qt::SkipEmptyParts);
    return scope;
}

bool RegionScope::contains(std::optional<RegionCode> region) const
{
    if (isEverything() || !region)
        return true;
    const QString number = QString::number(region->number());
    return std::ranges::any_of(m_prefixes,
                               [&number](const QString& prefix) { return number.startsWith(prefix); });
}

quint32 RegionScope::id() const
{
    if (isEverything())
        return 0;
    const QByteArray hash = QCryptographicHash::hash(toText().toLatin1(), QCryptographicHash::Sha256);
    return std::max(1U, qFromBigEndian<quint32>(hash.constData()));
}

QByteArray RegionScope::toJson() const
{
    return isEverything() ? "[]"_ba : "[\"" + m_prefixes.join(u"\",\""_s).toLatin1() + "\"]";
}

QString RegionScope::condition(QStringView column) const
{
    if (isEverything())
        return u"(1 = 1)"_s;
    QStringList ranges;
    for (const QString& prefix : m_prefixes)
        ranges.append(u"%1 BETWEEN %2 AND %3"_s.arg(column, filled(prefix, u'0'), filled(prefix, u'9')));
    return u'(' + ranges.join(u" OR "_s) + u')';
}

QStringList regionsBeyond(const RegionScope& whole, const RegionScope& part)
{
    QStringList beyond;
    if (part.isEverything())
        return beyond;
    for (const QString& prefix : whole.isEverything() ? QStringList{QString()} : whole.prefixes())
        appendRegionsBeyond(beyond, prefix, part.prefixes());
    return beyond;
}

} // namespace onescreen::central
