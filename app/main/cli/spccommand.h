// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// spc --type KIND --values FILE.csv --out FILE|- : control charts from a tidy CSV (docs/statistics.md).
/// `context` outlives the parsing of `app`.
void addSpcCommand(CLI::App& app, CliContext& context);

} // namespace onescreen
