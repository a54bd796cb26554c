// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/jsonobject.h"

#include "app/remote/wiretime.h"

#include <QLocale>

namespace onescreen {

namespace {

constexpr qint64 exactInDouble = qint64{1} << 53;

} // namespace

void appendJsonString(QByteArray& out, QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    out += '"';
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            constexpr QByteArrayView digits = "0123456789abcdef";
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 0xfU];
        } else {
            out += c;
        }
    }
    out += '"';
}

void JsonObject::begin(QByteArrayView name)
{
    if (m_bytes.size() > 1)
        m_bytes += ',';
    m_bytes += '"';
    m_bytes += name;
    m_bytes += "\":";
}

void JsonObject::text(QByteArrayView name, const QString& value)
{
    begin(name);
    appendJsonString(m_bytes, value);
}

void JsonObject::textUnlessEmpty(QByteArrayView name, const QString& value)
{
    if (!value.isEmpty())
        text(name, value);
}

void JsonObject::integer(QByteArrayView name, qint64 value)
{
    begin(name);
    const bool exact = value >= -exactInDouble && value <= exactInDouble;
    if (!exact)
        m_bytes += '"';
    m_bytes += QByteArray::number(value);
    if (!exact)
        m_bytes += '"';
}

void JsonObject::number(QByteArrayView name, double value)
{
    begin(name);
    m_bytes += QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

void JsonObject::boolean(QByteArrayView name, bool value)
{
    begin(name);
    m_bytes += value ? "true" : "false";
}

void JsonObject::time(QByteArrayView name, UtcTime value)
{
    begin(name);
    m_bytes += '"';
    appendWireTime(m_bytes, value);
    m_bytes += '"';
}

void JsonObject::raw(QByteArrayView name, QByteArrayView json)
{
    begin(name);
    m_bytes += json;
}

QByteArray JsonObject::finished() &&
{
    m_bytes += '}';
    return std::move(m_bytes);
}

} // namespace onescreen
