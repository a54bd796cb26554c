// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/change.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 8> entityNames{u"event", u"resource",  u"unit", u"region",
                                                 u"dict",  u"indicator", u"feed", u"note"};

struct IdOf
{
    QString operator()(const Event& row) const { return row->id.toString(); }
    QString operator()(const Resource& row) const { return row->id.toString(); }
    QString operator()(const Unit& row) const { return row->id.toString(); }
    QString operator()(const Region& row) const { return row->code.toString(); }
    QString operator()(const DictionaryEntry& row) const
    {
        return dictionaryKindName(row->kind) + u'/' + row->code;
    }
    QString operator()(const IndicatorValue& row) const { return row->id.toString(); }
    QString operator()(const Feed& row) const { return row->source.toString(); }
    QString operator()(const Note& row) const { return row->id.toString(); }
};

struct RegionOf
{
    std::optional<RegionCode> operator()(const Event& row) const { return row->region; }
    std::optional<RegionCode> operator()(const Resource& row) const { return row->region; }
    std::optional<RegionCode> operator()(const Unit& row) const { return row->region; }
    std::optional<RegionCode> operator()(const IndicatorValue& row) const { return row->region; }
    template <typename Other> std::optional<RegionCode> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

} // namespace

QString entityName(Entity entity)
{
    return entityNames.at(static_cast<std::size_t>(entity)).toString();
}

std::optional<Entity> entityFromName(QStringView name)
{
    const auto found = std::ranges::find(entityNames, name);
    return found == entityNames.end() ? std::nullopt
                                      : std::optional(static_cast<Entity>(found - entityNames.begin()));
}

QString recordId(const Record& record)
{
    return std::visit(IdOf{}, record);
}

std::optional<RegionCode> recordRegion(const Record& record)
{
    return std::visit(RegionOf{}, record);
}

} // namespace onescreen
