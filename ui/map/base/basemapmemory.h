// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapcatalog.h"
#include "ui/common/settingsstore.h"

#include <QObject>

namespace onescreen {

/// Keeps the user's own base maps and the keys of services in the settings. One for the program.
class BaseMapMemory : public QObject
{
    Q_OBJECT
public:
    /// Reads what was kept into the catalogue. Both must outlive it.
    BaseMapMemory(geo::BaseMapCatalog& catalog, SettingsStore& settings, QObject* parent = nullptr);

private:
    void write();

    geo::BaseMapCatalog& m_catalog;
    SettingsStore& m_settings;
};

/// Gives the key to the catalogue and keeps it; an empty one is forgotten. Groups are words of definitions.
void keepBaseMapKey(geo::BaseMapCatalog& catalog, SettingsStore& settings, const QString& group,
                    const QString& key);

} // namespace onescreen
