// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/utf8.h"

namespace onescreen {

namespace {

constexpr char32_t firstOfTwoBytes = 0x80;
constexpr char32_t firstOfThreeBytes = 0x800;
constexpr char32_t firstOfFourBytes = 0x10000;

constexpr char following(char32_t sign, unsigned shift)
{
    return static_cast<char>(0x80U | ((sign >> shift) & 0x3fU));
}

} // namespace

char* appendUtf8(QStringView text, char* to)
{
    const char16_t* next = text.utf16();
    const char16_t* const end = next + text.size();
    while (next != end) {
        char32_t sign = *next++;
        if (sign < firstOfTwoBytes) {
            *to++ = static_cast<char>(sign);
            continue;
        }
        if (QChar::isSurrogate(sign)) {
            if (QChar::isHighSurrogate(sign) && next != end && QChar::isLowSurrogate(*next))
                sign = QChar::surrogateToUcs4(static_cast<char16_t>(sign), *next++);
            else
                sign = QChar::ReplacementCharacter;
        }
        if (sign < firstOfThreeBytes) {
            *to++ = static_cast<char>(0xc0U | (sign >> 6U));
        } else if (sign < firstOfFourBytes) {
            *to++ = static_cast<char>(0xe0U | (sign >> 12U));
            *to++ = following(sign, 6);
        } else {
            *to++ = static_cast<char>(0xf0U | (sign >> 18U));
            *to++ = following(sign, 12);
            *to++ = following(sign, 6);
        }
        *to++ = following(sign, 0);
    }
    return to;
}

} // namespace onescreen
