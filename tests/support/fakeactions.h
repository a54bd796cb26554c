// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/actionsender.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace onescreen::test {

/// Keeps the requests; they reach the disk, and the server answers, when told to.
class FakeActions final : public ActionSender
{
public:
    std::vector<ActionRequest> requests;
    std::vector<ActionId> released;
    std::vector<ActionId> withdrawn;

    QFuture<Result<OutboxEntry>> give(const ActionRequest& request) override
    {
        requests.push_back(request);
        m_promises.push_back(std::make_unique<QPromise<Result<OutboxEntry>>>());
        m_promises.back()->start();
        return m_promises.back()->future();
    }
    void release(const ActionId& id) override { released.push_back(id); }
    void withdraw(const ActionId& id) override { withdrawn.push_back(id); }

    /// The last request is on the disk.
    OutboxEntry keep(ActionStage stage = ActionStage::Queued)
    {
        const OutboxEntry entry = entryOf(static_cast<qint64>(requests.size()), requests.back(), stage);
        takeEntry(entry);
        m_promises.back()->addResult(entry);
        m_promises.back()->finish();
        return entry;
    }
    void failToKeep(Error error)
    {
        m_promises.back()->addResult(std::unexpected(std::move(error)));
        m_promises.back()->finish();
    }
    /// The server answers the last request, which is on the disk by then.
    void answer(ActionAnswer answer)
    {
        if (!m_promises.back()->future().isFinished())
            keep(ActionStage::Sent);
        OutboxEntry entry =
            entryOf(static_cast<qint64>(requests.size()), requests.back(), stageFor(answer.verdict));
        answer.id = entry.order.id;
        entry.answer = std::move(answer);
        takeEntry(entry);
    }
    void answer(ActionVerdict verdict = ActionVerdict::Applied)
    {
        answer(ActionAnswer{.id = ActionId::fromString(u"x").value(), .verdict = verdict});
    }
    void show(std::vector<OutboxEntry> newestFirst) { takeEntries(std::move(newestFirst)); }
    void change(const OutboxEntry& entry) { takeEntry(entry); }
    void sum(const OutboxSummary& summary) { takeSummary(summary); }
    void breakFile(std::optional<Error> error) { takeFault(std::move(error)); }

    static OutboxEntry entryOf(qint64 number, const ActionRequest& request, ActionStage stage)
    {
        return {.number = number,
                .order = {.id = ActionId::fromString(QStringLiteral("a-%1").arg(number)).value(),
                          .kind = actionKindName(request.kind),
                          .event = request.event,
                          .expectedVersion = request.expectedVersion,
                          .created = fromMs(1'716'000'000'000),
                          .validUntil = fromMs(1'716'003'600'000),
                          .body = request.body},
                .stage = stage,
                .changed = fromMs(1'716'000'000'000)};
    }

private:
    static ActionStage stageFor(ActionVerdict verdict)
    {
        switch (verdict) {
        case ActionVerdict::Conflict:
            return ActionStage::Conflict;
        case ActionVerdict::Rejected:
            return ActionStage::Rejected;
        case ActionVerdict::Expired:
            return ActionStage::Expired;
        case ActionVerdict::Applied:
        case ActionVerdict::Noop:
            break;
        }
        return ActionStage::Done;
    }

    std::vector<std::unique_ptr<QPromise<Result<OutboxEntry>>>> m_promises;
};

} // namespace onescreen::test
