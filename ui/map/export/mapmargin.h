// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "app/geo/sprites.h"
#include "app/geo/tilepainter.h"
#include "ui/common/theme.h"

#include <QFont>
#include <QImage>
#include <QLocale>
#include <QPicture>
#include <QString>
#include <QStringList>

#include <vector>

class QPainter;

namespace onescreen {

class MapLayer;

/// What stands on an exported map beside the map: the legend at the left, the scale at the right. Owns what
/// it paints: any thread.
class MapMargin
{
public:
    /// UI thread. `shown`: the layers of the picture, from below.
    static MapMargin of(const geo::Camera& camera, const geo::TileContent& content,
                        const QString& choroplethTitle, const std::vector<const MapLayer*>& shown,
                        geo::SpriteCache& sprites, const ThemeContext& look);

    /// On a picture of that size; `missing` pictures of the base map could not be had. Lines of the legend
    /// that have no room are counted.
    void paint(QPainter& painter, const QSizeF& size, int missing) const;
    [[nodiscard]] QStringList words() const;

private:
    struct Line
    {
        QString text;
        QString value = {};
        QImage symbol = {};
        QPicture drawing =
            QPicture(); ///< The same as vectors, the origin at its middle; null: only the picture.
        QColor fill;    ///< A swatch; not valid: none.
        bool hatched = false;
        bool title = false;
    };

    void addChoropleth(const geo::TileContent& content, const QString& title);
    void paintPlate(QPainter& painter, const QRectF& box) const;
    void paintLegend(QPainter& painter, const QSizeF& size) const;
    void paintLine(QPainter& painter, const QRectF& box, const Line& line) const;
    void paintScale(QPainter& painter, const QSizeF& size) const;
    void paintMissing(QPainter& painter, int missing) const;
    /// The legend in as many columns as have room, about equally long; what has none is counted in its last
    /// line.
    [[nodiscard]] std::vector<std::vector<Line>> columnsFor(const QSizeF& size) const;
    [[nodiscard]] std::vector<std::vector<Line>> columnsOf(std::size_t rows) const;
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] double columnWidth(const std::vector<Line>& column) const;
    [[nodiscard]] double textWidth(const Line& line) const;

    ThemeContext m_look;
    geo::MapStyle m_style;
    QFont m_font;
    double m_metresPerPixel = 1.0;
    std::vector<Line> m_lines;
};

/// "1:250,000" for a picture whose logical pixels (1/96 inch on paper) are so many metres on the ground.
QString paperScaleText(double metresPerPixel, const QLocale& locale);

} // namespace onescreen
