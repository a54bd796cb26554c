// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/accessjobs.h"
#include "app/remote/access/tokencore.h"
#include "app/remote/access/tokenstore.h"

#include <QLockFile>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Carries out what TokenCore decides for one sign-in, a device's or a person's, on one thread.
///
/// Several processes may share a store: each renewal is made under a lock file, with the refresh token that
/// is in the store at that moment, and the new one is stored before the lock is let go.
class AccessSession : public QObject
{
    Q_OBJECT

public:
    /// `store` and what `access` refers to must outlive the session. Without a lock file nobody else uses the
    /// store.
    AccessSession(const CentralAccess& access, TokenStore& store, const QString& lockFile, const Clock& clock,
                  TokenCore::Random random, QObject* parent = nullptr);
    ~AccessSession() override;

    void begin();                         ///< With what is in the store.
    void take(const TokenGrant& granted); ///< Of a sign-in just made.
    void signOut();                       ///< Tells the server too, as far as it can be reached.
    void refused(const QByteArray& used, QObject* context, std::function<void(bool)> done);

    [[nodiscard]] const QByteArray& token() const { return m_core.token(); }
    [[nodiscard]] const std::optional<AccountIdentity>& identity() const { return m_identity; }
    [[nodiscard]] const std::optional<Error>& storeFault() const { return m_storeFault; }
    [[nodiscard]] bool isIdle() const { return m_core.isIdle(); }
    [[nodiscard]] bool isRefreshing() const { return m_core.isRefreshing(); }

Q_SIGNALS:
    void renewed();                             ///< There is another token.
    void changed();                             ///< identity() or storeFault().
    void ended(const QString& why);             ///< By the server; empty: by the user, or there was nothing.
    void failed(const onescreen::Error& error); ///< A renewal did not work; it is tried again.

private:
    void execute(const TokenCore::Commands& commands);
    void run(TokenCore::Refresh command);
    void run(TokenCore::StartTimer command) { m_timer.start(command.delay); }
    void run(TokenCore::StopTimer) { m_timer.stop(); }
    void run(TokenCore::Settle command);
    void run(const TokenCore::End& command);
    void lockAndLoad();
    void exchange(const QByteArray& refreshToken);
    void keep(const TokenGrant& granted);
    void finish(const TokenGrant& granted);
    void fail(const Error& error, std::optional<Milliseconds> retryAfter = {});
    void revoke(const QByteArray& refreshToken);
    void setStoreFault(std::optional<Error> fault);

    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void(bool)> done;
    };

    CentralAccess m_access;
    TokenStore& m_store;
    TokenCore m_core;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_timer;
    QTimer m_lockTimer;
    int m_lockTries = 0;
    quint64 m_round = 0; ///< Counts sign-ins and sign-outs: late answers belong to the one before.
    std::optional<AccountIdentity> m_identity;
    QByteArray m_used;     ///< The refresh token of the last renewal.
    QByteArray m_unstored; ///< The newest refresh token while the store does not take it.
    std::optional<Error> m_storeFault;
    std::vector<Waiter> m_waiting;
    QPointer<JsonJob> m_exchange; ///< Under way.
};

} // namespace onescreen
