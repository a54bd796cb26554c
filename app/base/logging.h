// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace onescreen {

struct LogSettings
{
    QString folder;       ///< Empty: standard error only.
    QString name;         ///< File name without extension: "onescreen", "central".
    bool verbose = false; ///< Also debug lines.
    bool toStderr = true;
};

/// Sends qDebug()…qCritical() and categories to spdlog (8 files of 8 MiB, rotated). Call once in main(),
/// before threads start. Token-like values (Bearer …, "token":"…") are blanked before anything is written.
Result<void> startLogging(const LogSettings& settings);

/// Replaces secrets in a log line; exposed for its test.
QString redactSecrets(QString line);

} // namespace onescreen
