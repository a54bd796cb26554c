// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/centraloptions.h"

#include <CLI/CLI.hpp>

#include <iostream>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::string checkAddress(const std::string& text)
{
    return QHostAddress(QString::fromStdString(text)).isNull() ? "must be an IP address" : std::string();
}

/// The words as they were typed.
struct Words
{
    std::string folder, database, databaseFile, stamper, stamperFile;
    std::string address = "127.0.0.1";
    std::string tenant, pack, retention;
    std::string certificate, key;
    std::vector<std::string> anchors;
};

void addDatabase(CLI::App& app, Words& words, CentralProgramOptions& options)
{
    auto* place = app.add_option_group("Where the log is kept");
    place->add_option("--data", words.folder, "Folder of an SQLite database; made when missing");
    place->add_option("--database", words.database,
                      "Connection string of a PostgreSQL database, without password: "
                      "postgresql://onescreen@db1,db2/onescreen or service=onescreen");
    place->add_option("--database-file", words.databaseFile,
                      "File with such a string, which may hold a password (mode 0600)");
    place->require_option(1);
    auto* numbering = app.add_option_group("Another PostgreSQL role that numbers the log");
    numbering->add_option("--stamper", words.stamper, "Its connection string, without password");
    numbering->add_option("--stamper-file", words.stamperFile, "File with such a string (mode 0600)");
    numbering->require_option(0, 1);
    auto* migrate = app.add_flag("--migrate", options.migrateOnly,
                                 "Only make the tables or bring them forward, then end");
    app.add_flag("--check", options.checkOnly,
                 "Only read the whole log and say whether it is whole, then end")
        ->excludes(migrate);
    app.add_flag(
           "--new-epoch", options.newEpochOnly,
           "Only say that the database was restored from a copy, so that every client begins anew, then "
           "end; no server may run on it")
        ->excludes(migrate);
}

void addDemo(CLI::App& app, CentralProgramOptions& options)
{
    auto* demo =
        app.add_flag("--demo", options.demo, "Make up a city's events and forces, all marked as replay");
    auto& settings = options.demoSettings;
    app.add_option("--speed", settings.speed, "Changes of demonstration events in a second, about")
        ->needs(demo)
        ->check(CLI::Range(0.001, 1000.0))
        ->capture_default_str();
    app.add_option("--seed", settings.seed, "Seed of the demonstration")->needs(demo)->capture_default_str();
    app.add_option("--history", settings.historyDays, "Days before now to fill at the first start")
        ->needs(demo)
        ->check(CLI::Range(0, 3650))
        ->capture_default_str();
    app.add_option_function<qint64>(
           "--events", [&settings](qint64 events) { settings.events = events; },
           "Events in the history; without it the profile's")
        ->needs(demo)
        ->check(CLI::Range(0, 10'000'000));
}

void addAccess(CLI::App& app, Words& words, CentralProgramOptions& options)
{
    app.add_flag("--open", options.isOpen,
                 "No accounts: everybody who reaches the server may do everything; on loopback only");
    app.add_flag("--setup-code", options.newSetupCode,
                 "Print another code that makes an administrator; the one before is no good any more");
    auto* certificate =
        app.add_option("--certificate", words.certificate,
                       "PEM file with the certificate and those that vouch for it: speak TLS");
    app.add_option("--key", words.key, "PEM file with the certificate's key (mode 0600)")->needs(certificate);
    auto* verify = app.add_flag("--verify-audit", options.verifyAudit,
                                "Only read the audit and say whether it is as it was written, then end");
    app.add_option("--audit-anchor", words.anchors,
                   "With --verify-audit: a head that the log has, as NUMBER:HASH; may be given several times")
        ->needs(verify);
}

void addSnapshots(CLI::App& app, CentralProgramOptions& options)
{
    constexpr int mostTickets = 1'000;
    constexpr int longestLeaseS = 86'400;
    app.add_option("--snapshots", options.snapshots.most, "Snapshot tickets that hold at a time")
        ->check(CLI::Range(0, mostTickets))
        ->capture_default_str();
    app.add_option_function<int>(
           "--snapshot-lease",
           [&options](int seconds) { options.snapshots.lease = std::chrono::seconds{seconds}; },
           "Seconds that a snapshot ticket holds; without it 900")
        ->check(CLI::Range(1, longestLeaseS));
}

