// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/synccommands.h"

#include "app/main/cli/accesswords.h"
#include "app/main/cli/statusreport.h"
#include "app/main/cli/syncrun.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct SyncOptions
{
    AccessWords access;
    std::string cache;
    bool once = false;
};

struct StatusOptions
{
    std::string cache;
    bool json = false;
    bool verify = false;
};

void sync(const SyncOptions& options, CliContext& context)
{
    const auto central = options.access.address();
    const auto access = options.access.options();
    if (!central || !access)
        return context.fail(!central ? central.error() : access.error());
    SyncRun run({.central = *central,
                 .access = *access,
                 .cacheFolder = QString::fromStdString(options.cache),
                 .once = options.once},
                context);
    run.run();
}

void status(const StatusOptions& options, CliContext& context)
{
    const auto report =
        makeStatusReport(QString::fromStdString(options.cache), context.clock.now(), options.verify);
    if (!report)
        return context.fail(report.error());
    if (options.json)
        context.out << QString::fromUtf8(statusJson(*report)) << Qt::flush;
    else
        context.out << statusText(*report) << Qt::flush;
    if (report->differences && !report->differences->empty())
        context.exitCode = 1;
}

} // namespace

void addSyncCommands(CLI::App& app, CliContext& context)
{
    const auto syncOptions = std::make_shared<SyncOptions>();
    CLI::App* syncCommand = app.add_subcommand("sync", "Keep a cache in step with a central server");
    syncCommand
        ->add_option("--central", syncOptions->access.central,
                     "Address of the server, for example http://host:8080")
        ->required();
    syncCommand->add_option("--cache", syncOptions->cache, "Folder of the cache; made when missing")
        ->required();
    addAccessOptions(*syncCommand, syncOptions->access, true);
    syncCommand->add_flag("--once", syncOptions->once,
                          "End when nothing is outstanding, and at the first failure");
    syncCommand->callback([syncOptions, &context] { sync(*syncOptions, context); });

    const auto statusOptions = std::make_shared<StatusOptions>();
    CLI::App* statusCommand = app.add_subcommand("status", "Say what a cache holds and how old it is");
    statusCommand->add_option("--cache", statusOptions->cache, "Folder of the cache")->required();
    statusCommand->add_flag("--json", statusOptions->json, "As one JSON object");
    statusCommand->add_flag("--verify", statusOptions->verify,
                            "Also count every event again and compare the rollups and the cube");
    statusCommand->callback([statusOptions, &context] { status(*statusOptions, context); });
}

} // namespace onescreen
