// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/jsonreader.h"

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

void JsonFaults::add(const QString& path, const QString& text)
{
    if (!first)
        first = Error{.kind = ErrorKind::Invalid, .text = text, .place = {.file = file, .field = path}};
}

ObjectReader::ObjectReader(const QJsonValue& value, QString path, JsonFaults& faults)
    : m_object(value.toObject()), m_path(std::move(path)), m_faults(faults)
{
    if (!value.isObject())
        m_faults.add(m_path, value.isUndefined() ? u"is missing"_s : u"must be an object"_s);
}

QJsonValue ObjectReader::value(QLatin1StringView key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

QString ObjectReader::text(QLatin1StringView key)
{
    const auto found = optionalText(key);
    if (!found)
        m_faults.add(pathOf(key), u"is missing"_s);
    return found.value_or(QString());
}

std::optional<QString> ObjectReader::optionalText(QLatin1StringView key)
{
    const QJsonValue found = value(key);
    if (found.isUndefined())
        return std::nullopt;
    if (!found.isString())
        m_faults.add(pathOf(key), u"must be a text"_s);
    return found.toString();
}

bool ObjectReader::flag(QLatin1StringView key)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isBool())
        m_faults.add(pathOf(key), u"must be true or false"_s);
    return found.toBool();
}

QStringList ObjectReader::texts(QLatin1StringView key)
{
    QStringList list;
    for (const QJsonArray items = array(key); const QJsonValue item : items) {
        if (!item.isString())
            m_faults.add(u"%1[%2]"_s.arg(pathOf(key)).arg(list.size()), u"must be a text"_s);
        list.append(item.toString());
    }
    return list;
}

QJsonArray ObjectReader::array(QLatin1StringView key)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isArray())
        m_faults.add(pathOf(key), u"must be a list"_s);
    return found.toArray();
}

ObjectReader ObjectReader::object(QLatin1StringView key)
{
    return {value(key), pathOf(key), m_faults};
}

QHash<QString, QString> ObjectReader::textMap()
{
    QHash<QString, QString> map;
    for (auto entry = m_object.begin(); entry != m_object.end(); ++entry) {
        if (!entry.value().isString())
            m_faults.add(pathOf(entry.key()), u"must be a text"_s);
        map.insert(entry.key(), entry.value().toString());
    }
    return map;
}

void ObjectReader::fault(QLatin1StringView key, const QString& text)
{
    m_faults.add(pathOf(key), text);
}

void ObjectReader::finish()
{
    const QStringList keys = m_object.keys();
    for (const QString& key : keys) {
        if (!m_asked.contains(key) && key != "$schema"_L1 && key != "about"_L1)
            m_faults.add(pathOf(key), u"is not a member that a mapping can have here"_s);
    }
}

} // namespace onescreen::ingest
