// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/store/trackquestion.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Where some resources were in the last minutes, up to now. Asked at most every five seconds, when positions
/// have changed. Carries no names.
class TrackModel : public QObject
{
    Q_OBJECT
public:
    explicit TrackModel(DataHub& hub, QObject* parent = nullptr);

    /// Nobody when `resources` is empty, unless `everybody`.
    void setWanted(const std::vector<ResourceId>& resources, bool everybody, Milliseconds length);
    [[nodiscard]] Milliseconds length() const { return m_length; }

    [[nodiscard]] const std::vector<ResourceTrack>& tracks() const; ///< By id.
    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    using Tracks = std::shared_ptr<const TrackAnswer>;
    [[nodiscard]] bool wantsAny() const { return m_everybody || !m_resources.empty(); }
    void take(Result<Tracks> answer);

    DataHub& m_hub;
    std::vector<ResourceId> m_resources;
    bool m_everybody = false;
    Milliseconds m_length{std::chrono::minutes{60}};
    Tracks m_tracks;
    ModelState m_state = ModelState::Empty;
    std::optional<Error> m_error;
    QuestionLane<Tracks> m_lane;
};

} // namespace onescreen
