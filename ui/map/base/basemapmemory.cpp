// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/basemapmemory.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

const SettingKey<QString> ownMapsKey{"map/baseMaps"_L1, {}};

QByteArray keyName(const QString& group)
{
    return "map/baseKeys/" + group.toLatin1();
}

} // namespace

BaseMapMemory::BaseMapMemory(geo::BaseMapCatalog& catalog, SettingsStore& settings, QObject* parent)
    : QObject(parent), m_catalog(catalog), m_settings(settings)
{
    if (const QString kept = settings.value(ownMapsKey); !kept.isEmpty()) {
        const Result<std::vector<geo::BaseMapDefinition>> maps = geo::readDefinitions(kept.toUtf8());
        if (maps)
            catalog.setOwnMaps(*maps);
        else
            qWarning("The base maps in the settings are not used: %s", qUtf8Printable(maps.error().text));
    }
    QSet<QString> groups;
    for (const geo::BaseMapDefinition& map : catalog.maps())
        groups.insert(map.keyGroup);
    for (const QString& group : groups) {
        const QByteArray name = keyName(group);
        if (!group.isEmpty())
            catalog.setKey(group, settings.value(SettingKey<QString>{QLatin1StringView(name), {}}));
    }
    connect(&catalog, &geo::BaseMapCatalog::mapsChanged, this, &BaseMapMemory::write);
}

void BaseMapMemory::write()
{
    const std::vector<geo::BaseMapDefinition> own = m_catalog.ownMaps();
    m_settings.setValue(ownMapsKey, own.empty() ? QString() : QString::fromUtf8(geo::writeDefinitions(own)));
}

void keepBaseMapKey(geo::BaseMapCatalog& catalog, SettingsStore& settings, const QString& group,
                    const QString& key)
{
    const QByteArray name = keyName(group);
    settings.setValue(SettingKey<QString>{QLatin1StringView(name), {}}, key);
    catalog.setKey(group, key);
}

} // namespace onescreen
