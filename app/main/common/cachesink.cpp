// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/cachesink.h"

namespace onescreen {

void CacheSink::open(std::function<void(Result<SyncPosition>)> done)
{
    m_writer.close();
    m_writer.open().then(this,
                         [done = std::move(done)](const Result<SyncPosition>& position) { done(position); });
}

void CacheSink::apply(ChangePage page, std::function<void(Result<void>)> done)
{
    m_writer.apply(std::move(page))
        .then(this, [done = std::move(done)](const Result<std::optional<CommitSummary>>& summary) {
            done(summary ? Result<void>() : std::unexpected(summary.error()));
        });
}

void CacheSink::removeRegions(const ScopeChange& change, std::function<void(Result<SyncPosition>)> done)
{
    m_writer.removeRegions(change.removed, change.cursorAfterRemoval())
        .then(this, [done = std::move(done)](const Result<SyncPosition>& position) { done(position); });
}

void CacheSink::reset(std::function<void(Result<void>)> done)
{
    m_writer.reset().then(this, [done = std::move(done)](const Result<void>& result) { done(result); });
}

} // namespace onescreen
