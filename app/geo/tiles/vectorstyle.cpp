// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/vectorstyle.h"

#include <algorithm>
#include <array>

namespace onescreen::geo {

namespace {

struct LayerName
{
    QStringView name;
    VectorRole role;
};
// Whole names first. OpenMapTiles, then the layer codes of national base data.
constexpr std::array wholeNames{LayerName{u"water", VectorRole::Water},
                                LayerName{u"ocean", VectorRole::Water},
                                LayerName{u"waterway", VectorRole::Waterway},
                                LayerName{u"landcover", VectorRole::Green},
                                LayerName{u"park", VectorRole::Green},
                                LayerName{u"landuse", VectorRole::Built},
                                LayerName{u"building", VectorRole::Building},
                                LayerName{u"boundary", VectorRole::Boundary},
                                LayerName{u"transportation", VectorRole::Road},
                                LayerName{u"aeroway", VectorRole::Road},
                                LayerName{u"place", VectorRole::Place},
                                LayerName{u"poi", VectorRole::Name},
                                LayerName{u"water_name", VectorRole::Name},
                                LayerName{u"mountain_peak", VectorRole::Name},
                                LayerName{u"aerodrome_label", VectorRole::Name},
                                LayerName{u"transportation_name", VectorRole::Name},
                                LayerName{u"hyda", VectorRole::Water},
                                LayerName{u"hydl", VectorRole::Waterway},
                                LayerName{u"vega", VectorRole::Green},
                                LayerName{u"resa", VectorRole::Built},
                                LayerName{u"boua", VectorRole::Boundary},
                                LayerName{u"boul", VectorRole::Boundary},
                                LayerName{u"lrdl", VectorRole::Road},
                                LayerName{u"lrrl", VectorRole::Rail},
                                LayerName{u"agnp", VectorRole::Place},
                                LayerName{u"aanp", VectorRole::Name},
                                LayerName{u"resp", VectorRole::Place}};
// Parts of names, in this order: 水系线 is a line before 水 is an area.
constexpr std::array parts{
    LayerName{u"水系线", VectorRole::Waterway},  LayerName{u"河流线", VectorRole::Waterway},
    LayerName{u"水系", VectorRole::Water},       LayerName{u"水面", VectorRole::Water},
    LayerName{u"铁路", VectorRole::Rail},        LayerName{u"rail", VectorRole::Rail},
    LayerName{u"道路", VectorRole::Road},        LayerName{u"公路", VectorRole::Road},
    LayerName{u"road", VectorRole::Road},        LayerName{u"street", VectorRole::Road},
    LayerName{u"地名", VectorRole::Place},       LayerName{u"注记", VectorRole::Place},
    LayerName{u"label", VectorRole::Name},       LayerName{u"境界", VectorRole::Boundary},
    LayerName{u"行政", VectorRole::Boundary},    LayerName{u"boundar", VectorRole::Boundary},
    LayerName{u"admin", VectorRole::Boundary},   LayerName{u"植被", VectorRole::Green},
    LayerName{u"绿地", VectorRole::Green},       LayerName{u"forest", VectorRole::Green},
    LayerName{u"房屋", VectorRole::Building},    LayerName{u"建筑", VectorRole::Building},
    LayerName{u"居民地", VectorRole::Built},     LayerName{u"water", VectorRole::Water},
    LayerName{u"building", VectorRole::Building}};

struct RoadClass
{
    QStringView name;
    int fromZoom;
    double width;
};
constexpr std::array roadClasses{RoadClass{u"motorway", 5, 1.8},  RoadClass{u"trunk", 6, 1.6},
                                 RoadClass{u"primary", 8, 1.4},   RoadClass{u"secondary", 10, 1.2},
                                 RoadClass{u"tertiary", 11, 1.0}, RoadClass{u"runway", 11, 3.0},
                                 RoadClass{u"minor", 13, 0.8},    RoadClass{u"service", 14, 0.6},
                                 RoadClass{u"track", 14, 0.5},    RoadClass{u"path", 15, 0.5}};
constexpr RoadClass otherRoad{u"", 9, 1.0};

struct PlaceClass
{
    QStringView name;
    int fromZoom;
    NameLook look;
};
constexpr std::array placeClasses{
    PlaceClass{u"country", 2, {.priority = 0, .size = 1.3, .bold = true}},
    PlaceClass{u"province", 4, {.priority = 1, .size = 1.25, .bold = true}},
    PlaceClass{u"state", 4, {.priority = 1, .size = 1.25, .bold = true}},
    PlaceClass{u"city", 5, {.priority = 2, .size = 1.15, .bold = true}},
    PlaceClass{u"county", 8, {.priority = 3, .size = 1.0, .bold = false}},
    PlaceClass{u"town", 8, {.priority = 3, .size = 1.0, .bold = false}},
    PlaceClass{u"village", 11, {.priority = 5, .size = 0.9, .bold = false}},
    PlaceClass{u"suburb", 11, {.priority = 5, .size = 0.9, .bold = false}},
    PlaceClass{u"hamlet", 13, {.priority = 6, .size = 0.86, .bold = false}},
    PlaceClass{u"neighbourhood", 13, {.priority = 6, .size = 0.86, .bold = false}}};
constexpr PlaceClass otherPlace{u"", 9, {.priority = 4, .size = 0.95, .bold = false}};
constexpr int namesFromZoom = 14;

} // namespace

VectorRole roleOfLayer(QStringView layer)
{
    const auto whole = std::ranges::find_if(
        wholeNames, [&](const LayerName& one) { return one.name.compare(layer, Qt::CaseInsensitive) == 0; });
    if (whole != wholeNames.end())
        return whole->role;
    const auto part = std::ranges::find_if(
        parts, [&](const LayerName& one) { return layer.contains(one.name, Qt::CaseInsensitive); });
    return part != parts.end() ? part->role : VectorRole::Other;
}

std::optional<double> roadWidth(const VectorTile::Feature& road, int zoom)
{
    const auto found = std::ranges::find(roadClasses, QStringView(road.className), &RoadClass::name);
    const RoadClass& look = found != roadClasses.end() ? *found : otherRoad;
    if (zoom < look.fromZoom)
        return std::nullopt;
    // Half as wide again with every zoom from the fifth after the first.
    const int nearer = std::clamp(zoom - look.fromZoom - 4, 0, 4);
    return look.width * (1.0 + 0.5 * nearer);
}

std::optional<NameLook> nameLook(VectorRole role, const VectorTile::Feature& feature, int zoom)
{
    if (role != VectorRole::Place) {
        if (zoom < namesFromZoom)
            return std::nullopt;
        return NameLook{.priority = 20 + feature.rank.value_or(10), .size = 0.82, .bold = false};
    }
    const auto found = std::ranges::find(placeClasses, QStringView(feature.className), &PlaceClass::name);
    const PlaceClass& place = found != placeClasses.end() ? *found : otherPlace;
    if (zoom < place.fromZoom)
        return std::nullopt;
    return place.look;
}

} // namespace onescreen::geo
