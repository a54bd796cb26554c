// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/maplook.h"

namespace onescreen {

namespace {

QColor mixed(const QColor& a, const QColor& b, float share)
{
    const auto mix = [share](float from, float to) { return from + (to - from) * share; };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace

geo::MapStyle mapStyleFor(const ThemeContext& context)
{
    const Theme& theme = context.theme;
    geo::MapStyle style;
    // Near the sea, so that the edge of what the pack knows is visible but does not look like a coast.
    style.outside = mixed(theme.window, theme.mapSea, 0.7F);
    style.sea = theme.mapSea;
    style.land = theme.mapLand;
    style.coast = theme.mapCoast;
    style.river = mixed(theme.mapLand, theme.mapCoast, 0.55F);
    style.boundary = mixed(theme.mapLand, theme.mapBoundary, 0.75F);
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
