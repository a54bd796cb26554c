// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QTextStream>

namespace onescreen {

/// What a command may use of the outside world. Commands are added by `void addXxxCommands(CLI::App&,
/// CliContext&)` and run from CLI11 callbacks; they leave their result in `exitCode`. Exit codes: 0 done, 1
/// failed, 2 wrong usage (CLI11), 3 done with rejected rows or faults in the input.
struct CliContext
{
    const Clock& clock;
    QTextStream& out;
    QTextStream& err;
    int exitCode = 0;

    /// Prints the error on `err` and sets the exit code.
    void fail(const Error& error)
    {
        err << "error: " << error.toString() << Qt::endl;
        exitCode = 1;
    }
};

} // namespace onescreen
