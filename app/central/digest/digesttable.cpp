// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/digest/digesttable.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Stands in the place of an entity in a row without a sum: all rows have been counted.
constexpr int countedMark = -1;

} // namespace

DigestKey digestKeyOf(Entity entity, qint32 region)
{
    const bool hasRegion = entity == Entity::Event || entity == Entity::Resource || entity == Entity::Unit ||
                           entity == Entity::Indicator;
    return {.entity = entity, .region = hasRegion ? region : 0};
}

Result<DigestTable> DigestTable::prepare(Database& db)
{
    const std::array<QStringView, SqlCount> texts{
        u"SELECT n, total FROM digest WHERE entity = $1 AND region = $2",
        u"INSERT INTO digest(entity, region, n, total) VALUES($1, $2, $3, $4)"
        u" ON CONFLICT(entity, region) DO UPDATE SET n = excluded.n, total = excluded.total",
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    return DigestTable(db, *std::move(statements));
}

void DigestTable::note(const LoggedRow& row)
{
    if (row.version > 1)
        m_changes[digestKeyOf(row.entity, row.oldRegion)].add(rowHash(row.id, row.version - 1), -1);
    if (row.op == LogOp::Put)
        m_changes[digestKeyOf(row.entity, row.region)].add(rowHash(row.id, row.version), 1);
}

Result<void> DigestTable::flush()
{
    for (const auto& [key, change] : m_changes) {
        const int entity = static_cast<int>(key.entity);
        const qint64 region = key.region;
        Statement& select = m_statements[SelectSum];
        if (auto ran = select.run(entity, region); !ran)
            return ran;
        RowSum sum = change;
        if (select.next()) {
            sum.count += select.integer(0);
            sum.sum += static_cast<quint64>(select.integer(1));
        }
        select.finish();
        if (auto stored = m_statements[StoreSum].run(entity, region, sum.count, static_cast<qint64>(sum.sum));
            !stored)
            return stored;
    }
    m_changes.clear();
    return {};
}

Result<void> DigestTable::ensureCounted()
{
    if (m_isCounted)
        return {};
    Statement& mark = m_statements[SelectSum];
    if (auto ran = mark.run(countedMark, 0); !ran)
        return ran;
    const bool wasCounted = mark.next();
    mark.finish();
    if (!wasCounted) {
        auto done = countRows();
        if (done)
            done = flush();
        if (done)
            done = m_statements[StoreSum].run(countedMark, 0, 0, 0);
        if (!done)
            return done;
    }
    m_isCounted = true;
    return {};
}

/// The rows of a shared log are ahead of its head by the entries that have no number yet, so those are taken
/// back; they are noted when they get it. One statement, so that rows and entries are of the same moment.
Result<void> DigestTable::countRows()
{
    auto rows = m_db->prepare(
        u"SELECT 1, entity, id, v, region FROM rows"
        u" UNION ALL SELECT -1, entity, id, v, region FROM change_log WHERE seq IS NULL AND op = 0"
        u" UNION ALL SELECT 1, entity, id, v - 1, old_region FROM change_log WHERE seq IS NULL AND v > 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    if (auto ran = rows->run(); !ran)
        return ran;
    while (rows->next()) {
        const auto key =
            digestKeyOf(static_cast<Entity>(rows->integer(1)), static_cast<qint32>(rows->integer(4)));
        m_changes[key].add(rowHash(rows->bytes(2), rows->integer(3)), rows->integer(0) > 0 ? 1 : -1);
    }
    return {};
}

Result<DigestReport> readDigests(Database& db)
{
    auto head = db.prepare(u"SELECT seq FROM log_head"_s);
    if (!head)
        return std::unexpected(head.error());
    if (auto ran = head->run(); !ran)
        return std::unexpected(ran.error());
    DigestReport report;
    report.seq = head->next() ? head->integer(0) : 0;
    head->finish();
    auto sums = db.prepare(u"SELECT entity, region, n, total FROM digest ORDER BY entity, region"_s);
    if (!sums)
        return std::unexpected(sums.error());
    if (auto ran = sums->run(); !ran)
        return std::unexpected(ran.error());
    while (sums->next()) {
        const RowSum rows{.count = sums->integer(2), .sum = static_cast<quint64>(sums->integer(3))};
        if (rows != RowSum{})
            report.digests.push_back({.key = {.entity = static_cast<Entity>(sums->integer(0)),
                                              .region = static_cast<qint32>(sums->integer(1))},
                                      .rows = rows});
    }
    return report;
}

} // namespace onescreen::central
