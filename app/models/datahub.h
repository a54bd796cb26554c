// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/linkstate.h"
#include "app/models/cachequestions.h"
#include "app/models/namebook.h"
#include "app/models/questionlane.h"

#include <QDate>
#include <QObject>
#include <QTimer>

#include <optional>

namespace onescreen {

/// What all models of all windows share: where to ask, what time it is, what changed, how the link stands.
/// Lives on the UI thread; so do the models. Asks for names and status when made.
class DataHub : public QObject
{
    Q_OBJECT

public:
    /// `questions` and `clock` must outlive the hub.
    DataHub(CacheQuestions& questions, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] CacheQuestions& questions() const { return m_questions; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] UtcTime now() const { return m_clock.now(); }
    [[nodiscard]] QDate today() const { return m_today; } ///< As of the last tick.
    [[nodiscard]] const LinkState& link() const { return m_link; }
    [[nodiscard]] const NameBook& names() const { return m_names; }
    [[nodiscard]] const std::optional<CacheStatus>& status() const
    {
        return m_status;
    } ///< At most 10 s behind.
    /// Why the cache did not say how it stands when it was last asked; none when it did, or before that.
    [[nodiscard]] const std::optional<Error>& statusError() const { return m_statusError; }
    /// The server's time up to which the cache is complete; none before anything was ever synced.
    /// While the link is online and nothing is outstanding it is the last contact.
    [[nodiscard]] std::optional<UtcTime> asOf() const { return m_asOf; }

public Q_SLOTS:
    void onCommitted(const onescreen::CommitSummary& summary);
    void onLinkChanged(const onescreen::LinkState& link);
    /// Looks at the clock; called once a second by itself, and by tests.
    void checkClock();

Q_SIGNALS:
    /// The first change at once, those of the next 50 ms merged into one, so at most twenty a second.
    void dataChanged(const onescreen::CommitSummary& merged);
    void linkChanged(const onescreen::LinkState& link);
    void dayRolled(QDate today); ///< After 00:00 in Asia/Shanghai, or when the clock was set to another day.
    void namesChanged();
    void statusChanged(); ///< Or statusError().
    void asOfChanged();
    void tick(onescreen::UtcTime now); ///< Once a second: clocks and ages.

private:
    void publish(const CommitSummary& summary);
    void raiseAsOf(std::optional<UtcTime> asOf);
    void takeStatus(Result<CacheStatus> answer);
    void takeNames(Result<NameData> answer);
    void warn(const Error& error);

    CacheQuestions& m_questions;
    const Clock& m_clock;
    QDate m_today;
    LinkState m_link;
    NameBook m_names;
    std::optional<CacheStatus> m_status;
    std::optional<Error> m_statusError;
    std::optional<UtcTime> m_asOf;
    std::optional<Error> m_lastWarning;
    std::optional<CommitSummary> m_held; ///< Merged and not yet told.
    QTimer m_quiet;                      ///< Runs for 50 ms after each dataChanged().
    QTimer m_second;
    QuestionLane<CacheStatus> m_statusLane;
    QuestionLane<NameData> m_namesLane;
};

/// `into` becomes both; with more than 2,000 rows it says manyEvents instead of naming them.
void mergeSummary(CommitSummary& into, const CommitSummary& next);

} // namespace onescreen
