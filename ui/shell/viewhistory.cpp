// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewhistory.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t longest = 200;

// Options that mean the same in every scene that has them.
/// The selected line of a table, as an event is the selected line of the queue.
QString selectedLine()
{
    return u"at"_s;
}
/// What lies over the scene.
QString openPassport()
{
    return u"passport"_s;
}
/// A department or team, which is smaller than any area.
QString shownUnit()
{
    return u"unit"_s;
}

struct ViewHistoryText
{
    Q_DECLARE_TR_FUNCTIONS(ViewHistoryText)
};

bool isKnown(RegionCode code, const NameBook& names)
{
    return std::ranges::any_of(names.regions(code.level()),
                               [code](const Region& region) { return region->code == code; });
}

/// The enclosing area that a view can be drilled to: known, and not the tenant itself, which is "no area".
std::optional<RegionCode> enclosing(RegionCode code, const NameBook& names)
{
    const std::optional<RegionCode> parent = code.parent();
    if (!parent || !isKnown(*parent, names))
        return std::nullopt;
    const std::optional<RegionCode> above = parent->parent();
    return parent->level() <= RegionLevel::City && !(above && isKnown(*above, names)) ? std::nullopt : parent;
}

} // namespace

void ViewHistory::open(const ViewAddress& address)
{
    if (address == current())
        return;
    m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(m_at) + 1, m_steps.end());
    ViewAddress here = current();
    ViewAddress there = address;
    const bool bothEvents = here.event() && there.event();
    const bool bothLines = !here.option(selectedLine()).isEmpty() && !there.option(selectedLine()).isEmpty();
    if (bothEvents || bothLines) {
        for (ViewAddress* step : {&here, &there}) {
            step->setEvent({});
            step->setOption(selectedLine(), {});
        }
        if (here == there) {
            m_steps[m_at] = address;
            return;
        }
    }
    m_steps.push_back(address);
    if (m_steps.size() > longest)
        m_steps.erase(m_steps.begin());
    m_at = m_steps.size() - 1;
}

bool ViewHistory::back()
{
    if (!canGoBack())
        return false;
    --m_at;
    return true;
}

bool ViewHistory::forward()
{
    if (!canGoForward())
        return false;
    ++m_at;
    return true;
}

std::optional<ViewAddress> oneLevelUp(const ViewAddress& address, const NameBook& names)
{
    ViewAddress up = address;
    if (!address.option(openPassport()).isEmpty())
        up.setOption(openPassport(), {});
    else if (address.event())
        up.setEvent({});
    else if (!address.option(shownUnit()).isEmpty())
        up.setOption(shownUnit(), {});
    else if (address.area())
        up.setArea(enclosing(*address.area(), names));
    else
        return std::nullopt;
    return up;
}

std::vector<Crumb> crumbsOf(const ViewAddress& address, const QString& sceneTitle, const NameBook& names)
{
    std::vector<Crumb> crumbs;
    if (address.event())
        crumbs.push_back({ViewHistoryText::tr("事件"), address});
    ViewAddress step = address;
    step.setEvent({});
    step.setOption(openPassport(), {});
    step.setOption(shownUnit(), {});
    for (std::optional<RegionCode> area = address.area(); area; area = enclosing(*area, names)) {
        step.setArea(area);
        crumbs.push_back({names.regionName(*area), step});
    }
    step.setArea({});
    crumbs.push_back({sceneTitle, step});
    std::ranges::reverse(crumbs);
    return crumbs;
}

} // namespace onescreen
