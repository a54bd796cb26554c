// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/tracks/replaydata.h"
#include "app/models/windowclass.h"

#include <QObject>

#include <memory>
#include <optional>

namespace onescreen {

/// Reads what happened in a window and keeps it while it is replayed. The past does not change under a
/// replay: what comes later is seen when the window is asked for again. Names of persons, plates and exact
/// positions of events leave the model only where the window class may see them.
class ReplayModel : public QObject
{
    Q_OBJECT
public:
    ReplayModel(DataHub& hub, WindowClass windowClass, QObject* parent = nullptr);
    ~ReplayModel() override;

    /// Asks for the window; data() stays the one before until loaded().
    void load(const TimeSpan& window, const EventFilter& filter);
    void clear();

    /// Never null; empty before the first loaded() and after clear().
    [[nodiscard]] std::shared_ptr<const ReplayData> data() const { return m_data; }
    [[nodiscard]] ModelState state() const
    {
        return m_state;
    } ///< Empty: nothing asked for, or nothing happened.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Up to when the cache was complete when it was read.
    [[nodiscard]] std::optional<UtcTime> asOf() const { return m_asOf; }

Q_SIGNALS:
    void loaded();
    void stateChanged();

private:
    struct Parts
    {
        std::shared_ptr<const EventLives> lives;
        std::shared_ptr<const TrackAnswer> tracks;
        std::optional<std::vector<Stored<Resource>>> resources;
    };
    template <typename T> void take(quint64 generation, Result<T> answer, void (ReplayModel::*put)(T));
    void putLives(std::shared_ptr<const EventLives> lives);
    void putTracks(std::shared_ptr<const TrackAnswer> tracks);
    void putResources(std::vector<Stored<Resource>> resources);
    void makeWhenComplete();
    void takeData(quint64 generation, std::shared_ptr<const ReplayData> data);
    void fail(const Error& error);

    DataHub& m_hub;
    Redaction m_redaction;
    TimeSpan m_window{};
    Parts m_parts;
    std::shared_ptr<const ReplayData> m_data;
    ModelState m_state = ModelState::Empty;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    quint64 m_generation = 0;
};

} // namespace onescreen
