// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/outboxthread.h"

#include "app/base/onthread.h"

#include <QObject>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::minutes tidyEvery{10}; ///< The reserve may have been given up meanwhile.

std::unexpected<Error> notOpen()
{
    return failure(ErrorKind::NotFound, u"The outbox is not open."_s);
}

} // namespace

/// Lives on the thread.
class OutboxThread::Worker : public QObject
{
public:
    Worker(QString folder, const Clock& clock) : m_folder(std::move(folder)), m_clock(clock)
    {
        m_timer.setInterval(tidyEvery);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            if (m_file)
                std::ignore =
                    m_file->tidy(); // Housekeeping: the next action reports what is wrong with the disk.
        });
    }

    Result<Opened> open()
    {
        if (!m_file) {
            auto opened = OutboxFile::open(m_folder, m_clock);
            if (!opened)
                return std::unexpected(std::move(opened).error());
            m_file = *std::move(opened);
            m_timer.start();
        }
        auto unsettled = m_file->unsettled();
        if (!unsettled)
            return std::unexpected(std::move(unsettled).error());
        return Opened{.unsettled = *std::move(unsettled), .damage = m_file->damage()};
    }
    Result<OutboxEntry> add(const ActionOrder& order) { return m_file ? m_file->add(order) : notOpen(); }
    Result<void> update(const OutboxEntry& entry) { return m_file ? m_file->update(entry) : notOpen(); }
    Result<std::vector<OutboxEntry>> recent(int most) { return m_file ? m_file->recent(most) : notOpen(); }
    Result<std::vector<OutboxEntry>> recheckable(UtcTime since)
    {
        return m_file ? m_file->recheckable(since) : notOpen();
    }
    void close()
    {
        m_timer.stop();
        m_file.reset();
    }

private:
    QString m_folder;
    const Clock& m_clock;
    std::unique_ptr<OutboxFile> m_file;
    QTimer m_timer{this};
};

OutboxThread::OutboxThread(QString folder, const Clock& clock)
    : m_worker(std::make_unique<Worker>(std::move(folder), clock))
{
    m_thread.setObjectName(u"outbox"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

OutboxThread::~OutboxThread()
{
    QMetaObject::invokeMethod(m_worker.get(), [this] { m_worker->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<OutboxThread::Opened>> OutboxThread::open()
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get()] { return worker->open(); });
}

QFuture<Result<OutboxEntry>> OutboxThread::add(ActionOrder order)
{
    return onThreadOf(m_worker.get(),
                      [worker = m_worker.get(), order = std::move(order)] { return worker->add(order); });
}

QFuture<Result<void>> OutboxThread::update(OutboxEntry entry)
{
    return onThreadOf(m_worker.get(),
                      [worker = m_worker.get(), entry = std::move(entry)] { return worker->update(entry); });
}

QFuture<Result<std::vector<OutboxEntry>>> OutboxThread::recent(int most)
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get(), most] { return worker->recent(most); });
}

QFuture<Result<std::vector<OutboxEntry>>> OutboxThread::recheckable(UtcTime since)
{
    return onThreadOf(m_worker.get(),
                      [worker = m_worker.get(), since] { return worker->recheckable(since); });
}

QFuture<void> OutboxThread::close()
{
    return onThreadOf(m_worker.get(), [worker = m_worker.get()] { worker->close(); });
}

} // namespace onescreen
