// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/csvwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

QByteArray csvLine(std::span<const QString> fields, char delimiter)
{
    QByteArray line;
    for (bool first = true; const QString& field : fields) {
        if (!first)
            line += delimiter;
        first = false;
        QByteArray bytes = field.toUtf8();
        bytes.replace(QByteArrayView("\0", 1), "\xef\xbf\xbd");
        const bool quote =
            std::ranges::any_of(
                bytes,
                [delimiter](char c) { return c == delimiter || c == '"' || c == '\n' || c == '\r'; }) ||
            (fields.size() == 1 && bytes.isEmpty());
        if (quote)
            line += '"' + QByteArray(bytes).replace("\"", "\"\"") + '"';
        else
            line += bytes;
    }
    return line + "\r\n";
}

QString withoutFormula(const QString& text)
{
    static constexpr QStringView starters = u"=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
    if (text.isEmpty() || !starters.contains(text.front()))
        return text;
    return u'\'' + text;
}

} // namespace onescreen::ingest
