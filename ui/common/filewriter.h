// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace onescreen {

/// Makes the bytes and writes the file (all of it or nothing) on a worker thread; `then` is called on the
/// thread of `context`, and not at all when `context` is gone by then. Setting `cancelled` ends it with
/// ErrorKind::Cancelled and without a file. Where the nearest ExportGate refuses, nothing is written and
/// `then` hears Invalid with place.field "forbidden". A file that was written is told to the nearest
/// ExportObserver among `context` and its parents; `rows` are those of a table.
void writeFileLater(QObject* context, const QString& path, std::function<Result<QByteArray>()> bytes,
                    std::function<void(const Result<void>&)> then,
                    std::shared_ptr<const std::atomic_bool> cancelled = nullptr,
                    std::optional<qint64> rows = std::nullopt);

} // namespace onescreen
