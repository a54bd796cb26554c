// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/basemapcatalog.h"
#include "ui/common/theme.h"

#include <QDialog>

class QLineEdit;

namespace onescreen {

class SettingsStore;

/// Takes the key of a service. What was entered before is never shown, only that there is one.
class KeyDialog final : public QDialog
{
    Q_OBJECT
public:
    KeyDialog(geo::BaseMapCatalog& catalog, SettingsStore& settings, const geo::BaseMapDefinition& map,
              const ThemeContext& context, QWidget* parent);

private:
    QLineEdit* m_key;
};

} // namespace onescreen
