// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"

namespace CLI {
class App;
}

namespace onescreen {

/// Adds `publish` (freezes a period, or restates it) and `published` (lists and checks what was published).
/// `context` must outlive the parsing.
void addPublishCommands(CLI::App& app, CliContext& context);

} // namespace onescreen
