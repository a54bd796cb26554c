// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onescreen {

class ChoroplethLayer;
class MapView;
struct SceneContext;

/// Gives a map the layers "choropleth" (shown: open events by county), "heat", "reach" and "sea" (hidden).
/// What the context refers to outlives the view. Returns the first one, which asks for addresses of other
/// scenes.
ChoroplethLayer* addFieldLayers(MapView& view, const SceneContext& context);

} // namespace onescreen
