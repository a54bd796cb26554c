// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cachewriterthread.h"
#include "app/sync/syncinterfaces.h"

namespace onescreen {

/// The cache's writer thread, for the SyncService. Lives on the service's thread.
class CacheSink final : public QObject, public ChangeSink
{
public:
    /// `writer` must outlive the sink.
    explicit CacheSink(CacheWriterThread& writer) : m_writer(writer) {}

    void open(std::function<void(Result<SyncPosition>)> done) override;
    void apply(ChangePage page, std::function<void(Result<void>)> done) override;
    void removeRegions(const ScopeChange& change, std::function<void(Result<SyncPosition>)> done) override;
    void reset(std::function<void(Result<void>)> done) override;

private:
    CacheWriterThread& m_writer;
};

} // namespace onescreen
