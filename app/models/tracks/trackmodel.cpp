// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/trackmodel.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 5s; // the cache keeps no more than a point in five seconds
constexpr qint64 mostPoints = 200'000;

} // namespace

TrackModel::TrackModel(DataHub& hub, QObject* parent)
    : QObject(parent), m_hub(hub), m_tracks(std::make_shared<const TrackAnswer>()),
      m_lane(
          spacing,
          [this] {
              const UtcTime now = m_hub.now();
              return m_hub.questions().tracks({.from = now - m_length,
                                               .to = now + 1min, // clocks differ a little
                                               .resources = m_resources,
                                               .mostPoints = mostPoints});
          },
          [this](Result<Tracks> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        if (wantsAny() && (summary.entities.contains(Entity::Resource) || m_state == ModelState::Error))
            m_lane.refresh();
    });
}

void TrackModel::setWanted(const std::vector<ResourceId>& resources, bool everybody, Milliseconds length)
{
    std::vector<ResourceId> wanted = everybody ? std::vector<ResourceId>{} : resources;
    std::ranges::sort(wanted);
    const auto repeated = std::ranges::unique(wanted);
    wanted.erase(repeated.begin(), repeated.end());
    if (wanted == m_resources && everybody == m_everybody && length == m_length)
        return;
    m_resources = std::move(wanted);
    m_everybody = everybody;
    m_length = length;
    if (wantsAny()) {
        m_state = ModelState::Loading;
        m_lane.restart();
        return;
    }
    m_lane.cancel();
    m_tracks = std::make_shared<const TrackAnswer>();
    m_state = ModelState::Empty;
    Q_EMIT changed();
}

const std::vector<ResourceTrack>& TrackModel::tracks() const
{
    return m_tracks->tracks;
}

void TrackModel::take(Result<Tracks> answer)
{
    if (!answer) {
        m_error = std::move(answer).error();
        m_state = ModelState::Error;
    } else {
        m_tracks = *std::move(answer);
        m_error.reset();
        m_state = m_tracks->tracks.empty() ? ModelState::NoMatch : ModelState::Ready;
    }
    Q_EMIT changed();
}

} // namespace onescreen
