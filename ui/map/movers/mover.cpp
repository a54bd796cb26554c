// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/mover.h"

#include "ui/common/timetext.h"
#include "ui/map/markers.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

template <typename Value, typename Name>
void write(QJsonObject& json, const QString& member, const QSet<Value>& values, Name name)
{
    if (values.isEmpty())
        return;
    QStringList words;
    for (const Value& value : values)
        words << name(value);
    words.sort(); // equal filters, equal text
    json.insert(member, QJsonArray::fromStringList(words));
}

template <typename Value, typename Read>
QSet<Value> read(const QJsonObject& json, const QString& member, Read readWord)
{
    QSet<Value> values;
    for (const QJsonValue& word : json.value(member).toArray()) {
        if (const std::optional<Value> value = word.isString() ? readWord(word.toString()) : std::nullopt)
            values.insert(*value);
    }
    return values;
}

} // namespace

QJsonObject MoverFilter::toJson() const
{
    QJsonObject json;
    write(json, u"hideKinds"_s, hiddenKinds, resourceKindName);
    write(json, u"hideStatuses"_s, hiddenStatuses, resourceStatusName);
    write(json, u"hideForces"_s, hiddenForces, [](const QString& force) { return force; });
    return json;
}

MoverFilter MoverFilter::fromJson(const QJsonObject& json)
{
    return {.hiddenKinds = read<ResourceKind>(json, u"hideKinds"_s, resourceKindFromName),
            .hiddenStatuses = read<ResourceStatus>(json, u"hideStatuses"_s, resourceStatusFromName),
            .hiddenForces = read<QString>(json, u"hideForces"_s,
                                          [](const QString& word) { return std::optional(word); })};
}

QString moverUnitText(const Mover& mover)
{
    QStringList parts{mover.forceName, mover.unitName};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString moverText(const Mover& mover, UtcTime now)
{
    const ResourceFields& resource = mover.resource;
    QStringList parts{resourceKindText(resource.kind)};
    if (!resource.name.isEmpty())
        parts << resource.name;
    parts << resourceStatusText(resource.status);
    if (resource.positionAt)
        parts << ageText(now - *resource.positionAt);
    return parts.join(u" · "_s);
}

} // namespace onescreen
