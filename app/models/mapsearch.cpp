// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/mapsearch.h"

#include "app/models/mapindex.h"
#include "app/models/queueredaction.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto typingPause = 150ms;

std::size_t slotOf(MapFind::Kind kind)
{
    return static_cast<std::size_t>(kind);
}

MapFind findOf(const QueueItem& item)
{
    return {.kind = MapFind::Kind::Event,
            .title = item.title,
            .detail = item.number,
            .at = item.position,
            .event = item.row};
}

} // namespace

MapSearch::MapSearch(DataHub& hub, WindowClass windowClass, std::shared_ptr<const geo::Pack> pack,
                     const ResourceModel* resources, QObject* parent)
    : QObject(parent), m_hub(hub), m_redaction(redactionFor(windowClass)), m_pack(std::move(pack)),
      m_resources(resources), m_lane(
                                  0ms,
                                  [this] {
                                      EventFilter filter;
                                      filter.text = m_text;
                                      return m_hub.questions().newest(filter, mostOfAKind);
                                  },
                                  [this](Result<QueuePage> answer) { takeEvents(std::move(answer)); })
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingPause);
    connect(&m_rest, &QTimer::timeout, this, &MapSearch::lookUp);
    connect(&m_hub, &DataHub::namesChanged, this, [this] {
        if (m_index)
            rebuild();
    });
}

MapSearch::~MapSearch() = default;

void MapSearch::rebuild()
{
    const quint64 generation = ++m_indexGeneration;
    QtConcurrent::run([pack = m_pack, names = m_hub.names()] {
        return std::shared_ptr<const MapIndex>(std::make_shared<MapIndex>(pack.get(), names));
    }).then(this, [this, generation](const std::shared_ptr<const MapIndex>& index) {
        if (generation != m_indexGeneration)
            return;
        m_index = index;
        lookUp();
    });
}

void MapSearch::setText(const QString& text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_text)
        return;
    m_text = wanted;
    ++m_generation;
    m_named = {};
    m_events = {};
    m_error.reset();
    m_lane.cancel();
    m_eventsAsked = false;
    m_lookingUp = false;
    if (m_text.isEmpty()) {
        m_rest.stop();
        publish();
        return;
    }
    m_rest.start();
    publish();
}

void MapSearch::setDatum(geo::Datum datum)
{
    m_datum = datum;
    publish();
}

void MapSearch::lookUp()
{
    if (m_text.isEmpty())
        return;
    if (!m_index && m_indexGeneration == 0)
        rebuild();
    if (m_index) {
        m_lookingUp = true;
        const quint64 generation = m_generation;
        QtConcurrent::run([index = m_index, text = m_text] {
            return index->find(text, mostOfAKind);
        }).then(this, [this, generation](MapIndex::Found found) {
            takeNamed(generation, {.finds = std::move(found.finds), .more = found.more});
        });
    }
    if (!m_eventsAsked) {
        m_eventsAsked = true;
        m_lane.restart();
    }
}

void MapSearch::takeNamed(quint64 generation, Named named)
{
    if (generation != m_generation)
        return;
    m_lookingUp = false;
    m_named = std::move(named);
    // A few thousand names at most: looked through here. Redacted ones are empty and match nothing.
    if (m_resources) {
        qint64& more = m_named.more.at(slotOf(MapFind::Kind::Resource));
        int shown = 0;
        for (const ResourceItem& item : m_resources->items()) {
            const ResourceFields& one = item.resource;
            if (one.name.isEmpty() || !one.name.contains(m_text, Qt::CaseInsensitive))
                continue;
            if (shown++ < mostOfAKind)
                m_named.finds.push_back({.kind = MapFind::Kind::Resource,
                                         .title = one.name,
                                         .detail = item.unitName,
                                         .at = one.position,
                                         .resource = one.id,
                                         .resourceKind = one.kind});
            else
                ++more;
        }
    }
    publish();
}

void MapSearch::takeEvents(Result<QueuePage> answer)
{
    if (!answer) {
        m_error = answer.error();
        publish();
        return;
    }
    m_error.reset();
    m_events = {};
    for (const QueueItem& item : answer->items)
        m_events.finds.push_back(findOf(redactedItem(item, m_redaction, m_hub.names())));
    m_events.more.at(slotOf(MapFind::Kind::Event)) = answer->total - std::ssize(answer->items);
    publish();
}

std::vector<MapFind> MapSearch::coordinates()
{
    m_problem.reset();
    std::vector<MapFind> finds;
    const auto readings = geo::parseCoordinates(m_text);
    if (!readings) {
        if (readings.error() != geo::CoordinateProblem::NotCoordinates)
            m_problem = readings.error();
        return finds;
    }
    for (const geo::CoordinateReading& reading : *readings) {
        const geo::Datum datum = reading.datum.value_or(m_datum);
        const std::optional<GeoPoint> at = geo::toGeoPoint(datum, reading.lon, reading.lat);
        finds.push_back({.kind = MapFind::Kind::Coordinate,
                         .title = geo::sexagesimalText(reading.lon, reading.lat),
                         .at = at,
                         .reading = reading,
                         .datum = datum});
    }
    return finds;
}

void MapSearch::publish()
{
    m_results = m_text.isEmpty() ? std::vector<MapFind>() : coordinates();
    if (m_text.isEmpty())
        m_problem.reset();
    m_results.insert(m_results.end(), m_named.finds.begin(), m_named.finds.end());
    m_results.insert(m_results.end(), m_events.finds.begin(), m_events.finds.end());
    Q_EMIT changed();
}

qint64 MapSearch::more(MapFind::Kind kind) const
{
    return m_named.more.at(slotOf(kind)) + m_events.more.at(slotOf(kind));
}

bool MapSearch::isBusy() const
{
    return m_rest.isActive() || m_lookingUp || m_lane.isBusy() ||
           (!m_text.isEmpty() && !m_index && m_indexGeneration > 0);
}

} // namespace onescreen
