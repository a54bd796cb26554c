// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/scenelist.h"

#include "ui/scenes/healthscene.h"
#include "ui/scenes/overviewscene.h"

namespace onescreen {

std::vector<SceneFactory> allScenes()
{
    return {OverviewScene::factory(), HealthScene::factory()};
}

} // namespace onescreen
