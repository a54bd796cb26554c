// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/queuearea.h"

#include "app/geo/selectring.h"
#include "app/models/tracks/windowchoice.h"
#include "ui/map/eventlayer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// `chosen` (empty: all of `standard`) without `hidden`. A filter cannot say "nothing": where nothing would
/// be left it stays.
template <typename Value, typename Range>
void hide(QSet<Value>& chosen, const Range& standard, const QSet<Value>& hidden)
{
    if (hidden.isEmpty())
        return;
    QSet<Value> left = chosen.isEmpty() ? QSet<Value>(std::begin(standard), std::end(standard)) : chosen;
    left.subtract(hidden);
    if (!left.isEmpty())
        chosen = left;
}

} // namespace

Result<ViewAddress> queueAddress(const ViewAddress& here, UtcTime now, const EventLayer& events,
                                 const geo::SelectArea& area)
{
    Result<GeoRing> ring = geo::filterRing(area);
    if (!ring)
        return std::unexpected(std::move(ring).error());
    Result<ViewAddress> queue = ViewAddress::forScene(u"overview"_s);
    if (!queue)
        return queue;
    EventFilter filter = here.filter(businessDay(now));
    filter.inside = *std::move(ring);
    // A window that moves with the time (the last hour) stays where it is now, and what is new is in it.
    if (const auto window = WindowChoice::fromString(here.option(u"window"_s))) {
        filter.reportedBetween = window->resolve(now);
        if (filter.reportedBetween && window->isRelative())
            filter.reportedBetween->to = withoutEnd;
    }
    const geo::EventPick& pick = events.pick();
    // An address without states means the open ones.
    std::vector<EventState> open;
    std::ranges::copy_if(allEventStates, std::back_inserter(open), isOpen);
    hide(filter.states, open, pick.hiddenStates);
    hide(filter.priorities, allPriorities, pick.hiddenPriorities);
    std::vector<QString> roots;
    for (const auto& [root, count] : events.facets().byRoot)
        roots.push_back(root);
    hide(filter.categoryRoots, roots, pick.hiddenRoots);
    queue->setFilter(filter);
    queue->setPeriod(here.period());
    return queue;
}

} // namespace onescreen
