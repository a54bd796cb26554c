// SPDX-License-Identifier: GPL-3.0-or-later
// The functions at the end stand before those of the C library for everything that is linked into the
// program, SQLite and Qt among it.
#include "tests/support/killpoints.h"

#include <sys/mman.h>
#include <sys/types.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <unistd.h>

namespace onescreen::test {

namespace {

Witness* counted = nullptr; // Only in the child; shared with its parent.
int killAtCall = 0;

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

/// Before a call that changes files; `moves`: whole ones.
void count(bool moves = false)
{
    if (counted == nullptr)
        return;
    const auto call = static_cast<std::size_t>(++counted->calls);
    if (call < counted->moves.size())
        counted->moves.at(call) = moves;
    if (counted->calls == killAtCall)
        die();
}

template <typename Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

KilledWork runKilled(int killAt, const std::function<void(Witness&)>& work)
{
    void* shared =
        ::mmap(nullptr, sizeof(Witness), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return {.failed = true};
    auto* witness = new (shared) Witness;
    const pid_t child = ::fork();
    if (child == 0) {
        killAtCall = killAt;
        counted = witness;
        work(*witness);
        counted = nullptr;
        ::_exit(EXIT_SUCCESS);
    }
    int status = 0;
    const bool waited = child > 0 && ::waitpid(child, &status, 0) == child;
    KilledWork done{.witness = *witness,
                    .killed = waited && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
                    .failed = false};
    done.failed = !done.killed && !(waited && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS);
    ::munmap(shared, sizeof(Witness));
    return done;
}

namespace {

/// Half of a write when the process is to die in it.
template <typename Write> void tear(Write half)
{
    if (counted == nullptr || counted->calls + 1 != killAtCall || killAtCall % 2 == 0)
        return;
    half();
    die();
}

bool isForWriting(int flags)
{
    return (flags & (O_CREAT | O_TRUNC)) != 0;
}

} // namespace

} // namespace onescreen::test

// Under names of our own, because the headers declare them with other attributes from release to release.
#define ONESCREEN_BEFORE(symbol) __asm__(symbol) __attribute__((visibility("default")))

using onescreen::test::count;
using onescreen::test::isForWriting;
using onescreen::test::next;
using onescreen::test::tear;

extern "C" {

ssize_t killPwrite64(int file, const void* from, size_t bytes, off64_t at) ONESCREEN_BEFORE("pwrite64");
ssize_t killWrite(int file, const void* from, size_t bytes) ONESCREEN_BEFORE("write");
int killOpen64(const char* path, int flags, mode_t mode) ONESCREEN_BEFORE("open64");
int killFtruncate64(int file, off64_t size) ONESCREEN_BEFORE("ftruncate64");
int killFdatasync(int file) ONESCREEN_BEFORE("fdatasync");
int killFsync(int file) ONESCREEN_BEFORE("fsync");
int killRename(const char* from, const char* into) ONESCREEN_BEFORE("rename");
int killRenameat2(int fromAt, const char* from, int intoAt, const char* into, unsigned flags)
    ONESCREEN_BEFORE("renameat2");
int killLink(const char* from, const char* into) ONESCREEN_BEFORE("link");
int killUnlink(const char* path) ONESCREEN_BEFORE("unlink");
int killUnlinkat(int at, const char* path, int flags) ONESCREEN_BEFORE("unlinkat");
int killRmdir(const char* path) ONESCREEN_BEFORE("rmdir");
int killMkdir(const char* path, mode_t mode) ONESCREEN_BEFORE("mkdir");

ssize_t killPwrite64(int file, const void* from, size_t bytes, off64_t at)
{
    static const auto real = next<decltype(&killPwrite64)>("pwrite64");
    tear([&] { return real(file, from, bytes / 2, at); });
    count();
    return real(file, from, bytes, at);
}

ssize_t killWrite(int file, const void* from, size_t bytes)
{
    static const auto real = next<decltype(&killWrite)>("write");
    if (file > STDERR_FILENO) {
        tear([&] { return real(file, from, bytes / 2); });
        count();
    }
    return real(file, from, bytes);
}

int killOpen64(const char* path, int flags, mode_t mode)
{
    static const auto real = next<int (*)(const char*, int, ...)>("open64");
    if (isForWriting(flags))
        count();
    return real(path, flags, mode);
}

int killFtruncate64(int file, off64_t size)
{
    static const auto real = next<decltype(&killFtruncate64)>("ftruncate64");
    count();
    return real(file, size);
}

int killFdatasync(int file)
{
    count();
    return ::fcntl(file, F_GETFD) < 0 ? -1
                                      : 0; // Who is killed needs no disk; this makes hundreds of kills quick.
}

int killFsync(int file)
{
    count();
    return ::fcntl(file, F_GETFD) < 0 ? -1 : 0;
}

int killRename(const char* from, const char* into)
{
    static const auto real = next<decltype(&killRename)>("rename");
    count(true);
    return real(from, into);
}

int killRenameat2(int fromAt, const char* from, int intoAt, const char* into, unsigned flags)
{
    static const auto real = next<decltype(&killRenameat2)>("renameat2");
    count(true);
    return real(fromAt, from, intoAt, into, flags);
}

int killLink(const char* from, const char* into)
{
    static const auto real = next<decltype(&killLink)>("link");
    count(true);
    return real(from, into);
}

int killUnlink(const char* path)
{
    static const auto real = next<decltype(&killUnlink)>("unlink");
    count(true);
    return real(path);
}

int killUnlinkat(int at, const char* path, int flags)
{
    static const auto real = next<decltype(&killUnlinkat)>("unlinkat");
    count(true);
    return real(at, path, flags);
}

int killRmdir(const char* path)
{
    static const auto real = next<decltype(&killRmdir)>("rmdir");
    count(true);
    return real(path);
}

int killMkdir(const char* path, mode_t mode)
{
    static const auto real = next<decltype(&killMkdir)>("mkdir");
    count(true);
    return real(path, mode);
}
}
