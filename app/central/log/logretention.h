// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <chrono>
#include <optional>

namespace onescreen::central {

/// How much of the log is kept: resources/log/retention.json, or a file like it. An entry goes when it is too
/// old or when too many came after it; a limit that is not there removes nothing.
struct LogRetention
{
    static constexpr int mostDays = 36'500;
    /// A log that is shorter than a few pages would send clients to a snapshot after every pause.
    static constexpr qint64 leastEntries = 1'000;

    std::optional<std::chrono::days> age; ///< At least one day.
    std::optional<qint64> entries;        ///< At least leastEntries.

    /// Errors: NotFound; Invalid, naming the member.
    static Result<LogRetention> load(const QString& file);
    static Result<LogRetention> parse(const QByteArray& json);
};

} // namespace onescreen::central
