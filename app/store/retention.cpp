// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/retention.h"

#include "app/store/care.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int mostDays = 36'500;
constexpr qint64 mostMegabytes = 1'048'576;
/// Corrections may bring back what was looked at before.
constexpr std::chrono::hours betweenSweeps{24};

constexpr char gather[] = "INSERT INTO temp.leaving SELECT rid, closed FROM event INDEXED BY e_closed WHERE "
                          "closed >= ?1 AND closed <"
                          " ?2 AND st >= 5 AND origin = 0 ORDER BY closed LIMIT ?3";

constexpr char retire[] = R"sql(
INSERT INTO retired SELECT id, v, st, pri, cat, region, at, due, closed, src, origin, unit, ack, asg, reopened
  FROM event WHERE rid IN (SELECT rid FROM temp.leaving);
INSERT INTO rollup_state SELECT region, cat, st, origin, -count(*) FROM event
  WHERE rid IN (SELECT rid FROM temp.leaving) GROUP BY region, cat, st, origin
  ON CONFLICT DO UPDATE SET n = n + excluded.n;
INSERT INTO search_todo SELECT rid, no, title, addr FROM event_text WHERE rid IN (SELECT rid FROM temp.leaving)
  AND rid <= (SELECT n FROM care WHERE name = 'searched') ON CONFLICT DO NOTHING;
DELETE FROM note WHERE event IN (SELECT id FROM event WHERE rid IN (SELECT rid FROM temp.leaving));
DELETE FROM event_text WHERE rid IN (SELECT rid FROM temp.leaving);
DELETE FROM event WHERE rid IN (SELECT rid FROM temp.leaving);
)sql";

std::unexpected<Error> unreadable(const QString& path, const QString& member, const QString& why)
{
    return failure(ErrorKind::Invalid, why, {.file = path, .row = 0, .field = member});
}

Result<std::optional<UtcTime>> serverTime(sqlite::Connection& db)
{
    const auto time = db.number("SELECT coalesce(as_of, -1) FROM state");
    if (!time)
        return std::unexpected(time.error());
    return *time < 0 ? std::nullopt : std::optional(fromMs(*time));
}

/// Fills temp.leaving; how many, and when the last of them ended.
struct Leaving
{
    int rows = 0;
    qint64 last = 0;
};
Result<Leaving> gatherLeaving(sqlite::Connection& db, qint64 from, qint64 before)
{
    if (auto done = db.run("CREATE TEMP TABLE IF NOT EXISTS leaving(rid INTEGER PRIMARY KEY, closed INTEGER);"
                           "DELETE FROM temp.leaving");
        !done)
        return std::unexpected(std::move(done).error());
    auto some = sqlite::Statement::prepare(db, gather);
    if (!some)
        return std::unexpected(std::move(some).error());
    if (auto done = some->bind(from, before, Retention::chunk).run(); !done)
        return std::unexpected(std::move(done).error());
    auto sums = sqlite::Statement::prepare(db, "SELECT count(*), coalesce(max(closed), 0) FROM temp.leaving");
    if (!sums)
        return std::unexpected(std::move(sums).error());
    Leaving leaving;
    while (sums->next())
        leaving = {.rows = static_cast<int>(sums->integer(0)), .last = sums->integer(1)};
    if (auto ended = sums->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return leaving;
}

} // namespace

Result<RetentionPolicy> loadRetentionPolicy(const QString& folder)
{
    RetentionPolicy policy;
    const QString path = QDir(folder).filePath(u"retention.json"_s);
    QFile file(path);
    if (!file.exists())
        return policy;
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, {}, u"The file cannot be read: %1"_s.arg(file.errorString()));
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (!document.isObject())
        return unreadable(path, {}, u"This is not a JSON object: %1"_s.arg(fault.errorString()));
    const QJsonObject members = document.object();
    for (auto member = members.begin(); member != members.end(); ++member) {
        const qint64 number = member->toInteger(-1);
        if (member.key() == u"closed_events_days" && number >= 0 && number <= mostDays)
            policy.closedEventDays = static_cast<int>(number);
        else if (member.key() == u"warn_mib" && number >= 0 && number <= mostMegabytes)
            policy.warnMegabytes = number;
        else
            return unreadable(path, member.key(), u"This member is unknown or its number is out of range."_s);
    }
    return policy;
}

Result<int> Retention::retireSome(sqlite::Connection& db)
{
    const auto now = serverTime(db);
    if (!now)
        return std::unexpected(now.error());
    if (m_policy.closedEventDays == 0 || !*now)
        return 0;
    if (!m_sweep || **now - *m_sweep >= betweenSweeps) {
        m_sweep = *now;
        m_from.reset();
    }
    const qint64 before = toMs(**now - std::chrono::days{m_policy.closedEventDays});
    const qint64 from = m_from.value_or(std::numeric_limits<qint64>::min());
    if (from >= before)
        return 0;
    auto transaction = sqlite::Transaction::begin(db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    const auto leaving = gatherLeaving(db, from, before);
    if (!leaving)
        return std::unexpected(leaving.error());
    auto done = leaving->rows > 0 ? db.run(retire) : Result<void>();
    if (done && leaving->rows > 0)
        done = setCareNumber(db, Care::RetiredBefore, before);
    if (done && leaving->rows > 0)
        done = setCareNumber(db, Care::RetiredAt, toMs(**now));
    if (done)
        done = transaction->commit();
    if (!done)
        return std::unexpected(std::move(done).error());
    m_from = leaving->rows == chunk ? leaving->last : before;
    return leaving->rows;
}

Result<CommitSummary> summaryOfRetired(sqlite::Connection& db)
{
    auto state = sqlite::Statement::prepare(db, "SELECT seq, head, as_of FROM state");
    if (!state)
        return std::unexpected(std::move(state).error());
    CommitSummary summary;
    while (state->next()) {
        summary.seq = state->integer(0);
        summary.head = state->integer(1);
        summary.serverTime = fromMs(state->integer(2));
    }
    if (auto ended = state->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    summary.entities = {Entity::Event, Entity::Note};
    summary.manyEvents = true;
    return summary;
}

} // namespace onescreen
