// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/resource.h"
#include "app/geo/camera.h"
#include "app/geo/layers/overlaylayer.h"
#include "app/geo/tilepainting.h"
#include "ui/common/theme.h"

#include <QImage>
#include <QJsonObject>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Where a layer stands above the base map, from below: areal 0–99, lines 100–199, sites 200–299, cameras and
/// devices 300–399, what moves 400–499, events 500, tools from 900. Labels of places lie between lines and
/// sites. The user may move a layer within its group.
namespace layerorder {
inline constexpr int areal = 0;
inline constexpr int lines = 100;
inline constexpr int sites = 200;
inline constexpr int fixed = 300;
inline constexpr int movers = 400;
inline constexpr int events = 500;
inline constexpr int tools = 900;
inline constexpr int groupSize = 100;
} // namespace layerorder

/// One line of a legend. Texts are plain.
struct LegendEntry
{
    QImage symbol; ///< As drawn on the map; null: none.
    QString text;
    QString value; ///< A count, right-aligned; empty: none.
};

/// Inclusive. A layer is drawn only while the camera's zoom is inside.
struct ZoomRange
{
    double from = geo::lowestZoom;
    double to = geo::highestZoom;

    [[nodiscard]] bool contains(double zoom) const { return zoom >= from && zoom <= to; }
    friend bool operator==(const ZoomRange&, const ZoomRange&) = default;
};

/// What a layer says about its data: for the board and the legend.
struct LayerStatus
{
    std::optional<qint64>
        count; ///< Things it could draw (not only those in the picture); missing: not known.
    std::optional<UtcTime> asOf; ///< What they are complete up to; missing: not known or without meaning.
    QString note;                ///< "演示数据", "正在计算…", why there is nothing. Plain text.
    bool problem = false;        ///< The note says what is wrong.
};

/// A layer of the map: what it is called, whether and how it is drawn, what its signs mean. Owned by a
/// MapView after addLayer(). Draws in the overlay (painter()), in tiles (tilePainting()), or both. UI thread.
class MapLayer : public QObject
{
    Q_OBJECT
public:
    /// `id`: stable word of settings and addresses, lower-case letters, digits and '-': "events".
    MapLayer(QString id, QString title, int order, QObject* parent = nullptr);
    ~MapLayer() override;

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] int order() const { return m_order; }
    void setOrder(int order);
    [[nodiscard]] bool isVisible() const { return m_visible; }
    void setVisible(bool visible);
    [[nodiscard]] double opacity() const { return m_opacity; }
    void setOpacity(double opacity); ///< Held between 0.1 and 1: what is invisible is switched off.
    [[nodiscard]] ZoomRange zoomRange() const { return m_range; }
    void setZoomRange(ZoomRange range); ///< Held inside the camera's; an empty one is ignored.
    /// Switched on and the zoom in range.
    [[nodiscard]] bool isDrawnAt(double zoom) const { return m_visible && m_range.contains(zoom); }

    /// How it is drawn until the user or a setting says otherwise. Before addLayer().
    void setStart(ZoomRange range, bool visible = true, double opacity = 1.0);

    /// Signs with their meaning and counts; `sprites` paints symbols as the map does.
    [[nodiscard]] virtual std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const;
    [[nodiscard]] virtual LayerStatus status() const;
    /// Controls of the layer's own (filter, classes, indicator), null when there are none. The caller takes
    /// it.
    [[nodiscard]] virtual QWidget* createOptions(const ThemeContext& context, QWidget* parent);

    /// All that a user can change and should find again: visible, opacity, zoom range, order, and what a
    /// subclass adds. Only what differs from the layer's beginning is written.
    [[nodiscard]] virtual QJsonObject settings() const;
    /// Values that are absent return to the beginning; those that make no sense are ignored.
    virtual void restore(const QJsonObject& settings);

    virtual void setTheme(const ThemeContext& context);
    [[nodiscard]] virtual geo::OverlayLayer* painter();
    /// Areal things, painted on other threads: what has changed is a new object.
    [[nodiscard]] virtual std::shared_ptr<const geo::TilePainting> tilePainting() const;

    /// Told when the layer is added and whenever they change. What is below, and what is looked at.
    virtual void setBaseMap(const std::shared_ptr<const geo::BaseMap>& map);
    virtual void setCamera(const geo::Camera& camera);
    /// Those with a position.
    virtual void setResources(const std::vector<ResourceFields>& resources);
    /// False while something is being computed that belongs to the picture.
    [[nodiscard]] virtual bool isSettled() const;
    /// What the ground there says (an area's value, a density): shown where nothing can be clicked. Plain
    /// text, lines by '\n'; empty: nothing.
    [[nodiscard]] virtual QString groundText(geo::WorldPoint at) const;

    /// For things that are not round signs (areas, lines): what lies at that pixel. Asked when no sign is
    /// there.
    [[nodiscard]] virtual std::optional<geo::Hit> hitAt(const geo::Camera& camera, QPointF pixel) const;
    /// What pointing at a Hit::Kind::Item of this layer says; plain text, lines by '\n'.
    [[nodiscard]] virtual QString hoverText(const geo::Hit& hit) const;

Q_SIGNALS:
    void changed();        ///< The overlay is to be painted anew.
    void tilesChanged();   ///< tilePainting() is another one, or shown otherwise.
    void legendChanged();  ///< legend() or status() differ.
    void settledChanged(); ///< isSettled() may be another.
    void settingChanged(); ///< By a setter or by the options: settings() differ.

private:
    QString m_id;
    QString m_title;
    int m_order;
    bool m_visible = true;
    double m_opacity = 1.0;
    ZoomRange m_range;
    int m_firstOrder;
    bool m_firstVisible = true;
    double m_firstOpacity = 1.0;
    ZoomRange m_firstRange;
};

} // namespace onescreen
