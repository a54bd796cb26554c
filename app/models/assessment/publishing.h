// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/publication.h"
#include "app/models/assessment/publicationdrift.h"

#include <QObject>

#include <memory>

namespace onescreen {

/// The engine as a publication names it: "onescreen-index 1".
QString engineName();

// What AssessmentModel does with a ledger. `publications` may be null (Unsupported) and must otherwise
// outlive the future; null `data` are not computed yet (NotFound). Computing runs in the pool.

/// Freezes a period that has ended and adds it, at `now`; on the thread of `context`. Errors as
/// AssessmentModel::publish().
QFuture<Result<Publication>> publishPeriod(Publications* publications,
                                           const std::shared_ptr<const AssessmentData>& data,
                                           const PublishOrder& order, UtcTime now, QObject* context);
/// driftOf() between what was published and these data.
QFuture<Result<PublicationDrift>> comparePublication(Publications* publications,
                                                     const std::shared_ptr<const AssessmentData>& data,
                                                     const Publication& publication);
/// True: computed again from its frozen inputs it gives the same bytes.
QFuture<Result<bool>> verifyPublication(Publications* publications, qint64 publication);

} // namespace onescreen
