// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/namebook.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace onescreen {

struct NameBook::Private
{
    NameData data;
    QHash<QString, QString> unitNames;
    QHash<qint32, QString> regionNames;
};

NameBook::NameBook() : NameBook(NameData{}) {}

NameBook::NameBook(NameData data)
{
    auto made = std::make_shared<Private>();
    std::ranges::sort(data.units, [](const Unit& a, const Unit& b) {
        return std::tie(a->region, a->name, a->id) < std::tie(b->region, b->name, b->id);
    });
    std::ranges::sort(data.regions, {}, [](const Region& region) { return region->code; });
    for (const Unit& unit : data.units)
        made->unitNames.insert(unit->id.toString(), unit->name);
    for (const Region& region : data.regions)
        made->regionNames.insert(region->code.number(), region->name);
    made->data = std::move(data);
    d = std::move(made);
}

QString NameBook::categoryName(const QString& code) const
{
    return d->data.categories.nameOf(code);
}

QString NameBook::categoryRoot(const QString& code) const
{
    return d->data.categories.rootOf(code);
}

std::vector<CodeName> NameBook::categoryRoots() const
{
    std::vector<CodeName> roots;
    for (const DictionaryEntry& entry : d->data.categories.roots())
        roots.push_back({entry->code, entry->name});
    return roots;
}

QString NameBook::sourceName(const QString& code) const
{
    return d->data.sources.nameOf(code);
}

std::vector<CodeName> NameBook::sources() const
{
    std::vector<CodeName> sources;
    for (const DictionaryEntry& entry : d->data.sources.entries())
        sources.push_back({entry->code, entry->name});
    return sources;
}

QString NameBook::unitKindName(const QString& code) const
{
    return d->data.unitKinds.nameOf(code);
}

QString NameBook::unitName(const QString& id) const
{
    return d->unitNames.value(id, id);
}

const std::vector<Unit>& NameBook::units() const
{
    return d->data.units;
}

QString NameBook::regionName(RegionCode code) const
{
    return d->regionNames.value(code.number(), code.toString());
}

QString NameBook::regionName(qint32 number) const
{
    const auto code = RegionCode::fromNumber(number);
    return code ? regionName(*code) : QString::number(number);
}

QStringList NameBook::regionPath(qint32 number) const
{
    const auto code = RegionCode::fromNumber(number);
    if (!code)
        return {QString::number(number)};
    QStringList path;
    const auto county = code->ancestor(RegionLevel::County);
    if (county && *county != *code && d->regionNames.contains(county->number()))
        path << regionName(*county);
    path << regionName(*code);
    return path;
}

std::vector<Region> NameBook::regions(RegionLevel level, std::optional<RegionCode> area) const
{
    std::vector<Region> found;
    std::ranges::copy_if(d->data.regions, std::back_inserter(found), [&](const Region& region) {
        return region->code.level() == level && (!area || area->contains(region->code));
    });
    return found;
}

} // namespace onescreen
