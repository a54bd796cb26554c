// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <functional>

namespace onescreen {

/// The one place where a refresh token is kept. Answers come once, on the thread that
/// asked. Errors are transient: they say that the store does not answer, never that the token is gone.
class TokenStore
{
public:
    using Loaded = std::function<void(Result<QByteArray>)>; ///< Empty: there is none.
    using Done = std::function<void(Result<void>)>;

    TokenStore() = default;
    virtual ~TokenStore() = default;
    TokenStore(const TokenStore&) = delete;
    TokenStore& operator=(const TokenStore&) = delete;

    virtual void load(Loaded done) = 0;
    virtual void save(const QByteArray& token, Done done) = 0;
    virtual void erase(Done done) = 0;
};

/// For a person's session at a shared seat: nothing outlives the program.
class MemoryTokenStore final : public TokenStore
{
public:
    void load(Loaded done) override { done(m_token); }
    void save(const QByteArray& token, Done done) override
    {
        m_token = token;
        done({});
    }
    void erase(Done done) override
    {
        m_token.clear();
        done({});
    }

private:
    QByteArray m_token;
};

} // namespace onescreen
