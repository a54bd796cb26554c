// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pack/pack.h"

#include <QDate>
#include <QString>

namespace onescreen::geo {

/// What a check of a pack found.
struct PackReport
{
    std::vector<PackFault> faults;
    std::optional<PackManifest>
        manifest; ///< When it could be read; with the counts and boxes found in the files.

    [[nodiscard]] bool ok() const { return faults.empty(); }
};

// These read and write files and take their time (a province some 50 ms): call them on a worker thread. They
// keep no state, so any number of threads may call them.

/// Reads a pack, or names the first thing that is wrong with it.
Result<Pack> loadPack(const QString& folder);
/// Reads a pack and names everything that is wrong with it.
PackReport checkPack(const QString& folder);

struct FoundThemes
{
    std::vector<PackTheme> themes;
    std::vector<Error> problems; ///< Packs that were left out, each with its first fault.
};
/// The thematic layers of every pack in a folder of packs, by the packs' names. A folder that does not exist
/// holds none; a pack with a fault is left out and the others stay.
FoundThemes findThemes(const QString& folder);

/// Makes a pack from a foreign folder and a description of its files (a manifest without hashes). The files
/// are copied as they are, the result is checked, and only then does `outFolder` appear. Conflict when it
/// exists already.
Result<PackManifest> createPack(const QString& descriptionFile, const QString& sourceFolder,
                                const QString& outFolder, QDate today);

/// Checks a pack and copies it to `targetFolder`/<id>, replacing an older one of that id. The copy is checked
/// again and put in place by renaming, so what stood there before is never half replaced. Gives the path of
/// the imported pack.
Result<QString> importPack(const QString& folder, const QString& targetFolder);

} // namespace onescreen::geo
