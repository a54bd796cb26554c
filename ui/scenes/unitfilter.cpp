// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/unitfilter.h"

namespace onescreen {

QSet<QString> unitWithParts(const NameBook& names, const UnitId& unit)
{
    QSet<QString> found{unit.toString()};
    // Few levels, and a circle of parents adds nothing a second time.
    for (qsizetype before = 0; before != found.size();) {
        before = found.size();
        for (const Unit& one : names.units()) {
            if (one->parent && found.contains(one->parent->toString()))
                found.insert(one->id.toString());
        }
    }
    return found;
}

ViewAddress withUnitToggled(const ViewAddress& address, QDate today, const NameBook& names,
                            const UnitId& unit)
{
    EventFilter filter = address.filter(today);
    const QSet<QString> wanted = unitWithParts(names, unit);
    filter.facts.units = filter.facts.units == wanted ? QSet<QString>() : wanted;
    ViewAddress changed = address;
    changed.setFilter(filter);
    changed.setEvent(std::nullopt);
    return changed;
}

} // namespace onescreen
