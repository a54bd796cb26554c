// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "app/main/cli/accountcommands.h"
#include "app/main/cli/cataloguecommand.h"
#include "app/main/cli/chartcommand.h"
#include "app/main/cli/clicontext.h"
#include "app/main/cli/funnelcommand.h"
#include "app/main/cli/importcommands.h"
#include "app/main/cli/indexcommand.h"
#include "app/main/cli/packcommands.h"
#include "app/main/cli/publishcommands.h"
#include "app/main/cli/reconcilecommand.h"
#include "app/main/cli/spccommand.h"
#include "app/main/cli/synccommands.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

int main(int argc, char** argv)
{
    const std::unique_ptr<QCoreApplication> application = onescreen::makeCliApplication(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    if (auto started = onescreen::startLogging({}); !started) {
        err << started.error().toString() << Qt::endl;
        return 1;
    }
    const onescreen::SystemClock clock;
    onescreen::CliContext context{.clock = clock, .out = out, .err = err};
    CLI::App commands("OneScreen without a window: sync, import, check", "onescreen-cli");
    // Asked for afterwards, so that an unknown word is named instead of a missing one.
    commands.require_subcommand(0, 1);
    commands.callback([&commands] {
        if (commands.get_subcommands().empty())
            throw CLI::RequiredError::Subcommand(1);
    });
    onescreen::addAccountCommands(commands, context);
    onescreen::addCatalogueCommand(commands, context);
    onescreen::addChartCommand(commands, context);
    onescreen::addImportCommands(commands, context);
    onescreen::addIndexCommand(commands, context);
    onescreen::addPackCommands(commands, context);
    onescreen::addPublishCommands(commands, context);
    onescreen::addSyncCommands(commands, context);
    onescreen::addReconcileCommand(commands, context);
    onescreen::addSpcCommand(commands, context);
    onescreen::addFunnelCommand(commands, context);
    try {
        commands.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // The library has a number for every kind of mistake; whoever calls us needs one.
        return commands.exit(error) == 0 ? 0 : 2;
    }
    return context.exitCode;
}
