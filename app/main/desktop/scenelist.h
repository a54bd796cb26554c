// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/scene.h"

#include <vector>

namespace onescreen {

/// All scenes of the program in the order of their keys.
std::vector<SceneFactory> allScenes();

} // namespace onescreen
