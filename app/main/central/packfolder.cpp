// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/packfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace onescreen {

Result<QString> findPackFolder(const QString& id)
{
    constexpr int levelsUp = 4; // build/<preset>/bin lies three below the source tree
    QStringList tried;
    QDir folder(QCoreApplication::applicationDirPath());
    tried.append(folder.filePath(u"../share/onescreen/packs/"_s + id));
    for (int level = 0; level < levelsUp && folder.cdUp(); ++level)
        tried.append(folder.filePath(u"resources/packs/"_s + id));
    for (const QString& path : tried) {
        if (QFileInfo::exists(path + u"/manifest.json"_s))
            return QDir::cleanPath(path);
    }
    return failure(ErrorKind::NotFound,
                   u"data pack '%1' was not found; name its folder with --pack (looked in %2)"_s.arg(
                       id, tried.join(u", "_s)));
}

} // namespace onescreen
