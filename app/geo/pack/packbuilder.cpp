// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packbuilder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

QString levelWord(RegionLevel level)
{
    switch (level) {
    case RegionLevel::Province:
        return u"a province"_s;
    case RegionLevel::City:
        return u"a city"_s;
    case RegionLevel::County:
        return u"a county"_s;
    case RegionLevel::Township:
        break;
    }
    return u"a township"_s;
}

void moveInto(std::vector<GeoPolygon>& target, std::vector<PackRecord>& records)
{
    for (PackRecord& record : records)
        std::ranges::move(record.polygons, std::back_inserter(target));
}

} // namespace

PackBuilder::PackBuilder(PackManifest manifest, PackFaults& faults) : m_faults(faults)
{
    m_pack.manifest = std::move(manifest);
}

void PackBuilder::add(LayerReading& reading, std::vector<PackRecord> records)
{
    switch (reading.layer().kind) {
    case PackLayerKind::Regions:
        return addRegions(reading, records);
    case PackLayerKind::Boundary:
        return addOutlines(reading, records);
    case PackLayerKind::Seats:
        return addSeats(reading, records);
    case PackLayerKind::Land:
        return moveInto(m_pack.land, records);
    case PackLayerKind::Water:
        return moveInto(m_pack.water, records);
    case PackLayerKind::Coast:
        return addLines(reading, records, m_pack.coast);
    case PackLayerKind::River:
        return addLines(reading, records, m_pack.rivers);
    case PackLayerKind::Places:
        return addPlaces(reading, records);
    case PackLayerKind::Calendar:
        return addCalendar(reading, records);
    case PackLayerKind::Theme:
        m_pack.themes.push_back(readTheme(reading, std::move(records)));
        return;
    }
}

std::optional<RegionCode> PackBuilder::code(LayerReading& reading, const PackRecord& record)
{
    const QString& written = reading.valueOf(record, "code"_L1);
    const std::optional<RegionCode> result = RegionCode::fromString(written);
    if (!result)
        reading.fault(record, u"code"_s,
                      u"\"%1\" is not the code of an area (6 or 9 digits)."_s.arg(written));
    return result;
}

void PackBuilder::addRegions(LayerReading& reading, const std::vector<PackRecord>& records)
{
    for (const PackRecord& record : records) {
        const std::optional<RegionCode> region = code(reading, record);
        if (!region)
            continue;
        if (m_names.contains(*region)) {
            reading.fault(record, u"code"_s, u"%1 occurs twice."_s.arg(region->toString()));
            continue;
        }
        Result<Region> made = Region::of({.code = *region, .name = reading.valueOf(record, "name"_L1)});
        if (!made) {
            reading.fault(record, u"name"_s, made.error().text);
            continue;
        }
        const QString& level = reading.valueOf(record, "level"_L1);
        if (!level.isEmpty() && level.toInt() != static_cast<int>(region->level()))
            reading.fault(
                record, u"level"_s,
                u"is \"%1\", but the code is that of %2 (%3)."_s.arg(level, levelWord(region->level()))
                    .arg(static_cast<int>(region->level())));
        const QString& parent = reading.valueOf(record, "parent"_L1);
        if (!parent.isEmpty() && RegionCode::fromString(parent) != region->parent())
            reading.fault(record, u"parent"_s,
                          u"\"%1\" is not the area that contains %2."_s.arg(parent, region->toString()));
        m_names.insert(*region, (**made).name);
        m_regionPlaces.push_back(
            {*region, reading.layer().file, reading.layer().id, record.feature, record.row});
        m_pack.regions.push_back(*std::move(made));
    }
}

void PackBuilder::addOutlines(LayerReading& reading, std::vector<PackRecord>& records)
{
    for (PackRecord& record : records) {
        const std::optional<RegionCode> region = code(reading, record);
        if (!region)
            continue;
        if (m_outlined.contains(*region)) {
            reading.fault(record, u"code"_s, u"%1 has two outlines."_s.arg(region->toString()));
            continue;
        }
        if (region->level() != reading.layer().level) {
            reading.fault(record, u"code"_s,
                          u"%1 is the code of %2, not of the level of this layer."_s.arg(
                              region->toString(), levelWord(region->level())));
            continue;
        }
        m_outlined.insert(*region);
        m_usedCodes.push_back(
            {*region, reading.layer().file, reading.layer().id, record.feature, record.row});
        const bool approximate =
            reading.layer().approximate || reading.valueOf(record, "approximate"_L1) == "true"_L1;
        m_pack.outlines.push_back(
            {*region, reading.valueOf(record, "name"_L1), approximate, std::move(record.polygons)});
    }
}

void PackBuilder::addSeats(LayerReading& reading, const std::vector<PackRecord>& records)
{
    for (const PackRecord& record : records) {
        const std::optional<RegionCode> region = code(reading, record);
        if (!region || !record.point)
            continue;
        if (m_seated.contains(*region)) {
            reading.fault(record, u"code"_s, u"%1 has two seats."_s.arg(region->toString()));
            continue;
        }
        m_seated.insert(*region);
        m_usedCodes.push_back(
            {*region, reading.layer().file, reading.layer().id, record.feature, record.row});
        m_pack.seats.push_back({*region, *record.point});
    }
}

