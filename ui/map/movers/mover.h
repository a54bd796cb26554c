// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/resource.h"

#include <QJsonObject>
#include <QSet>
#include <QString>

namespace onescreen {

/// A person, vehicle or vessel of the forces (1+8+1) as the map shows it. Redacted by the model it comes
/// from.
struct Mover
{
    ResourceFields resource; ///< With a position.
    QString unitName;        ///< Empty: belongs to none.
    QString force;           ///< Code of dictionary "unit_kind"; empty when not known.
    QString forceName;       ///< "综合行政执法".

    friend bool operator==(const Mover&, const Mover&) = default;
};

/// Which movers are shown. What is named here is hidden, so that a new kind or force is seen.
struct MoverFilter
{
    QSet<ResourceKind> hiddenKinds;
    QSet<ResourceStatus> hiddenStatuses;
    QSet<QString> hiddenForces; ///< Codes; the empty one stands for "not known".
    /// Ids; not empty: only those of these units. Of the view's address, no setting of the layer.
    QSet<QString> onlyUnits{};

    [[nodiscard]] bool isEmpty() const
    {
        return hiddenKinds.isEmpty() && hiddenStatuses.isEmpty() && hiddenForces.isEmpty() &&
               onlyUnits.isEmpty();
    }
    [[nodiscard]] bool takes(const Mover& mover) const
    {
        return !hiddenKinds.contains(mover.resource.kind) &&
               !hiddenStatuses.contains(mover.resource.status) && !hiddenForces.contains(mover.force) &&
               (onlyUnits.isEmpty() ||
                (mover.resource.unit && onlyUnits.contains(mover.resource.unit->toString())));
    }
    /// Members "hideKinds", "hideStatuses", "hideForces" with wire words; only those that hide something.
    [[nodiscard]] QJsonObject toJson() const;
    /// Words that are not known are left out.
    static MoverFilter fromJson(const QJsonObject& json);

    friend bool operator==(const MoverFilter&, const MoverFilter&) = default;
};

/// "综合行政执法 · 沈家门街道综合行政执法队", as far as it is known.
QString moverUnitText(const Mover& mover);
/// "车辆 · 浙L12345 · 途中 · 20 秒前"; the name may be missing.
QString moverText(const Mover& mover, UtcTime now);

} // namespace onescreen
