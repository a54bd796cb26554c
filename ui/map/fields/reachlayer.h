// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/fields/reach.h"
#include "app/geo/pack/pack.h"
#include "ui/map/maplayer.h"

#include <QLocale>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace onescreen {

class DataHub;

/// Where the teams on duty can be in 1 to 30 minutes, and the land between that nobody reaches. Computed on a
/// thread of its own, only while shown, at most every five seconds, and not at all while nobody has moved.
class ReachLayer final : public MapLayer
{
    Q_OBJECT
public:
    static constexpr std::array limits{1, 3, 5, 10, 15, 30}; ///< Minutes.

    /// `pack` may be null; the hub gives time and names and outlives the layer.
    ReachLayer(DataHub& hub, std::shared_ptr<const geo::Pack> pack, QObject* parent = nullptr);
    ~ReachLayer() override;

    [[nodiscard]] const geo::ReachModel& model() const { return m_model; }
    /// Speeds of 1 to 200 km/h, factors of 1 to 3, a limit of `limits`; another model is ignored.
    void setModel(const geo::ReachModel& model);
    /// What is shown; null before the first one.
    [[nodiscard]] const std::shared_ptr<const geo::ReachMap>& reach() const { return m_reach; }
    [[nodiscard]] QString areaName(RegionCode code) const;

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override;
    void restore(const QJsonObject& settings) override;
    void setTheme(const ThemeContext& context) override;
    void setBaseMap(const std::shared_ptr<const geo::BaseMap>& map) override;
    void setResources(const std::vector<ResourceFields>& resources) override;
    [[nodiscard]] std::shared_ptr<const geo::TilePainting> tilePainting() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString groundText(geo::WorldPoint at) const override;

Q_SIGNALS:
    void reachChanged(); ///< reach() is another one.

private:
    struct Made
    {
        std::shared_ptr<const geo::ReachGround> ground;
        Result<std::shared_ptr<const geo::ReachMap>> map;
    };

    void compute();
    void take(quint64 generation, Made made);
    void repaint();
    [[nodiscard]] std::vector<geo::ReachSeat> seats() const;

    DataHub& m_hub;
    std::shared_ptr<const geo::Pack> m_pack;
    std::optional<RegionCode> m_tenant;
    ThemeContext m_theme;
    QLocale m_locale;
    geo::ReachModel m_model;
    std::shared_ptr<const geo::BaseMap> m_map;
    std::shared_ptr<const geo::ReachGround> m_ground; ///< Of m_map; null until it was made.
    std::vector<ResourceFields> m_resources;
    bool m_haveResources = false;
    std::vector<geo::ReachTeam> m_teams; ///< Of the last computing.
    bool m_outdated = true;              ///< Model or map are others than in the last computing.
    std::shared_ptr<const geo::ReachMap> m_reach;
    std::shared_ptr<const geo::TilePainting> m_painting;
    quint64 m_generation = 0;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< Of the computing; null when idle.
    QTimer m_pause;
    QThreadPool m_pool;
};

} // namespace onescreen
