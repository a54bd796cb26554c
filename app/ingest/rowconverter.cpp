// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/rowconverter.h"

#include <QCryptographicHash>

namespace onescreen::ingest {

namespace {

std::variant<EventConverter, IndicatorConverter>
converterFor(const Mapping& mapping, std::optional<QSet<QString>> categories, std::optional<UtcTime> now)
{
    if (const auto* members = std::get_if<IndicatorMembers>(&mapping.members))
        return IndicatorConverter(*members);
    return EventConverter(mapping, std::get<EventMembers>(mapping.members), std::move(categories), now);
}

} // namespace

QString stableHash(const QStringList& parts, qsizetype digits)
{
    const QByteArray text = parts.join(QChar(u'\x1f')).toUtf8();
    return QString::fromLatin1(
        QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(digits));
}

RowConverter::RowConverter(const Mapping& mapping, std::vector<std::size_t> positions,
                           std::optional<QSet<QString>> categories, std::optional<UtcTime> now)
    : m_row(mapping, std::move(positions)), m_converter(converterFor(mapping, std::move(categories), now))
{
}

RowValue<ConvertedRow> RowConverter::convert(const std::vector<QString>& fields)
{
    m_row.setRow(fields);
    return std::visit([this](auto& converter) { return converter.convert(m_row); }, m_converter);
}

std::vector<Record> RowConverter::named() const
{
    const auto* events = std::get_if<EventConverter>(&m_converter);
    return events ? events->named() : std::vector<Record>();
}

} // namespace onescreen::ingest
