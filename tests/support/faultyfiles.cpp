// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultyfiles.h"

#include <algorithm>
#include <random>
#include <vector>

namespace onescreen::test {

namespace {

// SQLite's interface has no place for a context in every call.
int callCount = 0;
int failAtCall = 0;
FaultyFiles::Lasting how = FaultyFiles::Lasting::Once;
std::mt19937 chance;
sqlite3_vfs* realVfs = nullptr;

/// Written, but not synced.
struct LooseWrite
{
    sqlite3_file* real;
    sqlite3_int64 at;
    std::vector<char> before; ///< Shorter than `after` at the end of the file.
    std::vector<char> after;
};
std::vector<LooseWrite> looseWrites;

/// First as if nothing of it had been written, then what chance lets through, in the order of writing.
void cutPower()
{
    for (auto write = looseWrites.rbegin(); write != looseWrites.rend(); ++write) {
        write->before.resize(write->after.size(), 0);
        write->real->pMethods->xWrite(write->real, write->before.data(),
                                      static_cast<int>(write->before.size()), write->at);
    }
    for (const LooseWrite& write : looseWrites) {
        const auto luck = chance() % 3;
        const auto kept = luck == 0 ? 0 : luck == 1 ? write.after.size() : chance() % write.after.size();
        if (kept > 0)
            write.real->pMethods->xWrite(write.real, write.after.data(), static_cast<int>(kept), write.at);
    }
    looseWrites.clear();
}

bool fails()
{
    const int call = ++callCount;
    if (failAtCall == 0 || call < failAtCall)
        return false;
    if (call == failAtCall && how == FaultyFiles::Lasting::PowerCut)
        cutPower();
    return call == failAtCall || how != FaultyFiles::Lasting::Once;
}

void remember(sqlite3_file* real, const void* from, int count, sqlite3_int64 at)
{
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    const auto there = std::clamp<sqlite3_int64>(size - at, 0, count);
    LooseWrite write{
        .real = real, .at = at, .before = std::vector<char>(static_cast<std::size_t>(there)), .after = {}};
    if (there > 0)
        real->pMethods->xRead(real, write.before.data(), static_cast<int>(there), at);
    const auto* bytes = static_cast<const char*>(from);
    write.after.assign(bytes, bytes + count);
    looseWrites.push_back(std::move(write));
}

void settle(const sqlite3_file* real)
{
    std::erase_if(looseWrites, [real](const LooseWrite& write) { return write.real == real; });
}

struct FaultyFile
{
    sqlite3_file base;
    // The real file lies behind it.
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* realOf(sqlite3_file* file)
{
    return reinterpret_cast<FaultyFile*>(file)->real();
}

int closeFile(sqlite3_file* file)
{
    settle(realOf(file));
    return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file* file, void* into, int count, sqlite3_int64 at)
{
    return fails() ? SQLITE_IOERR_READ : realOf(file)->pMethods->xRead(realOf(file), into, count, at);
}
int writeFile(sqlite3_file* file, const void* from, int count, sqlite3_int64 at)
{
    if (fails())
        return SQLITE_IOERR_WRITE;
    if (how == FaultyFiles::Lasting::PowerCut)
        remember(realOf(file), from, count, at);
    return realOf(file)->pMethods->xWrite(realOf(file), from, count, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    if (fails())
        return SQLITE_IOERR_TRUNCATE;
    settle(realOf(file)); // A new length is taken as durable, with what was written before it.
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
int syncFile(sqlite3_file* file, int flags)
{
    if (fails())
        return SQLITE_IOERR_FSYNC;
    settle(realOf(file));
    return realOf(file)->pMethods->xSync(realOf(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level)
{
    return fails() ? SQLITE_IOERR_LOCK : realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkLock(sqlite3_file* file, int* reserved)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), reserved);
}
int control(sqlite3_file* file, int operation, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int deviceTraits(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** into)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, into);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void sharedBarrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

const sqlite3_io_methods methods{.iVersion = 2, // without memory mapping
                                 .xClose = closeFile,
                                 .xRead = readFile,
                                 .xWrite = writeFile,
                                 .xTruncate = truncateFile,
                                 .xSync = syncFile,
                                 .xFileSize = fileSize,
                                 .xLock = lockFile,
                                 .xUnlock = unlockFile,
                                 .xCheckReservedLock = checkLock,
                                 .xFileControl = control,
                                 .xSectorSize = sectorSize,
                                 .xDeviceCharacteristics = deviceTraits,
                                 .xShmMap = mapShared,
                                 .xShmLock = lockShared,
                                 .xShmBarrier = sharedBarrier,
                                 .xShmUnmap = unmapShared,
                                 .xFetch = nullptr,
                                 .xUnfetch = nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened)
{
    file->pMethods = nullptr;
    if (fails())
        return SQLITE_CANTOPEN;
    const int result = realVfs->xOpen(realVfs, name, realOf(file), flags, opened);
    if (result == SQLITE_OK)
        file->pMethods = &methods;
    return result;
}

} // namespace

FaultyFiles::FaultyFiles(int failAt, Lasting lasting, unsigned seed)
{
    realVfs = sqlite3_vfs_find(nullptr);
    m_vfs = *realVfs;
    m_vfs.zName = "faulty";
    m_vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + realVfs->szOsFile;
    m_vfs.xOpen = openFile;
    callCount = 0;
    failAtCall = failAt;
    how = lasting;
    chance.seed(seed);
    looseWrites.clear();
    sqlite3_vfs_register(&m_vfs, 1);
}

FaultyFiles::~FaultyFiles()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(realVfs, 1);
}

int FaultyFiles::calls()
{
    return callCount;
}

} // namespace onescreen::test
