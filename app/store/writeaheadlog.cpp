// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/writeaheadlog.h"

#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcLog, "onescreen.store")

constexpr qint64 pagesWorthCopying = 4'000;  ///< 32 MiB.
constexpr qint64 pagesBeforeWaiting = 6'000; ///< 47 MiB: with the largest page of changes it stays below 64.
constexpr qint64 bytesBeforeTruncate = 32LL << 20U;
constexpr int waitsForReaders = 8; ///< Of five seconds each: longer than any question may take.

Result<void> withoutCount(const Result<qint64>& busy)
{
    return busy ? Result<void>() : std::unexpected(busy.error());
}

} // namespace

Result<qint64> WriteAheadLog::checkpoint(const char* mode)
{
    return m_db->number(QByteArray("PRAGMA wal_checkpoint(") + mode + ')');
}

Result<void> useWriteAheadLog(sqlite::Connection& db)
{
    const auto mode = db.text("PRAGMA journal_mode=WAL");
    if (!mode)
        return std::unexpected(mode.error());
    if (*mode != u"wal")
        return failure(ErrorKind::Unsupported,
                       u"The file system does not allow a write-ahead log (mode is '%1')."_s.arg(*mode),
                       {.file = db.path(), .row = 0, .field = {}});
    return {};
}

Result<void> WriteAheadLog::makeRoom()
{
    if (m_db->walPages() < pagesBeforeWaiting)
        return {};
    for (int wait = 0; wait < waitsForReaders; ++wait) {
        const auto busy = checkpoint("RESTART");
        if (!busy || *busy == 0)
            return withoutCount(busy);
        qCInfo(lcLog) << "A page waits for readers, the write-ahead log has" << m_db->walPages() << "pages.";
    }
    return failure(ErrorKind::Timeout, u"A reader keeps the write-ahead log from being emptied."_s,
                   {.file = m_db->path(), .row = 0, .field = {}});
}

bool WriteAheadLog::hasRoom()
{
    if (m_db->walPages() < pagesBeforeWaiting)
        return true;
    sqlite3_busy_timeout(m_db->handle(), 0);
    const auto busy = checkpoint("RESTART");
    sqlite3_busy_timeout(m_db->handle(), sqlite::busyTimeoutMs);
    return busy && *busy == 0;
}

void WriteAheadLog::afterPage()
{
    if (m_db->walPages() >= pagesWorthCopying)
        std::ignore = checkpoint("PASSIVE"); // Tried again after the next page.
}

Result<void> WriteAheadLog::whenIdle()
{
    const bool large = QFileInfo(m_db->path() + u"-wal"_s).size() > bytesBeforeTruncate;
    return withoutCount(checkpoint(large ? "TRUNCATE" : "PASSIVE"));
}

Result<void> WriteAheadLog::whenClosed()
{
    return withoutCount(checkpoint("TRUNCATE"));
}

} // namespace onescreen
