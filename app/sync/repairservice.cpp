// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/repairservice.h"

#include <QPointer>

#include <utility>

namespace onescreen {

RepairService::RepairService(RowSource& source, RepairSink& sink, const Clock& clock, Backoff::Random random,
                             QObject* parent)
    : QObject(parent), m_source(source), m_sink(sink), m_core(clock, std::move(random)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { execute(m_core.timerFired()); });
}

void RepairService::setOnline(bool online)
{
    if (!online)
        ++m_question;
    execute(online ? m_core.start() : m_core.stop());
}

void RepairService::hear(const DigestReport& report)
{
    execute(m_core.reported(report));
}

void RepairService::execute(RepairCore::Commands commands)
{
    for (RepairCore::Command& command : commands)
        std::visit([this](auto&& each) { run(std::forward<decltype(each)>(each)); }, std::move(command));
}

template <typename Answer, typename Take> std::function<void(Result<Answer>)> RepairService::taking(Take take)
{
    return [self = QPointer(this), number = ++m_question, take](Result<Answer> answer) {
        if (!self || number != self->m_question)
            return;
        self->execute(answer ? take(self->m_core, *std::move(answer))
                             : self->m_core.failed(answer.error(), self->m_source.retryAfter()));
    };
}

void RepairService::run(RepairCore::Compare command)
{
    using Keys = std::optional<std::vector<DigestKey>>;
    m_sink.compare(std::move(command.report),
                   taking<Keys>([](RepairCore& core, const Keys& keys) { return core.compared(keys); }));
}

void RepairService::run(const RepairCore::FetchBuckets& command)
{
    m_source.fetchBuckets(command.key, taking<BucketSums>([](RepairCore& core, const BucketSums& sums) {
                              return core.bucketsArrived(sums);
                          }));
}

void RepairService::run(const RepairCore::CompareBuckets& command)
{
    m_sink.compareBuckets(command.key, command.sums,
                          taking<std::vector<int>>([](RepairCore& core, const std::vector<int>& buckets) {
                              return core.bucketsCompared(buckets);
                          }));
}

void RepairService::run(const RepairCore::FetchBucket& command)
{
    m_source.fetchBucket(command.key, command.bucket,
                         taking<BucketRows>([](RepairCore& core, BucketRows rows) {
                             return core.bucketArrived(std::move(rows));
                         }));
}

void RepairService::run(const RepairCore::CompareBucket& command)
{
    m_sink.compareBucket(command.key, command.bucket, command.rows,
                         taking<QStringList>([](RepairCore& core, const QStringList& ids) {
                             return core.bucketCompared(ids);
                         }));
}

void RepairService::run(RepairCore::AskDue)
{
    using Batch = std::optional<PoisonBatch>;
    m_sink.dueRecords(
        taking<Batch>([](RepairCore& core, const Batch& batch) { return core.dueFound(batch); }));
}

void RepairService::run(const RepairCore::FetchRows& command)
{
    m_source.fetchRows(command.entity, command.ids,
                       taking<FetchedRows>([](RepairCore& core, FetchedRows rows) {
                           return core.rowsArrived(std::move(rows));
                       }));
}

void RepairService::run(RepairCore::StoreRows command)
{
    m_sink.storeRows(std::move(command.rows),
                     taking<RepairOutcome>([](RepairCore& core, const RepairOutcome& outcome) {
                         return core.stored(outcome);
                     }));
}

void RepairService::run(RepairCore::AbortFetch)
{
    m_source.abort();
}

void RepairService::run(RepairCore::StartTimer command)
{
    m_timer.start(command.delay);
}

void RepairService::run(RepairCore::StopTimer)
{
    m_timer.stop();
}

void RepairService::run(const RepairCore::ReportRepair& command)
{
    Q_EMIT repaired(command.key, command.rows);
}

} // namespace onescreen
