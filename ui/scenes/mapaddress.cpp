// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/mapaddress.h"

#include "ui/map/base/basemapaddress.h"
#include "ui/map/layers/layerstate.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/scenes/mappanel.h"
#include "ui/scenes/mapplace.h"

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString placeOption()
{
    return u"at"_s;
}

void addAll(ViewAddress& address, const QMap<QString, QString>& options)
{
    for (auto it = options.begin(); it != options.end(); ++it)
        address.setOption(it.key(), *it);
}

} // namespace

void addBaseMapOptions(ViewAddress& address, const MapPanel& map)
{
    const BaseMapControl* base = map.baseMap();
    if (base && base->choice() != BaseMapChoice{})
        addAll(address, baseMapOptions(base->choice()));
}

void dropBaseMapOptions(ViewAddress& address)
{
    const BaseMapChoice all{.id = u"any"_s, .opacity = BaseMapChoice::leastOpacity, .tone = MapTone::Night};
    const QStringList options = baseMapOptions(all).keys();
    for (const QString& option : options)
        address.setOption(option, {});
}

void applyBaseMapOptions(const ViewAddress& address, MapPanel& map)
{
    if (BaseMapControl* base = map.baseMap()) {
        if (const std::optional<BaseMapChoice> choice = baseMapChoice(address.options()))
            base->chooseAddressed(*choice);
    }
}

void addMapOptions(ViewAddress& address, const MapPanel& map, const MoversDesk& movers)
{
    addAll(address, layerOptions(map.view()));
    addAll(address, movers.options());
    if (const BaseMapControl* base = map.baseMap())
        addAll(address, baseMapOptions(base->choice()));
    // Where the map fits itself, the place follows from what is shown.
    if (map.view().isHeld())
        address.setOption(placeOption(), MapPlace::of(map.view().camera()).toString());
}

bool saysPlace(const ViewAddress& address)
{
    return MapPlace::fromString(address.option(placeOption())).has_value();
}

void applyMapOptions(const ViewAddress& address, MapPanel& map, MoversDesk& movers)
{
    applyLayerOptions(map.view(), address.options());
    applyBaseMapOptions(address, map);
    // Before whoever is followed: to be moved by hand would make following yield.
    if (const auto place = MapPlace::fromString(address.option(placeOption())))
        map.view().holdAt(place->centre, place->zoom);
    movers.applyOptions(address.options());
}

} // namespace onescreen
