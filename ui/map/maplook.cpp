// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/maplook.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QColor mixed(const QColor& a, const QColor& b, float share)
{
    const auto mix = [share](float from, float to) { return from + (to - from) * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

QString mapToneName(MapTone tone)
{
    return tone == MapTone::Night ? u"night"_s : tone == MapTone::Day ? u"day"_s : u"theme"_s;
}

MapTone mapToneFromName(const QString& name)
{
    return name == "night"_L1 ? MapTone::Night : name == "day"_L1 ? MapTone::Day : MapTone::Theme;
}

geo::MapStyle mapStyleFor(const ThemeContext& context, MapTone tone)
{
    const Theme theme = tone == MapTone::Night ? Theme::night()
                        : tone == MapTone::Day ? Theme::day()
                                               : context.theme;
    geo::MapStyle style;
    style.dark = theme.dark;
    // Near the sea, so that the edge of what the pack knows is visible but does not look like a coast.
    style.outside = mixed(theme.window, theme.mapSea, 0.7F);
    style.sea = theme.mapSea;
    style.land = theme.mapLand;
    style.coast = theme.mapCoast;
    style.river = mixed(theme.mapLand, theme.mapCoast, 0.55F);
    style.boundary = mixed(theme.mapLand, theme.mapBoundary, 0.75F);
    style.road = mixed(theme.mapLand, theme.text, theme.dark ? 0.3F : 0.22F);
    style.green = mixed(theme.mapLand, theme.done, theme.dark ? 0.12F : 0.16F);
    style.built = mixed(theme.mapLand, theme.text, theme.dark ? 0.08F : 0.1F);
    style.missing = theme.muted;
    style.ramp = theme.ramp;
    style.areaOpacity = theme.dark ? 0.6 : 0.85;
    style.text = theme.text;
    style.secondary = context.wall ? theme.text : theme.secondary;
    style.halo = theme.dark ? theme.window : theme.panel;
    style.badge = theme.raised;
    style.badgeEdge = mixed(theme.hairline, theme.secondary, 0.25F);
    style.accent = theme.accent;
    style.urgent = theme.urgent;
    // From bright to calm as an event comes nearer its end; 缓办 is hollow, 结案 in order.
    style.state = {theme.text,          mixed(theme.text, theme.categories[0], 0.5F), theme.categories[0],
                   theme.categories[5], mixed(theme.mapLand, theme.secondary, 0.5F),  theme.done,
                   theme.hairline};
    style.priority = {theme.urgent, theme.warning, theme.categories[0], theme.muted};
    style.resource = {theme.done, theme.categories[0], theme.text, theme.muted};
    style.font = context.font(TextSize::Small);
    style.scale = context.metrics.scale;
    return style;
}

} // namespace onescreen
