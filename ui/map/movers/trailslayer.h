// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tracks/trailsigns.h"
#include "ui/map/maplayer.h"

#include <array>

namespace onescreen {

/// Where the forces have been in the last minutes, id "trails": of the chosen one, or of all that the filter
/// of the forces shows.
class TrailsLayer final : public MapLayer
{
    Q_OBJECT
public:
    enum class Who { Chosen, All };
    static constexpr std::array<int, 3> lengths{15, 60, 240}; ///< Minutes.

    explicit TrailsLayer(QObject* parent = nullptr);

    void setTrails(std::vector<geo::Trail> trails, UtcTime now);
    [[nodiscard]] Who who() const { return m_who; }
    void setWho(Who who);
    [[nodiscard]] Milliseconds length() const { return std::chrono::minutes{m_minutes}; }
    void setMinutes(int minutes); ///< One of `lengths`; others are ignored.
    /// Why there are none; plain text.
    void setNote(const QString& note, bool problem);

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override; ///< Adds "who": "all" and "minutes".
    void restore(const QJsonObject& settings) override;
    [[nodiscard]] geo::OverlayLayer* painter() override { return &m_signs; }

Q_SIGNALS:
    void wantedChanged(); ///< who(), length() or visibility: other tracks are wanted.

private:
    geo::TrailSigns m_signs;
    Who m_who = Who::Chosen;
    int m_minutes = lengths[1];
    QString m_note;
    bool m_problem = false;
};

} // namespace onescreen
