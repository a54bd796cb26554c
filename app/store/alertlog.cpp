// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alertlog.h"

#include "app/store/keptfile.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr char schemaSql[] = R"(
CREATE TABLE decision(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit TEXT NOT NULL CHECK(unit <> ''),
  indicator TEXT NOT NULL CHECK(indicator <> ''),
  opened TEXT NOT NULL,
  by TEXT NOT NULL CHECK(by <> ''),
  at INTEGER NOT NULL,
  due TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
  BEGIN SELECT RAISE(ABORT, 'an acknowledgement cannot be deleted'); END;
CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision
  BEGIN SELECT RAISE(ABORT, 'an acknowledgement cannot be changed'); END;
)";

sqlite::KeptFile fileIn(const QString& folder)
{
    return {.path = QDir(folder).filePath(u"alerts.db"_s),
            .applicationId = 0x4f6e5341, // "OnSA"
            .version = 1,
            .schema = schemaSql,
            .table = "decision",
            .what = u"The log of alerts"_s};
}

Result<void> check(const AlertDecision& decision, const ErrorPlace& place)
{
    const auto invalid = [&place](const QString& text) { return failure(ErrorKind::Invalid, text, place); };
    if (decision.by.trimmed().isEmpty())
        return invalid(u"An acknowledgement needs the name of the person who makes it."_s);
    if (decision.unit.isEmpty() || decision.indicator.isEmpty())
        return invalid(u"An acknowledgement needs a unit and an indicator."_s);
    if (decision.due && (!decision.due->isValid() || *decision.due < businessDay(decision.at)))
        return invalid(u"An alert cannot be due before the day it is acknowledged."_s);
    return {};
}

Result<AlertDecision> readRow(const sqlite::Statement& row, const QString& path)
{
    const auto opened = Period::fromString(row.text(3));
    if (!opened)
        return failure(ErrorKind::Corrupt, u"The period of an alert cannot be read: '%1'."_s.arg(row.text(3)),
                       {.file = path, .row = row.integer(0), .field = u"opened"_s});
    AlertDecision decision{.id = row.integer(0),
                           .unit = row.text(1),
                           .indicator = row.text(2),
                           .opened = *opened,
                           .by = row.text(4),
                           .at = fromMs(row.integer(5)),
                           .due = {},
                           .note = row.text(7)};
    if (!row.isNull(6))
        decision.due = QDate::fromString(row.text(6), Qt::ISODate);
    return decision;
}

} // namespace

struct AlertLog::Private
{
    std::unique_ptr<sqlite::Connection> db;
};

AlertLog::AlertLog(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
AlertLog::~AlertLog() = default;

Result<std::unique_ptr<AlertLog>> AlertLog::open(const QString& folder)
{
    auto opened = sqlite::openKept(fileIn(folder));
    if (!opened)
        return std::unexpected(std::move(opened).error());
    return std::unique_ptr<AlertLog>(new AlertLog(std::make_unique<Private>(*std::move(opened))));
}

Result<std::unique_ptr<AlertLog>> AlertLog::openForReading(const QString& folder)
{
    auto opened = sqlite::openKeptForReading(fileIn(folder));
    if (!opened)
        return std::unexpected(std::move(opened).error());
    return std::unique_ptr<AlertLog>(new AlertLog(std::make_unique<Private>(*std::move(opened))));
}

Result<std::vector<AlertDecision>> AlertLog::list()
{
    auto query = sqlite::Statement::prepare(
        *d->db, "SELECT id, unit, indicator, opened, by, at, due, note FROM decision ORDER BY id");
    if (!query)
        return std::unexpected(std::move(query).error());
    query->bind();
    std::vector<AlertDecision> found;
    while (query->next()) {
        auto row = readRow(*query, d->db->path());
        if (!row)
            return std::unexpected(std::move(row).error());
        found.push_back(*std::move(row));
    }
    if (auto ended = query->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return found;
}

Result<AlertDecision> AlertLog::add(AlertDecision decision)
{
    if (auto fit = check(decision, {.file = d->db->path(), .row = 0, .field = decision.indicator}); !fit)
        return std::unexpected(std::move(fit).error());
    decision.by = decision.by.trimmed();
    auto insertion = sqlite::Statement::prepare(
        *d->db, "INSERT INTO decision(unit, indicator, opened, by, at, due, note) VALUES(?,?,?,?,?,?,?)");
    if (!insertion)
        return std::unexpected(std::move(insertion).error());
    const auto due = decision.due ? std::optional(decision.due->toString(Qt::ISODate)) : std::nullopt;
    insertion->bind(decision.unit, decision.indicator, decision.opened.toString(), decision.by, decision.at,
                    due, decision.note);
    if (auto done = insertion->run(); !done)
        return std::unexpected(std::move(done).error());
    decision.id = sqlite3_last_insert_rowid(d->db->handle());
    sqlite::tidyKept(*d->db);
    return decision;
}

} // namespace onescreen
