// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/sessions.h"

#include "app/central/auth/secrets.h"
#include "app/central/db/transaction.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// So long an expired access token is told from one that never was.
constexpr std::chrono::hours rememberedExpired{1};

std::chrono::milliseconds lifeOf(const Account& owner)
{
    return owner.kind == AccountKind::Person ? personLife : deviceLife;
}

Result<void> forgetOld(Database& db, UtcTime now)
{
    if (auto done =
            change(db, u"DELETE FROM access_token WHERE until_ms < $1"_s, toMs(now - rememberedExpired));
        !done)
        return done;
    if (auto done = change(db, u"DELETE FROM refresh_token WHERE until_ms < $1"_s, toMs(now)); !done)
        return done;
    return change(db, u"DELETE FROM session WHERE until_ms < $1"_s, toMs(now - rememberedExpired));
}

Result<Tokens> issue(Database& db, const Account& owner, const QString& session, UtcTime now)
{
    Tokens tokens{.access = newToken("osa_"), .refresh = newToken("osr_"), .owner = owner};
    if (auto done = forgetOld(db, now); !done)
        return std::unexpected(done.error());
    if (auto done = change(db, u"INSERT INTO access_token(hash, session, until_ms) VALUES($1, $2, $3)"_s,
                           tokenHash(tokens.access), session, toMs(now + accessLife));
        !done)
        return std::unexpected(done.error());
    if (auto done = change(db, u"INSERT INTO refresh_token(hash, session, until_ms) VALUES($1, $2, $3)"_s,
                           tokenHash(tokens.refresh), session, toMs(now + lifeOf(owner)));
        !done)
        return std::unexpected(done.error());
    return tokens;
}

Result<void> endSession(Database& db, const QString& session, UtcTime now)
{
    return change(db, u"UPDATE session SET ended_ms = $1 WHERE id = $2 AND ended_ms IS NULL"_s, toMs(now),
                  session);
}

struct Found
{
    QString session;
    QString account;
    bool isLive = false;
    std::optional<UtcTime> used;
};

Result<std::optional<Found>> findRefresh(Database& db, const QByteArray& refresh, UtcTime now)
{
    auto row = runOnce(db,
                       u"SELECT r.session, s.account, s.ended_ms, r.until_ms, r.used_ms FROM refresh_token r"
                       " JOIN session s ON s.id = r.session WHERE r.hash = $1"_s +
                           (db.isShared() ? u" FOR UPDATE"_s : QString()),
                       tokenHash(refresh));
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return std::nullopt;
    return Found{.session = QString::fromUtf8(row->bytes(0)),
                 .account = QString::fromUtf8(row->bytes(1)),
                 .isLive = row->isNull(2) && row->integer(3) > toMs(now),
                 .used = row->isNull(4) ? std::nullopt : std::optional(fromMs(row->integer(4)))};
}

/// A row of the query in lookUpTokens().
TokenState stateOf(const Statement& row, const RoleTable& roles, UtcTime now)
{
    const auto text = [&row](int column) { return QString::fromUtf8(row.bytes(column)); };
    TokenState state{.fault = TokenFault::None, .until = fromMs(row.integer(0))};
    if (!row.isNull(2) || row.integer(7) != 0)
        state.fault = TokenFault::Revoked;
    else if (state.until <= now)
        state.fault = TokenFault::Expired;
    if (state.fault != TokenFault::None)
        return state;
    auto who = std::make_shared<Principal>();
    who->session = text(1);
    who->account = text(3);
    who->name = text(4);
    who->roles = text(5).split(u',', Qt::SkipEmptyParts);
    who->scope = RegionScope::fromText(text(6));
    who->permissions = roles.permissionsOf(who->roles);
    who->actions = roles.actionsOf(who->permissions);
    state.who = std::move(who);
    return state;
}

} // namespace

Result<Tokens> openSession(Database& db, const Account& owner, const QString& device, UtcTime now)
{
    const QString session = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (auto opened = change(db,
                             u"INSERT INTO session(id, account, device, created_ms, until_ms)"
                             " VALUES($1, $2, $3, $4, $5)"_s,
                             session, owner.account, device, toMs(now), toMs(now + lifeOf(owner)));
        !opened)
        return std::unexpected(opened.error());
    return issue(db, owner, session, now);
}

Result<Refreshed> refreshSession(Database& db, const QByteArray& refresh, UtcTime now)
{
    const auto found = findRefresh(db, refresh, now);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return Refreshed{};
    Refreshed result{.account = (*found)->account};
    if (!(*found)->isLive)
        return result;
    if ((*found)->used && now - *(*found)->used > refreshGrace) {
        result.wasReused = true;
        if (auto ended = endSession(db, (*found)->session, now); !ended)
            return std::unexpected(ended.error());
        return result;
    }
    const auto owner = findAccount(db, (*found)->account);
    if (!owner)
        return std::unexpected(owner.error());
    if (!*owner || (*owner)->disabled)
        return result;
    // The grace counts from the first use, however often the answer is lost.
    if (auto used = change(db, u"UPDATE refresh_token SET used_ms = $1 WHERE hash = $2 AND used_ms IS NULL"_s,
                           toMs(now), tokenHash(refresh));
        !used)
        return std::unexpected(used.error());
    if (auto longer = change(db, u"UPDATE session SET until_ms = $1 WHERE id = $2"_s,
                             toMs(now + lifeOf(**owner)), (*found)->session);
        !longer)
        return std::unexpected(longer.error());
    auto tokens = issue(db, **owner, (*found)->session, now);
    if (!tokens)
        return std::unexpected(tokens.error());
    result.tokens = *std::move(tokens);
    return result;
}

Result<QString> endSessionOf(Database& db, const QByteArray& refresh, UtcTime now)
{
    const auto found = findRefresh(db, refresh, now);
    if (!found)
        return std::unexpected(found.error());
    if (!*found || !(*found)->isLive)
        return QString();
    if (auto ended = endSession(db, (*found)->session, now); !ended)
        return std::unexpected(ended.error());
    return (*found)->account;
}

Result<void> endSessions(Database& db, const QString& account, const QString& exceptSession, UtcTime now)
{
    return change(db,
                  u"UPDATE session SET ended_ms = $1 WHERE account = $2 AND id <> $3 AND ended_ms IS NULL"_s,
                  toMs(now), account, exceptSession);
}

Result<std::vector<TokenState>> lookUpTokens(Database& db, const std::vector<QByteArray>& hashes,
                                             const RoleTable& roles, UtcTime now)
{
    auto query = db.prepare(u"SELECT t.until_ms, s.id, s.ended_ms, a.account, a.name, a.roles, a.regions,"
                            " a.disabled FROM access_token t JOIN session s ON s.id = t.session"
                            " JOIN account a ON a.account = s.account WHERE t.hash = $1"_s);
    if (!query)
        return std::unexpected(query.error());
    std::vector<TokenState> states;
    for (const QByteArray& hash : hashes) {
        if (auto ran = query->run(hash); !ran)
            return std::unexpected(ran.error());
        states.push_back(query->next() ? stateOf(*query, roles, now) : TokenState{});
        query->finish();
    }
    return states;
}

} // namespace onescreen::central
