// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/outboxfile.h"

#include "app/base/processlock.h"
#include "app/store/cachefile.h"
#include "app/store/diskspace.h"
#include "app/store/outboxcodec.h"
#include "app/store/outboxplace.h"
#include "app/store/sqlitehandle.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLockFile>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcOutbox, "onescreen.outbox")

// However far the clock was off when they were written.
constexpr int alwaysRechecked = 200;

constexpr auto entryColumns = "n, body, stage, tries, changed_ms, answer, reason";

/// What waits for the server or for a person, for SQL.
QByteArray unsettledStages()
{
    QByteArray numbers;
    for (int stage = 0; stage <= static_cast<int>(lastActionStage); ++stage) {
        const auto each = static_cast<ActionStage>(stage);
        if (isWaiting(each) || needsDecision(each))
            numbers += (numbers.isEmpty() ? '(' : ',') + QByteArray::number(stage);
    }
    return numbers + ')';
}

QByteArray chained(const QByteArray& previous, const QByteArray& body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(body);
    return hash.result();
}

std::unexpected<Error> corrupt(const QString& path, qint64 row, const QString& text)
{
    return failure(ErrorKind::Corrupt, text, {.file = path, .row = row, .field = {}});
}

/// From a row with `entryColumns`.
Result<OutboxEntry> entryOf(const sqlite::Statement& row, const QString& path)
{
    const qint64 number = row.integer(0);
    auto order = orderFromText(row.bytes(1));
    if (!order)
        return corrupt(path, number, order.error().toString());
    const qint64 stage = row.integer(2);
    if (stage < 0 || stage > static_cast<qint64>(lastActionStage))
        return corrupt(path, number, u"the stage %1 is unknown"_s.arg(stage));
    std::optional<ActionAnswer> answer;
    if (!row.isNull(5)) {
        auto read = answerFromText(row.bytes(5), order->id);
        if (!read)
            return corrupt(path, number, read.error().toString());
        answer = *std::move(read);
    }
    return OutboxEntry{.number = number,
                       .order = *std::move(order),
                       .stage = static_cast<ActionStage>(stage),
                       .tries = static_cast<int>(row.integer(3)),
                       .changed = fromMs(row.integer(4)),
                       .answer = std::move(answer),
                       .reason = row.text(6)};
}

Result<void> insert(sqlite::Connection& db, const OutboxEntry& entry, const QByteArray& body)
{
    auto last = sqlite::Statement::prepare(db, "SELECT hash FROM action ORDER BY n DESC LIMIT 1");
    if (!last)
        return std::unexpected(last.error());
    const QByteArray previous = last->next() ? last->bytes(0) : QByteArray();
    if (auto ended = last->ended(); !ended)
        return ended;
    last->restart();
    auto statement =
        sqlite::Statement::prepare(db, "INSERT INTO action VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return std::unexpected(statement.error());
    std::optional<sqlite::Utf8Text> answer;
    const QByteArray answerText = entry.answer ? answerToText(*entry.answer) : QByteArray();
    if (entry.answer)
        answer = sqlite::Utf8Text{answerText};
    statement->bind(entry.number, entry.order.id.toString(), entry.order.event.toString(),
                    sqlite::Utf8Text{body}, static_cast<int>(entry.stage), entry.tries, entry.changed, answer,
                    entry.reason, previous, chained(previous, body));
    return statement->run();
}

/// Takes over every entry that can be read and whose hash proves it; how many.
Result<qint64> salvage(sqlite::Connection& damaged, sqlite::Connection& fresh)
{
    qint64 taken = 0;
    auto rows = sqlite::Statement::prepare(damaged, QByteArray("SELECT ") + entryColumns +
                                                        ", prev_hash, hash FROM action ORDER BY n");
    while (rows && rows->next()) {
        const QByteArray body = rows->bytes(1);
        const auto entry = entryOf(*rows, damaged.path());
        if (!entry || chained(rows->bytes(7), body) != rows->bytes(8))
            continue;
        if (auto kept = insert(fresh, *entry, body); !kept)
            return std::unexpected(std::move(kept).error());
        ++taken;
    }
    return taken;
}

} // namespace

