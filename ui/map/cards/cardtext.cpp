// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/cards/cardtext.h"

#include "app/geo/measure.h"
#include "ui/common/lengthtext.h"
#include "ui/common/numbertext.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapdecorations.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct CardText
{
    Q_DECLARE_TR_FUNCTIONS(CardText)
};

constexpr qsizetype mostUnits = 3;

QString countText(const std::optional<qint64>& count, const QLocale& locale)
{
    return count ? CardText::tr("%1 件").arg(numberText(static_cast<double>(*count), locale))
                 : QString(missingText);
}

/// The ground inside the outlines without their holes; none where an outline encloses no single area.
std::optional<double> groundOf(const std::vector<geo::GeoPolygon>& polygons)
{
    double sum = 0;
    for (const geo::GeoPolygon& polygon : polygons) {
        for (std::size_t ring = 0; ring < polygon.rings.size(); ++ring) {
            const std::optional<double> area = geo::areaSquareMetres(polygon.rings[ring]);
            if (!area)
                return std::nullopt;
            sum += ring == 0 ? *area : -*area;
        }
    }
    return sum;
}

void addSize(CardContent& card, const geo::ThemeFeature& feature, const QLocale& locale)
{
    if (!feature.lines.empty()) {
        double metres = 0;
        for (const geo::GeoLine& line : feature.lines)
            metres += geo::pathMetres(line);
        card.rows.push_back({CardText::tr("长度"), lengthText(metres, locale)});
    }
    if (!feature.polygons.empty()) {
        const std::optional<double> ground = groundOf(feature.polygons);
        card.rows.push_back(
            {CardText::tr("面积"), ground ? areaText(*ground, locale) : QString(missingText)});
    }
    if (feature.point)
        card.rows.push_back({CardText::tr("坐标"), coordinateText(*feature.point)});
}

QString unitsText(const QStringList& units)
{
    if (units.isEmpty())
        return missingText;
    const QString names = units.first(std::min(mostUnits, units.size())).join(CardText::tr("、"));
    return units.size() > mostUnits ? CardText::tr("%1 等 %2 个").arg(names).arg(units.size()) : names;
}

} // namespace

QString regionLevelText(RegionLevel level)
{
    switch (level) {
    case RegionLevel::Province:
        return CardText::tr("省");
    case RegionLevel::City:
        return CardText::tr("设区市");
    case RegionLevel::County:
        return CardText::tr("县（市、区）");
    case RegionLevel::Township:
        break;
    }
    return CardText::tr("乡镇（街道）");
}

RegionFigures regionFigures(RegionCode area, const OverviewModel& overview, const ResourceModel& resources,
                            const NameBook& names)
{
    RegionFigures figures;
    const auto& answered = overview.answered();
    const bool counted = area.level() == RegionLevel::County || area.level() == RegionLevel::Township;
    if (answered && counted && (!answered->area || answered->area->contains(area))) {
        // Areas without events are left out of the answer: theirs is a zero that is known.
        const std::vector<RegionCount>& counts = overview.regions(area.level());
        const auto found = std::ranges::find(counts, area, &RegionCount::region);
        figures.open = found == counts.end() ? 0 : found->open;
        figures.all = found == counts.end() ? 0 : found->total;
    }
    for (const Unit& unit : names.units()) {
        if (unit->region == area)
            figures.units << unit->name;
    }
    for (const ResourceItem& item : resources.items()) {
        if (!area.contains(item.resource.region))
            continue;
        if (item.resource.kind == ResourceKind::Camera) {
            ++figures.cameras;
            figures.camerasInOrder += item.resource.status != ResourceStatus::Off;
        } else if (const auto kind = static_cast<std::size_t>(item.resource.kind);
                   kind < figures.forces.size()) {
            ++figures.forces.at(kind);
        }
    }
    return figures;
}

QString regionLine(const QString& name, bool approximate, const RegionFigures& figures, const QLocale& locale)
{
    QStringList parts{approximate ? CardText::tr("%1（近似界线）").arg(name) : name};
    if (figures.open)
        parts << CardText::tr("在办 %1").arg(countText(figures.open, locale));
    return parts.join(u" · "_s);
}

CardContent regionCard(RegionCode area, const QString& name, bool approximate, const RegionFigures& figures,
                       const QLocale& locale)
{
    CardContent card;
    card.title = name;
    card.kind = regionLevelText(area.level()) + u" · "_s + area.toString();
    card.rows.push_back({CardText::tr("在办"), countText(figures.open, locale)});
    card.rows.push_back({CardText::tr("全部记录"), countText(figures.all, locale)});
    card.rows.push_back({CardText::tr("队伍"), CardText::tr("人员 %1 · 车辆 %2 · 船艇 %3")
                                                   .arg(figures.forces[0])
                                                   .arg(figures.forces[1])
                                                   .arg(figures.forces[2])});
    card.rows.push_back({CardText::tr("摄像机"),
                         CardText::tr("%1，其中在线 %2").arg(figures.cameras).arg(figures.camerasInOrder)});
    card.rows.push_back({CardText::tr("负责单位"), unitsText(figures.units)});
    if (approximate)
        card.note = CardText::tr("界线为近似：不是法定界线，事件按登记的区划计数，不按此线。");
    return card;
}

CardContent themeCard(const geo::PackTheme& theme, const geo::ThemeFeature& feature, const QLocale& locale)
{
    CardContent card;
    card.title = feature.name;
    QStringList kind{themeKindText(theme.kind)};
    if (!feature.type.isEmpty() && feature.type != kind.front())
        kind << feature.type;
    card.kind = kind.join(u" · "_s);
    card.rows.push_back(
        {CardText::tr("负责单位"), feature.unit.isEmpty() ? QString(missingText) : feature.unit});
    const std::array<std::pair<QString, QString>, 3> seen{{{CardText::tr("负责人"), feature.person},
                                                           {CardText::tr("电话"), feature.phone},
                                                           {CardText::tr("备注"), feature.note}}};
    for (const auto& [name, value] : seen) {
        if (!value.isEmpty())
            card.rows.push_back({name, value});
    }
    addSize(card, feature, locale);
    QStringList notes{theme.title};
    if (theme.date.isValid())
        notes << CardText::tr("数据日期 %1").arg(theme.date.toString(Qt::ISODate));
    if (theme.approximate)
        notes << CardText::tr("界线为近似");
    if (theme.origin == Origin::Replay)
        notes << CardText::tr("演示数据");
    card.note = notes.join(u" · "_s);
    return card;
}

} // namespace onescreen
