// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/scenelist.h"

#include "ui/scenes/healthscene.h"
#include "ui/scenes/indicatorscene.h"
#include "ui/scenes/mapscene.h"
#include "ui/scenes/overviewscene.h"
#include "ui/scenes/portraitscene.h"

namespace onescreen {

std::vector<SceneFactory> allScenes(AccountDesk* desk, AccountRegistry* registry, const QString& server)
{
    return {OverviewScene::factory(), PortraitScene::factory(), IndicatorScene::factory(),
            MapScene::factory(), HealthScene::factory(desk, registry, server)};
}

} // namespace onescreen
