// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/authapi.h"

#include <functional>

namespace onescreen::central {

/// Lets a request through to its operation when its token allows that. Lives in the thread of the HTTP
/// server.
class Doorman
{
public:
    using Handle = std::function<void(Ticket, const Route&, const ApiRequest&)>;

    /// `gate` none: the server is open and everybody may do everything. All must outlive it.
    Doorman(Exchanges& exchanges, AuthGate* gate, AuthApi& accounts, Handle operations);

    void handle(Ticket ticket, const Route& route, ApiRequest request);

private:
    void admit(Ticket ticket, const Route& route, const ApiRequest& request);
    void pass(Ticket ticket, const Route& route, const ApiRequest& request);

    Exchanges& m_exchanges;
    AuthGate* m_gate;
    AuthApi& m_accounts;
    Handle m_operations;
    std::shared_ptr<const Principal> m_everybody;
};

/// The answer to a token that is no good.
Problem problemOf(TokenFault fault);

} // namespace onescreen::central
