// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/processlock.h"

#include <QString>
#include <QThread>

#include <chrono>

namespace onescreen {

namespace {

constexpr std::chrono::milliseconds untilNamed{100}; ///< Far longer than making and filling it takes.

bool isNamed(const QLockFile& lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&process, &host, &program);
}

} // namespace

bool takeProcessLock(QLockFile& lock)
{
    constexpr std::chrono::milliseconds now{0};
    lock.setStaleLockTime(now);
    if (lock.tryLock(now))
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    // Under this name QLockFile lets one process at a time remove a stale lock, and may have been killed in
    // it.
    QLockFile removal(lock.fileName() + QStringLiteral(".rmlock"));
    removal.setStaleLockTime(now);
    if (!removal.tryLock(now)) {
        QThread::sleep(untilNamed);
        removal.removeStaleLockFile();
        if (!removal.tryLock(now))
            return false;
    }
    if (!isNamed(lock))
        QThread::sleep(untilNamed);
    lock.removeStaleLockFile(); // Refused while a living process has the file open.
    return lock.tryLock(now);
}

} // namespace onescreen
