// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/action.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

enum class ActionKind { Acknowledge, Assign, Note };
QString actionKindName(ActionKind kind); ///< Wire word: "acknowledge", "assign", "note".
std::optional<ActionKind> actionKindFromName(QStringView name);

/// What an operator wants done to an event. The body of assign is {"unit": id}, of note {"text": text}.
struct ActionRequest
{
    ActionKind kind = ActionKind::Acknowledge;
    EventId event;
    std::optional<qint64> expectedVersion; ///< Of the row that the operator saw.
    QJsonObject body;
};

/// Why nobody may give an action just now, whatever the event's state.
enum class ActionHindrance {
    None,
    SignInNeeded, ///< Nobody is signed in, or the session has ended.
    Locked,       ///< The seat is locked: its password comes first.
    Forbidden,    ///< The account's roles do not include it.
};

/// Operators' actions on their way to the server, as the models see them. An action that give() has accepted
/// is on the disk: it is sent once the server can be reached, across restarts, and its entry says what became
/// of it. Lives on the UI thread and never blocks.
class ActionSender : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends with the kept entry, or with why it could not be kept: then nothing was done.
    virtual QFuture<Result<OutboxEntry>> give(const ActionRequest& request) = 0;
    /// Lets a held action go. One that is not held stays as it is.
    virtual void release(const ActionId& id) = 0;
    /// Gives up an action that the server was not asked for.
    virtual void withdraw(const ActionId& id) = 0;

    /// What stands in the way of actions of this kind; give() refuses them then.
    [[nodiscard]] virtual ActionHindrance hindrance(ActionKind kind) const;

    /// The last 200 and those of this run, newest first.
    [[nodiscard]] const std::vector<OutboxEntry>& entries() const { return m_entries; }
    [[nodiscard]] const OutboxSummary& summary() const { return m_summary; }
    /// What is wrong with the outbox file, if anything.
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }

Q_SIGNALS:
    void entryChanged(const onescreen::OutboxEntry& entry);
    void entriesLoaded();
    void summaryChanged();
    void faultChanged();
    void hindranceChanged();

protected:
    void takeEntries(std::vector<OutboxEntry> newestFirst);
    void takeEntry(const OutboxEntry& entry);
    void takeSummary(const OutboxSummary& summary);
    void takeFault(std::optional<Error> fault);

private:
    std::vector<OutboxEntry> m_entries;
    OutboxSummary m_summary;
    std::optional<Error> m_fault;
};

} // namespace onescreen