std::optional<int> PackBuilder::rank(LayerReading& reading, const PackRecord& record, int otherwise)
{
    const QString& written = reading.valueOf(record, "rank"_L1);
    if (written.isEmpty())
        return otherwise;
    bool read = false;
    const int result = written.toInt(&read);
    if (!read || result < 0 || result > 99) {
        reading.fault(record, u"rank"_s, u"\"%1\" is not a number from 0 to 99."_s.arg(written));
        return std::nullopt;
    }
    return result;
}

void PackBuilder::addPlaces(LayerReading& reading, const std::vector<PackRecord>& records)
{
    for (const PackRecord& record : records) {
        const QString& name = reading.valueOf(record, "name"_L1);
        const std::optional<int> placeRank = rank(reading, record, 5);
        if (name.isEmpty())
            reading.fault(record, u"name"_s, u"is empty."_s);
        const QString& written = reading.valueOf(record, "population"_L1);
        bool read = true;
        const qint64 population = written.isEmpty() ? 0 : written.toLongLong(&read);
        if (!read || population < 0)
            reading.fault(record, u"population"_s, u"\"%1\" is not a number of people."_s.arg(written));
        if (!record.point || !placeRank || name.isEmpty() || !read || population < 0)
            continue;
        // Gazetteers write 0 for "not known".
        m_pack.places.push_back({name, reading.valueOf(record, "name_en"_L1), *record.point, *placeRank,
                                 population > 0 ? std::optional(population) : std::nullopt});
    }
}

void PackBuilder::addLines(LayerReading& reading, std::vector<PackRecord>& records,
                           std::vector<PackLine>& lines)
{
    for (PackRecord& record : records) {
        const std::optional<int> lineRank = rank(reading, record, 0);
        if (!lineRank)
            continue;
        for (GeoLine& points : record.lines)
            lines.push_back({*lineRank, std::move(points)});
    }
}

void PackBuilder::addCalendar(LayerReading& reading, const std::vector<PackRecord>& records)
{
    for (const PackRecord& record : records) {
        const QString& written = reading.valueOf(record, "date"_L1);
        const QDate date = QDate::fromString(written, Qt::ISODate);
        const QString& day = reading.valueOf(record, "day"_L1);
        if (!date.isValid())
            reading.fault(record, u"date"_s, u"\"%1\" is not a date like 2024-06-30."_s.arg(written));
        else if (m_days.contains(date))
            reading.fault(record, u"date"_s, u"%1 occurs twice."_s.arg(written));
        else if (day != "off"_L1 && day != "work"_L1)
            reading.fault(record, u"day"_s, u"\"%1\" is neither off nor work."_s.arg(day));
        else
            m_pack.calendar.push_back({date, day == "work"_L1, reading.valueOf(record, "name"_L1)});
        m_days.insert(date);
    }
}

void PackBuilder::fault(const Seen& seen, const QString& field, const QString& text)
{
    m_faults.add({.file = seen.file,
                  .layer = seen.layer,
                  .feature = seen.feature,
                  .row = seen.row,
                  .subject = seen.code.toString(),
                  .field = field,
                  .text = text});
}

void PackBuilder::checkParents()
{
    RegionLevel highest = RegionLevel::Township;
    for (const Seen& seen : m_regionPlaces)
        highest = std::min(highest, seen.code.level());
    for (const Seen& seen : m_regionPlaces) {
        const std::optional<RegionCode> parent = seen.code.parent();
        if (parent && seen.code.level() != highest && !m_names.contains(*parent))
            fault(seen, u"parent"_s,
                  u"its parent %1 is not among the regions of the pack."_s.arg(parent->toString()));
    }
}

void PackBuilder::checkKnownCodes()
{
    for (const Seen& seen : m_usedCodes) {
        if (!m_names.contains(seen.code))
            fault(seen, u"code"_s, u"%1 is not among the regions of the pack."_s.arg(seen.code.toString()));
    }
    const std::optional<RegionCode> tenant = m_pack.manifest.tenantRegion;
    if (tenant && !m_names.contains(*tenant))
        m_faults.add({.file = packManifestFile,
                      .field = u"tenant_region"_s,
                      .text = u"%1 is not among the regions of the pack."_s.arg(tenant->toString())});
}

Pack PackBuilder::finish() &&
{
    checkParents();
    checkKnownCodes();
    for (PackOutline& outline : m_pack.outlines) {
        if (outline.name.isEmpty())
            outline.name = m_names.value(outline.code);
    }
    std::ranges::sort(m_pack.regions, {}, [](const Region& region) { return region->code; });
    std::ranges::sort(m_pack.outlines, {}, &PackOutline::code);
    std::ranges::sort(m_pack.seats, {}, &PackSeat::code);
    std::ranges::sort(m_pack.calendar, {}, &PackCalendarDay::date);
    return std::move(m_pack);
}

} // namespace onescreen::geo
