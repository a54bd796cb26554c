// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/eventqueueroles.h"
#include "app/models/modelstate.h"
#include "app/models/windowclass.h"

#include <QAbstractListModel>
#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace onescreen {

/// Events that somebody chose, in the given order. All of them are rows at once, however many; what a row
/// says is read when it comes into view (showing()) and again when its event changes. Roles of
/// eventqueueroles.h; DisplayRole is the title, and a row that was not read yet has no values. Redacted as
/// the window is.
class EventListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int pageLength = 200;

    EventListModel(DataHub& hub, WindowClass windowClass, QObject* parent = nullptr);

    void setEvents(std::vector<EventRow> events);
    [[nodiscard]] const std::vector<EventRow>& events() const { return m_events; }
    /// The rows that are in view, both ends included.
    void showing(int first, int last);
    /// None when out of range or not read yet.
    [[nodiscard]] std::optional<QueueItem> itemAt(int row) const;

    [[nodiscard]] ModelState state() const;
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const { return m_asOf; }

    /// Reads all of them, in their order, 2,000 at a time; events that are gone by then are left out. `then`
    /// is called on this thread, and not at all when this is gone or has other events by then.
    void readAll(std::function<void(Result<std::vector<QueueItem>>)> then);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged(); ///< state(), error() or asOf().

private:
    struct Reading
    {
        quint64 generation = 0;
        std::size_t next = 0;
        QHash<EventRow, QueueItem> items;
        std::function<void(Result<std::vector<QueueItem>>)> then;
    };

    void ask();
    void take(Result<QueueUpdate> answer);
    void keep(const std::vector<QueueItem>& items);
    void onDataChanged(const CommitSummary& summary);
    void readOn(std::shared_ptr<Reading> reading);
    [[nodiscard]] std::vector<EventRow> missingInView() const;

    DataHub& m_hub;
    Redaction m_redaction;
    std::vector<EventRow> m_events;
    QHash<EventRow, QueueItem> m_items;
    QSet<EventRow> m_gone; ///< Asked for, and no longer there.
    std::vector<EventRow> m_asked;
    int m_first = 0;
    int m_last = -1;
    quint64 m_generation = 0;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    QuestionLane<QueueUpdate> m_lane;
};

} // namespace onescreen
