// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/replaymodel.h"

#include "app/models/tracks/moverredaction.h"

#include <QtConcurrentRun>

namespace onescreen {

namespace {

std::shared_ptr<const EventLives> coarsenedLives(const std::shared_ptr<const EventLives>& lives)
{
    auto coarse = std::make_shared<EventLives>(*lives);
    for (EventLife& life : coarse->lives) {
        if (const auto exact = GeoPoint::fromE7(life.point.lon7, life.point.lat7)) {
            life.point.lon7 = coarsened(*exact).lon7();
            life.point.lat7 = coarsened(*exact).lat7();
        }
    }
    return coarse;
}

} // namespace

ReplayModel::ReplayModel(DataHub& hub, WindowClass windowClass, QObject* parent)
    : QObject(parent), m_hub(hub), m_redaction(redactionFor(windowClass)),
      m_data(std::make_shared<const ReplayData>())
{
}

ReplayModel::~ReplayModel() = default;

template <typename T>
void ReplayModel::take(quint64 generation, Result<T> answer, void (ReplayModel::*put)(T))
{
    if (generation != m_generation)
        return;
    if (!answer)
        return fail(answer.error());
    (this->*put)(*std::move(answer));
    makeWhenComplete();
}

void ReplayModel::load(const TimeSpan& window, const EventFilter& filter)
{
    const quint64 generation = ++m_generation;
    m_window = window;
    m_parts = {};
    m_error.reset();
    m_askedAsOf = m_hub.asOf();
    m_state = ModelState::Loading;
    Q_EMIT stateChanged();
    using Lives = std::shared_ptr<const EventLives>;
    using Tracks = std::shared_ptr<const TrackAnswer>;
    using Rows = std::vector<Stored<Resource>>;
    CacheQuestions& questions = m_hub.questions();
    questions.eventLives({.filter = filter, .from = window.from, .to = window.to})
        .then(this, [this, generation](Result<Lives> answer) {
            take(generation, std::move(answer), &ReplayModel::putLives);
        });
    questions.tracks({.from = window.from, .to = window.to, .resources = {}})
        .then(this, [this, generation](Result<Tracks> answer) {
            take(generation, std::move(answer), &ReplayModel::putTracks);
        });
    questions.resources().then(this, [this, generation](Result<Rows> answer) {
        take(generation, std::move(answer), &ReplayModel::putResources);
    });
}

void ReplayModel::clear()
{
    ++m_generation;
    m_parts = {};
    m_data = std::make_shared<const ReplayData>();
    m_state = ModelState::Empty;
    m_error.reset();
    m_asOf.reset();
    Q_EMIT stateChanged();
}

void ReplayModel::putLives(std::shared_ptr<const EventLives> lives)
{
    m_parts.lives = std::move(lives);
}

void ReplayModel::putTracks(std::shared_ptr<const TrackAnswer> tracks)
{
    m_parts.tracks = std::move(tracks);
}

void ReplayModel::putResources(std::vector<Stored<Resource>> resources)
{
    m_parts.resources = std::move(resources);
}

void ReplayModel::makeWhenComplete()
{
    if (!m_parts.lives || !m_parts.tracks || !m_parts.resources)
        return;
    QtConcurrent::run([window = m_window, parts = std::exchange(m_parts, {}), redaction = m_redaction] {
        std::vector<ResourceFields> resources;
        resources.reserve(parts.resources->size());
        for (const Stored<Resource>& stored : *parts.resources)
            resources.push_back(redacted(*stored.row, redaction));
        const auto lives = redaction.exactPosition ? parts.lives : coarsenedLives(parts.lives);
        return std::shared_ptr<const ReplayData>(
            std::make_shared<ReplayData>(window, lives, parts.tracks, std::move(resources)));
    }).then(this, [this, generation = m_generation](const std::shared_ptr<const ReplayData>& data) {
        takeData(generation, data);
    });
}

void ReplayModel::takeData(quint64 generation, std::shared_ptr<const ReplayData> data)
{
    if (generation != m_generation)
        return;
    m_data = std::move(data);
    m_asOf = m_askedAsOf;
    m_state = ModelState::Ready;
    Q_EMIT loaded();
    Q_EMIT stateChanged();
}

void ReplayModel::fail(const Error& error)
{
    ++m_generation; // the other answers are of no use
    m_error = error;
    m_state = ModelState::Error;
    Q_EMIT stateChanged();
}

} // namespace onescreen
