// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/fleet/fleetworld.h"

#include "tests/unit/sync/fleet/fleetrows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

QString codeOf(int region)
{
    return u"33090"_s + QString::number(region);
}

/// The content of a row is of no interest to what is tried; it only has to be one.
const Record& anyRecord()
{
    static const Record record =
        DictionaryEntry::of(
            {.kind = DictionaryKind::Category, .code = u"01"_s, .parent = {}, .name = u"x"_s, .order = 0})
            .value();
    return record;
}

} // namespace

void FleetWorld::step()
{
    const auto first = m_calls.begin();
    m_now = std::max(m_now, first->first.first);
    const Call call = std::move(first->second);
    m_calls.erase(first);
    call();
}

FleetRows FleetScope::of(FleetRows rows) const
{
    for (FleetRow& row : rows) {
        if (!sees(row.region))
            row = {};
    }
    return rows;
}

QStringList FleetScope::prefixes() const
{
    QStringList codes;
    for (int region = 1; m_bits != everything && region <= fleetRegions; ++region) {
        if (sees(region))
            codes.append(codeOf(region));
    }
    return codes;
}

FleetScope FleetScope::fromPrefixes(const QStringList& prefixes)
{
    unsigned bits = 0;
    for (int region = 1; region <= fleetRegions; ++region)
        bits |= prefixes.isEmpty() || isInPrefixes(region, prefixes) ? 1U << region : 0U;
    return FleetScope(bits);
}

QStringList FleetScope::beyond(const FleetScope& other) const
{
    QStringList codes;
    for (int region = 1; region <= fleetRegions; ++region) {
        if (sees(region) && !other.sees(region))
            codes.append(codeOf(region));
    }
    return codes;
}

bool isInPrefixes(int region, const QStringList& prefixes)
{
    const QString code = codeOf(region);
    return region != 0 &&
           std::ranges::any_of(prefixes, [&code](const QString& prefix) { return code.startsWith(prefix); });
}

QString fleetRowId(std::size_t row)
{
    return u"e-%1"_s.arg(row, 2, 10, QChar(u'0'));
}

std::size_t fleetRowOf(const QString& id)
{
    return id.sliced(2).toUInt();
}

Change fleetPut(std::size_t at, const FleetRow& row)
{
    return {.entity = Entity::Event,
            .id = fleetRowId(at),
            .version = row.version,
            .action = {},
            .what = PutChange{.record = anyRecord(),
                              .extra = QByteArray::number(row.region) + ' ' + QByteArray::number(row.text)}};
}

FleetRow fleetRowIn(const Change& put)
{
    const QList<QByteArray> members = std::get<PutChange>(put.what).extra.split(' ');
    return {.version = put.version, .region = members[0].toInt(), .text = members[1].toLongLong()};
}

} // namespace onescreen::test
