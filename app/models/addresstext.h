// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace onescreen {

/// Text as it stands in an address: Han stays readable; what has a meaning there, and what is invisible, is
/// percent-encoded.
QString addressEncoded(const QString& text);
/// None for a cut or damaged encoding: it is refused, not guessed at.
std::optional<QString> addressDecoded(QStringView text);

} // namespace onescreen
