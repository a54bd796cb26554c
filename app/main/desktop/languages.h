// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace onescreen {

/// Installs the texts of the program and of Qt, and the number and date forms. Chinese is what the code is
/// written in.
void installLanguage(QCoreApplication& application, const QString& language);

} // namespace onescreen
