// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/synccommands.h"

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
    std::string central;
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
    const QUrl central(QString::fromStdString(options.central), QUrl::StrictMode);
    const bool isHttp = central.scheme() == "http"_L1 || central.scheme() == "https"_L1;
    if (!central.isValid() || central.host().isEmpty() || !isHttp)
        return context.fail({.kind = ErrorKind::Invalid,
                             .text = u"--central must be an http or https address"_s,
                             .place = {.field = QString::fromStdString(options.central)}});
    SyncRun run(
        {.central = central, .cacheFolder = QString::fromStdString(options.cache), .once = options.once},
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
        ->add_option("--central", syncOptions->central, "Address of the server, for example http://host:8080")
        ->required();
    syncCommand->add_option("--cache", syncOptions->cache, "Folder of the cache; made when missing")
        ->required();
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
