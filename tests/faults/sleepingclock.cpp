// SPDX-License-Identifier: GPL-3.0-or-later
// The clocks of a machine that sleeps, for a program that is started with this library (LD_PRELOAD): the file
// that ONESCREEN_SLEPT names has two numbers of 64 bits, by how many milliseconds the wall clock and the
// clock that goes on in sleep (CLOCK_BOOTTIME) are ahead. CLOCK_MONOTONIC, by which timers run, stands still
// in sleep, so nothing is added to it. libfaketime cannot tell the last two apart.
#include <sys/mman.h>
#include <sys/time.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

struct Ahead
{
    std::int64_t wallMs;
    std::int64_t bootMs;
};

const volatile Ahead* ahead()
{
    static const auto* const mapped = []() -> const Ahead* {
        const char* const path = std::getenv("ONESCREEN_SLEPT");
        const int file = path != nullptr ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
        void* const memory =
            file >= 0 ? ::mmap(nullptr, sizeof(Ahead), PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
        if (file >= 0)
            ::close(file);
        return memory == MAP_FAILED ? nullptr : static_cast<const Ahead*>(memory);
    }();
    return mapped;
}

timespec moved(timespec time, std::int64_t byMs)
{
    constexpr std::int64_t second = 1'000'000'000;
    const std::int64_t nanoseconds = time.tv_nsec + byMs % 1'000 * 1'000'000 + second;
    time.tv_sec += byMs / 1'000 + nanoseconds / second - 1;
    time.tv_nsec = nanoseconds % second;
    return time;
}

} // namespace

extern "C" {

__attribute__((visibility("default"))) int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    using Real = int (*)(clockid_t, timespec*);
    static const auto real = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "clock_gettime"));
    const int result = real(clock, time);
    const volatile Ahead* const by = ahead();
    if (result != 0 || by == nullptr)
        return result;
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
        *time = moved(*time, by->wallMs);
    else if (clock == CLOCK_BOOTTIME)
        *time = moved(*time, by->bootMs);
    return result;
}

__attribute__((visibility("default"))) int gettimeofday(timeval* time, void* /*zone*/) noexcept
{
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1'000;
    return result;
}

__attribute__((visibility("default"))) time_t time(time_t* into) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (into != nullptr)
        *into = now.tv_sec;
    return now.tv_sec;
}
}
