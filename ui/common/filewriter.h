// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace onescreen {

/// Makes the bytes and writes the file (all of it or nothing) on a worker thread; `then` is called on the
/// thread of `context`, and not at all when `context` is gone by then.
void writeFileLater(QObject* context, const QString& path, std::function<QByteArray()> bytes,
                    std::function<void(const Result<void>&)> then);

} // namespace onescreen
