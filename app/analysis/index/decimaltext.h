// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace onescreen {

/// The shortest decimal text that reads back as the same double: "0.1", "98.79855", "1e-20"; "0" for −0. The
/// same on every machine. Empty for NaN and infinities.
QByteArray decimalText(double number);

} // namespace onescreen
