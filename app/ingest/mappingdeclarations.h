// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/jsonreader.h"
#include "app/ingest/mapping.h"

namespace onescreen::ingest {

/// Reads what a mapping brings along to be sent before its rows; faults are told with their JSON path.
void readSourceEntry(ObjectReader& source, std::vector<Record>& declared);
void readDictionary(const QJsonArray& entries, JsonFaults& faults, std::vector<Record>& declared);
void readRegions(const QJsonArray& regions, JsonFaults& faults, std::vector<Record>& declared);
void readUnits(const QJsonArray& units, JsonFaults& faults, std::vector<Record>& declared);

} // namespace onescreen::ingest
