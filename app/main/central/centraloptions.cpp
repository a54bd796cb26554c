// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/centraloptions.h"

#include <CLI/CLI.hpp>

namespace onescreen {

namespace {

std::string checkAddress(const std::string& text)
{
    return QHostAddress(QString::fromStdString(text)).isNull() ? "must be an IP address" : std::string();
}

} // namespace

std::expected<CentralProgramOptions, int> readCentralOptions(int argc, const char* const* argv)
{
    CentralProgramOptions options;
    std::string folder;
    std::string address = "127.0.0.1";
    std::string tenant;
    std::string pack;
    CLI::App app("The reference central API of OneScreen on an embedded database", "onescreen-central");
    app.add_option("--data", folder, "Folder of the database; made when missing")->required();
    app.add_option("--port", options.port, "Port; 0 takes any free one")->capture_default_str();
    app.add_option("--bind", address, "Address to listen on")->check(checkAddress)->capture_default_str();
    app.add_option("--tenant", tenant, "Tenant file; without it the tenant that comes with the program");
    app.add_option("--pack", pack,
                   "Folder of the tenant's data pack; without it looked for beside the program");
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
    qint64 events = 0;
    auto* eventsOption = app.add_option("--events", events, "Events in the history; without it the profile's")
                             ->needs(demo)
                             ->check(CLI::Range(0, 10'000'000));
    app.add_flag("--verbose", options.verbose, "Also write debug lines to the log");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return std::unexpected(app.exit(error));
    }
    options.folder = QString::fromStdString(folder);
    options.address = QHostAddress(QString::fromStdString(address));
    if (!tenant.empty())
        options.tenantFile = QString::fromStdString(tenant);
    options.packFolder = QString::fromStdString(pack);
    if (eventsOption->count() > 0)
        settings.events = events;
    return options;
}

} // namespace onescreen
