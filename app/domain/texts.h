// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

#include <optional>

namespace onescreen {

struct TextRule
{
    QStringView field;
    qsizetype longest = 0; ///< UTF-16 units.
    bool mayBeEmpty = true;
};

/// Too long, empty where it must not be, or with control characters other than line breaks and tabs.
std::optional<Error> faultOfText(const QString& text, const TextRule& rule);

/// Removes control and format characters (Unicode Cc and Cf: bidirectional overrides, zero-width signs, tags)
/// and non-characters: texts of upstream systems are shown next to each other, and one of them must not be
/// able to reorder or hide its neighbours. Line breaks become spaces, half a surrogate pair U+FFFD. Cleaning
/// twice changes nothing.
QString cleanedText(const QString& text);
/// The same, cut to at most `longest` UTF-16 units and never inside a sign.
QString cleanedTextUpTo(qsizetype longest, const QString& text);

} // namespace onescreen
