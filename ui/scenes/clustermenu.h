// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventqueuemodel.h"

#include <functional>
#include <vector>

class QMenu;
class QWidget;

namespace onescreen {

/// A menu at the cursor with the events of one place that no zoom parts, as the queue words (and redacts)
/// them, the most urgent first. Those beyond what fits, or not in the queue, are counted in its last line.
/// Deletes itself.
QMenu* openClusterMenu(const EventQueueModel& events, const std::vector<EventRow>& rows, QWidget* parent,
                       const std::function<void(EventRow)>& choose);

} // namespace onescreen
