// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/tableexport.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool looksLikeFormula(const QString& text)
{
    static const QString starts = u"=+-@\t\r\n＝＋－＠"_s;
    return !text.isEmpty() && starts.contains(text.front());
}

template <typename Row> void appendRow(QString& text, const Row& row)
{
    const qsizetype begin = text.size();
    bool first = true;
    for (const auto& cell : row) {
        if (!first)
            text += u',';
        text += csvCell(QVariant(cell));
        first = false;
    }
    // A line with nothing on it would be no row at all.
    if (!first && text.size() == begin)
        text += u"\"\""_s;
    text += "\r\n"_L1;
}

} // namespace

bool isNumberCell(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
        return true;
    default:
        return false;
    }
}

QString csvCell(const QVariant& value)
{
    if (!value.isValid())
        return {};
    if (isNumberCell(value)) {
        const double number = value.toDouble();
        return std::isfinite(number) ? value.toString() : QString();
    }
    QString text = value.toString();
    text.replace(QChar::Null, QChar::ReplacementCharacter);
    const bool formula = looksLikeFormula(text);
    if (formula)
        text.prepend(u'\'');
    const bool special = formula || text.contains(u',') || text.contains(u'"') || text.contains(u'\n') ||
                         text.contains(u'\r') || text.startsWith(u' ') || text.endsWith(u' ');
    return special ? u'"' + text.replace(u"\""_s, u"\"\""_s) + u'"' : text;
}

QByteArray csvBytes(const ExportTable& table, const AboutLines& about)
{
    QString text(QChar(0xfeff));
    for (const auto& [name, value] : about)
        appendRow(text, QStringList{name, value});
    if (!about.isEmpty())
        text += "\r\n"_L1;
    appendRow(text, table.header);
    for (const QVariantList& row : table.rows)
        appendRow(text, row);
    return text.toUtf8();
}

} // namespace onescreen
