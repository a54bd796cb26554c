// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/models/windowclass.h"
#include "app/store/queries.h"

namespace onescreen {

/// The title that may be shown: the event's own, the same without persons and plates, or the category's name.
QString shownTitle(const QString& title, const QString& category, const Redaction& redaction,
                   const NameBook& names);
/// The address that may be shown.
QString shownAddress(const QString& address, const Redaction& redaction);
/// The line that may leave a model.
QueueItem redactedItem(QueueItem item, const Redaction& redaction, const NameBook& names);

} // namespace onescreen
