// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/ledger.h"

#include "app/store/keptfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QtEndian>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int applicationId = 0x4f6e5350; // "OnSP"
constexpr int version = 1;

/// What was said stays said: the file itself refuses to change or lose a row.
constexpr char schemaSql[] = R"(
CREATE TABLE publication(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  period TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK(revision >= 1),
  catalogue TEXT NOT NULL,
  engine TEXT NOT NULL,
  inputs_sha BLOB NOT NULL CHECK(length(inputs_sha) = 32),
  result_sha BLOB NOT NULL CHECK(length(result_sha) = 32),
  by TEXT NOT NULL CHECK(by <> ''),
  second TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  replaces INTEGER REFERENCES publication(id),
  chain BLOB NOT NULL CHECK(length(chain) = 32),
  catalogue_text BLOB NOT NULL,
  inputs BLOB NOT NULL,
  result BLOB NOT NULL,
  UNIQUE(period, revision),
  CHECK((revision = 1) = (replaces IS NULL)),
  CHECK((revision = 1) = (reason = ''))
) STRICT;
CREATE TRIGGER publication_kept BEFORE DELETE ON publication
  BEGIN SELECT RAISE(ABORT, 'a publication cannot be deleted'); END;
CREATE TRIGGER publication_fixed BEFORE UPDATE ON publication
  BEGIN SELECT RAISE(ABORT, 'a publication cannot be changed'); END;
)";

constexpr char columns[] =
    "SELECT id, period, revision, catalogue, engine, inputs_sha, result_sha, by, second,"
    " reason, at, replaces, chain FROM publication ";

/// As any tool computes it over the bytes.
QByteArray sha256(const QByteArray& bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray sha256OfFields(std::initializer_list<QByteArray> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& part : parts) {
        // With its length before each part, two divisions of one text are two texts.
        const quint64 size = qToBigEndian(static_cast<quint64>(part.size()));
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(&size), sizeof size));
        hash.addData(part);
    }
    return hash.result();
}

/// Ties a row to all rows before it, so that nobody can change an old one with another tool unseen.
QByteArray chainOf(const QByteArray& before, const Publication& row)
{
    return sha256OfFields({before, row.period.toString().toUtf8(), QByteArray::number(row.revision),
                           row.catalogue.toUtf8(), row.engine.toUtf8(), row.inputsSha256, row.resultSha256,
                           row.by.toUtf8(), row.secondPerson.toUtf8(), row.reason.toUtf8(),
                           QByteArray::number(toMs(row.at))});
}

int issueOf(const Period& period)
{
    if (period.isQuarter())
        return (period.first().month() + 2) / 3;
    const bool isMonth = period.first().day() == 1 && period.first().daysInMonth() == period.dayCount();
    return isMonth ? period.first().month() : 0;
}

struct Row
{
    Publication publication;
    QByteArray chain;
};

Result<Row> readRow(const sqlite::Statement& row, const QString& path)
{
    const auto period = Period::fromString(row.text(1));
    if (!period)
        return failure(ErrorKind::Corrupt, u"A published period cannot be read: '%1'."_s.arg(row.text(1)),
                       {.file = path, .row = row.integer(0), .field = u"period"_s});
    return Row{.publication = {.id = row.integer(0),
                               .period = *period,
                               .issue = issueOf(*period),
                               .revision = static_cast<int>(row.integer(2)),
                               .catalogue = row.text(3),
                               .engine = row.text(4),
                               .inputsSha256 = row.bytes(5),
                               .resultSha256 = row.bytes(6),
                               .by = row.text(7),
                               .secondPerson = row.text(8),
                               .reason = row.text(9),
                               .at = fromMs(row.integer(10)),
                               .replaces = row.optionalInteger(11)},
               .chain = row.bytes(12)};
}

/// Whether the row may be added: a first publication without, a restatement with something new and a reason.
Result<void> mayFollow(const Publication& row, const std::vector<Row>& rows, const ErrorPlace& place)
{
    if (!row.replaces) {
        if (row.reason.isEmpty())
            return {};
        return failure(ErrorKind::Invalid, u"A first publication restates nothing: it has no reason."_s,
                       place);
    }
    const auto old =
        std::ranges::find(rows, *row.replaces, [](const Row& one) { return one.publication.id; });
    if (old->publication.resultSha256 == row.resultSha256)
        return failure(ErrorKind::Conflict, u"The period is published already, with the same result."_s,
                       place);
    if (row.reason.trimmed().isEmpty())
        return failure(
            ErrorKind::Conflict,
            u"The period is published already with another result: a restatement needs a reason."_s, place);
    return {};
}

sqlite::KeptFile fileIn(const QString& folder)
{
    return {.path = ledgerFilePath(folder),
            .applicationId = applicationId,
            .version = version,
            .schema = schemaSql,
            .table = "publication",
            .what = u"The ledger of published periods"_s};
}

} // namespace

QString ledgerFilePath(const QString& folder)
{
    return QDir(folder).filePath(u"published.db"_s);
}

struct Ledger::Private
{
    std::unique_ptr<sqlite::Connection> db;

