// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/markers.h"

#include "ui/common/numbertext.h"
#include "ui/common/timetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("MapWords", text);
}

} // namespace

std::vector<geo::Marker> markersOf(const std::vector<ResourceFields>& resources, UtcTime now)
{
    std::vector<geo::Marker> markers;
    markers.reserve(resources.size());
    for (const ResourceFields& resource : resources) {
        const bool moves = geo::isMobile(resource.kind);
        // What stands still does not get lost: its sign only shows whether it works.
        const Milliseconds age = moves && resource.positionAt ? now - *resource.positionAt : Milliseconds{0};
        const geo::Fading fading = geo::fadingFor(age);
        markers.push_back({.at = geo::toWorld(*resource.position),
                           .kind = resource.kind,
                           .status = resource.status,
                           .heading = resource.heading,
                           .fieldOfView = resource.fieldOfView,
                           .rangeMetres = resource.rangeMetres,
                           .fading = fading,
                           .name = resource.name,
                           .ageText = fading == geo::Fading::Full ? QString() : durationText(age)});
    }
    return markers;
}

QString clusterCountText(quint32 count, const QLocale& locale)
{
    constexpr quint32 tenThousand = 10'000;
    if (count < tenThousand)
        return QString::number(count);
    const bool chinese = locale.language() == QLocale::Chinese;
    const double unit = chinese ? 1e4 : 1e3;
    const double value = count / unit;
    return QString::number(value, 'f', value < 10 ? 1 : 0) + (chinese ? u"万"_s : u"k"_s);
}

QString clusterText(const geo::Cluster& cluster, const QLocale& locale)
{
    QStringList lines{
        words(QT_TRANSLATE_NOOP("MapWords", "共 %1 件")).arg(numberText(cluster.count, locale))};
    if (cluster.sums.urgentOpen > 0)
        lines << words(QT_TRANSLATE_NOOP("MapWords", "紧急未结 %1")).arg(cluster.sums.urgentOpen);
    if (cluster.sums.overdueOpen > 0)
        lines << words(QT_TRANSLATE_NOOP("MapWords", "超期未结 %1")).arg(cluster.sums.overdueOpen);
    QStringList parts;
    for (const EventState state : allEventStates) {
        const quint32 count = cluster.sums.byState[static_cast<std::size_t>(state)];
        if (count > 0)
            parts << eventStateText(state) + u' ' + QString::number(count);
    }
    lines << parts.join(u" · "_s);
    return lines.join(u'\n');
}

QString eventText(const geo::PointEntry& event)
{
    QStringList parts{priorityText(event.priority), eventStateText(event.state)};
    if (event.overdue)
        parts << words(QT_TRANSLATE_NOOP("MapWords", "超期未结"));
    return parts.join(u" · "_s);
}

QString resourceText(const std::vector<ResourceFields>& resources, UtcTime now)
{
    constexpr std::size_t mostLines = 8;
    QStringList lines;
    for (std::size_t i = 0; i < resources.size() && i < mostLines; ++i) {
        const ResourceFields& one = resources[i];
        QStringList parts{resourceKindText(one.kind)};
        if (!one.name.isEmpty())
            parts << one.name;
        parts << resourceStatusText(one.status);
        if (one.positionAt && geo::isMobile(one.kind))
            parts << ageText(now - *one.positionAt);
        lines << parts.join(u" · "_s);
    }
    if (resources.size() > mostLines)
        lines << u'+' + QString::number(resources.size() - mostLines);
    return lines.join(u'\n');
}

QString eventStateText(EventState state)
{
    constexpr std::array names{
        QT_TRANSLATE_NOOP("MapWords", "已上报"), QT_TRANSLATE_NOOP("MapWords", "已受理"),
        QT_TRANSLATE_NOOP("MapWords", "已派遣"), QT_TRANSLATE_NOOP("MapWords", "处置中"),
        QT_TRANSLATE_NOOP("MapWords", "缓办"),   QT_TRANSLATE_NOOP("MapWords", "已结案"),
        QT_TRANSLATE_NOOP("MapWords", "已作废")};
    return words(names.at(static_cast<std::size_t>(state)));
}

QString priorityText(Priority priority)
{
    constexpr std::array names{QT_TRANSLATE_NOOP("MapWords", "紧急"), QT_TRANSLATE_NOOP("MapWords", "重要"),
                               QT_TRANSLATE_NOOP("MapWords", "一般"), QT_TRANSLATE_NOOP("MapWords", "提示")};
    return words(names.at(static_cast<std::size_t>(priority)));
}

QString resourceKindText(ResourceKind kind)
{
    constexpr std::array names{QT_TRANSLATE_NOOP("MapWords", "人员"), QT_TRANSLATE_NOOP("MapWords", "车辆"),
                               QT_TRANSLATE_NOOP("MapWords", "船艇"), QT_TRANSLATE_NOOP("MapWords", "摄像机"),
                               QT_TRANSLATE_NOOP("MapWords", "设备")};
    return words(names.at(static_cast<std::size_t>(kind)));
}

QString resourceStatusText(ResourceStatus status)
{
    constexpr std::array names{QT_TRANSLATE_NOOP("MapWords", "备勤"), QT_TRANSLATE_NOOP("MapWords", "途中"),
                               QT_TRANSLATE_NOOP("MapWords", "现场"), QT_TRANSLATE_NOOP("MapWords", "离线")};
    return words(names.at(static_cast<std::size_t>(status)));
}

} // namespace onescreen
