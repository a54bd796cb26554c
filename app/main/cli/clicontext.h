// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QTextStream>

namespace onescreen {

/// What a command may use of the outside world. Commands are added by `void addXxxCommands(CLI::App&,
/// CliContext&)` and run from CLI11 callbacks; they leave their result in `exitCode`. Exit codes: 0 done, 1
/// failed (what was named cannot be read, written or reached), 2 wrong usage (what was typed is wrong in
/// itself: an option, a number, a period, an address), 3 done with rejected rows or faults in the input.
struct CliContext
{
    const Clock& clock;
    QTextStream& out;
    QTextStream& err;
    int exitCode = 0;

    /// Prints the error on `err` and sets the exit code: wrong usage when an option's word is Invalid, that
    /// is when the error's place is the option (field "--from").
    void fail(const Error& error)
    {
        err << "error: " << error.toString() << Qt::endl;
        const bool isUsage =
            error.kind == ErrorKind::Invalid && error.place.field.startsWith(QLatin1String("--"));
        exitCode = isUsage ? 2 : 1;
    }
};

/// "1 fault", "2 faults", "3 indices": with `plural` where it is not the word with an s.
inline QString counted(qint64 count, const QString& word, const QString& plural = {})
{
    const QString many = plural.isEmpty() ? word + u's' : plural;
    return QString::number(count) + u' ' + (count == 1 ? word : many);
}

} // namespace onescreen
