// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"

namespace CLI {
class App;
}

namespace onescreen {

/// `reconcile`: a period counted again from the rows, against the cube and the central values.
void addReconcileCommand(CLI::App& app, CliContext& context);

} // namespace onescreen
