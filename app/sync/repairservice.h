// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sync/repaircore.h"
#include "app/sync/repairinterfaces.h"

#include <QObject>
#include <QTimer>

namespace onescreen {

/// Carries out what RepairCore decides, on one thread with an event loop.
class RepairService : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the service.
    RepairService(RowSource& source, RepairSink& sink, const Clock& clock, Backoff::Random random,
                  QObject* parent = nullptr);

public Q_SLOTS:
    void setOnline(bool online); ///< The cache is open and complete, and the server can be reached.
    void hear(const onescreen::DigestReport& report);

Q_SIGNALS:
    void repaired(const onescreen::DigestKey& key, qint64 rows);

private:
    void execute(RepairCore::Commands commands);
    void run(RepairCore::Compare command);
    void run(const RepairCore::FetchBuckets& command);
    void run(const RepairCore::CompareBuckets& command);
    void run(const RepairCore::FetchBucket& command);
    void run(const RepairCore::CompareBucket& command);
    void run(RepairCore::AskDue command);
    void run(const RepairCore::FetchRows& command);
    void run(RepairCore::StoreRows command);
    void run(RepairCore::AbortFetch command);
    void run(RepairCore::StartTimer command);
    void run(RepairCore::StopTimer command);
    void run(const RepairCore::ReportRepair& command);
    /// What takes an answer that still counts when it comes.
    template <typename Answer, typename Take> std::function<void(Result<Answer>)> taking(Take take);

    RowSource& m_source;
    RepairSink& m_sink;
    RepairCore m_core;
    QTimer m_timer;
    quint64 m_question = 0; ///< Number of the question whose answer counts.
};

} // namespace onescreen
