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

bool isInvisible(QChar c)
{
    const char16_t unit = c.unicode();
    return isControl(c) || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e) ||
           (unit >= 0x2060 && unit <= 0x2069) || unit == 0xfeff;
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
    const bool clean = std::ranges::none_of(text, [](QChar c) { return c < u' ' || isInvisible(c); });
    if (clean && (text.isEmpty() || (!text.front().isSpace() && !text.back().isSpace())))
        return text;
    QString cleaned;
    cleaned.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t')
            cleaned += u' ';
        else if (!isInvisible(c))
            cleaned += c;
    }
    return cleaned.trimmed();
}

} // namespace onescreen
