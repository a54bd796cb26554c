// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pack/pack.h"
#include "app/geo/pack/packrecords.h"

#include <QHash>
#include <QSet>

namespace onescreen::geo {

/// Turns the records of the layers into the values of a Pack and checks what holds between them.
class PackBuilder
{
public:
    /// `faults` outlives the builder.
    PackBuilder(PackManifest manifest, PackFaults& faults);

    void add(LayerReading& reading, std::vector<PackRecord> records);
    /// After the last layer: parents, codes of boundaries and seats, order. Call once.
    Pack finish() &&;

private:
    /// Where a code was seen, for faults that show only when everything is read.
    struct Seen
    {
        RegionCode code;
        QString file;
        QString layer;
        std::optional<qint64> feature;
        std::optional<qint64> row;
    };

    void addRegions(LayerReading& reading, const std::vector<PackRecord>& records);
    void addOutlines(LayerReading& reading, std::vector<PackRecord>& records);
    void addSeats(LayerReading& reading, const std::vector<PackRecord>& records);
    void addPlaces(LayerReading& reading, const std::vector<PackRecord>& records);
    void addLines(LayerReading& reading, std::vector<PackRecord>& records, std::vector<PackLine>& lines);
    void addCalendar(LayerReading& reading, const std::vector<PackRecord>& records);
    std::optional<RegionCode> code(LayerReading& reading, const PackRecord& record);
    std::optional<int> rank(LayerReading& reading, const PackRecord& record, int otherwise);
    void checkParents();
    void checkKnownCodes();
    void fault(const Seen& seen, const QString& field, const QString& text);

    Pack m_pack;
    PackFaults& m_faults;
    QHash<RegionCode, QString> m_names;
    QSet<RegionCode> m_outlined;
    QSet<RegionCode> m_seated;
    QSet<QDate> m_days;
    std::vector<Seen> m_regionPlaces;
    std::vector<Seen> m_usedCodes;
};

} // namespace onescreen::geo
