// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/authgate.h"

#include "app/central/auth/secrets.h"

namespace onescreen::central {

namespace {

constexpr qsizetype mostKnown = 10'000;

} // namespace

void AuthGate::check(const QByteArray& token, Done done)
{
    if (token.isEmpty())
        return done(TokenState{.fault = TokenFault::Missing});
    const QByteArray hash = tokenHash(token);
    const auto now = m_clock.monotonic();
    const auto known = m_known.constFind(hash);
    if (known != m_known.constEnd() && now - known->asked < trusted && m_clock.now() < known->state.until)
        return done(known->state);
    m_lookUp({hash}, [this, hash, now, done = std::move(done)](const Result<States>& states) {
        if (!states)
            return done(std::unexpected(states.error()));
        learn(hash, states->front(), now);
        done(states->front());
    });
}

void AuthGate::recheck(const std::vector<QByteArray>& tokens, std::function<void(const Result<States>&)> done)
{
    std::vector<QByteArray> hashes;
    hashes.reserve(tokens.size());
    for (const QByteArray& token : tokens)
        hashes.push_back(tokenHash(token));
    m_lookUp(hashes, std::move(done));
}

void AuthGate::learn(const QByteArray& hash, const TokenState& state,
                     std::chrono::steady_clock::time_point asked)
{
    if (state.fault != TokenFault::None) {
        m_known.remove(hash);
        return;
    }
    if (m_known.size() >= mostKnown)
        m_known.clear();
    m_known.insert(hash, {.state = state, .asked = asked});
}

} // namespace onescreen::central
