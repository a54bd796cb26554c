// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/sessionactions.h"

#include "app/main/common/clientsession.h"

#include <QPromise>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// How long an action may wait before it is too dangerous to do: people sent out by an order that surfaces
/// hours later would be sent to something else. A note is true whenever it arrives.
Milliseconds validFor(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Assign:
        return std::chrono::minutes{10};
    case ActionKind::Acknowledge:
        return std::chrono::hours{24};
    case ActionKind::Note:
        break;
    }
    return std::chrono::days{7};
}

QFuture<Result<OutboxEntry>> refused(const Error& error)
{
    QPromise<Result<OutboxEntry>> promise;
    promise.start();
    promise.addResult(std::unexpected(error));
    promise.finish();
    return promise.future();
}

} // namespace

SessionActions::SessionActions(const Clock& clock)
    : m_clock(clock), m_ids(clock, QRandomGenerator::system()->generate64())
{
}

void SessionActions::setSession(ClientSession* session)
{
    m_session = session;
    if (session == nullptr)
        return;
    connect(session, &ClientSession::actionsLoaded, this, [this](const std::vector<OutboxEntry>& entries) {
        takeFault(std::nullopt);
        takeEntries(entries);
    });
    connect(session, &ClientSession::actionChanged, this,
            [this](const OutboxEntry& entry) { takeEntry(entry); });
    connect(session, &ClientSession::outboxChanged, this,
            [this](const OutboxSummary& summary) { takeSummary(summary); });
    connect(session, &ClientSession::outboxFailed, this, [this](const Error& error) { takeFault(error); });
}

ActionHindrance SessionActions::hindrance(ActionKind kind) const
{
    return m_account ? m_account->hindrance(kind) : ActionHindrance::None;
}

void SessionActions::setAccount(AccountDesk* account)
{
    m_account = account;
    connect(account, &AccountDesk::changed, this, &SessionActions::hindranceChanged);
}

QFuture<Result<OutboxEntry>> SessionActions::give(const ActionRequest& request)
{
    if (hindrance(request.kind) != ActionHindrance::None)
        return refused({.kind = ErrorKind::Invalid,
                        .text = u"nobody who may do this is signed in at this seat"_s,
                        .place = {.file = {}, .row = 0, .field = u"forbidden"_s}});
    const std::optional<ActionId> id = ActionId::fromString(m_ids.next());
    if (!m_session || !id)
        return refused({.kind = ErrorKind::Offline, .text = u"no server was named at the start"_s});
    const UtcTime now = m_clock.now();
    return m_session->giveAction({.id = *id,
                                  .kind = actionKindName(request.kind),
                                  .event = request.event,
                                  .expectedVersion = request.expectedVersion,
                                  .created = now,
                                  .validUntil = now + validFor(request.kind),
                                  .body = request.body});
}

void SessionActions::release(const ActionId& id)
{
    if (m_session)
        m_session->releaseAction(id);
}

void SessionActions::withdraw(const ActionId& id)
{
    if (m_session)
        m_session->withdrawAction(id);
}

} // namespace onescreen
