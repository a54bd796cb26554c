// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/fields/marine.h"
#include "ui/map/maplayer.h"

#include <QLocale>
#include <QTimer>

#include <memory>

namespace onescreen {

class DataHub;

/// For work at sea: speed of the vessels in knots and their distance from the coast in nautical miles, a
/// stronger coast line, a scale bar in nautical miles. What is not known (the speed of a vessel seen once) is
/// not written. There are no depths, boundaries of sea areas or names of islands in a data pack, so none are
/// drawn.
class SeaLayer final : public MapLayer
{
    Q_OBJECT
public:
    struct Choice
    {
        bool vessels = true;
        bool coast = true;
        bool scale = true;

        friend bool operator==(const Choice&, const Choice&) = default;
    };
    /// A vessel as it is written.
    struct Vessel
    {
        geo::WorldPoint at;
        std::optional<double> knots;
        std::optional<double> milesToCoast; ///< Only at sea.
    };

    /// The hub gives the time and outlives the layer.
    explicit SeaLayer(DataHub& hub, QObject* parent = nullptr);
    ~SeaLayer() override;

    [[nodiscard]] const Choice& choice() const { return m_choice; }
    void setChoice(const Choice& choice);
    [[nodiscard]] const std::vector<Vessel>& vessels() const { return m_vessels; }

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override;
    void restore(const QJsonObject& settings) override;
    void setBaseMap(const std::shared_ptr<const geo::BaseMap>& map) override;
    void setResources(const std::vector<ResourceFields>& resources) override;
    [[nodiscard]] geo::OverlayLayer* painter() override;
    [[nodiscard]] std::shared_ptr<const geo::TilePainting> tilePainting() const override;
    [[nodiscard]] QString groundText(geo::WorldPoint at) const override;
    [[nodiscard]] bool isSettled() const override;

private:
    class Painter;

    void measure();

    DataHub& m_hub;
    QLocale m_locale;
    Choice m_choice;
    std::shared_ptr<const geo::BaseMap> m_map;
    std::vector<ResourceFields> m_resources; ///< Vessels only.
    geo::VesselSpeeds m_speeds;
    std::vector<Vessel> m_vessels;
    std::unique_ptr<Painter> m_painter;
    std::shared_ptr<const geo::TilePainting> m_coast;
    bool m_measuring = false;
    bool m_waiting = false; ///< Vessels moved while they were measured.
    QTimer m_pause;
};

/// "3.2 nm"; below a tenth of a mile "<0.1 nm".
QString milesText(double miles, const QLocale& locale);

} // namespace onescreen