Result<void> takeAccess(const Words& words, CentralProgramOptions& options)
{
    if (words.certificate.empty() != words.key.empty())
        return failure(ErrorKind::Invalid, u"--certificate and --key belong together"_s);
    options.certificateFile = QString::fromStdString(words.certificate);
    options.keyFile = QString::fromStdString(words.key);
    for (const std::string& anchor : words.anchors) {
        const auto head = central::AuditHead::fromString(QString::fromStdString(anchor));
        if (!head)
            return failure(ErrorKind::Invalid, u"--audit-anchor must be NUMBER:HASH as the log has it"_s);
        options.auditAnchors.push_back(*head);
    }
    return {};
}

/// Of a text or a file; whichever is given.
Result<central::DatabaseAddress> addressOf(const std::string& text, const std::string& file)
{
    return text.empty() ? central::DatabaseAddress::fromFile(QString::fromStdString(file))
                        : central::DatabaseAddress::fromText(QString::fromStdString(text));
}

Result<void> takeDatabase(const Words& words, CentralProgramOptions& options)
{
    if (!words.folder.empty()) {
        options.database = central::DatabaseAddress::inFolder(QString::fromStdString(words.folder));
    } else {
        auto address = addressOf(words.database, words.databaseFile);
        if (!address)
            return std::unexpected(address.error());
        options.database = *std::move(address);
    }
    if (words.stamper.empty() && words.stamperFile.empty())
        return {};
    if (options.database.kind() == central::DbKind::Sqlite)
        return failure(ErrorKind::Invalid, u"--stamper is for a PostgreSQL database only"_s);
    auto stamper = addressOf(words.stamper, words.stamperFile);
    if (!stamper)
        return std::unexpected(stamper.error());
    options.stamper = *std::move(stamper);
    return {};
}

} // namespace

std::expected<CentralProgramOptions, int> readCentralOptions(int argc, const char* const* argv)
{
    CentralProgramOptions options;
    Words words;
    CLI::App app("The reference central API of OneScreen", "onescreen-central");
    addDatabase(app, words, options);
    app.add_option("--port", options.port, "Port; 0 takes any free one")->capture_default_str();
    app.add_option("--bind", words.address, "Address to listen on")
        ->check(checkAddress)
        ->capture_default_str();
    app.add_option("--tenant", words.tenant,
                   "Tenant file; without it the tenant that comes with the program");
    app.add_option("--pack", words.pack,
                   "Folder of the tenant's data pack; without it looked for beside the program");
    app.add_option(
        "--retention", words.retention,
        "File that says how much of the log is kept; without it 14 days, at most 20,000,000 entries");
    addDemo(app, options);
    addAccess(app, words, options);
    addSnapshots(app, options);
    app.add_flag("--verbose", options.verbose, "Also write debug lines to the log");
    try {
        app.parse(argc, argv);
        if (auto taken = takeDatabase(words, options); !taken) {
            if (taken.error().kind == ErrorKind::Invalid)
                throw CLI::ValidationError(taken.error().toString().toStdString());
            std::cerr << "error: " << taken.error().toString().toStdString() << '\n';
            return std::unexpected(1); // A file that cannot be read is no mistake on the command line.
        }
        if (auto taken = takeAccess(words, options); !taken)
            throw CLI::ValidationError(taken.error().toString().toStdString());
    } catch (const CLI::ParseError& error) {
        return std::unexpected(app.exit(error) == 0 ? 0 : 2);
    }
    options.address = QHostAddress(QString::fromStdString(words.address));
    if (!words.tenant.empty())
        options.tenantFile = QString::fromStdString(words.tenant);
    options.packFolder = QString::fromStdString(words.pack);
    if (!words.retention.empty())
        options.retentionFile = QString::fromStdString(words.retention);
    return options;
}

} // namespace onescreen
