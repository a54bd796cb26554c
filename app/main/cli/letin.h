// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"
#include "app/main/common/accessoptions.h"

#include <QUrl>

namespace onescreen {

/// Prints the code of this machine, waits until an administrator has approved it, and leaves the sign-in in
/// the token file. Ends early on SIGINT and SIGTERM.
void letIn(const QUrl& central, const AccessOptions& options, const QString& name, CliContext& context);

} // namespace onescreen
