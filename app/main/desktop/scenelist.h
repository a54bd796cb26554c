// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/scene.h"

#include <vector>

namespace onescreen {

class AccountDesk;
class AccountRegistry;

/// All scenes of the program in the order of their keys. `desk` and `registry` are null without a server;
/// they must outlive the scenes. `server`: its address, to be shown.
std::vector<SceneFactory> allScenes(AccountDesk* desk, AccountRegistry* registry, const QString& server = {});

} // namespace onescreen