    /// Oldest first.
    Result<std::vector<Row>> rows(const QByteArray& condition, const std::vector<QString>& values = {})
    {
        auto query = sqlite::Statement::prepare(*db, columns + condition + " ORDER BY id");
        if (!query)
            return std::unexpected(std::move(query).error());
        query->bindList(values);
        std::vector<Row> found;
        while (query->next()) {
            auto row = readRow(*query, db->path());
            if (!row)
                return std::unexpected(std::move(row).error());
            found.push_back(*std::move(row));
        }
        if (auto ended = query->ended(); !ended)
            return std::unexpected(std::move(ended).error());
        return found;
    }
    Result<void> insert(const Publication& row, const QByteArray& chain, const PublicationContent& content)
    {
        auto insertion = sqlite::Statement::prepare(
            *db, "INSERT INTO publication(period, revision, catalogue, engine, inputs_sha, result_sha, by,"
                 " second, reason, at, replaces, chain, catalogue_text, inputs, result)"
                 " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        if (!insertion)
            return std::unexpected(std::move(insertion).error());
        insertion->bind(row.period.toString(), row.revision, row.catalogue, row.engine, row.inputsSha256,
                        row.resultSha256, row.by, row.secondPerson, row.reason, row.at, row.replaces, chain,
                        qCompress(content.catalogue), qCompress(content.inputs), qCompress(content.result));
        return insertion->run();
    }
};

Ledger::Ledger(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::open(const QString& folder)
{
    auto opened = sqlite::openKept(fileIn(folder));
    if (!opened)
        return std::unexpected(std::move(opened).error());
    return std::unique_ptr<Ledger>(new Ledger(std::make_unique<Private>(*std::move(opened))));
}

Result<std::unique_ptr<Ledger>> Ledger::openForReading(const QString& folder)
{
    auto opened = sqlite::openKeptForReading(fileIn(folder));
    if (!opened)
        return std::unexpected(std::move(opened).error());
    return std::unique_ptr<Ledger>(new Ledger(std::make_unique<Private>(*std::move(opened))));
}

Result<std::vector<Publication>> Ledger::list()
{
    auto rows = d->rows({});
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::vector<Publication> found;
    for (auto row = rows->rbegin(); row != rows->rend(); ++row)
        found.push_back(std::move(row->publication));
    return found;
}

Result<std::optional<Publication>> Ledger::valid(const Period& period)
{
    auto rows = d->rows("WHERE period = ?", {period.toString()});
    if (!rows)
        return std::unexpected(std::move(rows).error());
    if (rows->empty())
        return std::nullopt;
    return std::move(rows->back().publication);
}

Result<PublicationContent> Ledger::content(qint64 id)
{
    const ErrorPlace place{.file = d->db->path(), .row = id, .field = {}};
    auto query = sqlite::Statement::prepare(
        *d->db,
        "SELECT catalogue_text, inputs, result, inputs_sha, result_sha FROM publication WHERE id = ?");
    if (!query)
        return std::unexpected(std::move(query).error());
    query->bind(id);
    if (!query->next()) {
        auto ended = query->ended();
        return ended ? failure(ErrorKind::NotFound, u"There is no such publication."_s, place)
                     : std::unexpected(std::move(ended).error());
    }
    PublicationContent content{.catalogue = qUncompress(query->bytes(0)),
                               .inputs = qUncompress(query->bytes(1)),
                               .result = qUncompress(query->bytes(2))};
    if (sha256(content.catalogue + content.inputs) != query->bytes(3) ||
        sha256(content.result) != query->bytes(4))
        return failure(ErrorKind::Corrupt, u"The stored bytes of a publication do not have their hash."_s,
                       place);
    return content;
}

Result<void> Ledger::verify()
{
    auto rows = d->rows({});
    if (!rows)
        return std::unexpected(std::move(rows).error());
    QByteArray before;
    for (const Row& row : *rows) {
        if (chainOf(before, row.publication) != row.chain)
            return failure(ErrorKind::Corrupt, u"A publication was changed after it was made."_s,
                           {.file = d->db->path(), .row = row.publication.id, .field = {}});
        before = row.chain;
    }
    return {};
}

Result<Publication> Ledger::add(const PublicationDraft& draft)
{
    const ErrorPlace place{.file = d->db->path(), .row = 0, .field = draft.period.toString()};
    if (draft.by.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, u"A publication needs the name of the person who makes it."_s,
                       place);
    if (draft.secondPerson.trimmed().isEmpty() || draft.secondPerson.trimmed() == draft.by.trimmed())
        return failure(ErrorKind::Invalid, u"A publication needs a second person who confirms it."_s, place);
    if (issueOf(draft.period) == 0)
        return failure(ErrorKind::Invalid, u"Only a month or a quarter can be published."_s, place);
    auto transaction = sqlite::Transaction::begin(*d->db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto rows = d->rows({});
    if (!rows)
        return std::unexpected(std::move(rows).error());
    Publication row{.id = 0,
                    .period = draft.period,
                    .issue = issueOf(draft.period),
                    .revision = 1,
                    .catalogue = draft.catalogue,
                    .engine = draft.engine,
                    .inputsSha256 = sha256(draft.content.catalogue + draft.content.inputs),
                    .resultSha256 = sha256(draft.content.result),
                    .by = draft.by,
                    .secondPerson = draft.secondPerson,
                    .reason = draft.reason,
                    .at = draft.at,
                    .replaces = std::nullopt};
    for (const Row& old : *rows) {
        if (old.publication.period == draft.period) {
            row.revision = old.publication.revision + 1;
            row.replaces = old.publication.id;
        }
    }
    if (auto allowed = mayFollow(row, *rows, place); !allowed)
        return std::unexpected(std::move(allowed).error());
    const QByteArray chain = chainOf(rows->empty() ? QByteArray() : rows->back().chain, row);
    auto done = d->insert(row, chain, draft.content);
    if (done)
        done = transaction->commit();
    if (!done)
        return std::unexpected(std::move(done).error());
    row.id = sqlite3_last_insert_rowid(d->db->handle());
    sqlite::tidyKept(*d->db);
    return row;
}

} // namespace onescreen
