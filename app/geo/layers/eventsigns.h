// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/overlaylayer.h"

#include <functional>
#include <optional>

namespace onescreen::geo {

/// Events as clusters and single signs. The sum of all counts in a picture is the number of events in the
/// cells it touches.
class EventSigns final : public OverlayLayer
{
public:
    /// Not owned; must outlive the painting or be set anew.
    void setEvents(const ClusterIndex* events) { m_events = events; }
    void setSelected(std::optional<EventRow> row) { m_selected = row; }
    /// Words for a count; plain digits without it.
    void setCountText(std::function<QString(quint32)> words) { m_countText = std::move(words); }

    void prepare(const LayerFrame& frame) override;
    void paint(const LayerFrame& frame) override;

private:
    void paintSign(const LayerFrame& frame, const Hit& sign) const;

    const ClusterIndex* m_events = nullptr;
    std::optional<EventRow> m_selected;
    std::function<QString(quint32)> m_countText;
    std::vector<Hit> m_signs; ///< Of the picture being painted.
};

} // namespace onescreen::geo
