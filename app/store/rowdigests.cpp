// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rowdigests.h"

#include "app/store/utf8.h"

#include <QVarLengthArray>

#include <algorithm>
#include <functional>

namespace onescreen {

namespace {

/// id, version and region of every row of the entity, also of those that were retired.
QByteArray selectAll(Entity entity, const QByteArray& condition = {})
{
    const QByteArray region = isSummedByRegion(entity) ? "coalesce(region, 0)" : "0";
    const auto from = [&](const QByteArray& table) {
        return QByteArray("SELECT id, v, ") + region + " FROM " + table + condition;
    };
    const QByteArray rows = from(entityName(entity).toLatin1());
    return entity == Entity::Event ? rows + " UNION ALL " + from("retired") : rows;
}

} // namespace

bool isSummedByRegion(Entity entity)
{
    return entity == Entity::Event || entity == Entity::Resource || entity == Entity::Unit ||
           entity == Entity::Indicator;
}

Result<RowDigests> RowDigests::prepare(sqlite::Connection& db)
{
    auto store =
        sqlite::Statement::prepare(db, "INSERT INTO digest(entity, region, n, total) VALUES(?, ?, ?, ?)"
                                       " ON CONFLICT(entity, region) DO UPDATE SET n = excluded.n,"
                                       " total = excluded.total");
    if (!store)
        return std::unexpected(std::move(store).error());
    auto remove = sqlite::Statement::prepare(db, "DELETE FROM digest WHERE entity = ? AND region = ?");
    if (!remove)
        return std::unexpected(std::move(remove).error());
    RowDigests digests(db, *std::move(store), *std::move(remove));
    if (auto done = digests.load(); !done)
        return std::unexpected(std::move(done).error());
    const auto seq = db.number("SELECT seq FROM state");
    if (!seq)
        return std::unexpected(seq.error());
    if (!digests.m_sums.empty() || *seq == 0)
        return digests;
    auto transaction = sqlite::Transaction::begin(db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    for (const Entity entity : allEntities) {
        if (const auto counted = digests.recount(entity); !counted)
            return std::unexpected(counted.error());
    }
    if (auto done = transaction->commit(); !done)
        return std::unexpected(std::move(done).error());
    return digests;
}

Result<void> RowDigests::load()
{
    auto select = sqlite::Statement::prepare(*m_db, "SELECT entity, region, n, total FROM digest");
    if (!select)
        return std::unexpected(std::move(select).error());
    m_sums.clear();
    while (select->next()) {
        const DigestKey key{.entity = static_cast<Entity>(select->integer(0)),
                            .region = static_cast<qint32>(select->integer(1))};
        m_sums[key] = {.count = select->integer(2), .sum = static_cast<quint64>(select->integer(3))};
    }
    auto ended = select->ended();
    m_isLoaded = ended.has_value();
    return ended;
}

void RowDigests::add(Entity entity, qint32 region, const QString& id, qint64 version, int sign)
{
    QVarLengthArray<char, 128> utf8(static_cast<qsizetype>(mostUtf8Bytes(id.size())));
    const QByteArrayView bytes(utf8.data(), appendUtf8(id, utf8.data()));
    m_changes[{.entity = entity, .region = isSummedByRegion(entity) ? region : 0}].add(
        rowHash(bytes, version), sign);
}

Result<void> RowDigests::store(const DigestKey& key, const RowSum& rows)
{
    if (rows == RowSum{}) {
        m_sums.erase(key);
        return m_remove.bind(static_cast<int>(key.entity), key.region).run();
    }
    m_sums[key] = rows;
    return m_store.bind(static_cast<int>(key.entity), key.region, rows.count, static_cast<qint64>(rows.sum))
        .run();
}

Result<void> RowDigests::flush()
{
    if (!m_isLoaded) {
        if (auto done = load(); !done)
            return done;
    }
    for (const auto& [key, change] : m_changes) {
        if (change == RowSum{})
            continue;
        RowSum rows = change;
        if (const auto found = m_sums.find(key); found != m_sums.end()) {
            rows.count += found->second.count;
            rows.sum += found->second.sum;
        }
        if (auto done = store(key, rows); !done)
            return done;
    }
    m_changes.clear();
    return {};
}

void RowDigests::forget()
{
    m_changes.clear();
    m_isLoaded = false;
}

Result<std::vector<DigestKey>> RowDigests::differing(const Digests& server)
{
    if (!m_isLoaded) {
        if (auto done = load(); !done)
            return std::unexpected(std::move(done).error());
    }
    Sums theirs;
    for (const DigestEntry& entry : server)
        theirs[entry.key] = entry.rows;
    const bool tellsNotes = theirs.contains({.entity = Entity::Note, .region = 0});
    std::vector<DigestKey> keys;
    for (const auto& [key, rows] : theirs) {
        const auto ours = m_sums.find(key);
        if (ours == m_sums.end() || ours->second != rows)
            keys.push_back(key);
    }
    for (const auto& [key, rows] : m_sums) {
        if (!theirs.contains(key) && (key.entity != Entity::Note || tellsNotes))
            keys.push_back(key);
    }
    return keys;
}

Result<RowDigests::Sums> RowDigests::counted(Entity entity)
{
    auto select = sqlite::Statement::prepare(*m_db, selectAll(entity));
    if (!select)
        return std::unexpected(std::move(select).error());
    Sums sums;
    while (select->next()) {
        sums[{.entity = entity, .region = static_cast<qint32>(select->integer(2))}].add(
            rowHash(select->bytes(0), select->integer(1)), 1);
    }
    if (auto ended = select->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return sums;
}

Result<bool> RowDigests::recount(Entity entity)
{
    if (!m_isLoaded) {
        if (auto done = load(); !done)
            return std::unexpected(std::move(done).error());
    }
    if (entity == Entity::Note) {
        // Notes of retired events have gone with them and are in the sum only.
        const auto retired = m_db->number("SELECT EXISTS(SELECT 1 FROM retired)");
        if (!retired || *retired != 0)
            return retired ? Result<bool>(false) : std::unexpected(retired.error());
    }
    const auto right = counted(entity);
    if (!right)
        return std::unexpected(right.error());
    std::map<DigestKey, RowSum> changes = *right;
    for (const auto& [key, rows] : m_sums) {
        if (key.entity != entity)
            continue;
        const auto found = changes.find(key);
        if (found == changes.end())
            changes[key] = {};
        else if (found->second == rows)
            changes.erase(found);
    }
    for (const auto& [key, rows] : changes) {
        if (auto done = store(key, rows); !done)
            return std::unexpected(std::move(done).error());
    }
    return !changes.empty();
}

Result<void> RowDigests::eachRow(const DigestKey& key,
                                 const std::function<void(const QByteArray& id, qint64 version)>& take)
{
    const QByteArray region = QByteArray::number(key.region);
    const QByteArray condition = !isSummedByRegion(key.entity) ? QByteArray()
                                 : key.region == 0             ? QByteArray(" WHERE region IS NULL")
                                                               : " WHERE region = " + region;
    auto select = sqlite::Statement::prepare(*m_db, selectAll(key.entity, condition));
    if (!select)
        return std::unexpected(std::move(select).error());
    while (select->next())
        take(select->bytes(0), select->integer(1));
    return select->ended();
}

} // namespace onescreen
