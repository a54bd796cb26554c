// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/thememaplayer.h"

#include <QCoreApplication>

#include <array>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double hitPixels = 5.0;
constexpr std::size_t mostLines = 8;

struct KindLook
{
    int order;
    double fromZoom;
    std::optional<std::size_t> category; ///< Index of the theme's colours for kinds; none: that of captions.
    double fill;
    double width;
    bool dashed;
    bool visible;
};

/// How each kind begins: areas faint enough for what lies on them, grids only when somebody wants them.
const KindLook& lookOf(geo::ThemeKind kind)
{
    static constexpr std::array<KindLook, geo::allThemeKinds.size()> looks{{
        {layerorder::sites, 10.5, 2, 0, 1.6, false, true},                 // Facility
        {layerorder::sites + 10, 10.5, 1, 0, 1.6, false, true},            // Hazard
        {layerorder::areal + 60, 8, std::nullopt, 0.06, 1.1, false, true}, // District
        {layerorder::areal + 70, 11, 4, 0.03, 1.0, true, false},           // Grid
        {layerorder::lines + 10, 10.5, 6, 0, 2.4, false, true},            // Road
    }};
    return looks.at(static_cast<std::size_t>(kind));
}

} // namespace

QString themeKindText(geo::ThemeKind kind)
{
    static constexpr std::array words{
        QT_TRANSLATE_NOOP("MapWords", "设施"), QT_TRANSLATE_NOOP("MapWords", "隐患点"),
        QT_TRANSLATE_NOOP("MapWords", "片区"), QT_TRANSLATE_NOOP("MapWords", "值班网格"),
        QT_TRANSLATE_NOOP("MapWords", "路长路段")};
    return QCoreApplication::translate("MapWords", words.at(static_cast<std::size_t>(kind)));
}

ThemeMapLayer::ThemeMapLayer(std::shared_ptr<const geo::ThemeShapes> shapes, QObject* parent)
    : MapLayer(u"theme-"_s + shapes->theme().id, shapes->theme().title, lookOf(shapes->theme().kind).order,
               parent),
      m_shapes(std::move(shapes)), m_signs(id(), m_shapes)
{
    const KindLook& look = lookOf(theme().kind);
    setStart({.from = look.fromZoom, .to = geo::highestZoom}, look.visible);
}

std::vector<LegendEntry> ThemeMapLayer::legend(geo::SpriteCache& sprites) const
{
    // One line for every type of thing; they differ by their words, not by their signs.
    std::map<QString, qint64> types;
    for (const geo::ThemeFeature& feature : theme().features)
        ++types[feature.type.isEmpty() ? themeKindText(theme().kind) : feature.type];
    std::vector<LegendEntry> entries;
    entries.reserve(types.size() + 1);
    for (const auto& [type, count] : types)
        entries.push_back({.symbol = geo::themeSymbol(sprites, theme().kind, m_colour),
                           .text = type,
                           .value = QString::number(count)});
    if (theme().date.isValid())
        entries.push_back(
            {.symbol = {}, .text = tr("数据日期 %1").arg(theme().date.toString(Qt::ISODate)), .value = {}});
    return entries;
}

LayerStatus ThemeMapLayer::status() const
{
    LayerStatus status;
    status.count = static_cast<qint64>(theme().features.size());
    QStringList notes;
    if (theme().origin == Origin::Replay)
        notes << tr("演示数据");
    if (theme().approximate)
        notes << tr("近似边界");
    status.note = notes.join(u" · "_s);
    return status;
}

void ThemeMapLayer::setTheme(const ThemeContext& context)
{
    const KindLook& look = lookOf(theme().kind);
    const QColor colour =
        look.category ? context.theme.categories.at(*look.category) : context.theme.secondary;
    if (colour == m_colour)
        return;
    m_colour = colour;
    m_signs.setColour(colour);
    if (m_shapes->shape() != geo::ThemeShape::Points)
        m_painting = std::make_shared<geo::ThemePainting>(
            m_shapes,
            geo::ThemeLook{.line = colour, .fill = look.fill, .width = look.width, .dashed = look.dashed});
    Q_EMIT changed();
    Q_EMIT tilesChanged();
    Q_EMIT legendChanged();
}

geo::OverlayLayer* ThemeMapLayer::painter()
{
    return &m_signs;
}

std::shared_ptr<const geo::TilePainting> ThemeMapLayer::tilePainting() const
{
    return m_painting;
}

std::optional<geo::Hit> ThemeMapLayer::hitAt(const geo::Camera& camera, QPointF pixel) const
{
    const auto item = m_shapes->itemAt(camera.worldAt(pixel), hitPixels / camera.worldSize());
    if (!item)
        return std::nullopt;
    geo::Hit hit;
    hit.kind = geo::Hit::Kind::Item;
    hit.centre = pixel;
    hit.layer = id();
    hit.item = static_cast<qint64>(*item);
    hit.markers = {*item};
    return hit;
}

QString ThemeMapLayer::textOf(std::size_t item) const
{
    const geo::ThemeFeature& feature = theme().features.at(item);
    QStringList parts{feature.name};
    for (const QString& part : {feature.type, feature.unit, feature.person, feature.phone, feature.note}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(u" · "_s);
}

QString ThemeMapLayer::hoverText(const geo::Hit& hit) const
{
    QStringList lines{title() + (theme().origin == Origin::Replay ? u" · "_s + tr("演示数据") : QString())};
    for (std::size_t i = 0; i < hit.markers.size() && i < mostLines; ++i)
        lines << textOf(hit.markers[i]);
    if (hit.markers.size() > mostLines)
        lines << u'+' + QString::number(hit.markers.size() - mostLines);
    return lines.join(u'\n');
}

} // namespace onescreen
