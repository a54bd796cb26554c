// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/workerthread.h"
#include "app/central/log/logtrimmer.h"
#include "app/central/logservice.h"

#include <QObject>
#include <QTimer>

namespace onescreen::central {

/// Has the oldest entries of the log removed: on SQLite by the one that writes, step by step between its
/// other jobs. In a shared database whoever numbers the log does so by itself (HeadWatch) and reports here.
/// Counts and logs what has gone. Lives in the thread of the server.
class LogKeeping : public QObject
{
    Q_OBJECT

public:
    /// What this server knows of it; `start` is known once it has done a step itself.
    struct Kept
    {
        std::optional<qint64> start; ///< The log begins after this number.
        qint64 removed = 0;          ///< Since this server started, by this server.
    };

    /// `writer` must outlive the jobs that it was given.
    void workWith(WorkerThread<LogService>& writer, const LogRetention& retention);
    void note(const LogTrim& step);
    [[nodiscard]] const Kept& kept() const { return m_kept; }

private:
    void askForStep(WorkerThread<LogService>& writer, const LogRetention& retention);

    Kept m_kept;
    qint64 m_unsaid = 0; ///< Removed, and not in the program's log yet.
    QTimer m_timer;
};

} // namespace onescreen::central
