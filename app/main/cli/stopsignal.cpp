// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/stopsignal.h"

#include <csignal>

namespace onescreen {

namespace {

// A signal handler can reach nothing but static memory.
volatile std::sig_atomic_t stopRequested = 0;

void requestStop(int signal)
{
    stopRequested = 1;
    std::signal(signal, SIG_DFL);
}

} // namespace

StopSignal::StopSignal()
{
    stopRequested = 0;
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
}

StopSignal::~StopSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopSignal::requested() const
{
    return stopRequested != 0;
}

} // namespace onescreen
