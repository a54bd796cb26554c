// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/doorman.h"

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Operations that ask nobody: they say who the server is, or sign in.
bool isForEverybody(Endpoint endpoint, const ApiRequest& request)
{
    switch (endpoint) {
    case Endpoint::Meta:
    case Endpoint::Health:
    case Endpoint::Ready:
    case Endpoint::Live: // The socket asks in its hello; without a socket there is nothing to see.
    case Endpoint::AuthSetup:
    case Endpoint::AuthToken:
    case Endpoint::AuthRevoke:
    case Endpoint::AuthDevice:
        return true;
    case Endpoint::Metrics:
        return request.isLocal && request.token.isEmpty();
    default:
        return false;
    }
}

/// The permission that the owner of the token lacks; empty when it may.
QString missing(Endpoint endpoint, const Principal& who)
{
    const auto unless = [&who](const QString& permission) {
        return who.may(permission) ? QString() : permission;
    };
    switch (endpoint) {
    case Endpoint::Actions:
        return who.mayActAtAll() ? QString() : u"ack"_s;
    case Endpoint::Ingest:
        // A source's rows lie where they lie: it is either trusted with all regions or with none.
        return who.scope.isEverything() ? unless(u"ingest"_s) : u"ingest"_s;
    case Endpoint::Metrics:
        return unless(u"metrics"_s);
    case Endpoint::Devices:
    case Endpoint::ApproveDevice:
    case Endpoint::RemoveDevice:
    case Endpoint::Accounts:
    case Endpoint::AddAccount:
    case Endpoint::ChangeAccount:
        return unless(u"accounts"_s);
    case Endpoint::AuthPassword:
        // A wall has none.
        return who.account.contains(u':') ? u"accounts"_s : QString();
    case Endpoint::AuditExport:
        return {}; // What was done is to be known, whoever did it.
    default:
        return unless(u"read"_s);
    }
}

} // namespace

Problem problemOf(TokenFault fault)
{
    switch (fault) {
    case TokenFault::Missing:
        return {401, u"token_missing"_s, u"This operation asks for an access token."_s, {}};
    case TokenFault::Expired:
        return {401, u"token_expired"_s, u"The access token has expired; refresh it."_s, {}};
    default:
        return {401, u"token_revoked"_s, u"The access token is not known or was taken back."_s, {}};
    }
}

Doorman::Doorman(Exchanges& exchanges, AuthGate* gate, AuthApi& accounts, Handle operations)
    : m_exchanges(exchanges), m_gate(gate), m_accounts(accounts), m_operations(std::move(operations)),
      m_everybody(std::make_shared<Principal>(Principal::everybody()))
{
}

void Doorman::handle(Ticket ticket, const Route& route, ApiRequest request)
{
    if (!m_gate) {
        request.who = m_everybody;
        return pass(ticket, route, request);
    }
    if (isForEverybody(route.endpoint, request))
        return pass(ticket, route, request);
    const QByteArray token = request.token;
    m_gate->check(token, [this, ticket, route, request](const Result<TokenState>& state) mutable {
        if (!state)
            return m_exchanges.reply(ticket, problemReply(problemOf(state.error())));
        if (state->fault != TokenFault::None)
            return m_exchanges.reply(ticket, problemReply(problemOf(state->fault)));
        request.who = state->who;
        admit(ticket, route, request);
    });
}

void Doorman::admit(Ticket ticket, const Route& route, const ApiRequest& request)
{
    const QString permission = missing(route.endpoint, *request.who);
    if (permission.isEmpty())
        return pass(ticket, route, request);
    m_accounts.noteForbidden(request, permission);
    m_exchanges.reply(ticket, problemReply({403,
                                            u"forbidden"_s,
                                            u"The permission %1 is missing."_s.arg(permission),
                                            {},
                                            {{u"permission"_s, permission}}}));
}

void Doorman::pass(Ticket ticket, const Route& route, const ApiRequest& request)
{
    if (!m_accounts.handle(ticket, route, request))
        m_operations(ticket, route, request);
}

} // namespace onescreen::central
