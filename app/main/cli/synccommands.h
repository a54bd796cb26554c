// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"

namespace CLI {
class App;
}

namespace onescreen {

/// Adds `sync` (fills a cache from a central server) and `status` (says what a cache holds). `context` must
/// outlive the parsing.
void addSyncCommands(CLI::App& app, CliContext& context);

} // namespace onescreen
