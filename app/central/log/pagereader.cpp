// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/pagereader.h"

#include "app/base/crc32c.h"
#include "app/central/db/postgresquery.h"
#include "app/central/log/pagebuilder.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// A client that is no farther behind hears of every position; one that is would only be held up by them.
constexpr qint64 toldOnTheWay = 20'000;

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
            .data = row.bytes(8)};
}

QByteArray checksum(const QByteArray& bytes)
{
    const auto crc =
        crc32c(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    return QByteArray::number(crc, 16).rightJustified(8, '0');
}

struct Frame
{
    qint64 from, to, head;
    bool split;
    QByteArray epoch;
    UtcTime now;
};

QByteArray beginLine(const Frame& frame)
{
    QByteArray line = R"({"k":"page","proto":1,"epoch":")" + frame.epoch + R"(","from":)" +
                      QByteArray::number(frame.from) + R"(,"to":)" + QByteArray::number(frame.to) +
                      R"(,"head":)" + QByteArray::number(frame.head) + R"(,"schema":)" +
                      QByteArray::number(wireSchema) + R"(,"now":")" + toRfc3339(frame.now).toLatin1() + '"';
    line += frame.split ? ",\"split\":true}\n" : "}\n";
    return line;
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
        u"SELECT seq FROM log_head",
        u"SELECT seq, tx, entity, id, v, op, region, action, data"
        u" FROM change_log WHERE seq > $1 ORDER BY seq LIMIT $2",
        u"SELECT chain FROM change_log WHERE seq = $1",
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
    m_statements.clear(); // before their connection
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

template <typename Answer>
Result<Answer> PageReader::ask(const std::function<Result<Answer>(Database&)>& question)
{
    for (bool mayReconnect = m_db != nullptr;; mayReconnect = false) {
        const auto db = database();
        if (!db)
            return std::unexpected(db.error());
        auto answer = question(**db);
        if (answer || answer.error().kind != ErrorKind::Offline)
            return answer;
        // A connection may have broken long ago without anybody noticing; a new one has not.
        disconnect();
        if (!mayReconnect)
            return answer;
    }
}

Result<QByteArray> PageReader::look(const std::function<Result<QByteArray>(Database&)>& question)
{
    return ask<QByteArray>(question);
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

std::expected<Page, PageFault> PageReader::page(const QByteArray& cursor, const PageLimits& limits)
{
    const bool isFreshConnection = !m_db;
    auto page = pageOnce(cursor, limits);
    const auto isOffline = [&page] {
        const auto* error = page ? nullptr : std::get_if<Error>(&page.error());
        return error && error->kind == ErrorKind::Offline;
    };
    if (isOffline()) {
        disconnect();
        // A connection may have broken long ago without anybody noticing.
        if (!isFreshConnection)
            page = pageOnce(cursor, limits);
    }
    return page;
}

std::expected<Page, PageFault> PageReader::pageOnce(const QByteArray& cursor, const PageLimits& limits)
{
    const auto db = database();
    if (!db)
        return std::unexpected(db.error());
    const ReadTransaction transaction(**db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    auto page = pageInTransaction(cursor, limits);
    for (Statement& statement : m_statements)
        statement.finish();
    return page;
}

std::expected<Page, PageFault> PageReader::pageInTransaction(const QByteArray& cursor,
                                                             const PageLimits& limits)
{
    Statement& headQuery = m_statements[SelectHead];
    if (auto ran = headQuery.run(); !ran)
        return std::unexpected(ran.error());
    if (!headQuery.next())
        return std::unexpected(Error{ErrorKind::Corrupt, u"table log_head is empty"_s, {}});
    Page page;
    page.head = headQuery.integer(0);
    const auto start = position(cursor, page.head);
    if (!start)
        return std::unexpected(start.error());

    Statement& entries = m_statements[SelectEntries];
    if (auto ran = entries.run(start->seq, limits.operations + 1); !ran)
        return std::unexpected(ran.error());
    PageBuilder builder(limits.bytes, page.head - toldOnTheWay);
    int read = 0;
    bool full = false;
    qint64 lastTransaction = 0;
    while (!full && entries.next()) {
        if (read == limits.operations) {
            if (entries.integer(1) != lastTransaction)
                builder.closeTransaction();
            full = true;
            break;
        }
        const PageEntry entry = entryOf(entries);
        full = !builder.add(entry);
        lastTransaction = entry.transaction;
        ++read;
    }
    if (!full)
        builder.closeTransaction();
    builder.cut();

    page.from = start->seq;
    page.to = builder.lastSeq().value_or(page.from);
    const QByteArray operations = builder.operations(&page.operations);
    const auto chain = page.to == start->seq ? Result<quint64>(start->chain) : chainAt(page.to);
    if (!chain)
        return std::unexpected(chain.error());
    page.split = builder.isSplit();
    page.body = beginLine({.from = page.from,
                           .to = page.to,
                           .head = page.head,
                           .split = page.split,
                           .epoch = m_identity.epochText(),
                           .now = m_clock.now()});
    page.body += operations;
    page.next = encodeCursor({.seq = page.to, .chain = *chain}, m_identity);
    page.body += R"({"k":"end","n":)" + QByteArray::number(page.operations) + R"(,"crc":")" +
                 checksum(page.body) + R"(","more":)" + (page.to < page.head ? "true" : "false") +
                 R"(,"next":")" + page.next + "\"}\n";
    return page;
}

std::expected<Cursor, PageFault> PageReader::position(const QByteArray& text, qint64 head)
{
    if (text.isEmpty())
        return Cursor{};
    const auto cursor = decodeCursor(text, m_identity);
    if (!cursor)
        return std::unexpected(cursor.error());
    if (cursor->seq > head)
        return std::unexpected(CursorFault::Ahead);
    const auto chain = chainAt(cursor->seq);
    if (!chain)
        return std::unexpected(chain.error());
    if (*chain != cursor->chain)
        return std::unexpected(CursorFault::Diverged);
    return *cursor;
}

Result<quint64> PageReader::chainAt(qint64 seq)
{
    if (seq == 0)
        return 0;
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
