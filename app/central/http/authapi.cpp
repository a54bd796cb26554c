// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/authapi.h"

#include "app/central/auth/accounts.h"
#include "app/central/auth/setupcode.h"
#include "app/central/http/authreplies.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

Q_LOGGING_CATEGORY(logAuth, "onescreen.central.auth")

constexpr std::chrono::minutes attemptTime{10};
constexpr qsizetype mostAccountAttempts = 10;
constexpr qsizetype mostAddressAttempts = 30;
constexpr qsizetype mostDeviceRequests = 20;
constexpr int mostHashing = 32;

std::optional<Problem> bodyFault(const ApiRequest& request)
{
    if (request.body.size() > mostAuthBytes)
        return Problem{413, u"too_large"_s, u"The body may have at most %1 bytes."_s.arg(mostAuthBytes), {}};
    const QByteArray type = request.contentType.split(';').first().trimmed().toLower();
    if (!type.isEmpty() && type != "application/json")
        return Problem{415, u"unsupported_media_type"_s, u"The body must be application/json."_s, {}};
    return std::nullopt;
}

bool hasBody(Endpoint endpoint)
{
    return endpoint != Endpoint::Devices && endpoint != Endpoint::RemoveDevice &&
           endpoint != Endpoint::Accounts;
}

} // namespace

AuthApi::AuthApi(Exchanges& exchanges, AuthWorkers workers, const std::optional<RoleTable>& roles,
                 AuthGate* gate, const Clock& clock)
    : m_exchanges(exchanges), m_workers(std::move(workers)), m_roles(roles.value_or(RoleTable())),
      m_gate(gate), m_clock(clock), m_accountAttempts(clock, mostAccountAttempts, attemptTime),
      m_addressAttempts(clock, mostAddressAttempts, attemptTime),
      m_deviceRequests(clock, mostDeviceRequests, attemptTime), m_refusals(clock, 1, std::chrono::minutes(1))
{
}

bool AuthApi::handle(Ticket ticket, const Route& route, const ApiRequest& request)
{
    const auto operation = [&route]() -> WithRequest {
        switch (route.endpoint) {
        case Endpoint::AuthSetup:
            return &AuthApi::setUp;
        case Endpoint::AuthToken:
            return &AuthApi::token;
        case Endpoint::AuthRevoke:
            return &AuthApi::revoke;
        case Endpoint::AuthPassword:
            return &AuthApi::password;
        case Endpoint::AuthDevice:
            return &AuthApi::device;
        case Endpoint::Devices:
            return &AuthApi::devices;
        case Endpoint::ApproveDevice:
            return &AuthApi::approve;
        case Endpoint::RemoveDevice:
            return &AuthApi::removeDevice;
        case Endpoint::Accounts:
            return &AuthApi::accounts;
        case Endpoint::AddAccount:
            return &AuthApi::addAccount;
        case Endpoint::ChangeAccount:
            return &AuthApi::changeAccount;
        case Endpoint::AuditExport:
            return &AuthApi::reportExport;
        default:
            return nullptr;
        }
    }();
    if (!operation)
        return false;
    if (!m_gate && route.endpoint != Endpoint::AuditExport) {
        refuse(ticket, {404, u"no_accounts"_s, u"This server has no accounts."_s, {}});
        return true;
    }
    const auto fault = hasBody(route.endpoint) ? bodyFault(request) : std::nullopt;
    if (fault)
        refuse(ticket, *fault);
    else
        (this->*operation)(ticket, route, request);
    return true;
}

void AuthApi::setUp(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto wish = parseSetup(request.body);
    if (!wish)
        return fail(ticket, wish.error());
    if (isTooMany(ticket, m_addressAttempts, request.address))
        return;
    // The code first: hashing costs, and the code cannot be guessed.
    const auto isRight = [code = wish->code](Database& db) { return isSetupCode(db, code); };
    ask<bool>(isRight, [this, ticket, wish = *wish, request](const Result<bool>& right) {
        if (!right)
            return fail(ticket, right.error());
        const auto store = [this, ticket, wish, request](const QString& hash) {
            change(
                ticket,
                [wish, hash, context = context(request)](Database& db) {
                    return setUpJob(db, context, wish, hash);
                },
                [this, request](const HttpReply& reply) {
                    if (reply.status == 200)
                        m_addressAttempts.forgive(request.address);
                });
        };
        if (!*right)
            return store({}); // notes the refusal
        makeHash(ticket, wish.password, store);
    });
}

