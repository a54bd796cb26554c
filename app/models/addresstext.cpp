// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/addresstext.h"

#include <QByteArray>

#include <algorithm>

namespace onescreen {

namespace {

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

} // namespace

QString addressEncoded(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c == u'-' || c == u'_' || c == u'.')
            out += c;
        else
            out += QString::fromLatin1(QString(c).toUtf8().toPercentEncoding());
    }
    return out;
}

std::optional<QString> addressDecoded(QStringView text)
{
    // Every '%' must start two hexadecimal digits.
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        const QStringView digits = text.sliced(at + 1).first(std::min<qsizetype>(2, text.size() - at - 1));
        if (digits.size() != 2 || !std::ranges::all_of(digits, isHexDigit))
            return std::nullopt;
    }
    const QString out = QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
    return out.contains(QChar::ReplacementCharacter) ? std::nullopt : std::optional(out);
}

} // namespace onescreen
