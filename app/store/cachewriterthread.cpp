// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachewriterthread.h"

#include "app/base/onthread.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::seconds idleBeforeTidy{5};

std::unexpected<Error> notOpen()
{
    return failure(ErrorKind::NotFound, u"The cache is not open."_s);
}

} // namespace

/// Lives on the thread.
class CacheWriterThread::Worker : public QObject
{
public:
    explicit Worker(QString cacheFolder) : m_folder(std::move(cacheFolder))
    {
        m_idle.setSingleShot(true);
        m_idle.setInterval(idleBeforeTidy);
        connect(&m_idle, &QTimer::timeout, this, &Worker::tidy);
    }

    Result<SyncPosition> open()
    {
        if (!m_writer) {
            auto opened = CacheKeeper::open(m_folder);
            if (!opened)
                return std::unexpected(std::move(opened).error());
            m_writer = *std::move(opened);
        }
        return m_writer->position();
    }
    Result<std::optional<CommitSummary>> apply(const ChangePage& page)
    {
        m_idle.start();
        return m_writer ? m_writer->apply(page) : notOpen();
    }
    Result<void> reset() { return m_writer ? m_writer->reset() : notOpen(); }
    void close()
    {
        m_idle.stop();
        m_writer.reset();
    }

private:
    void tidy()
    {
        if (m_writer)
            std::ignore =
                m_writer->tidy(); // Only housekeeping: the next page reports what is wrong with the disk.
    }

    QString m_folder;
    std::unique_ptr<CacheKeeper> m_writer;
    QTimer m_idle{this};
};

CacheWriterThread::CacheWriterThread(QString cacheFolder, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(std::move(cacheFolder)))
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
    return onThreadOf(m_worker.get(), [this, page = std::move(page)] {
        auto summary = m_worker->apply(page);
        if (summary && *summary)
            Q_EMIT committed(**summary);
        return summary;
    });
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