void AuthApi::token(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto grant = parseTokenRequest(request.body);
    if (!grant)
        return fail(ticket, grant.error());
    if (grant->grant == TokenRequest::Grant::Password)
        return signIn(ticket, *grant, request);
    const bool isRefresh = grant->grant == TokenRequest::Grant::Refresh;
    change(ticket, [isRefresh, secret = grant->secret, context = context(request)](Database& db) {
        return isRefresh ? refreshJob(db, context, secret) : deviceGrantJob(db, context, secret);
    });
}

void AuthApi::signIn(Ticket ticket, const TokenRequest& grant, const ApiRequest& request)
{
    if (isTooMany(ticket, m_addressAttempts, request.address) ||
        isTooMany(ticket, m_accountAttempts, grant.account))
        return;
    compare(ticket, grant.account, grant.password, [this, ticket, grant, request](const Compared& compared) {
        change(
            ticket,
            [grant, compared, context = context(request)](Database& db) {
                return signInJob(db, context, grant, compared);
            },
            [this, grant, request](const HttpReply& reply) {
                if (reply.status != 200)
                    return;
                m_addressAttempts.forgive(request.address);
                m_accountAttempts.forgive(grant.account);
            });
    });
}

void AuthApi::revoke(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto secret = parseRevoke(request.body);
    if (!secret)
        return fail(ticket, secret.error());
    curtail(ticket, [secret = *secret, context = context(request)](Database& db) {
        return revokeJob(db, context, secret);
    });
}

void AuthApi::password(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto wish = parsePassword(request.body);
    if (!wish)
        return fail(ticket, wish.error());
    const QString account = request.who->account;
    if (isTooMany(ticket, m_accountAttempts, account))
        return;
    compare(ticket, account, wish->before,
            [this, ticket, wish = *wish, request, account](const Compared& before) {
                makeHash(ticket, wish.after, [this, ticket, request, account, before](const QString& hash) {
                    curtail(
                        ticket,
                        [before, hash, context = context(request)](Database& db) {
                            return passwordJob(db, context, before, hash);
                        },
                        [this, account](const HttpReply& reply) {
                            if (reply.status == 204)
                                m_accountAttempts.forgive(account);
                        });
                });
            });
}

void AuthApi::device(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto name = parseDeviceRequest(request.body);
    if (!name)
        return fail(ticket, name.error());
    if (isTooMany(ticket, m_deviceRequests, request.address))
        return;
    change(ticket, [name = *name, context = context(request)](Database& db) {
        return requestDeviceJob(db, context, name);
    });
}

void AuthApi::devices(Ticket ticket, const Route&, const ApiRequest&)
{
    list(ticket, devicesJob);
}

void AuthApi::approve(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto approval = parseApproval(request.body);
    if (!approval)
        return fail(ticket, approval.error());
    const QString account = request.who->account;
    if (isTooMany(ticket, m_accountAttempts, account))
        return;
    change(
        ticket,
        [approval = *approval, context = context(request)](Database& db) {
            return approveDeviceJob(db, context, approval);
        },
        [this, account](const HttpReply& reply) {
            if (reply.status == 200)
                m_accountAttempts.forgive(account);
        });
}

void AuthApi::removeDevice(Ticket ticket, const Route& route, const ApiRequest& request)
{
    curtail(ticket, [id = route.parameters.value(0), context = context(request)](Database& db) {
        return removeDeviceJob(db, context, id);
    });
}

void AuthApi::accounts(Ticket ticket, const Route&, const ApiRequest&)
{
    list(ticket, [this](Database& db) { return accountsJob(db, m_roles); });
}

void AuthApi::addAccount(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto account = parseNewAccount(request.body, m_roles);
    if (!account)
        return fail(ticket, account.error());
    makeHash(ticket, *account->password, [this, ticket, account = *account, request](const QString& hash) {
        change(ticket, [account, hash, context = context(request)](Database& db) {
            return addAccountJob(db, context, account, hash);
        });
    });
}

void AuthApi::changeAccount(Ticket ticket, const Route& route, const ApiRequest& request)
{
    const auto wish = parseAccountChange(request.body, m_roles);
    if (!wish)
        return fail(ticket, wish.error());
    const auto store = [this, ticket, name = route.parameters.value(0), wish = *wish,
                        request](const QString& hash) {
        curtail(ticket, [name, wish, hash, context = context(request)](Database& db) {
            return changeAccountJob(db, context, name, wish, hash);
        });
    };
    if (wish->password)
        makeHash(ticket, *wish->password, store);
    else
        store({});
}

