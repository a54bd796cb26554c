// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/fields/densityfield.h"
#include "ui/map/maplayer.h"

#include <QLocale>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace onescreen {

class EventLayer;

/// Density of the events that the map shows (its filter and its pick), as a kernel density in events per km².
/// Computed on a thread of its own, at most every three seconds while events change, and only while shown.
class HeatLayer final : public MapLayer
{
    Q_OBJECT
public:
    /// Bandwidths to choose from, in metres; 0 follows the zoom: about 24 pixels, on one of these numbers.
    static constexpr std::array bandwidths{0, 100, 200, 500, 1000, 2000, 5000, 10'000};

    /// `events` must outlive the layer.
    explicit HeatLayer(const EventLayer& events, QObject* parent = nullptr);
    ~HeatLayer() override;

    [[nodiscard]] int bandwidth() const { return m_bandwidth; }
    void setBandwidth(int metres); ///< What is not among bandwidths is ignored.
    /// What is shown; null before the first one.
    [[nodiscard]] const std::shared_ptr<const geo::DensityField>& field() const { return m_field; }

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override;
    void restore(const QJsonObject& settings) override;
    void setTheme(const ThemeContext& context) override;
    void setCamera(const geo::Camera& camera) override;
    [[nodiscard]] std::shared_ptr<const geo::TilePainting> tilePainting() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString groundText(geo::WorldPoint at) const override;

private:
    [[nodiscard]] int wantedBandwidth() const;
    void eventsChanged();
    void compute();
    void take(quint64 generation, Result<std::shared_ptr<const geo::DensityField>> field);
    void repaint();

    const EventLayer& m_events;
    ThemeContext m_theme;
    QLocale m_locale;
    int m_bandwidth = 0;
    double m_metresPerPixel = 0; ///< At the whole zoom of the tiles; 0 before there is a camera.
    std::shared_ptr<const geo::DensityField> m_field;
    std::shared_ptr<const geo::TilePainting> m_painting;
    std::vector<double> m_limits;
    std::vector<QColor> m_colours;
    QString m_problem;
    bool m_outdated = true;    ///< Something has changed since the last computing began.
    std::size_t m_counted = 0; ///< Events of the density that is shown or computed.
    int m_fieldFor = 0;        ///< Bandwidth of the last computing.
    quint64 m_generation = 0;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< Of the computing; null when idle.
    QTimer m_pause;
    QThreadPool m_pool;
};

} // namespace onescreen
