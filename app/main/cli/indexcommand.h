// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// index --catalogue C.json --values V.csv --out DIR. `context` outlives the parsing of `app`.
void addIndexCommand(CLI::App& app, CliContext& context);

} // namespace onescreen
