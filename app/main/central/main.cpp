// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "app/main/central/centralprogram.h"
#include "app/main/central/databasecommands.h"
#include "app/main/central/stopsignals.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char** argv)
{
    using namespace onescreen;
    using namespace Qt::StringLiterals;
    const QCoreApplication application(argc, argv);
    const auto options = readCentralOptions(argc, argv);
    if (!options)
        return options.error();
    QTextStream out(stdout);
    QTextStream err(stderr);
    const auto fail = [&err](const Error& error) {
        err << "error: " << error.toString() << Qt::endl;
        return 1;
    };
    if (auto started = startLogging({.verbose = options->verbose}); !started)
        return fail(started.error());
    if (options->migrateOnly)
        return migrateDatabase(options->database, out, err);
    if (options->newEpochOnly)
        return renewDatabaseEpoch(options->database, out, err);
    if (options->checkOnly)
        return checkDatabase(options->database, out, err);
    if (options->verifyAudit)
        return verifyAudit(options->database, options->auditAnchors, out, err);
    const SystemClock clock;
    const StopSignals signals;
    QObject::connect(&signals, &StopSignals::stopRequested, &application, &QCoreApplication::quit);
    auto program = CentralProgram::start(*options, clock);
    if (!program)
        return fail(program.error());
    const QString host = options->address.protocol() == QAbstractSocket::IPv6Protocol
                             ? u'[' + options->address.toString() + u']'
                             : options->address.toString();
    const QString scheme = options->certificateFile.isEmpty() ? u"http"_s : u"https"_s;
    out << "listening on " << scheme << "://" << host << ':' << (*program)->port() << Qt::endl;
    if (const auto& code = (*program)->setupCode())
        out << "set-up code for the first administrator, works once: " << *code << Qt::endl;
    return QCoreApplication::exec();
}
