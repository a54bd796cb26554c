// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/accessjobs.h"
#include "app/store/exportnotes.h"

#include <QObject>
#include <QPointer>

namespace onescreen {

/// Tells the server what was exported, in order, each until it was taken. Lives on one thread.
class ExportReports : public QObject
{
    Q_OBJECT

public:
    /// What `access` refers to must outlive this.
    ExportReports(const QString& folder, CentralAccess access, QObject* parent = nullptr);

    void add(const ExportNote& note);
    void send(); ///< Whenever it may go: the next one, unless one is under way.

Q_SIGNALS:
    void failed(const onescreen::Error& error);

private:
    void load();
    void take(const QString& id, const Result<QJsonObject>& answer);

    ExportNotes m_notes;
    CentralAccess m_access;
    QPointer<JsonJob> m_job;
    bool m_loaded = false;
};

} // namespace onescreen
