// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tracks/windowchoice.h"
#include "ui/common/panelexport.h"

namespace onescreen {

class ReplayPlayer;

/// The paper of a map that shows a window of time, or a moment of a replay: its period says which events are
/// in the picture, and in a replay its as-of is that moment.
PanelPaper withMapTime(PanelPaper paper, const WindowChoice& choice, const ReplayPlayer& player, UtcTime now);

} // namespace onescreen
