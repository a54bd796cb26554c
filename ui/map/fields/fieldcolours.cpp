// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/fieldcolours.h"

#include "app/geo/tilepainter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](float from, float to) { return from + (to - from) * static_cast<float>(share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

} // namespace

std::vector<QColor> classColours(const std::vector<geo::Choropleth::Class>& classes, const Theme& theme,
                                 bool goodAbove)
{
    using Side = geo::Choropleth::Side;
    const auto below =
        static_cast<int>(std::ranges::count(classes, Side::Below, &geo::Choropleth::Class::side));
    const auto count = static_cast<int>(classes.size());
    // Both sides in equal steps, so that equal strength is equal distance in classes.
    const int steps = std::max(below, count - below);
    std::vector<QColor> colours;
    for (int i = 0; i < count; ++i) {
        const Side side = classes[static_cast<std::size_t>(i)].side;
        if (side == Side::None) {
            colours.push_back(theme.ramp.at(geo::rampIndex(i, count)));
            continue;
        }
        const int distance = side == Side::Below ? below - i : i - below + 1;
        constexpr double faintest = 0.35;
        const double strength =
            steps == 1 ? 0.7 : faintest + (1 - faintest) * (distance - 1) / double(steps - 1);
        const bool good = (side == Side::Above) == goodAbove;
        colours.push_back(mixed(theme.mapLand, good ? theme.categories[0] : theme.categories[1], strength));
    }
    return colours;
}

std::vector<QColor> heatColours(std::size_t classes, const Theme& theme)
{
    constexpr double least = 0.55;
    std::vector<QColor> colours;
    for (std::size_t i = 0; i < classes; ++i) {
        const double share = classes < 2 ? 1.0 : double(i) / static_cast<double>(classes - 1);
        const QColor& colour = theme.ramp.at(geo::rampIndex(static_cast<int>(i), static_cast<int>(classes)));
        colours.push_back(withAlpha(colour, least + (0.9 - least) * share));
    }
    return colours;
}

ReachColours reachColours(const Theme& theme)
{
    return {.bands = {withAlpha(theme.ramp[5], 0.75), withAlpha(theme.ramp[3], 0.7),
                      withAlpha(theme.ramp[1], 0.7)},
            .uncertain = theme.unknown,
            .empty = theme.categories[1]};
}

const QImage& areaSymbol(geo::SpriteCache& sprites, const QBrush& brush, const QString& name)
{
    const double side = 16 * sprites.style().scale;
    const QString key =
        name.isEmpty() ? u"area:%1:%2"_s.arg(brush.color().rgba(), 8, 16).arg(static_cast<int>(brush.style()))
                       : u"area:"_s + name;
    const QColor land = sprites.style().land;
    const QColor edge = sprites.style().badgeEdge;
    return sprites.sprite(key, {side, side}, [&](QPainter& painter) {
        const QRectF square(-side / 2 + 0.5, -side / 2 + 0.5, side - 1, side - 1);
        painter.fillRect(square, land);
        painter.fillRect(square, brush);
        painter.setPen(edge);
        painter.drawRect(square);
    });
}

} // namespace onescreen
