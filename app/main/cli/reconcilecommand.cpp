// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/reconcilecommand.h"

#include "app/main/cli/reconcilereport.h"
#include "app/main/cli/stopsignal.h"
#include "app/models/assessment/cataloguesource.h"
#include "app/store/cachereader.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct ReconcileOptions
{
    std::string cache;
    std::string period;
    std::string catalogue;
    bool json = false;
};

Result<Reconciliation> reconciled(const ReconcileOptions& options, UtcTime now)
{
    const auto period = Period::fromString(QString::fromStdString(options.period));
    if (!period)
        return failure(ErrorKind::Invalid,
                       u"'%1' is not a period like 2026Q3, 2026-09, 2026H1 or 2026"_s.arg(
                           QString::fromStdString(options.period)),
                       {.field = u"--period"_s});
    const auto catalogue = CatalogueSource(QString::fromStdString(options.catalogue)).load();
    if (!catalogue)
        return std::unexpected(catalogue.error());
    const auto reader = CacheReader::open(QString::fromStdString(options.cache));
    if (!reader)
        return std::unexpected(reader.error());
    const StopSignal stop;
    return reconcile(**reader, catalogue->catalogue, *period, now,
                     [&stop](int /*done*/, int /*steps*/) { return !stop.requested(); });
}

/// No differences where there is nothing to differ would read like a check that was passed.
bool isEmpty(const Reconciliation& reconciliation)
{
    return reconciliation.central.empty() && reconciliation.withoutRows == 0 &&
           std::ranges::all_of(reconciliation.months,
                               [](const MonthCheck& month) { return month.cells == 0; });
}

void run(const ReconcileOptions& options, CliContext& context)
{
    const auto reconciliation = reconciled(options, context.clock.now());
    if (!reconciliation)
        return context.fail(reconciliation.error());
    if (isEmpty(*reconciliation))
        return context.fail(
            {.kind = ErrorKind::NotFound,
             .text = u"nothing to reconcile: the cache has no events and no values of %1"_s.arg(
                 reconciliation->period.toString())});
    if (options.json)
        context.out << QString::fromUtf8(reconcileJson(*reconciliation)) << Qt::flush;
    else
        context.out << reconcileText(*reconciliation) << Qt::flush;
    if (reconciliation->cubeDifferences() > 0 || reconciliation->centralDifferences() > 0)
        context.exitCode = 1;
}

} // namespace

void addReconcileCommand(CLI::App& app, CliContext& context)
{
    const auto options = std::make_shared<ReconcileOptions>();
    CLI::App* command = app.add_subcommand(
        "reconcile",
        "Count a period again from single rows and tell what differs from the cube and from central values");
    command->add_option("--cache", options->cache, "Folder of the cache")->required();
    command->add_option("--period", options->period, "For example 2026Q3, 2026-09 or 2026")->required();
    command->add_option("--catalogue", options->catalogue,
                        "Catalogue of indicators (default: the one that the program carries)");
    command->add_flag("--json", options->json, "As one JSON object");
    command->callback([options, &context] { run(*options, context); });
}

} // namespace onescreen
