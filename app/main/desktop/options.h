// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/main/common/accessoptions.h"
#include "app/models/viewaddress.h"
#include "ui/shell/windowset.h"

#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <expected>
#include <optional>
#include <vector>

namespace onescreen {

enum ExitCode {
    ExitDone = 0,
    ExitFailed = 1,     ///< A picture could not be drawn, or the self-test failed.
    ExitUsage = 2,      ///< Wrong options, an address that is none.
    ExitPack = 3,       ///< The data pack cannot be used.
    ExitHeld = 4,       ///< Another program holds the cache folder.
    ExitUnwritable = 5, ///< The cache folder cannot be written.
    ExitNoDisplay = 6,
};

struct DesktopOptions
{
    std::optional<QUrl> central;
    AccessOptions access; ///< Filled by settleOptions().
    QString caFile;
    QStringList pins;
    QString tokenFile;
    QString cache;                      ///< Folder.
    QString pack;                       ///< Folder.
    QString catalogue;                  ///< File of the indicator catalogue; empty: the built-in one.
    std::vector<WindowRequest> windows; ///< Empty: as last time.
    QString map;                        ///< "", "auto", "raster", "location".
    QString theme;                      ///< "", "night", "day".
    QString language;                   ///< "", "zh_CN", "en".
    std::optional<ViewAddress> address;
    bool readOnly = false;
    bool verbose = false;
    std::optional<double> distanceM;
    std::optional<double> pixelPitchMm;

    QString captureFolder; ///< Not empty: write pictures and exit.
    QString mapFile;       ///< Not empty: write the map of the address (PNG, SVG, PDF) and exit.
    int dpi = 96;          ///< Of that file.
    QStringList scenes;
    std::optional<QSize> size;
    std::chrono::seconds timeLimit{30};
    bool selfTest = false;
    bool startupReport = false;

    /// Runs by itself and ends: no dialogs, and no trace in the user's settings.
    [[nodiscard]] bool unattended() const
    {
        return !captureFolder.isEmpty() || !mapFile.isEmpty() || selfTest || startupReport;
    }
};

/// Reads the command line. Help and mistakes are printed; then the exit code comes back instead.
std::expected<DesktopOptions, int> parseOptions(int argc, const char* const* argv);

/// What needs an application object: reads certificates, looks for the scenes that are named among
/// `sceneIds`. Mistakes are printed; then the exit code comes back.
std::expected<void, int> settleOptions(DesktopOptions& options, const QStringList& sceneIds);

/// Where the cache lies when no option says it.
QString defaultCacheFolder();
} // namespace onescreen
