// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filewriter.h"

#include "app/report/atomicfile.h"
#include "ui/common/exportgate.h"
#include "ui/common/exportobserver.h"

#include <QCryptographicHash>
#include <QtConcurrentRun>

namespace onescreen {

namespace {

void tellOf(const WrittenFile& file, QObject* context)
{
    for (QObject* object = context; object != nullptr; object = object->parent()) {
        if (auto* observer = qobject_cast<ExportObserver*>(object))
            return observer->exported(file);
    }
}

} // namespace

void writeFileLater(QObject* context, const QString& path, std::function<Result<QByteArray>()> bytes,
                    std::function<void(const Result<void>&)> then,
                    std::shared_ptr<const std::atomic_bool> cancelled, std::optional<qint64> rows)
{
    if (!ExportGate::refusalFor(context).isEmpty()) {
        QMetaObject::invokeMethod(
            context,
            [then = std::move(then)] {
                then(failure(ErrorKind::Invalid,
                             QStringLiteral("the account may not write files out of the program"),
                             {.file = {}, .row = 0, .field = QStringLiteral("forbidden")}));
            },
            Qt::QueuedConnection);
        return;
    }
    QtConcurrent::run([path, rows, bytes = std::move(bytes),
                       cancelled = std::move(cancelled)]() -> Result<WrittenFile> {
        const Result<QByteArray> made = bytes();
        if (!made)
            return std::unexpected(made.error());
        if (const auto written = writeWholeFile(path, *made, cancelled.get()); !written)
            return std::unexpected(written.error());
        return WrittenFile{.path = path,
                           .rows = rows,
                           .sha256 = QCryptographicHash::hash(*made, QCryptographicHash::Sha256).toHex()};
    }).then(context, [context, then = std::move(then)](const Result<WrittenFile>& written) {
        if (written)
            tellOf(*written, context);
        then(written ? Result<void>() : std::unexpected(written.error()));
    });
}

} // namespace onescreen
