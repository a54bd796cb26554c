// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// import --mapping MAP.json FILE.csv --central URL · import --mapping MAP.json FILE.csv --dry-run ·
/// import --describe FILE.csv. `context` outlives the parsing of `app`.
void addImportCommands(CLI::App& app, CliContext& context);

} // namespace onescreen
