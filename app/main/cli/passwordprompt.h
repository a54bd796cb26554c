// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>
#include <QTextStream>

namespace onescreen {

/// Asks for a password on the terminal, without showing it; or reads the next line of standard input when
/// that is no terminal. Never from the command line, where every program of the machine can read it. Invalid
/// when there is none.
Result<QString> askPassword(QTextStream& err, const QString& prompt);

} // namespace onescreen
