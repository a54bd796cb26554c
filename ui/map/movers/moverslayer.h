// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/markersigns.h"
#include "ui/map/maplayer.h"
#include "ui/map/movers/mover.h"

#include <optional>
#include <vector>

namespace onescreen {

/// The forces on the map: staff, vehicles and vessels, id "movers". Shape is the kind, fill the status; a
/// position fades with its age from full over outline to ghost and never disappears. Signs that would lie on
/// each other are drawn once with their number. Asks for painting only when something in the picture looks
/// different.
class MoversLayer final : public MapLayer
{
    Q_OBJECT
public:
    explicit MoversLayer(QObject* parent = nullptr);

    /// `now` is the moment that the map shows: of a replay, that of the replay. Those without a position are
    /// left out.
    void setMovers(std::vector<Mover> movers, UtcTime now);
    [[nodiscard]] const std::vector<Mover>& movers() const { return m_movers; }
    [[nodiscard]] const Mover* mover(const ResourceId& id) const; ///< Null when it is not on the map.
    /// Time has passed: ages and fading.
    void setNow(UtcTime now);
    [[nodiscard]] UtcTime now() const { return m_now; }
    /// Replaces the note of status(): why there are none.
    void setNote(const QString& note, bool problem);

    void setFilter(const MoverFilter& filter);
    [[nodiscard]] const MoverFilter& filter() const { return m_filter; }
    /// Ringed.
    void choose(const std::optional<ResourceId>& id);
    [[nodiscard]] const std::optional<ResourceId>& chosen() const { return m_chosen; }
    /// Who is drawn as that item (Hit::item) in the last picture.
    [[nodiscard]] std::vector<const Mover*> moversAt(qint64 item) const;
    /// Ids of those that pass the filter.
    [[nodiscard]] std::vector<ResourceId> shownIds() const;

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override;
    void restore(const QJsonObject& settings) override;
    [[nodiscard]] geo::OverlayLayer* painter() override { return &m_painter; }
    [[nodiscard]] QString hoverText(const geo::Hit& hit) const override;

private:
    /// The signs, and the ring of the chosen one; remembers what part of the world was seen.
    class Painter final : public geo::OverlayLayer
    {
    public:
        void prepare(const geo::LayerFrame& frame) override { signs.prepare(frame); }
        void paint(const geo::LayerFrame& frame) override;

        geo::MarkerSigns signs;
        std::optional<geo::WorldPoint> ringed;
        QRectF seen; ///< With a margin; empty before the first picture.
    };
    void update();
    [[nodiscard]] geo::Marker markerOf(const Mover& mover) const;
    [[nodiscard]] bool isSeen(const geo::Marker& marker) const;

    std::vector<Mover> m_movers;      ///< By id.
    std::vector<std::size_t> m_shown; ///< Indexes of m_movers, as m_markers.
    std::vector<geo::Marker> m_markers;
    MoverFilter m_filter;
    std::optional<ResourceId> m_chosen;
    UtcTime m_now;
    QString m_note;
    bool m_problem = false;
    Painter m_painter;
};

} // namespace onescreen
