// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filewriter.h"

#include "app/report/atomicfile.h"

#include <QtConcurrentRun>

namespace onescreen {

void writeFileLater(QObject* context, const QString& path, std::function<Result<QByteArray>()> bytes,
                    std::function<void(const Result<void>&)> then,
                    std::shared_ptr<const std::atomic_bool> cancelled)
{
    QtConcurrent::run([path, bytes = std::move(bytes), cancelled = std::move(cancelled)]() -> Result<void> {
        const Result<QByteArray> made = bytes();
        return made ? writeWholeFile(path, *made, cancelled.get()) : std::unexpected(made.error());
    }).then(context, [then = std::move(then)](const Result<void>& written) { then(written); });
}

} // namespace onescreen
