// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/rankuncertainty.h"
#include "app/main/cli/clicontext.h"

#include <QString>
#include <QStringList>

namespace onescreen {

struct IndexRunOptions
{
    QString catalogue;
    QString values;
    QString units; ///< Empty: the units of the values.
    QString out;
    QStringList periods; ///< Empty: all periods of the values for which the catalogue makes an index.
    QString against;     ///< A frozen period to compare with; empty: none.
    UncertaintyOptions uncertainty;
    bool simulate = true;
    bool deadlinePassed = true;
    bool strict = false; ///< Any fault in the values ends it before something is written.
};

/// onescreen-cli index: everything from the files to the files. Sets the exit code: 1 failed, 3 with faults
/// in the values or differences from the frozen period.
void runIndex(const IndexRunOptions& options, CliContext& context);

} // namespace onescreen
