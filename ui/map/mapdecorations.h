// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "app/geo/choropleth.h"
#include "app/geo/crs.h"
#include "app/geo/mapstyle.h"
#include "ui/common/theme.h"

#include <QWidget>

#include <memory>

namespace onescreen {

/// What is written on the map's margin: scale bar, place under the cursor, attribution, legend, events
/// without a position, and a box with what the cursor points at. Lies over the map and lets the mouse
/// through.
class MapDecorations : public QWidget
{
    Q_OBJECT
public:
    explicit MapDecorations(QWidget* parent);

    void setTheme(const ThemeContext& context);
    void setCamera(const geo::Camera& camera);
    /// The first `leading` sources are printed first and whole: what must be read (审图号).
    void setAttribution(const QStringList& sources, bool approximate, qsizetype leading = 0);
    void setLegend(const QString& title, std::shared_ptr<const geo::Choropleth> choropleth);
    void setWithoutPosition(qint64 events);
    void setBuilding(bool building);
    /// Why there are no events; plain text, empty hides it.
    void setEventsNote(const QString& text);
    [[nodiscard]] const QString& eventsNote() const { return m_eventsNote; }
    /// There is no base map where the picture is: says so and what helps.
    void setOffBaseMap(bool off);
    /// Pixels at the right that something else lies over.
    void setCovered(int right);
    /// A sentence that must be read (the base map's service fails); empty hides it. Plain text.
    void setNotice(const QString& text);
    [[nodiscard]] const QString& notice() const { return m_notice; }
    [[nodiscard]] const QString& attribution() const { return m_attribution; } ///< As printed, all of it.
    /// In which the place under the cursor is written. WGS-84 at the start.
    void setDatum(geo::Datum datum);
    /// None when the cursor is elsewhere.
    void setCursor(std::optional<GeoPoint> point);
    /// Where the mouse is: on the sources it opens them all.
    void setPointer(std::optional<QPointF> pixel);
    /// Plain text lines beside a sign; empty hides them.
    void setHover(const QString& text, QPointF at);
    /// Where the sources stand; empty without any.
    [[nodiscard]] QRect attributionRect() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Box
    {
        QRect rect;
        QString text;
    };

    [[nodiscard]] int seenWidth() const { return width() - m_covered; }
    [[nodiscard]] QRect scaleRect() const;
    [[nodiscard]] QRect legendRect() const;
    [[nodiscard]] Box hoverBox() const;
    [[nodiscard]] QString legendLine(const geo::Choropleth::Class& of) const;
    void paintScale(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintNotes(QPainter& painter) const;
    void paintAttribution(QPainter& painter) const;
    void paintPlate(QPainter& painter, const QRect& rect) const;

    ThemeContext m_context;
    geo::MapStyle m_style;
    std::optional<geo::Camera> m_camera;
    QString m_attribution;
    QString m_attributionLine; ///< The same, shortened: what stands there until it is opened.
    bool m_offBaseMap = false;
    QString m_legendTitle;
    std::shared_ptr<const geo::Choropleth> m_choropleth;
    qint64 m_withoutPosition = 0;
    bool m_building = false;
    QString m_eventsNote;
    int m_covered = 0;
    QString m_notice;
    std::optional<GeoPoint> m_cursor;
    geo::Datum m_datum = geo::Datum::Wgs84;
    QString m_hover;
    QPointF m_hoverAt;
    bool m_sourcesOpen = false;
};

/// A round length that is at most `pixels` long on the ground, and its text: "500 m", "20 km".
struct ScaleBar
{
    double metres = 0;
    double pixels = 0;
    QString text;
};
ScaleBar scaleBarFor(double metresPerPixel, double pixels);
/// "122.1070° E  30.0160° N  WGS-84".
QString coordinateText(GeoPoint point, geo::Datum datum = geo::Datum::Wgs84);

} // namespace onescreen
