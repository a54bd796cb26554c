// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/alertlog.h"

#include <QFuture>

#include <vector>

namespace onescreen {

/// The log of alerts as models see it; futures always end with one result. Tests answer from memory.
class AlertDecisions
{
public:
    AlertDecisions() = default;
    virtual ~AlertDecisions() = default;
    AlertDecisions(const AlertDecisions&) = delete;
    AlertDecisions& operator=(const AlertDecisions&) = delete;

    virtual QFuture<Result<std::vector<AlertDecision>>> list() = 0; ///< Oldest first.
    virtual QFuture<Result<AlertDecision>> add(AlertDecision decision) = 0;
};

} // namespace onescreen
