// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdlib>

/// Ends the program when a text has what cleanedText() promises to take out: a list of its own, so that it
/// does not repeat the rule that it checks.
inline void requireClean(const QString& text)
{
    if (!text.isValidUtf16())
        std::abort();
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        const bool isControl = unit < u' ' || (unit >= 0x7f && unit <= 0x9f);
        const bool isBreak = unit == 0x2028 || unit == 0x2029;
        const bool isDirection = unit == 0x061c || (unit >= 0x200e && unit <= 0x200f) ||
                                 (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
        const bool isUnseen = unit == 0x00ad || unit == 0x180e || (unit >= 0x200b && unit <= 0x200d) ||
                              (unit >= 0x2060 && unit <= 0x206f) || unit == 0xfeff ||
                              (unit >= 0xfff9 && unit <= 0xfffb);
        if (isControl || isBreak || isDirection || isUnseen)
            std::abort();
    }
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        // U+E0020 to U+E007F: letters that nobody sees.
        const char16_t low = text[at + 1].unicode();
        if (text[at].unicode() == 0xdb40 && low >= 0xdc20 && low <= 0xdc7f)
            std::abort();
    }
}
