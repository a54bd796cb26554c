// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachewriterthread.h"

#include "app/base/onthread.h"
#include "app/store/caretaker.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::unexpected<Error> notOpen()
{
    return failure(ErrorKind::NotFound, u"The cache is not open."_s);
}

} // namespace

/// Lives on the thread.
class CacheWriterThread::Worker : public QObject
{
public:
    Worker(QString cacheFolder, std::function<void(const CommitSummary&)> changed)
        : m_folder(std::move(cacheFolder)), m_changed(std::move(changed)),
          m_care(m_clock, [this] { return m_writer.get(); }, [this] { tellAll(); })
    {
        m_care.setParent(this); // Its timers run where this lives.
    }

    Result<SyncPosition> open()
    {
        if (!m_writer) {
            auto opened = CacheKeeper::open(m_folder);
            if (!opened)
                return std::unexpected(std::move(opened).error());
            m_writer = *std::move(opened);
            m_care.begin();
        }
        return m_writer->position();
    }
    Result<std::optional<CommitSummary>> apply(const ChangePage& page)
    {
        --m_care.waiting();
        if (!m_writer)
            return notOpen();
        auto summary = m_writer->apply(page);
        m_care.pageStored(page.more);
        return summary;
    }
    Result<SyncPosition> removeRegions(const QStringList& removed, const QByteArray& cursor)
    {
        return m_writer ? m_writer->removeRegions(removed, cursor) : notOpen();
    }
    CacheKeeper* keeper() { return m_writer.get(); }
    Result<void> reset() { return m_writer ? m_writer->reset() : notOpen(); }
    void close()
    {
        m_care.end();
        m_writer.reset();
    }

    /// Before a page is handed over: makes whoever is checking stop.
    void announcePage() { ++m_care.waiting(); }

private:
    /// Rows have left, too many to name.
    void tellAll()
    {
        if (const auto summary = m_writer->summaryOfRetired())
            m_changed(*summary);
    }

    QString m_folder;
    std::function<void(const CommitSummary&)> m_changed;
    std::unique_ptr<CacheKeeper> m_writer;
    SystemClock m_clock;
    Caretaker m_care;
};

CacheWriterThread::CacheWriterThread(QString cacheFolder, QObject* parent)
    : QObject(parent),
      m_worker(std::make_unique<Worker>(std::move(cacheFolder),
                                        [this](const CommitSummary& summary) { Q_EMIT committed(summary); }))
{
    m_thread.setObjectName(u"cache-writer"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

CacheWriterThread::~CacheWriterThread()
{
    // The connection must be closed on its own thread, after everything that was asked before.
    QMetaObject::invokeMethod(m_worker.get(), [this] { m_worker->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<SyncPosition>> CacheWriterThread::open()
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get()] { return worker->open(); });
}

QFuture<Result<std::optional<CommitSummary>>> CacheWriterThread::apply(ChangePage page)
{
    m_worker->announcePage();
    return onThreadOf(m_worker.get(), [this, page = std::move(page)] {
        auto summary = m_worker->apply(page);
        if (summary && *summary)
            Q_EMIT committed(**summary);
        return summary;
    });
}

QFuture<Result<SyncPosition>> CacheWriterThread::removeRegions(QStringList removed, QByteArray cursor)
{
    return onThreadOf(m_worker.get(),
                      [worker = m_worker.get(), removed = std::move(removed), cursor = std::move(cursor)] {
                          return worker->removeRegions(removed, cursor);
                      });
}

Result<void> CacheWriterThread::cutTo(const std::optional<QStringList>& scope)
{
    if (m_worker->keeper() == nullptr)
        return notOpen();
    const auto summary = m_worker->keeper()->cutTo(scope);
    if (!summary)
        return std::unexpected(summary.error());
    if (*summary)
        Q_EMIT committed(**summary);
    return {};
}

QFuture<Result<std::optional<SnapshotProgress>>> CacheWriterThread::snapshotProgress()
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get()]() -> Result<std::optional<SnapshotProgress>> {
        return worker->keeper() != nullptr ? worker->keeper()->snapshotProgress() : notOpen();
    });
}

QFuture<Result<void>> CacheWriterThread::beginSnapshot(SnapshotProgress progress)
{
    return onThreadOf(m_worker.get(), [this, progress = std::move(progress)]() -> Result<void> {
        auto cut = cutTo(progress.ticket.scope);
        return cut ? m_worker->keeper()->beginSnapshot(progress) : cut;
    });
}

QFuture<Result<void>> CacheWriterThread::storeSnapshot(SnapshotRows rows, SnapshotProgress progress)
{
    return onThreadOf(m_worker.get(),
                      [this, rows = std::move(rows), progress = std::move(progress)]() -> Result<void> {
                          if (auto cut = cutTo(rows.scope); !cut)
                              return cut;
                          const auto summary = m_worker->keeper()->storeSnapshot(rows, progress);
                          if (!summary)
                              return std::unexpected(summary.error());
                          if (*summary)
                              Q_EMIT committed(**summary);
                          return {};
                      });
}

QFuture<Result<RepairOutcome>> CacheWriterThread::storeRows(FetchedRows rows, UtcTime now)
{
    return onThreadOf(m_worker.get(), [this, rows = std::move(rows), now]() -> Result<RepairOutcome> {
        CacheCopy* copy = m_worker->keeper() != nullptr ? m_worker->keeper()->shown() : nullptr;
        if (copy == nullptr)
            return std::unexpected(nothingShown());
        CommitSummary summary;
        auto outcome = copy->storeRows(rows, now, summary);
        if (outcome && (outcome->changed > 0 || outcome->recovered > 0))
            Q_EMIT committed(summary);
        return outcome;
    });
}

void CacheWriterThread::post(std::function<void(CacheCopy*)> job)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), job = std::move(job)] {
            job(worker->keeper() != nullptr ? worker->keeper()->shown() : nullptr);
        },
        Qt::QueuedConnection);
}

Error CacheWriterThread::nothingShown()
{
    return {.kind = ErrorKind::NotFound, .text = u"There is no cache to compare."_s, .place = {}};
}

QFuture<Result<void>> CacheWriterThread::reset()
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get()] { return worker->reset(); });
}

QFuture<void> CacheWriterThread::close()
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get()] { worker->close(); });
}

} // namespace onescreen
