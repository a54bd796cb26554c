// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// catalogue FILE.json...: checks indicator catalogues (docs/catalogue.md) and prints every finding with
/// file, line and rule. Exit code 1 when one is refused. `context` outlives the parsing of `app`.
void addCatalogueCommand(CLI::App& app, CliContext& context);

} // namespace onescreen
