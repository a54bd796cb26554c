// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/pagereader.h"

#include "app/base/crc32c.h"
#include "app/central/auth/accounts.h"
#include "app/central/db/postgresquery.h"
#include "app/central/digest/digestjson.h"
#include "app/central/digest/digesttable.h"
#include "app/central/log/pagebuilder.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// A client that is no farther behind hears of every position; one that is would only be held up by them.
constexpr qint64 toldOnTheWay = 20'000;
/// So many entries are looked at for one page of somebody who may see few of them.
constexpr qint64 mostLookedAt = 50'000;
constexpr std::size_t mostScopesKept = 64;

PageEntry entryOf(const Statement& row)
{
    const auto region = row.isNull(6) ? std::nullopt : RegionCode::fromNumber(row.integer(6));
    return {.seq = row.integer(0),
            .transaction = row.integer(1),
            .entity = static_cast<Entity>(row.integer(2)),
            .id = row.bytes(3),
            .version = row.integer(4),
            .op = static_cast<LogOp>(row.integer(5)),
            .region = region ? region->toString().toLatin1() : QByteArray(),
            .action = row.bytes(7),
            .data = row.bytes(8),
            .hasLeft = row.integer(9) != 0};
}

QByteArray checksum(const QByteArray& bytes)
{
    const auto crc =
        crc32c(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    return QByteArray::number(crc, 16).rightJustified(8, '0');
}

/// Entries of a scope. A put is seen by who may see the row; by who could see it before it moved it is seen
/// as "out"; without a region before and none within a later version it was everybody's. A deletion is seen
/// by who could see the row.
QString selectEntries(const RegionScope& scope)
{
    const auto select = [](const QString& isOut, const QString& isSeen) {
        return u"SELECT seq, tx, entity, id, v, op, region, action, data, %1 FROM change_log"
               " WHERE seq > $1 AND seq <= $2%3 ORDER BY seq LIMIT $3"_s.replace(u"%1"_s, isOut)
                   .replace(u"%3"_s, isSeen);
    };
    if (scope.isEverything())
        return select(u"0"_s, {});
    const QString here = scope.condition(u"region");
    const QString before = scope.condition(u"old_region");
    return select(u"CASE WHEN op = 0 AND NOT (region IS NULL OR %1) THEN 1 ELSE 0 END"_s.arg(here),
                  u" AND (%1 OR %2 OR (op = 0 AND region IS NULL)"
                  " OR (old_region IS NULL AND (op = 1 OR v > 1)))"_s.arg(here, before));
}

/// Adds what was selected, at most `most` entries, and cuts the page where a transaction ends. True when
/// there was more than that.
bool fill(PageBuilder& builder, Statement& entries, int most)
{
    bool full = false;
    qint64 lastTransaction = 0;
    for (int read = 0; !full && entries.next(); ++read) {
        if (read == most) {
            if (entries.integer(1) != lastTransaction)
                builder.closeTransaction();
            full = true;
            break;
        }
        const PageEntry entry = entryOf(entries);
        full = !builder.add(entry);
        lastTransaction = entry.transaction;
    }
    if (!full)
        builder.closeTransaction();
    builder.cut();
    return full;
}

struct Frame
{
    qint64 from, to, head;
    bool split;
    QByteArray epoch;
    UtcTime now;
    QByteArray digests; ///< Empty: none.
    QByteArray scope;
};

QByteArray beginLine(const Frame& frame)
{
    QByteArray line = R"({"k":"page","proto":1,"epoch":")" + frame.epoch + R"(","from":)" +
                      QByteArray::number(frame.from) + R"(,"to":)" + QByteArray::number(frame.to) +
                      R"(,"head":)" + QByteArray::number(frame.head) + R"(,"schema":)" +
                      QByteArray::number(wireSchema) + R"(,"now":")" + toRfc3339(frame.now).toLatin1() +
                      R"(","scope":)" + frame.scope;
    if (frame.split)
        line += ",\"split\":true";
    if (!frame.digests.isEmpty())
        line += ",\"digest\":" + frame.digests;
    return line + "}\n";
}

} // namespace

Result<std::unique_ptr<PageReader>> PageReader::open(const DatabaseAddress& address, const Clock& clock)
{
    std::unique_ptr<PageReader> reader(new PageReader(address, clock));
    if (auto connected = reader->connect(); !connected)
        return std::unexpected(connected.error());
    return reader;
}

