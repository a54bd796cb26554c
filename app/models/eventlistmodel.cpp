// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/eventlistmodel.h"

#include "app/models/queueredaction.h"

#include <algorithm>

namespace onescreen {

namespace {

constexpr std::chrono::milliseconds spacing{50};
constexpr std::size_t exportPage = 2000;

} // namespace

EventListModel::EventListModel(DataHub& hub, WindowClass windowClass, QObject* parent)
    : QAbstractListModel(parent), m_hub(hub), m_redaction(redactionFor(windowClass)),
      m_lane(
          spacing,
          [this] {
              m_askedAsOf = m_hub.asOf();
              m_asked = missingInView();
              return m_hub.questions().queueUpdate({}, m_asked);
          },
          [this](Result<QueueUpdate> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, &EventListModel::onDataChanged);
}

void EventListModel::setEvents(std::vector<EventRow> events)
{
    if (events == m_events)
        return;
    beginResetModel();
    m_events = std::move(events);
    ++m_generation;
    m_gone.clear();
    m_error.reset();
    m_lane.cancel();
    // What stays chosen need not be read again.
    QHash<EventRow, QueueItem> kept;
    if (!m_items.isEmpty()) {
        for (const EventRow event : m_events) {
            if (const auto item = m_items.constFind(event); item != m_items.constEnd())
                kept.insert(event, *item);
        }
    }
    m_items = std::move(kept);
    m_first = 0;
    m_last = std::min(pageLength, static_cast<int>(m_events.size())) - 1;
    endResetModel();
    ask();
    Q_EMIT stateChanged();
}

void EventListModel::showing(int first, int last)
{
    m_first = std::max(0, first);
    m_last = std::min(last, static_cast<int>(m_events.size()) - 1);
    ask();
}

std::vector<EventRow> EventListModel::missingInView() const
{
    std::vector<EventRow> missing;
    // Half a page around the view, so that scrolling a little finds lines.
    const int from = std::max(0, m_first - pageLength / 4);
    const int to = std::min(m_last + pageLength / 2, static_cast<int>(m_events.size()) - 1);
    for (int row = from; row <= to && missing.size() < pageLength; ++row) {
        const EventRow event = m_events[static_cast<std::size_t>(row)];
        if (!m_items.contains(event) && !m_gone.contains(event))
            missing.push_back(event);
    }
    return missing;
}

void EventListModel::ask()
{
    if (!missingInView().empty())
        m_lane.refresh();
}

void EventListModel::take(Result<QueueUpdate> answer)
{
    if (!answer) {
        m_error = answer.error();
        Q_EMIT stateChanged();
        return;
    }
    m_error.reset();
    m_asOf = m_askedAsOf;
    keep(answer->matching);
    keep(answer->others);
    for (const EventRow event : std::as_const(m_asked)) {
        if (!m_items.contains(event))
            m_gone.insert(event);
    }
    if (!m_events.empty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_events.size()) - 1));
    Q_EMIT stateChanged();
    ask();
}

void EventListModel::keep(const std::vector<QueueItem>& items)
{
    for (const QueueItem& item : items)
        m_items.insert(item.row, redactedItem(item, m_redaction, m_hub.names()));
}

void EventListModel::onDataChanged(const CommitSummary& summary)
{
    if (!summary.entities.contains(Entity::Event))
        return;
    m_gone.clear();
    if (summary.manyEvents) {
        m_items.clear();
    } else {
        for (const EventRow event : summary.events)
            m_items.remove(event);
    }
    ask();
}

ModelState EventListModel::state() const
{
    if (m_error)
        return ModelState::Error;
    if (m_events.empty())
        return ModelState::Empty;
    return m_items.isEmpty() && m_lane.isBusy() ? ModelState::Loading : ModelState::Ready;
}

std::optional<QueueItem> EventListModel::itemAt(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_events.size()))
        return std::nullopt;
    const auto found = m_items.constFind(m_events[static_cast<std::size_t>(row)]);
    return found == m_items.constEnd() ? std::nullopt : std::optional(*found);
}

int EventListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant EventListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == EventRowRole)
        return QVariant::fromValue(m_events[static_cast<std::size_t>(index.row())]);
    const std::optional<QueueItem> item = itemAt(index.row());
    if (!item)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return item->title;
    case EventIdRole:
        return item->id;
    case EventNumberRole:
        return item->number;
    case PriorityRole:
        return static_cast<int>(item->priority);
    case StateRole:
        return static_cast<int>(item->state);
    case AddressRole:
        return item->address;
    case CategoryNameRole:
        return m_hub.names().categoryName(item->category);
    case RegionNameRole:
        return m_hub.names().regionPath(item->region).join(u' ');
    case UnitNameRole:
        return m_hub.names().unitName(item->unit);
    case HasPositionRole:
        return item->position.has_value();
    default:
        return {};
    }
}

void EventListModel::readAll(std::function<void(Result<std::vector<QueueItem>>)> then)
{
    auto reading = std::make_shared<Reading>();
    reading->generation = m_generation;
    reading->then = std::move(then);
    readOn(std::move(reading));
}

void EventListModel::readOn(std::shared_ptr<Reading> reading)
{
    if (reading->generation != m_generation)
        return;
    const std::size_t from = reading->next;
    const std::size_t to = std::min(from + exportPage, m_events.size());
    if (from == to) {
        std::vector<QueueItem> items;
        items.reserve(static_cast<std::size_t>(reading->items.size()));
        for (const EventRow event : m_events) {
            if (const auto item = reading->items.constFind(event); item != reading->items.constEnd())
                items.push_back(*item);
        }
        reading->then(std::move(items));
        return;
    }
    reading->next = to;
    const auto begin = m_events.begin();
    const std::vector<EventRow> page(begin + static_cast<std::ptrdiff_t>(from),
                                     begin + static_cast<std::ptrdiff_t>(to));
    m_hub.questions().queueUpdate({}, page).then(
        this, [this, reading = std::move(reading)](const Result<QueueUpdate>& answer) {
            if (!answer) {
                if (reading->generation == m_generation)
                    reading->then(std::unexpected(answer.error()));
                return;
            }
            for (const std::vector<QueueItem>* items : {&answer->matching, &answer->others}) {
                for (const QueueItem& item : *items)
                    reading->items.insert(item.row, redactedItem(item, m_redaction, m_hub.names()));
            }
            readOn(reading);
        });
}

} // namespace onescreen
