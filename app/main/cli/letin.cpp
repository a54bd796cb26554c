// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/letin.h"

#include "app/main/cli/stopsignal.h"
#include "app/main/common/storedaccess.h"

#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::milliseconds signalPace{100};

} // namespace

void letIn(const QUrl& central, const AccessOptions& options, const QString& name, CliContext& context)
{
    AccessService::Settings settings = accessSettings(central, options);
    settings.deviceName = name;
    AccessService service(std::move(settings), context.clock,
                          [] { return QRandomGenerator::global()->generateDouble(); });
    QEventLoop loop;
    QString shown;
    QObject::connect(&service, &AccessService::failed, &loop,
                     [&](const Error& error) { context.err << "warning: " << error.toString() << Qt::endl; });
    QObject::connect(&service, &AccessService::stateChanged, &loop, [&](const AccessState& state) {
        if (state.phase == AccessPhase::SignedOut || state.phase == AccessPhase::SignInNeeded)
            service.wantDevice();
        if (state.code && state.code->userCode != shown) {
            shown = state.code->userCode;
            context.out << "Code of this machine: " << shown << ", to be approved by an administrator"
                        << Qt::endl;
        }
        if (state.phase == AccessPhase::Open || state.device)
            loop.quit();
    });
    const StopSignal signal;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (signal.requested())
            loop.quit();
    });
    poll.start(signalPace);
    service.start();
    loop.exec();
    if (service.state().phase == AccessPhase::Open)
        return context.fail({.kind = ErrorKind::Unsupported, .text = u"this server has no accounts"_s});
    if (!service.state().device)
        return context.fail({.kind = ErrorKind::Cancelled, .text = u"stopped on request"_s});
    context.out << "Let in as " << service.state().device->account << "; the sign-in is kept in "
                << options.tokenFile << '.' << Qt::endl;
}

} // namespace onescreen
