// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/processlock.h"

#include <QString>
#include <QThread>

#include <chrono>

namespace onescreen {

namespace {

/// Far longer than making and filling a lock file takes. Waited at the start of a writer's thread or of a
/// server, and only where somebody else's lock is in the way: nothing tells when the other has written it.
constexpr std::chrono::milliseconds untilNamed{100};

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
