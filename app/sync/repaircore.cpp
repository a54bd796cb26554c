// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/repaircore.h"

#include <algorithm>
#include <utility>

namespace onescreen {

void RepairCore::rest(Commands& commands)
{
    m_step = Step::Idle;
    m_key.reset();
    m_buckets.clear();
    m_ids.clear();
    const auto now = m_clock.monotonic();
    if (!m_lookAt)
        m_lookAt = now + lookEvery;
    if (m_notBefore)
        m_lookAt = std::max(*m_lookAt, *m_notBefore);
    commands.emplace_back(StartTimer{std::chrono::ceil<Milliseconds>(std::max(*m_lookAt, now) - now)});
}

RepairCore::Commands RepairCore::start()
{
    Commands commands;
    if (m_step == Step::Off)
        rest(commands);
    return commands;
}

RepairCore::Commands RepairCore::stop()
{
    Commands commands;
    if (m_step == Step::Off)
        return commands;
    if (isBusy())
        commands.emplace_back(AbortFetch{});
    commands.emplace_back(StopTimer{});
    m_step = Step::Off;
    m_key.reset();
    m_buckets.clear();
    m_ids.clear();
    for (auto& [key, watch] : m_watched)
        watch.differences = 0;
    return commands;
}

RepairCore::Commands RepairCore::reported(DigestReport report)
{
    Commands commands;
    if (m_step != Step::Idle || (m_notBefore && m_clock.monotonic() < *m_notBefore))
        return commands; // More will come.
    m_step = Step::Comparing;
    commands.emplace_back(Compare{std::move(report)});
    return commands;
}

RepairCore::Commands RepairCore::compared(const std::optional<std::vector<DigestKey>>& differing)
{
    Commands commands;
    if (m_step != Step::Comparing)
        return commands;
    if (!differing) {
        rest(commands);
        return commands;
    }
    std::erase_if(m_watched, [&differing](const auto& each) {
        return std::ranges::find(*differing, each.first) == differing->end();
    });
    const auto now = m_clock.monotonic();
    for (const DigestKey& key : *differing) {
        Watch& watch = m_watched[key];
        ++watch.differences;
        if (!m_key && watch.differences > differencesAllowed &&
            (watch.repairs == 0 || now >= watch.pausedUntil))
            m_key = key;
    }
    if (!m_key) {
        rest(commands);
        return commands;
    }
    m_mended = 0;
    m_step = Step::AskingBuckets;
    commands.emplace_back(FetchBuckets{*m_key});
    return commands;
}

RepairCore::Commands RepairCore::bucketsArrived(BucketSums sums)
{
    Commands commands;
    if (m_step != Step::AskingBuckets)
        return commands;
    m_step = Step::ComparingBuckets;
    commands.emplace_back(CompareBuckets{.key = *m_key, .sums = sums});
    return commands;
}

RepairCore::Commands RepairCore::bucketsCompared(const std::vector<int>& differing)
{
    Commands commands;
    if (m_step != Step::ComparingBuckets)
        return commands;
    m_buckets.assign(differing.begin(), differing.end());
    nextStep(commands);
    return commands;
}

RepairCore::Commands RepairCore::bucketArrived(BucketRows rows)
{
    Commands commands;
    if (m_step != Step::AskingBucket)
        return commands;
    m_step = Step::ComparingBucket;
    commands.emplace_back(CompareBucket{.key = *m_key, .bucket = m_bucket, .rows = std::move(rows)});
    return commands;
}

RepairCore::Commands RepairCore::bucketCompared(const QStringList& differing)
{
    Commands commands;
    if (m_step != Step::ComparingBucket)
        return commands;
    m_entity = m_key->entity;
    m_ids = differing;
    nextStep(commands);
    return commands;
}

/// Rows before buckets, so that little has to be remembered.
void RepairCore::nextStep(Commands& commands)
{
    if (!m_ids.isEmpty()) {
        m_step = Step::AskingRows;
        commands.emplace_back(
            FetchRows{.entity = m_entity, .ids = m_ids.first(std::min(m_ids.size(), rowsAtOnce))});
        m_ids.remove(0, std::min(m_ids.size(), rowsAtOnce));
        return;
    }
    if (!m_buckets.empty()) {
        m_bucket = m_buckets.front();
        m_buckets.pop_front();
        m_step = Step::AskingBucket;
        commands.emplace_back(FetchBucket{.key = *m_key, .bucket = m_bucket});
        return;
    }
    if (m_key)
        return endRepair(commands);
    // More records of quarantine may be due.
    m_step = Step::AskingDue;
    commands.emplace_back(AskDue{});
}

void RepairCore::endRepair(Commands& commands)
{
    Watch& watch = m_watched[*m_key];
    watch.differences = 0;
    watch.pausedUntil = m_clock.monotonic() + retryAfter(watch.repairs);
    ++watch.repairs;
    commands.emplace_back(ReportRepair{.key = *m_key, .rows = m_mended});
    rest(commands);
}

RepairCore::Commands RepairCore::timerFired()
{
    Commands commands;
    if (m_step != Step::Idle)
        return commands;
    if (m_notBefore && m_clock.monotonic() < *m_notBefore) {
        rest(commands); // timers may fire a little early
        return commands;
    }
    m_lookAt.reset();
    m_step = Step::AskingDue;
    commands.emplace_back(AskDue{});
    return commands;
}

RepairCore::Commands RepairCore::dueFound(const std::optional<PoisonBatch>& batch)
{
    Commands commands;
    if (m_step != Step::AskingDue)
        return commands;
    if (!batch || batch->ids.isEmpty()) {
        rest(commands);
        return commands;
    }
    m_entity = batch->entity;
    m_ids = batch->ids;
    nextStep(commands);
    return commands;
}

RepairCore::Commands RepairCore::rowsArrived(FetchedRows rows)
{
    Commands commands;
    if (m_step != Step::AskingRows)
        return commands;
    m_step = Step::Storing;
    commands.emplace_back(StoreRows{std::move(rows)});
    return commands;
}

RepairCore::Commands RepairCore::stored(const RepairOutcome& outcome)
{
    Commands commands;
    if (m_step != Step::Storing)
        return commands;
    m_mended += outcome.changed;
    nextStep(commands);
    return commands;
}

RepairCore::Commands RepairCore::failed(const Error& /*error*/, std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    if (isBusy() && retryAfter)
        m_notBefore = m_clock.monotonic() + m_backoff.believed(*retryAfter);
    if (isBusy())
        rest(commands);
    return commands;
}

} // namespace onescreen
