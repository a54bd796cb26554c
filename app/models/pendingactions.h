// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/actionsender.h"
#include "app/models/datahub.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace onescreen {

/// An operator's order that the event's row does not show yet.
struct PendingAction
{
    qint64 number = 0; ///< OutboxEntry::number.
    ActionKind kind = ActionKind::Acknowledge;
    ActionStage stage = ActionStage::Queued; ///< Queued, Sent, Held, or Done while its effect is on its way.
    UtcTime given;
};

/// What lies over the rows of the cache: orders from the moment they are kept until the entry of the log that
/// carries them is in the cache, so that nobody acts twice because a row looks as before. Of several on one
/// event the newest. UI thread.
class PendingActions : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    PendingActions(DataHub& hub, const ActionSender& actions, QObject* parent = nullptr);

    [[nodiscard]] std::optional<PendingAction> of(const QString& eventId) const;
    [[nodiscard]] qsizetype count() const { return m_byEvent.size(); } ///< Events with one.

Q_SIGNALS:
    void changed();

private:
    void rebuild();
    void onEntry(const OutboxEntry& entry);
    void onDataChanged(const CommitSummary& summary);
    [[nodiscard]] bool isPending(const OutboxEntry& entry) const;

    const ActionSender& m_actions;
    QHash<QString, PendingAction> m_byEvent;
    QSet<QString> m_onTheirWay; ///< Done in this run, not in the cache yet.
    QSet<QString> m_arrived;    ///< In the cache before the server's answer was here.
};

} // namespace onescreen
