// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/crowd.h"
#include "app/geo/layers/overlaylayer.h"
#include "app/geo/marker.h"

#include <QHash>

#include <functional>
#include <vector>

namespace onescreen::geo {

/// Resources as signs. Signs of one kind that would lie on each other are drawn once, with their number. Such
/// a sign steps aside where it would lie on another one; a single one stays where it is. None covers the
/// number of a cluster of events. A name that would lie on a sign or on another name is left out.
class MarkerSigns final : public OverlayLayer
{
public:
    using Choose = std::function<bool(const Marker& marker)>;

    /// Paints those of `markers` (not owned, may be null) that `choose` takes. Hits name indexes of
    /// `markers`.
    void setMarkers(const std::vector<Marker>* markers, Choose choose);
    /// From now on hits are items of that layer instead of markers; their number is for membersOf().
    void setItemsOf(const QString& layer) { m_layer = layer; }
    /// Indexes of the markers that the last picture drew as that item; empty when it had no such item.
    [[nodiscard]] std::vector<std::size_t> membersOf(qint64 item) const;
    void prepare(const LayerFrame& frame) override;
    void paint(const LayerFrame& frame) override;

private:
    struct Group
    {
        std::vector<std::size_t> members;
        QPointF sum;      ///< Of their places on screen.
        QPointF centre{}; ///< Of the sign, once it has its place.
    };

    /// Gives every group its place; what it takes is taken in `crowd`.
    void place(const LayerFrame& frame, Crowd& crowd);
    void paintGroup(const LayerFrame& frame, Group group, Crowd& crowd);
    void paintCaption(const LayerFrame& frame, const Marker& marker, QPointF centre, Crowd& crowd) const;
    [[nodiscard]] const Marker& mostBusy(const Group& group) const;

    const std::vector<Marker>* m_markers = nullptr;
    Choose m_choose;
    QString m_layer;
    std::vector<Group> m_groups;                   ///< Of the picture that is being made.
    std::vector<std::vector<std::size_t>> m_items; ///< Of the last picture, with m_layer.
};

/// A place for a sign of that kind where it covers no number of a cluster: at the cluster's edge, each kind
/// at its own side.
QPointF besideClusters(const LayerFrame& frame, QPointF at, ResourceKind kind);

} // namespace onescreen::geo
