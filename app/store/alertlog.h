// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/period.h"

#include <QDate>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Somebody has seen an alert and says until when it is to be dealt with. A later one of the same alert holds
/// instead of it; none is ever taken back.
struct AlertDecision
{
    qint64 id = 0;     ///< 0: not stored yet.
    QString unit;      ///< Key of an AssessedUnit.
    QString indicator; ///< Id.
    Period opened;     ///< The period in which the alert was raised.
    QString by;        ///< Not empty.
    UtcTime at;
    std::optional<QDate> due;
    QString note;

    friend bool operator==(const AlertDecision&, const AlertDecision&) = default;
};

/// alerts.db: who acknowledged which alert, for ever. Rows are only added, which the file itself enforces.
/// Blocking; belongs to one thread, not the UI's. Another program may have it open at the same time.
class AlertLog
{
public:
    /// Makes folder and file when they are missing. Corrupt or Unsupported for another file or a newer
    /// version.
    static Result<std::unique_ptr<AlertLog>> open(const QString& folder);
    /// NotFound when nobody ever acknowledged anything.
    static Result<std::unique_ptr<AlertLog>> openForReading(const QString& folder);
    ~AlertLog();
    AlertLog(const AlertLog&) = delete;
    AlertLog& operator=(const AlertLog&) = delete;

    Result<std::vector<AlertDecision>> list(); ///< Oldest first.
    /// Adds one on disk (synchronous=FULL) or nothing. Invalid: without a name, unit or indicator, or due
    /// before the day it was decided on.
    Result<AlertDecision> add(AlertDecision decision);

private:
    struct Private;
    explicit AlertLog(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace onescreen
