// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filewriter.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace onescreen {

namespace {

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::ReadOnly, file.errorString(), {.file = path});
    return {};
}

} // namespace

void writeFileLater(QObject* context, const QString& path, std::function<QByteArray()> bytes,
                    std::function<void(const Result<void>&)> then)
{
    QtConcurrent::run([path, bytes = std::move(bytes)] {
        return writeFile(path, bytes());
    }).then(context, [then = std::move(then)](const Result<void>& written) { then(written); });
}

} // namespace onescreen
