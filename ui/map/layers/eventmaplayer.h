// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/eventsigns.h"
#include "ui/map/eventlayer.h"
#include "ui/map/maplayer.h"

#include <QLocale>

#include <functional>

namespace onescreen {

/// The events of the map as a layer: filter by state, priority and type, counts, legend.
class EventMapLayer final : public MapLayer
{
    Q_OBJECT
public:
    explicit EventMapLayer(const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] EventLayer& events() { return m_events; }
    [[nodiscard]] const EventLayer& events() const { return m_events; }
    void select(std::optional<EventRow> row);
    void setLocale(const QLocale& locale);
    void setAsOf(std::optional<UtcTime> asOf);
    /// The word for a category root; its code without one.
    void setRootNames(std::function<QString(const QString& root)> names);
    [[nodiscard]] QString rootName(const QString& root) const;
    void setPick(const geo::EventPick& pick);

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override;
    void restore(const QJsonObject& settings) override;
    [[nodiscard]] geo::OverlayLayer* painter() override;

private:
    EventLayer m_events;
    geo::EventSigns m_signs;
    QLocale m_locale;
    std::optional<UtcTime> m_asOf;
    std::function<QString(const QString&)> m_rootNames;
};

} // namespace onescreen
