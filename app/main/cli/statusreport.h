// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/queries.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

struct StatusReport
{
    QString folder;
    CacheStatus cache;
    UtcTime now;
    std::optional<std::vector<QString>> differences; ///< Of rollups and cube, when they were verified.
};

/// Reads the cache; another program may hold it meanwhile.
Result<StatusReport> makeStatusReport(const QString& folder, UtcTime now, bool verify);
/// One JSON object and a line break. Absent times are null, never zero.
QByteArray statusJson(const StatusReport& report);
QString statusText(const StatusReport& report);

} // namespace onescreen
