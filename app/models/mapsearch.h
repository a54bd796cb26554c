// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/coordinateparse.h"
#include "app/geo/geobounds.h"
#include "app/geo/pack/pack.h"
#include "app/models/datahub.h"
#include "app/models/resourcemodel.h"
#include "app/models/windowclass.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Something of the map that a text names.
struct MapFind
{
    enum class Kind { Coordinate, Area, Place, Unit, Event, Resource };

    Kind kind = Kind::Place;
    QString title;
    QString detail;             ///< Where it lies, its number or code. Plain text; may be empty.
    std::optional<GeoPoint> at; ///< None when it cannot be shown on the map.
    std::optional<geo::GeoBounds> bounds;
    std::optional<RegionCode> area; ///< Of an area, and where a unit belongs.
    std::optional<EventRow> event;
    std::optional<ResourceId> resource;
    std::optional<ResourceKind> resourceKind;
    std::optional<geo::CoordinateReading> reading; ///< Of a coordinate, as written.
    std::optional<geo::Datum> datum;               ///< In which the reading was taken.
};

/// What can be searched besides events: made once, read by threads.
class MapIndex;

/// Finds places and areas of the data pack, units, resources, events by number, title and address
/// (the last reported first), and coordinates. Names match by any part, by their code, by their English name
/// and by pinyin initials (pinyin.h) from the start. Everything is looked up off this thread; results of an
/// older text are dropped.
class MapSearch final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostOfAKind = 8;

    /// `resources` may be null; all others must outlive the search.
    MapSearch(DataHub& hub, WindowClass windowClass, std::shared_ptr<const geo::Pack> pack,
              const ResourceModel* resources, QObject* parent = nullptr);
    ~MapSearch() override;

    /// Empty ends the search.
    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    /// In which coordinates are taken that do not name their datum. WGS-84 at the start.
    void setDatum(geo::Datum datum);
    [[nodiscard]] geo::Datum datum() const { return m_datum; }

    /// Coordinates first, then areas, places, units, resources, events; within a kind the better match first.
    [[nodiscard]] const std::vector<MapFind>& results() const { return m_results; }
    /// How many of a kind match beyond those in results().
    [[nodiscard]] qint64 more(MapFind::Kind kind) const;
    /// Why a text that looks like coordinates gives none.
    [[nodiscard]] std::optional<geo::CoordinateProblem> coordinateProblem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const;
    /// The events could not be asked.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    struct Named
    {
        std::vector<MapFind> finds;
        std::array<qint64, 6> more{};
    };

    void rebuild();
    void lookUp();
    void takeNamed(quint64 generation, Named named);
    void takeEvents(Result<QueuePage> answer);
    void publish();
    [[nodiscard]] std::vector<MapFind> coordinates();

    DataHub& m_hub;
    Redaction m_redaction;
    std::shared_ptr<const geo::Pack> m_pack;
    const ResourceModel* m_resources;
    std::shared_ptr<const MapIndex> m_index; ///< Null until made.
    QString m_text;
    geo::Datum m_datum = geo::Datum::Wgs84;
    quint64 m_generation = 0;
    quint64 m_indexGeneration = 0;
    bool m_lookingUp = false;
    bool m_eventsAsked = false;
    Named m_named;
    Named m_events;
    std::vector<MapFind> m_results;
    std::optional<geo::CoordinateProblem> m_problem;
    std::optional<Error> m_error;
    QTimer m_rest; ///< Typing has paused.
    QuestionLane<QueuePage> m_lane;
};

} // namespace onescreen
