// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/queueredaction.h"

namespace onescreen {

QString shownTitle(const QString& title, const QString& category, const Redaction& redaction,
                   const NameBook& names)
{
    if (!redaction.title)
        return names.categoryName(category);
    return redaction.personNames && redaction.plates ? title : withoutPersons(title);
}

QString shownAddress(const QString& address, const Redaction& redaction)
{
    return redaction.exactAddress ? address : withoutPersons(withoutHouseNumber(address));
}

QueueItem redactedItem(QueueItem item, const Redaction& redaction, const NameBook& names)
{
    item.title = shownTitle(item.title, item.category, redaction, names);
    item.address = shownAddress(item.address, redaction);
    if (item.position && !redaction.exactPosition)
        item.position = coarsened(*item.position);
    return item;
}

} // namespace onescreen
