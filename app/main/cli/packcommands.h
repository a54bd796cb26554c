// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// pack check DIR · pack create --describe FILE --from DIR --out DIR · pack import DIR --into DIR.
/// `context` outlives the parsing of `app`.
void addPackCommands(CLI::App& app, CliContext& context);

} // namespace onescreen