struct OutboxFile::Private
{
    const Clock& clock;
    DiskReserve reserve;
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<sqlite::Connection> db;
    std::optional<Error> damage;

    Result<std::optional<OutboxEntry>> find(const ActionId& id);
    Result<std::vector<OutboxEntry>> list(const QByteArray& sql);
    Result<OutboxEntry> add(const ActionOrder& order);
    Result<void> update(const OutboxEntry& entry);

    /// On a full disk the reserve is given up for it, and taken again as soon as there is room.
    template <typename Write> auto written(Write write)
    {
        auto done = write();
        if (done)
            reserve.take();
        if (!done && done.error().kind == ErrorKind::DiskFull && reserve.release()) {
            qCWarning(lcOutbox).noquote()
                << "The disk is full; the reserve is used:" << done.error().toString();
            done = write();
        }
        return done;
    }
};

Result<std::vector<OutboxEntry>> OutboxFile::Private::list(const QByteArray& sql)
{
    auto statement = sqlite::Statement::prepare(*db, sql);
    if (!statement)
        return std::unexpected(statement.error());
    std::vector<OutboxEntry> entries;
    while (statement->next()) {
        auto entry = entryOf(*statement, db->path());
        if (!entry)
            return std::unexpected(entry.error());
        entries.push_back(*std::move(entry));
    }
    if (auto ended = statement->ended(); !ended)
        return std::unexpected(ended.error());
    return entries;
}

Result<std::optional<OutboxEntry>> OutboxFile::Private::find(const ActionId& id)
{
    auto statement =
        sqlite::Statement::prepare(*db, QByteArray("SELECT ") + entryColumns + " FROM action WHERE id=?");
    if (!statement)
        return std::unexpected(statement.error());
    if (!statement->bind(id.toString()).next()) {
        const auto ended = statement->ended();
        return ended ? Result<std::optional<OutboxEntry>>(std::nullopt) : std::unexpected(ended.error());
    }
    auto entry = entryOf(*statement, db->path());
    return entry ? Result<std::optional<OutboxEntry>>(*std::move(entry)) : std::unexpected(entry.error());
}

OutboxFile::OutboxFile(std::unique_ptr<Private> d_) : d(std::move(d_)) {}

