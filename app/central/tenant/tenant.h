// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/api.h"
#include "app/central/ingest/sourcerow.h"

#include <QString>

namespace onescreen::central {

/// The tenant as configuration: whose city it is, which words it uses, which pack draws it.
struct Tenant
{
    QString id;
    QString name;
    RegionCode region;
    QString pack;                            ///< Id of a data pack.
    std::vector<DictionaryEntry> dictionary; ///< All dictionaries, parents before children.
    QString scenarioFile;                    ///< Profile of the demonstration; empty when it has none.
    QString scenarioIndicatorsFile;          ///< Indicators that the demonstration invents; may be empty.
};

/// Reads a tenant file (docs/api.md) and the dictionaries that it names, relative to it.
/// Errors: NotFound, Invalid with file and member.
Result<Tenant> loadTenant(const QString& path);

/// Reads one dictionary file of resources/dictionaries.
Result<std::vector<DictionaryEntry>> loadDictionary(const QString& path);

/// The rows that a tenant's log begins with, to be stored at every start; unchanged ones change nothing.
/// Of `regions` those are taken that lie in the tenant's, and those above it.
SourceBatch tenantRows(const Tenant& tenant, const std::vector<Region>& regions);

} // namespace onescreen::central
