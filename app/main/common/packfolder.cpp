// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/packfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace onescreen {

Result<QString> findPackFolder(const QString& id)
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QStringList tried{program.filePath(u"../share/onescreen/packs/"_s + id),
                            program.filePath(QStringLiteral(ONESCREEN_BUILD_PACKS "/") + id)};
    for (const QString& path : tried) {
        if (QFileInfo::exists(path + u"/manifest.json"_s))
            return QDir::cleanPath(path);
    }
    return failure(ErrorKind::NotFound,
                   u"data pack '%1' was not found; name its folder with --pack (looked in %2)"_s.arg(
                       id, tried.join(u", "_s)));
}

} // namespace onescreen
