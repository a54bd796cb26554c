// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace onescreen {

/// The most bytes that appendUtf8() writes for a text of that length.
constexpr std::size_t mostUtf8Bytes(qsizetype length)
{
    return static_cast<std::size_t>(length) * 3;
}

/// Writes the text in UTF-8 and returns the end of what was written; half a surrogate pair becomes U+FFFD.
/// For the texts of rows, which are mostly Chinese: QStringEncoder looks for ASCII after every sign and takes
/// several times as long.
char* appendUtf8(QStringView text, char* to);

} // namespace onescreen
