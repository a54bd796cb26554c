// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onescreen {

// The rules that the server applies to what an administrator types (resources/api/openapi.yaml), so that the
// form can say what is wrong before anything is sent. The server has the last word.

inline constexpr int longestAccountName = 64;
inline constexpr int longestPersonName = 64;
inline constexpr int shortestPassword = 10;
inline constexpr int longestPassword = 256;
inline constexpr int wallCodeSigns = 8;

enum class FieldFault {
    None,
    Missing,
    TooLong,
    TooShort,
    BadSign,   ///< A sign that cannot stand there.
    BadStart,  ///< An account begins with a letter or digit.
    Different, ///< The two passwords.
};

/// Small letters, digits and . _ -, beginning with a letter or digit.
FieldFault faultOfAccount(const QString& account);
/// A name that is shown: not empty once control signs are gone.
FieldFault faultOfName(const QString& name);
FieldFault faultOfPassword(const QString& password, const QString& again);

/// What a wall shows, however it was typed: blanks, hyphens and full-width forms do not matter, nor does
/// case.
QString wallCode(const QString& typed);
FieldFault faultOfWallCode(const QString& typed);

/// Four groups of four signs that are not taken for one another: 79 bits drawn from the operating system.
QString newPassword();

} // namespace onescreen
