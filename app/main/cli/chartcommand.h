// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <memory>

namespace CLI {
class App;
}

namespace onescreen {

struct CliContext;

/// The application object that the command line needs: pictures take one with fonts, everything else does
/// not. Pictures need no display: without QT_QPA_PLATFORM the offscreen platform is taken.
std::unique_ptr<QCoreApplication> makeCliApplication(int& argc, char** argv);

/// chart --type T --data FILE.csv --out FILE.{png,svg,pdf,csv,xlsx} […]. `context` outlives the parsing of
/// `app`.
void addChartCommand(CLI::App& app, CliContext& context);

} // namespace onescreen