Result<void> PageReader::connect()
{
    disconnect();
    auto db = openDatabase(m_address, DbAccess::Read);
    if (!db)
        return std::unexpected(db.error());
    auto identity = loadIdentity(**db, false);
    if (!identity)
        return std::unexpected(identity.error());
    const std::array<QStringView, SqlCount> texts{
        u"SELECT s.seq, s.chain, h.seq FROM log_start s, log_head h",
        u"SELECT chain FROM change_log WHERE seq = $1",
        u"SELECT seq FROM change_log WHERE seq > $1 AND tx <> (SELECT tx FROM change_log WHERE seq = $1)"
        u" ORDER BY seq LIMIT 1",
    };
    auto statements = prepareAll(**db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    m_identity = *std::move(identity);
    m_db = *std::move(db);
    m_statements = *std::move(statements);
    return {};
}

void PageReader::disconnect()
{
    m_entries.clear(); // before their connection
    m_statements.clear();
    m_db.reset();
}

Result<Database*> PageReader::database()
{
    if (!m_db) {
        if (auto connected = connect(); !connected)
            return std::unexpected(connected.error());
    }
    return m_db.get();
}

Result<Numbered> PageReader::numbered(const std::vector<qint64>& places)
{
    QStringList texts;
    for (const qint64 place : places)
        texts.append(QString::number(place));
    return ask<Numbered>([&texts](Database& db) -> Result<Numbered> {
        auto query = db.prepare(u"SELECT pid, (SELECT seq FROM log_head) FROM change_log"
                                " WHERE pid = ANY($1::bigint[]) AND seq IS NOT NULL"_s);
        if (!query)
            return std::unexpected(query.error());
        if (auto ran = query->run(postgresArray(texts)); !ran)
            return std::unexpected(ran.error());
        Numbered found;
        while (query->next()) {
            found.places.push_back(query->integer(0));
            found.head = query->integer(1);
        }
        return found;
    });
}

bool PageReader::canRead()
{
    const auto entry = ask<QVariant>([](Database& db) {
        return db.single(u"SELECT c.seq FROM log_head h LEFT JOIN change_log c ON c.seq = h.seq"_s);
    });
    return entry.has_value();
}

Result<DigestReport> PageReader::digests()
{
    return ask<DigestReport>([](Database& db) -> Result<DigestReport> {
        const ReadTransaction transaction(db);
        if (!transaction.begun())
            return std::unexpected(transaction.begun().error());
        return readDigests(db);
    });
}

std::expected<Page, PageFault> PageReader::page(const QByteArray& cursor, const PageLimits& limits,
                                                const RegionScope& scope)
{
    const bool isFreshConnection = !m_db;
    auto page = pageOnce(cursor, limits, scope);
    const auto isOffline = [&page] {
        const auto* error = page ? nullptr : std::get_if<Error>(&page.error());
        return error && error->kind == ErrorKind::Offline;
    };
    if (isOffline()) {
        disconnect();
        // A connection may have broken long ago without anybody noticing.
        if (!isFreshConnection)
            page = pageOnce(cursor, limits, scope);
    }
    return page;
}

std::expected<Page, PageFault> PageReader::pageOnce(const QByteArray& cursor, const PageLimits& limits,
                                                    const RegionScope& scope)
{
    const auto db = database();
    if (!db)
        return std::unexpected(db.error());
    const ReadTransaction transaction(**db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    auto page = pageInTransaction(cursor, limits, scope);
    for (Statement& statement : m_statements)
        statement.finish();
    for (auto& [text, statement] : m_entries)
        statement.finish();
    return page;
}

std::expected<Page, PageFault>
PageReader::pageInTransaction(const QByteArray& cursor, const PageLimits& limits, const RegionScope& scope)
{
    const auto ends = logEnds();
    if (!ends)
        return std::unexpected(ends.error());
    Page page;
    page.head = ends->head;
    const auto start = position(cursor, *ends, scope);
    if (!start)
        return std::unexpected(start.error());
    const auto end = endOfLook(start->seq, page.head, scope);
    if (!end)
        return std::unexpected(end.error());
    const auto selected = entriesOf(scope);
    if (!selected)
        return std::unexpected(selected.error());
    Statement& entries = **selected;
    if (auto ran = entries.run(start->seq, *end, limits.operations + 1); !ran)
        return std::unexpected(ran.error());
    PageBuilder builder(limits.bytes, page.head - toldOnTheWay);
    const bool full = fill(builder, entries, limits.operations);

    page.from = start->seq;
    page.to = full ? builder.lastSeq().value_or(page.from) : *end;
    const QByteArray operations = builder.operations(&page.operations);
    const auto chain = page.to == start->seq ? Result<quint64>(start->chain) : chainAt(page.to);
    if (!chain)
        return std::unexpected(chain.error());
    page.split = builder.isSplit();
    const bool isWanted = limits.digests == PageDigests::AtHead ||
                          (limits.digests == PageDigests::WhenEmpty && page.operations == 0);
    QByteArray digests;
    if (isWanted && page.to == page.head) {
        const auto report = readDigests(*m_db);
        if (!report)
            return std::unexpected(report.error());
        digests = digestsJson(report->digests, scope);
    }
    page.body = beginLine({.from = page.from,
                           .to = page.to,
                           .head = page.head,
                           .split = page.split,
                           .epoch = m_identity.epochText(),
                           .now = m_clock.now(),
                           .digests = digests,
                           .scope = scope.toJson()});
    page.body += operations;
    page.next = encodeCursor({.seq = page.to, .chain = *chain, .scope = scope.id()}, m_identity);
    page.body += R"({"k":"end","n":)" + QByteArray::number(page.operations) + R"(,"crc":")" +
                 checksum(page.body) + R"(","more":)" + (page.to < page.head ? "true" : "false") +
                 R"(,"next":")" + page.next + "\"}\n";
    return page;
}

