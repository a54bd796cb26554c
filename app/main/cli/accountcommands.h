// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"

namespace CLI {
class App;
}

namespace onescreen {

/// `account …`: the first administrator, people, walls, one's own password, and the sign-in of this machine.
void addAccountCommands(CLI::App& app, CliContext& context);

} // namespace onescreen
