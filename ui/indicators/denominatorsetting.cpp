// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/denominatorsetting.h"

#include "ui/common/settingsstore.h"

namespace onescreen {

namespace {

const SettingKey<QVariantMap>& key()
{
    static const SettingKey<QVariantMap> setting{QLatin1StringView("indicators/denominators"), {}};
    return setting;
}

} // namespace

DenominatorChoices rememberedDenominators(const SettingsStore& settings)
{
    DenominatorChoices choices;
    const QVariantMap stored = settings.value(key());
    for (const auto& [indicator, denominator] : stored.asKeyValueRange())
        choices.insert(indicator, denominator.toString());
    return choices;
}

void rememberDenominators(SettingsStore& settings, const DenominatorChoices& choices)
{
    QVariantMap stored;
    for (const auto& [indicator, denominator] : choices.asKeyValueRange())
        stored.insert(indicator, denominator);
    settings.setValue(key(), stored);
}

} // namespace onescreen
