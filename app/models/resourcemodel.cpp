// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/resourcemodel.h"

#include <algorithm>
#include <tuple>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 2s;
constexpr Milliseconds staffInterval = 60s;
constexpr Milliseconds vehicleInterval = 30s;

ResourceItem itemOf(const Resource& resource, const Redaction& redaction, const NameBook& names)
{
    ResourceItem item{.resource = *resource};
    ResourceFields& fields = item.resource;
    if (fields.unit)
        item.unitName = names.unitName(fields.unit->toString());
    const bool isPerson = fields.kind == ResourceKind::Staff;
    const bool hasPlate = fields.kind == ResourceKind::Vehicle;
    if ((isPerson && !redaction.personNames) || (hasPlate && !redaction.plates))
        fields.name.clear();
    return item;
}

} // namespace

std::optional<Milliseconds> ResourceItem::age(UtcTime now) const
{
    return resource.positionAt
               ? std::optional<Milliseconds>(std::max(now - *resource.positionAt, Milliseconds{0}))
               : std::nullopt;
}

Freshness ResourceItem::freshness(UtcTime now) const
{
    switch (resource.kind) {
    case ResourceKind::Staff:
        return freshnessOf(age(now), staffInterval);
    case ResourceKind::Vehicle:
    case ResourceKind::Vessel:
        return freshnessOf(age(now), vehicleInterval);
    case ResourceKind::Camera:
    case ResourceKind::Device:
        break;
    }
    return resource.status == ResourceStatus::Off ? Freshness::Stale : Freshness::Fresh;
}

ResourceModel::ResourceModel(DataHub& hub, WindowClass windowClass, QObject* parent)
    : QObject(parent), m_hub(hub), m_redaction(redactionFor(windowClass)),
      m_lane(
          spacing,
          [this] {
              m_askedAsOf = m_hub.asOf();
              return m_hub.questions().resources();
          },
          [this](Result<Rows> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        if (summary.entities.contains(Entity::Resource) || m_state == ModelState::Error)
            m_lane.refresh();
    });
    connect(&m_hub, &DataHub::namesChanged, this, &ResourceModel::rename);
    connect(&m_hub, &DataHub::asOfChanged, this, &ResourceModel::changed);
    m_lane.refresh();
}

void ResourceModel::take(Result<Rows> answer)
{
    if (!answer) {
        m_state = ModelState::Error;
        m_error = std::move(answer).error();
        Q_EMIT changed();
        return;
    }
    m_items.clear();
    m_items.reserve(answer->size());
    for (const Stored<Resource>& stored : *answer)
        m_items.push_back(itemOf(stored.row, m_redaction, m_hub.names()));
    std::ranges::sort(m_items, [](const ResourceItem& a, const ResourceItem& b) {
        return std::tie(a.resource.kind, a.resource.id) < std::tie(b.resource.kind, b.resource.id);
    });
    m_error.reset();
    m_asOf = m_askedAsOf;
    m_state = m_items.empty() ? ModelState::Empty : ModelState::Ready;
    Q_EMIT changed();
}

void ResourceModel::rename()
{
    for (ResourceItem& item : m_items) {
        if (item.resource.unit)
            item.unitName = m_hub.names().unitName(item.resource.unit->toString());
    }
    Q_EMIT changed();
}

qint64 ResourceModel::count(ResourceKind kind) const
{
    return std::ranges::count_if(m_items,
                                 [kind](const ResourceItem& item) { return item.resource.kind == kind; });
}

qint64 ResourceModel::count(ResourceKind kind, ResourceStatus status) const
{
    return std::ranges::count_if(m_items, [=](const ResourceItem& item) {
        return item.resource.kind == kind && item.resource.status == status;
    });
}

std::optional<UtcTime> ResourceModel::asOf() const
{
    const bool settled = m_state != ModelState::Error && m_state != ModelState::Loading && !m_lane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

} // namespace onescreen
