// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/logkeeping.h"

#include <QLoggingCategory>

namespace onescreen::central {

namespace {

Q_LOGGING_CATEGORY(logKeeping, "onescreen.central.keeping")

} // namespace

void LogKeeping::workWith(WorkerThread<LogService>& writer, const LogRetention& retention)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this, &writer, retention] { askForStep(writer, retention); });
    m_timer.start(0);
}

void LogKeeping::askForStep(WorkerThread<LogService>& writer, const LogRetention& retention)
{
    writer.post([this, retention](LogService& service) {
        auto step = service.trim(retention);
        QMetaObject::invokeMethod(
            this,
            [this, step = std::move(step)] {
                if (step)
                    note(*step);
                else
                    qCWarning(logKeeping).noquote()
                        << "Old entries of the log could not be removed:" << step.error().toString();
                m_timer.start(step ? step->pause() : LogTrim{}.pause());
            },
            Qt::QueuedConnection);
    });
}

void LogKeeping::note(const LogTrim& step)
{
    m_kept.start = step.start;
    m_kept.removed += step.removed;
    m_unsaid += step.removed;
    if (step.more || m_unsaid == 0)
        return;
    qCInfo(logKeeping) << "Removed" << std::exchange(m_unsaid, 0) << "old entries of the log; it begins after"
                       << step.start << "now.";
}

} // namespace onescreen::central
