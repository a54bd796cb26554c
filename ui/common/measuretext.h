// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onescreen {

/// What a measure of the cube counts, by its wire word, with the date that counts: "按期结案数（按到期日）".
/// An unknown word is shown as itself.
QString measureText(const QString& measure);

} // namespace onescreen
