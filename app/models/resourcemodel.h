// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/windowclass.h"

#include <QObject>

#include <optional>
#include <vector>

namespace onescreen {

struct ResourceItem
{
    ResourceFields resource; ///< Redacted: the name of a person and the plate of a vehicle may be empty.
    QString unitName;        ///< Empty when it belongs to none.

    /// Age of the position; none without a position.
    [[nodiscard]] std::optional<Milliseconds> age(UtcTime now) const;
    /// By the age of the position against 60 s for staff, 30 s for vehicles and vessels; cameras and devices
    /// have no interval and are Fresh unless off.
    [[nodiscard]] Freshness freshness(UtcTime now) const;
};

/// Staff, vehicles, vessels, cameras, devices: for the map and the force counts. Asked at most twice a
/// second.
class ResourceModel : public QObject
{
    Q_OBJECT

public:
    ResourceModel(DataHub& hub, WindowClass windowClass, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<ResourceItem>& items() const { return m_items; } ///< By kind, then id.
    [[nodiscard]] qint64 count(ResourceKind kind) const;
    [[nodiscard]] qint64 count(ResourceKind kind, ResourceStatus status) const;
    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;

Q_SIGNALS:
    void changed();

private:
    using Rows = std::vector<Stored<Resource>>;
    void take(Result<Rows> answer);
    void rename();

    DataHub& m_hub;
    Redaction m_redaction;
    std::vector<ResourceItem> m_items;
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    QuestionLane<Rows> m_lane;
};

} // namespace onescreen
