// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/accessjobs.h"
#include "app/store/exportnotes.h"
#include "app/sync/backoff.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace onescreen {

/// Tells the server what was exported, in order, each until it was taken. A server that is busy and names a
/// time is asked then, and not before. Lives on one thread.
class ExportReports : public QObject
{
    Q_OBJECT

public:
    /// `clock` and what `access` refers to must outlive this.
    ExportReports(const QString& folder, CentralAccess access, const Clock& clock, Backoff::Random random,
                  QObject* parent = nullptr);

    void add(const ExportNote& note);
    /// Whenever it may go: the next one, unless one is under way or the server wants to be left alone.
    void send();

Q_SIGNALS:
    void failed(const onescreen::Error& error);

private:
    void load();
    void take(const QString& id, const Result<QJsonObject>& answer);

    ExportNotes m_notes;
    CentralAccess m_access;
    const Clock& m_clock;
    Backoff m_backoff;
    std::optional<std::chrono::steady_clock::time_point> m_notBefore; ///< The server said so.
    QTimer m_timer;
    QPointer<JsonJob> m_job;
    bool m_loaded = false;
};

} // namespace onescreen
