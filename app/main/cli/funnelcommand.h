// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// funnel --values FILE.csv --out FILE|- : funnel limits, intervals, shrinkage and the dispersion test from a
/// tidy CSV (docs/statistics.md). `context` outlives the parsing of `app`.
void addFunnelCommand(CLI::App& app, CliContext& context);

} // namespace onescreen
