// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/sessionactions.h"

#include "app/main/common/clientsession.h"

#include <QPromise>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// An action that reaches the server later than this no longer says what the operator sees.
constexpr std::chrono::minutes validFor{5};

QFuture<Result<ActionOutcome>> answered(Result<ActionOutcome> result)
{
    QPromise<Result<ActionOutcome>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

ActionOutcome::Verdict verdictOf(ActionVerdict verdict)
{
    switch (verdict) {
    case ActionVerdict::Applied:
        return ActionOutcome::Verdict::Applied;
    case ActionVerdict::Noop:
        return ActionOutcome::Verdict::Noop;
    case ActionVerdict::Conflict:
        return ActionOutcome::Verdict::Conflict;
    case ActionVerdict::Rejected:
        return ActionOutcome::Verdict::Rejected;
    case ActionVerdict::Expired:
        return ActionOutcome::Verdict::Expired;
    }
    return ActionOutcome::Verdict::Rejected;
}

Result<ActionOutcome> outcomeOf(const Result<std::vector<ActionAnswer>>& answers)
{
    if (!answers)
        return std::unexpected(answers.error());
    if (answers->size() != 1)
        return failure(ErrorKind::Protocol,
                       u"one action was sent and %1 answers came"_s.arg(answers->size()));
    const ActionAnswer& answer = answers->front();
    return ActionOutcome{.verdict = verdictOf(answer.verdict),
                         .reason = answer.reason,
                         .actor = answer.actor,
                         .at = answer.at,
                         .currentState = answer.currentState,
                         .currentUnit = answer.currentUnit};
}

} // namespace

SessionActions::SessionActions(const Clock& clock)
    : m_clock(clock), m_ids(clock, QRandomGenerator::system()->generate64())
{
}

QFuture<Result<ActionOutcome>> SessionActions::send(const ActionRequest& request)
{
    const std::optional<ActionId> id = ActionId::fromString(m_ids.next());
    if (!m_session || !id)
        return answered(failure(ErrorKind::Offline, u"there is no connection to a server"_s));
    const UtcTime now = m_clock.now();
    const ActionOrder order{.id = *id,
                            .kind = actionKindName(request.kind),
                            .event = request.event,
                            .expectedVersion = request.expectedVersion,
                            .created = now,
                            .validUntil = now + validFor,
                            .body = request.body};
    return m_session->postActions({order}).then(outcomeOf);
}

} // namespace onescreen