void AuthApi::reportExport(Ticket ticket, const Route&, const ApiRequest& request)
{
    const auto report = parseExportReport(request.body);
    if (!report)
        return fail(ticket, report.error());
    change(ticket, [report = *report, context = context(request)](Database& db) {
        return exportJob(db, context, report);
    });
}

void AuthApi::noteForbidden(const ApiRequest& request, const QString& permission)
{
    if (m_refusals.attempt(request.who->account + u' ' + request.path))
        return;
    m_workers.write([context = context(request), path = request.path,
                     permission](Database& db) { return forbiddenJob(db, context, path, permission); },
                    [](const Result<HttpReply>& noted) {
                        if (!noted)
                            qCWarning(logAuth).noquote()
                                << "A refusal could not be written to the audit:" << noted.error().toString();
                    });
}

AuthContext AuthApi::context(const ApiRequest& request) const
{
    return {.roles = m_roles, .now = m_clock.now(), .address = request.address, .who = request.who};
}

void AuthApi::compare(Ticket ticket, const QString& account, const QString& password,
                      std::function<void(const Compared&)> done)
{
    const auto stored = [account](Database& db) -> Result<QString> {
        const auto found = findAccount(db, account);
        if (!found)
            return std::unexpected(found.error());
        return *found && (*found)->kind == AccountKind::Person ? (*found)->password : QString();
    };
    ask<QString>(stored, [this, ticket, password, done = std::move(done)](const Result<QString>& found) {
        if (!found)
            return fail(ticket, found.error());
        if (m_hashing >= mostHashing)
            return refuse(ticket, {503, u"busy"_s, u"Too many people sign in just now."_s, {}});
        ++m_hashing;
        m_workers.hash([this, password, hash = *found, done](const PasswordHasher& hasher) {
            const Compared compared{.fits = hasher.fits(password, hash), .hash = hash};
            return AuthWorkers::After([this, compared, done] {
                --m_hashing;
                done(compared);
            });
        });
    });
}

void AuthApi::makeHash(Ticket ticket, const QString& password, std::function<void(const QString&)> done)
{
    if (m_hashing >= mostHashing)
        return refuse(ticket, {503, u"busy"_s, u"Too many passwords are being changed just now."_s, {}});
    ++m_hashing;
    m_workers.hash([this, ticket, password, done = std::move(done)](const PasswordHasher& hasher) {
        return AuthWorkers::After([this, ticket, done, hash = hasher.hash(password)] {
            --m_hashing;
            hash ? done(*hash) : fail(ticket, hash.error());
        });
    });
}

void AuthApi::list(Ticket ticket, const AuthWorkers::Job& job)
{
    ask<HttpReply>(job, [this, ticket](const Result<HttpReply>& reply) {
        reply ? m_exchanges.reply(ticket, *reply) : fail(ticket, reply.error());
    });
}

void AuthApi::change(Ticket ticket, AuthWorkers::Job job, std::function<void(const HttpReply&)> done)
{
    perform(ticket, std::move(job), std::move(done), false);
}

void AuthApi::curtail(Ticket ticket, AuthWorkers::Job job, std::function<void(const HttpReply&)> done)
{
    perform(ticket, std::move(job), std::move(done), true);
}

void AuthApi::perform(Ticket ticket, AuthWorkers::Job job, std::function<void(const HttpReply&)> done,
                      bool curtails)
{
    const auto answer = [this, ticket, done = std::move(done), curtails](const Result<HttpReply>& reply) {
        if (!reply)
            return fail(ticket, reply.error());
        if (done)
            done(*reply);
        if (!m_gate || !curtails || reply->status >= 300)
            return m_exchanges.reply(ticket, *reply);
        m_gate->forget();
        m_workers.judge([this, ticket, kept = *reply] { m_exchanges.reply(ticket, kept); });
    };
    m_workers.write(std::move(job), answer);
}

bool AuthApi::isTooMany(Ticket ticket, AttemptLimiter& limiter, const QString& name)
{
    const auto wait = limiter.attempt(name);
    if (!wait)
        return false;
    refuse(ticket, {429, u"too_many_attempts"_s, u"Try again later."_s, {}, {}, *wait});
    return true;
}

void AuthApi::refuse(Ticket ticket, const Problem& problem)
{
    m_exchanges.reply(ticket, problemReply(problem));
}

void AuthApi::fail(Ticket ticket, const Error& error)
{
    const Problem problem = problemOf(error);
    if (problem.status >= 500)
        qCWarning(logAuth).noquote() << "A request about accounts failed:" << error.toString();
    refuse(ticket, problem);
}

} // namespace onescreen::central
