// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/cataloguesource.h"

namespace onescreen {

class SettingsStore;

/// The denominators that were chosen at this workplace instead of the catalogue's own.
DenominatorChoices rememberedDenominators(const SettingsStore& settings);
void rememberDenominators(SettingsStore& settings, const DenominatorChoices& choices);

} // namespace onescreen
