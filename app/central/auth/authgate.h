// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/central/auth/principal.h"

#include <QHash>

#include <functional>
#include <vector>

namespace onescreen::central {

/// Whose an access token is. The database is asked at most once a second for each token, so what changes
/// there holds at every server within that time. Lives in the thread of the HTTP server and never waits.
class AuthGate
{
public:
    using States = std::vector<TokenState>;
    /// Looks tokens up by their hashes elsewhere and answers later, in this thread.
    using LookUp = std::function<void(const std::vector<QByteArray>& hashes,
                                      std::function<void(const Result<States>&)>)>;
    using Done = std::function<void(const Result<TokenState>&)>;

    static constexpr std::chrono::seconds trusted{1};

    /// `clock` must outlive it.
    AuthGate(LookUp lookUp, const Clock& clock) : m_lookUp(std::move(lookUp)), m_clock(clock) {}

    /// `done` may be called at once. Errors: those of the database.
    void check(const QByteArray& token, Done done);
    /// Several at once, always asking; answers in order.
    void recheck(const std::vector<QByteArray>& tokens, std::function<void(const Result<States>&)> done);
    /// Something has changed here: everything is asked anew.
    void forget() { m_known.clear(); }

private:
    struct Known
    {
        TokenState state;
        std::chrono::steady_clock::time_point asked;
    };
    void learn(const QByteArray& hash, const TokenState& state, std::chrono::steady_clock::time_point asked);

    LookUp m_lookUp;
    const Clock& m_clock;
    QHash<QByteArray, Known> m_known; ///< By hash; good tokens only.
};

} // namespace onescreen::central