OutboxFile::~OutboxFile()
{
    if (d->db)
        std::ignore = d->db->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<std::unique_ptr<OutboxFile>> OutboxFile::open(const QString& folder, const Clock& clock)
{
    auto opened = openOnce(folder, clock);
    if (!opened && opened.error().kind == ErrorKind::DiskFull && DiskReserve(folder).release())
        opened = openOnce(folder, clock);
    if (opened)
        (*opened)->d->reserve.take();
    return opened;
}

Result<std::unique_ptr<OutboxFile>> OutboxFile::openOnce(const QString& folder, const Clock& clock)
{
    if (auto prepared = prepareCacheFolder(folder); !prepared)
        return std::unexpected(prepared.error());
    auto d = std::make_unique<Private>(clock, DiskReserve(folder),
                                       std::make_unique<QLockFile>(QDir(folder).filePath(u"outbox.lock"_s)),
                                       nullptr, std::nullopt);
    if (!takeProcessLock(*d->lock))
        return failure(d->lock->error() == QLockFile::LockFailedError ? ErrorKind::Conflict
                                                                      : ErrorKind::ReadOnly,
                       u"The outbox cannot be locked; another program may use it."_s,
                       {.file = folder, .row = 0, .field = {}});
    OutboxPlace place(folder);
    auto opened = place.open(clock.now());
    if (!opened && opened.error().kind == ErrorKind::Corrupt)
        opened = place.rebuild(opened.error(), clock.now(), salvage);
    if (!opened)
        return std::unexpected(std::move(opened).error());
    d->db = *std::move(opened);
    d->damage = place.why();
    if (d->damage)
        qCWarning(lcOutbox).noquote() << d->damage->toString();
    return std::unique_ptr<OutboxFile>(new OutboxFile(std::move(d)));
}

const std::optional<Error>& OutboxFile::damage() const
{
    return d->damage;
}

Result<OutboxEntry> OutboxFile::add(const ActionOrder& order)
{
    return d->written([this, &order] { return d->add(order); });
}

Result<OutboxEntry> OutboxFile::Private::add(const ActionOrder& order)
{
    auto transaction = sqlite::Transaction::begin(*db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    auto known = find(order.id);
    if (!known)
        return std::unexpected(known.error());
    if (*known)
        return **std::move(known);
    const auto last = db->number("SELECT coalesce(max(n), 0) FROM action");
    if (!last)
        return std::unexpected(last.error());
    OutboxEntry entry{.number = *last + 1,
                      .order = order,
                      .stage = ActionStage::Queued,
                      .tries = 0,
                      .changed = clock.now(),
                      .answer = std::nullopt,
                      .reason = {}};
    if (auto kept = insert(*db, entry, orderToText(order)); !kept)
        return std::unexpected(kept.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return entry;
}

Result<void> OutboxFile::update(const OutboxEntry& entry)
{
    return d->written([this, &entry] { return d->update(entry); });
}

Result<void> OutboxFile::Private::update(const OutboxEntry& entry)
{
    auto statement = sqlite::Statement::prepare(
        *db, "UPDATE action SET stage=?, tries=?, changed_ms=?, answer=?, reason=? WHERE id=?");
    if (!statement)
        return std::unexpected(statement.error());
    std::optional<sqlite::Utf8Text> answer;
    const QByteArray answerText = entry.answer ? answerToText(*entry.answer) : QByteArray();
    if (entry.answer)
        answer = sqlite::Utf8Text{answerText};
    if (auto done = statement
                        ->bind(static_cast<int>(entry.stage), entry.tries, entry.changed, answer,
                               entry.reason, entry.order.id.toString())
                        .run();
        !done)
        return done;
    if (sqlite3_changes(db->handle()) != 1)
        return failure(ErrorKind::NotFound, u"The outbox has no action %1."_s.arg(entry.order.id.toString()),
                       {.file = db->path(), .row = 0, .field = {}});
    return {};
}

Result<std::vector<OutboxEntry>> OutboxFile::unsettled()
{
    return d->list(QByteArray("SELECT ") + entryColumns + " FROM action WHERE stage IN " + unsettledStages() +
                   " ORDER BY n");
}

Result<std::vector<OutboxEntry>> OutboxFile::recheckable(UtcTime since)
{
    return d->list(QByteArray("SELECT ") + entryColumns + " FROM action WHERE tries > 0 AND stage NOT IN " +
                   unsettledStages() + " AND (changed_ms >= " + QByteArray::number(toMs(since)) +
                   " OR n > (SELECT max(n) FROM action) - " + QByteArray::number(alwaysRechecked) +
                   ") ORDER BY n");
}

Result<std::vector<OutboxEntry>> OutboxFile::recent(int most)
{
    return d->list(QByteArray("SELECT ") + entryColumns + " FROM action ORDER BY n DESC LIMIT " +
                   QByteArray::number(most));
}

Result<qint64> OutboxFile::verifyChain()
{
    auto rows = sqlite::Statement::prepare(*d->db, "SELECT n, body, prev_hash, hash FROM action ORDER BY n");
    if (!rows)
        return std::unexpected(rows.error());
    qint64 count = 0;
    QByteArray before;
    while (rows->next()) {
        const QByteArray previous = rows->bytes(2);
        // The first that is left follows ones that were removed after their time.
        if ((count > 0 && previous != before) || chained(previous, rows->bytes(1)) != rows->bytes(3))
            return corrupt(d->db->path(), rows->integer(0), u"The action does not fit the chain."_s);
        before = rows->bytes(3);
        ++count;
    }
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return count;
}

Result<void> OutboxFile::tidy()
{
    d->reserve.take();
    const qint64 before = toMs(d->clock.now() - keptSettled);
    // Only from the beginning of the chain and never its end, so that what is left and what comes stays
    // provable.
    auto statement = sqlite::Statement::prepare(
        *d->db,
        QByteArray(
            "DELETE FROM action WHERE n < (SELECT coalesce(min(n), (SELECT max(n) FROM action)) FROM action"
            " WHERE changed_ms >= ?1 OR stage IN ") +
            unsettledStages() + ")");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(before);
    if (auto done = statement->run(); !done)
        return done;
    return d->db->run("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace onescreen