Result<Statement*> PageReader::entriesOf(const RegionScope& scope)
{
    const auto known = m_entries.find(scope.toText());
    if (known != m_entries.end())
        return &known->second;
    if (m_entries.size() >= mostScopesKept)
        m_entries.clear();
    auto statement = m_db->prepare(selectEntries(scope));
    if (!statement)
        return std::unexpected(statement.error());
    return &m_entries.emplace(scope.toText(), *std::move(statement)).first->second;
}

/// The last entry that is looked at for a page after `from`: the head, or for a scope the end of a
/// transaction that is not too far.
Result<qint64> PageReader::endOfLook(qint64 from, qint64 head, const RegionScope& scope)
{
    if (scope.isEverything() || head - from <= mostLookedAt)
        return head;
    Statement& query = m_statements[SelectTransactionEnd];
    if (auto ran = query.run(from + mostLookedAt); !ran)
        return std::unexpected(ran.error());
    return query.next() ? query.integer(0) - 1 : head;
}

Result<PageReader::LogEnds> PageReader::logEnds()
{
    Statement& query = m_statements[SelectEnds];
    if (auto ran = query.run(); !ran)
        return std::unexpected(ran.error());
    if (!query.next())
        return failure(ErrorKind::Corrupt, u"table log_head or log_start is empty"_s);
    return LogEnds{
        .start = query.integer(0), .startChain = chainHead(query.bytes(1)), .head = query.integer(2)};
}

std::expected<Cursor, PageFault> PageReader::position(const QByteArray& text, const LogEnds& ends,
                                                      const RegionScope& scope)
{
    if (text.isEmpty())
        return ends.start == 0 ? std::expected<Cursor, PageFault>(Cursor{})
                               : std::unexpected(CursorFault::Expired);
    const auto cursor = decodeCursor(text, m_identity);
    if (!cursor)
        return std::unexpected(cursor.error());
    if (cursor->seq > ends.head)
        return std::unexpected(CursorFault::Ahead);
    const bool isExpired = cursor->seq < ends.start;
    if (!isExpired) {
        const auto chain =
            cursor->seq == ends.start ? Result<quint64>(ends.startChain) : chainAt(cursor->seq);
        if (!chain)
            return std::unexpected(chain.error());
        if (*chain != cursor->chain)
            return std::unexpected(CursorFault::Diverged);
    }
    // First: what may not be seen any more is to go at once, whatever becomes of the rest.
    if (cursor->scope != scope.id())
        return changedScope(*cursor, scope);
    if (isExpired)
        return std::unexpected(CursorFault::Expired);
    return *cursor;
}

std::expected<Cursor, PageFault> PageReader::changedScope(const Cursor& cursor, const RegionScope& scope)
{
    const auto before = findScope(*m_db, cursor.scope);
    if (!before)
        return std::unexpected(before.error());
    if (!*before) // A database that was restored may not know them: start again.
        return std::unexpected(CursorFault::Diverged);
    Cursor here = cursor;
    here.scope = scope.id();
    return std::unexpected(ScopeChange{.added = regionsBeyond(scope, **before),
                                       .removed = regionsBeyond(**before, scope),
                                       .next = encodeCursor(here, m_identity)});
}

Result<quint64> PageReader::chainAt(qint64 seq)
{
    Statement& query = m_statements[SelectChain];
    if (auto ran = query.run(seq); !ran)
        return std::unexpected(ran.error());
    if (!query.next())
        return failure(ErrorKind::Corrupt,
                       u"the log has no entry %1 although its head is beyond it"_s.arg(seq));
    const quint64 chain = chainHead(query.bytes(0));
    query.finish();
    return chain;
}

} // namespace onescreen::central
