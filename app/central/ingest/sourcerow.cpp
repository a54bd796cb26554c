// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/sourcerow.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace onescreen::central {

namespace {

QByteArray hashOf(const SourceCode& source, Entity entity, const QString& sourceId)
{
    const QString text = source.toString() + u'\n' + entityName(entity) + u'\n' + sourceId;
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

/// RFC 9562, version 7: 48 bits of milliseconds, 4 of version, 12, 2 of variant, 62.
QString uuid7Of(QByteArray hash, UtcTime at)
{
    const quint64 ms = qToBigEndian(static_cast<quint64>(std::max<qint64>(toMs(at), 0)) << 16);
    hash.replace(0, 6, QByteArrayView(reinterpret_cast<const char*>(&ms), 6));
    hash[6] = static_cast<char>((hash[6] & 0x0f) | 0x70);
    hash[8] = static_cast<char>((hash[8] & 0x3f) | 0x80);
    const QByteArray hex = hash.first(16).toHex();
    return QString::fromLatin1(hex.first(8) + '-' + hex.sliced(8, 4) + '-' + hex.sliced(12, 4) + '-' +
                               hex.sliced(16, 4) + '-' + hex.sliced(20));
}

struct WithId
{
    const QString& id;

    template <typename Fields, typename Id = decltype(Fields::id)>
    Record operator()(const Checked<Fields>& row) const
    {
        Fields fields = *row;
        if (auto parsed = Id::fromString(id))
            fields.id = *std::move(parsed);
        auto changed = Checked<Fields>::of(std::move(fields));
        return changed ? *std::move(changed) : row;
    }
    Record operator()(const Region& row) const { return row; }
    Record operator()(const DictionaryEntry& row) const { return row; }
    Record operator()(const Feed& row) const { return row; }
};

} // namespace

QString sourceRowId(const SourceCode& source, Entity entity, const QString& sourceId,
                    std::optional<UtcTime> at)
{
    if (entity == Entity::Region || entity == Entity::Feed)
        return sourceId;
    const QString readable = source.toString() + u':' + sourceId;
    if (entity != Entity::Event && entity != Entity::Note && UnitId::fromString(readable))
        return readable;
    return uuid7Of(hashOf(source, entity, sourceId), at.value_or(UtcTime{}));
}

Record withId(const Record& record, const QString& id)
{
    return std::visit(WithId{id}, record);
}

} // namespace onescreen::central
