// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/ingest/sourcekeys.h"

#include "app/central/db/postgresquery.h"

using namespace Qt::StringLiterals;

namespace onescreen::central {

Result<SourceKeys> SourceKeys::open(Database& db)
{
    std::vector<QStringView> texts{
        u"SELECT id, fingerprint FROM source_key WHERE source = $1 AND entity = $2 AND source_id = $3",
        u"INSERT INTO source_key(source, entity, source_id, id, fingerprint) VALUES($1, $2, $3, $4, $5)"
        u" ON CONFLICT(source, entity, source_id) DO UPDATE SET fingerprint = excluded.fingerprint",
    };
    if (db.isShared()) {
        texts.push_back(u"SELECT entity, source_id, id, fingerprint FROM source_key"
                        u" JOIN unnest($2::integer[], $3::text[]) AS asked(entity, source_id)"
                        u" USING (entity, source_id) WHERE source = $1");
        texts.push_back(u"INSERT INTO source_key(source, entity, source_id, id, fingerprint)"
                        u" SELECT $1, entity, source_id, id, decode(fingerprint, 'hex')"
                        u" FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[])"
                        u" AS fresh(entity, source_id, id, fingerprint)"
                        u" ON CONFLICT(source, entity, source_id)"
                        u" DO UPDATE SET fingerprint = excluded.fingerprint");
    }
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    return SourceKeys(db.isShared(), *std::move(statements));
}

Result<void> SourceKeys::begin(const SourceBatch& batch)
{
    m_source = batch.source.toString();
    m_known.clear();
    m_stored.clear();
    if (!m_isShared)
        return {};
    QStringList entities;
    QStringList ids;
    for (const SourceRow& row : batch.rows) {
        const Name name(static_cast<int>(row.entity), row.sourceId);
        if (!row.record || m_known.contains(name))
            continue;
        m_known.insert(name, std::nullopt);
        entities.append(QString::number(name.first));
        ids.append(row.sourceId);
    }
    Statement& query = m_statements[SelectMany];
    if (auto ran = query.run(m_source, postgresArray(entities), postgresArray(ids)); !ran)
        return ran;
    while (query.next()) {
        const Name name(static_cast<int>(query.integer(0)), query.value(1).toString());
        m_known.insert(name, Key{.id = query.value(2).toString(), .fingerprint = query.bytes(3)});
    }
    query.finish();
    return {};
}

Result<std::optional<SourceKeys::Key>> SourceKeys::find(Entity entity, const QString& sourceId)
{
    const Name name(static_cast<int>(entity), sourceId);
    if (!m_isShared)
        return select(name);
    if (const auto known = m_known.constFind(name); known != m_known.constEnd())
        return *known;
    auto found = select(name);
    if (found)
        m_known.insert(name, *found);
    return found;
}

Result<std::optional<SourceKeys::Key>> SourceKeys::select(const Name& name)
{
    Statement& query = m_statements[Select];
    if (auto ran = query.run(m_source, name.first, name.second); !ran)
        return std::unexpected(ran.error());
    std::optional<Key> found;
    if (query.next())
        found = Key{.id = query.value(0).toString(), .fingerprint = query.bytes(1)};
    query.finish();
    return found;
}

Result<void> SourceKeys::store(Entity entity, const QString& sourceId, const Key& key)
{
    const Name name(static_cast<int>(entity), sourceId);
    if (!m_isShared)
        return m_statements[Store].run(m_source, name.first, sourceId, key.id, key.fingerprint);
    m_known.insert(name, key);
    m_stored.insert(name, key);
    return {};
}

Result<void> SourceKeys::finish()
{
    if (m_stored.isEmpty())
        return {};
    QStringList entities;
    QStringList sourceIds;
    QStringList ids;
    QStringList fingerprints;
    for (const auto& [name, key] : m_stored.asKeyValueRange()) {
        entities.append(QString::number(name.first));
        sourceIds.append(name.second);
        ids.append(key.id);
        fingerprints.append(QString::fromLatin1(key.fingerprint.toHex()));
    }
    m_stored.clear();
    return m_statements[StoreMany].run(m_source, postgresArray(entities), postgresArray(sourceIds),
                                       postgresArray(ids), postgresArray(fingerprints));
}

} // namespace onescreen::central
