// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace onescreen {

/// Makes the bytes and writes the file (all of it or nothing) on a worker thread; `then` is called on the
/// thread of `context`, and not at all when `context` is gone by then. Setting `cancelled` ends it with
/// ErrorKind::Cancelled and without a file.
void writeFileLater(QObject* context, const QString& path, std::function<Result<QByteArray>()> bytes,
                    std::function<void(const Result<void>&)> then,
                    std::shared_ptr<const std::atomic_bool> cancelled = nullptr);

} // namespace onescreen
