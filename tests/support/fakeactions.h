// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/actionsender.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace onescreen::test {

/// Keeps the requests and answers when told to.
class FakeActions final : public ActionSender
{
public:
    std::vector<ActionRequest> requests;

    QFuture<Result<ActionOutcome>> send(const ActionRequest& request) override
    {
        requests.push_back(request);
        m_promises.push_back(std::make_unique<QPromise<Result<ActionOutcome>>>());
        m_promises.back()->start();
        return m_promises.back()->future();
    }
    /// Answers the last request.
    void answer(Result<ActionOutcome> outcome)
    {
        m_promises.back()->addResult(std::move(outcome));
        m_promises.back()->finish();
    }

private:
    std::vector<std::unique_ptr<QPromise<Result<ActionOutcome>>>> m_promises;
};

} // namespace onescreen::test
