// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onescreen {

/// "值班长" for "shift_lead"; the word itself for a role that this version does not know.
QString roleTitle(const QString& role);

} // namespace onescreen
