// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isControl(QChar c)
{
    return (c < u' ' && c != u'\n' && c != u'\t' && c != u'\r') || c == u'\x7f';
}

/// Nearly every sign of nearly every text: visible ASCII, general punctuation without its invisible signs,
/// all from there to the surrogates (Chinese signs among them), and full-width forms.
constexpr bool isPlain(char16_t unit)
{
    return (unit >= u' ' && unit < u'\x7f') || (unit >= 0x2010 && unit <= 0x2027) ||
           (unit >= 0x2030 && unit <= 0x205f) || (unit >= 0x2070 && unit < 0xd800) ||
           (unit >= 0xff01 && unit <= 0xffef);
}

/// Not given a meaning yet, but already said to be invisible.
constexpr bool isKeptInvisible(char32_t sign)
{
    const bool isVariant = sign >= 0xe0100 && sign <= 0xe01ef; // forms of Chinese signs in names
    return sign == 0x2065 || (sign >= 0xfff0 && sign <= 0xfff8) ||
           (sign >= 0xe0000 && sign <= 0xe0fff && !isVariant);
}

/// What the sign becomes: itself, a space for what ends a line, or nothing (0).
char32_t cleanedSign(char32_t sign)
{
    constexpr char32_t nextLine = 0x85;
    if (sign == U'\n' || sign == U'\r' || sign == U'\t' || sign == nextLine)
        return U' ';
    switch (QChar::category(sign)) {
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return U' ';
    case QChar::Other_Control:
    case QChar::Other_Format: // directions, joiners, marks of order and of language
        return 0;
    default:
        return QChar::isNonCharacter(sign) || isKeptInvisible(sign) ? 0 : sign;
    }
}

} // namespace

std::optional<Error> faultOfText(const QString& text, const TextRule& rule)
{
    const auto fault = [&](QString sentence) {
        return Error{.kind = ErrorKind::Invalid,
                     .text = std::move(sentence),
                     .place = {.field = rule.field.toString()}};
    };
    if (!rule.mayBeEmpty && text.trimmed().isEmpty())
        return fault(u"must not be empty"_s);
    if (text.size() > rule.longest)
        return fault(u"is longer than %1 characters"_s.arg(rule.longest));
    if (std::ranges::any_of(text, isControl))
        return fault(u"contains control characters"_s);
    return std::nullopt;
}

QString cleanedText(const QString& text)
{
    // Nearly every text is clean already, and a look costs less than a copy.
    const bool clean = std::ranges::all_of(text, [](QChar c) { return isPlain(c.unicode()); });
    if (clean && (text.isEmpty() || (!text.front().isSpace() && !text.back().isSpace())))
        return text;
    QString cleaned;
    cleaned.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar unit = text.at(at);
        char32_t sign = unit.unicode();
        if (unit.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
            sign = QChar::surrogateToUcs4(unit, text.at(++at));
        else if (unit.isSurrogate())
            sign = QChar::ReplacementCharacter; // half a sign, which no encoding can carry
        if (const char32_t cleanSign = isPlain(unit.unicode()) ? sign : cleanedSign(sign); cleanSign != 0)
            cleaned += QChar::fromUcs4(cleanSign);
    }
    return cleaned.trimmed();
}

QString cleanedTextUpTo(qsizetype longest, const QString& text)
{
    QString cleaned = cleanedText(text);
    if (cleaned.size() <= longest)
        return cleaned;
    cleaned.truncate(longest > 0 && cleaned.at(longest - 1).isHighSurrogate() ? longest - 1 : longest);
    return cleaned.trimmed();
}

} // namespace onescreen
