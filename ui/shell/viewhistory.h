// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/models/viewaddress.h"

#include <optional>
#include <vector>

namespace onescreen {

/// The path through addresses: back and forward, as in a browser. At most 200 steps are kept.
class ViewHistory
{
public:
    explicit ViewHistory(ViewAddress start) : m_steps{std::move(start)} {}

    [[nodiscard]] const ViewAddress& current() const { return m_steps[m_at]; }
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_steps.size(); }

    /// A new step after the current one; what was ahead is forgotten. Going through a list of events is one
    /// step, not one for each: when only the selected event (or line, option "at") differs the current step
    /// is replaced.
    void open(const ViewAddress& address);
    bool back();    ///< False at the start.
    bool forward(); ///< False at the end.

private:
    std::vector<ViewAddress> m_steps;
    size_t m_at = 0;
};

/// One level up: from an open passport to its number, from a department to the areas, from the selected event
/// to the list, from an area to the one around it as far as it is known, from there to the whole tenant. None
/// at the top.
std::optional<ViewAddress> oneLevelUp(const ViewAddress& address, const NameBook& names);

/// A step of the path from the top to an address, for crumbs.
struct Crumb
{
    QString text;
    ViewAddress address;
};
/// Scene, county, township, "事件": as many as the address has.
std::vector<Crumb> crumbsOf(const ViewAddress& address, const QString& sceneTitle, const NameBook& names);

} // namespace onescreen
