// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/fieldlayers.h"

#include "ui/map/fields/choroplethlayer.h"
#include "ui/map/fields/heatlayer.h"
#include "ui/map/fields/reachlayer.h"
#include "ui/map/fields/sealayer.h"
#include "ui/map/mapview.h"

namespace onescreen {

ChoroplethLayer* addFieldLayers(MapView& view, const SceneContext& context)
{
    auto areas = std::make_unique<ChoroplethLayer>(context);
    ChoroplethLayer* added = areas.get();
    view.addLayer(std::move(areas));
    view.addLayer(std::make_unique<HeatLayer>(view.eventLayer().events()));
    view.addLayer(std::make_unique<ReachLayer>(context.hub, context.pack));
    view.addLayer(std::make_unique<SeaLayer>(context.hub));
    return added;
}

} // namespace onescreen
