// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"
#include "app/main/desktop/desktopclient.h"
#include "app/main/desktop/environment.h"
#include "app/main/desktop/scenelist.h"

#include <QApplication>

#include <array>
#include <iostream>

using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    using namespace onescreen;
    cleanEnvironment();
    // The application's names decide where standard folders are, also for the help of the options.
    QCoreApplication::setApplicationName(u"onescreen"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ONESCREEN_VERSION));
    std::expected<DesktopOptions, int> options = parseOptions(argc, argv);
    if (!options)
        return options.error();
    if (options->unattended())
        drawIntoMemory();
    if (!hasDisplay()) {
        std::cerr << "onescreen: there is no display to open a window on; --capture FOLDER writes pictures "
                     "without one\n";
        return ExitNoDisplay;
    }
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // Ours are read already; Qt must not take words of them for its own ("-plugin").
    int qtArgc = 1;
    std::array<char*, 2> qtArgv{argv[0], nullptr};
    QApplication application(qtArgc, qtArgv.data());
    QStringList sceneIds;
    for (const SceneFactory& scene : allScenes(nullptr, nullptr))
        sceneIds << scene.id;
    if (const auto settled = settleOptions(*options, sceneIds); !settled)
        return settled.error();
    if (const auto started = startLogging({.name = u"onescreen"_s, .verbose = options->verbose}); !started)
        std::cerr << "onescreen: " << started.error().toString().toStdString() << '\n';

    DesktopClient client(*options);
    client.start();
    return QApplication::exec();
}
