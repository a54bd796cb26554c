// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/feedbatch.h"
#include "app/domain/ids.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace onescreen {

/// "/v1/feeds/{source}/batches"
QString feedBatchesPath(const SourceCode& source);

/// The answer to it, in its order. A batch that cannot be read is left out and logged; Protocol when there is
/// no list at all.
Result<std::vector<FeedBatch>> decodeFeedBatches(const QJsonObject& answer);

} // namespace onescreen
