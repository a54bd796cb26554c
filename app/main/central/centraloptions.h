// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/audit/auditlog.h"
#include "app/central/db/databaseaddress.h"
#include "app/central/demo/demofeed.h"
#include "app/central/snapshot/snapshots.h"

#include <QHostAddress>
#include <QString>

#include <vector>

namespace onescreen {

/// The command line of onescreen-central.
struct CentralProgramOptions
{
    central::DatabaseAddress database;
    std::optional<central::DatabaseAddress> stamper; ///< Without it the database's own role numbers entries.
    bool migrateOnly = false;                        ///< Make or bring forward the tables and end.
    bool newEpochOnly = false; ///< Say that the database was restored from a copy, and end.
    bool checkOnly = false;    ///< Read the whole log, say whether it is whole, and end.
    bool verifyAudit = false;  ///< Read the whole audit, say whether it is as it was written, and end.
    std::vector<central::AuditHead> auditAnchors;
    bool isOpen = false;       ///< Without accounts; the demonstration always is.
    bool newSetupCode = false; ///< Print another code that makes an administrator.
    QString certificateFile;   ///< With keyFile: speak TLS.
    QString keyFile;
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 8080;
    QString tenantFile = QStringLiteral(":/onescreen/tenants/zhoushan.json");
    QString packFolder; ///< Empty: looked for beside the program.
    bool demo = false;
    central::DemoSettings demoSettings;
    central::SnapshotRules snapshots;
    /// How much of the log stays.
    QString retentionFile = QStringLiteral(":/onescreen/log/retention.json");
    bool verbose = false;
};

/// Reads the arguments. When there is nothing to run (--help, a wrong argument), CLI11 has printed what is to
/// be said and the result is the exit code.
std::expected<CentralProgramOptions, int> readCentralOptions(int argc, const char* const* argv);

} // namespace onescreen
