// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/stopsignals.h"

#include <QSocketNotifier>

#include <sys/socket.h>

#include <array>
#include <csignal>
#include <unistd.h>

namespace onescreen {

namespace {

// A handler may do next to nothing: it writes a byte, which the event loop reads.
std::array<int, 2> wake{-1, -1};

void onSignal(int)
{
    const char byte = 1;
    std::ignore = ::write(wake[0], &byte, 1);
}

} // namespace

StopSignals::StopSignals(QObject* parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, wake.data()) != 0)
        return;
    auto* notifier = new QSocketNotifier(wake[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT stopRequested();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

StopSignals::~StopSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(wake[0]);
    ::close(wake[1]);
}

} // namespace onescreen
