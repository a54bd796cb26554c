// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/attemptlimiter.h"
#include "app/central/auth/authgate.h"
#include "app/central/auth/secrets.h"
#include "app/central/http/apirequest.h"
#include "app/central/http/authjobs.h"
#include "app/central/http/exchanges.h"
#include "app/central/http/routes.h"
#include "app/central/log/pagereader.h"

#include <functional>
#include <memory>

namespace onescreen::central {

/// How its work gets done elsewhere; each calls back in the thread of the HTTP server.
struct AuthWorkers
{
    using Job = std::function<Result<HttpReply>(Database&)>;
    using Reply = std::function<void(const Result<HttpReply>&)>;
    using After = std::function<void()>;
    /// What is returned is then run in the thread of the HTTP server.
    std::function<void(std::function<After(PageReader&)>)> read;
    std::function<void(Job, Reply)> write;
    /// The same in the one thread that hashes passwords.
    std::function<void(std::function<After(const PasswordHasher&)>)> hash;
    /// Somebody may see less from now on: calls back when every live channel here has been judged anew.
    std::function<void(After)> judge;
};

/// The operations under /v1/auth, /v1/accounts and /v1/audit. Lives in the thread of the HTTP server and
/// never waits.
class AuthApi
{
public:
    /// All must outlive it. Without `roles` and `gate` the server is open: only exports can be reported.
    AuthApi(Exchanges& exchanges, AuthWorkers workers, const std::optional<RoleTable>& roles, AuthGate* gate,
            const Clock& clock);

    /// True when the operation was one of these. `request.who` is whoever asks, where that is needed.
    bool handle(Ticket ticket, const Route& route, const ApiRequest& request);
    /// Notes that somebody was refused, at most once a minute for the same thing.
    void noteForbidden(const ApiRequest& request, const QString& permission);

private:
    using WithRequest = void (AuthApi::*)(Ticket, const Route&, const ApiRequest&);
    void setUp(Ticket ticket, const Route&, const ApiRequest& request);
    void token(Ticket ticket, const Route&, const ApiRequest& request);
    void signIn(Ticket ticket, const TokenRequest& grant, const ApiRequest& request);
    void revoke(Ticket ticket, const Route&, const ApiRequest& request);
    void password(Ticket ticket, const Route&, const ApiRequest& request);
    void device(Ticket ticket, const Route&, const ApiRequest& request);
    void devices(Ticket ticket, const Route&, const ApiRequest& request);
    void approve(Ticket ticket, const Route&, const ApiRequest& request);
    void removeDevice(Ticket ticket, const Route& route, const ApiRequest& request);
    void accounts(Ticket ticket, const Route&, const ApiRequest& request);
    void addAccount(Ticket ticket, const Route&, const ApiRequest& request);
    void changeAccount(Ticket ticket, const Route& route, const ApiRequest& request);
    void reportExport(Ticket ticket, const Route&, const ApiRequest& request);

    template <typename Answer>
    void ask(std::function<Result<Answer>(Database&)> question,
             std::function<void(const Result<Answer>&)> done)
    {
        m_workers.read([question = std::move(question), done = std::move(done)](PageReader& reader) {
            return AuthWorkers::After([done, answer = reader.look<Answer>(question)] { done(answer); });
        });
    }
    void list(Ticket ticket, const AuthWorkers::Job& job);
    [[nodiscard]] AuthContext context(const ApiRequest& request) const;
    /// Compares a password with what the account has stored, in the same time when there is no such account.
    void compare(Ticket ticket, const QString& account, const QString& password,
                 std::function<void(const Compared&)> done);
    void makeHash(Ticket ticket, const QString& password, std::function<void(const QString&)> done);
    void change(Ticket ticket, AuthWorkers::Job job, std::function<void(const HttpReply&)> done = {});
    /// The same where somebody may see less afterwards: answers when nobody here sees more any longer.
    void curtail(Ticket ticket, AuthWorkers::Job job, std::function<void(const HttpReply&)> done = {});
    void perform(Ticket ticket, AuthWorkers::Job job, std::function<void(const HttpReply&)> done,
                 bool curtails);
    bool isTooMany(Ticket ticket, AttemptLimiter& limiter, const QString& name);
    void refuse(Ticket ticket, const Problem& problem);
    void fail(Ticket ticket, const Error& error);

    Exchanges& m_exchanges;
    AuthWorkers m_workers;
    RoleTable m_roles;
    AuthGate* m_gate;
    const Clock& m_clock;
    AttemptLimiter m_accountAttempts;
    AttemptLimiter m_addressAttempts;
    AttemptLimiter m_deviceRequests;
    AttemptLimiter m_refusals;
    int m_hashing = 0; ///< Passwords that wait to be hashed.
};

} // namespace onescreen::central
