// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/accesssession.h"
#include "app/remote/access/deviceflow.h"
#include "app/remote/access/passwordcheck.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

namespace onescreen {

/// Who we are to the server: nobody (an open server), a device, or a person on top of a device. The person's
/// token goes before the device's. A person's session is kept in memory only: who opens the program on a
/// shared seat is nobody. Lives on one thread, with a network access manager of its own, so that neither
/// pages nor orders hold a sign-in up.
class AccessService : public QObject, public Authority
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<void>)>;

    struct Settings
    {
        QUrl address;
        TlsPolicy tls{};
        std::unique_ptr<TokenStore> store{}; ///< Of the device's refresh token; null: kept in memory only.
        QString lockFile{};                  ///< Beside the store when several programs share it.
        QString deviceName{};                ///< Of this machine, for lists of sessions.
    };

    /// `clock` must outlive the service.
    AccessService(Settings settings, const Clock& clock, const TokenCore::Random& random,
                  QObject* parent = nullptr);
    ~AccessService() override;

    /// Asks whether the server has accounts, and goes on with what is stored.
    void start();

    [[nodiscard]] const AccessState& state() const { return m_state; }
    [[nodiscard]] CentralAccess access(QNetworkAccessManager& network);
    /// As the person only: what people answer for must never be sent in a device's name.
    [[nodiscard]] CentralAccess personAccess(QNetworkAccessManager& network);

    [[nodiscard]] QByteArray token() const override;
    void refused(const QByteArray& used, QObject* context, std::function<void(bool)> done) override;

    /// `done` hears how it ended; bad_grant in place.field: wrong account or password.
    void signIn(const QString& account, const QString& password, Done done);
    void signOut(); ///< The person; the device stays.
    /// The first administrator, with the code that the server printed.
    void setUp(const QJsonObject& request, Done done);
    void changePassword(const QString& old, const QString& fresh, Done done);
    /// Whether it is the password that the person signed in with. Takes a tenth of a second.
    [[nodiscard]] bool isPassword(const QString& password) const { return m_password.matches(password); }
    /// Asks to be let in as a device, until it is. Nothing while there is a device.
    void wantDevice();

Q_SIGNALS:
    void stateChanged(const onescreen::AccessState& state);
    void renewed();                             ///< token() is another one.
    void failed(const onescreen::Error& error); ///< For logs; everything is tried again by itself.

private:
    class PersonOnly final : public Authority
    {
    public:
        explicit PersonOnly(AccessService& service) : m_service(service) {}
        [[nodiscard]] QByteArray token() const override { return m_service.m_person.token(); }
        void refused(const QByteArray& used, QObject* context, std::function<void(bool)> done) override
        {
            m_service.m_person.refused(used, context, std::move(done));
        }

    private:
        AccessService& m_service;
    };

    void refuseLater(Done done);
    void askMeta();
    void takeMeta(const Result<QJsonObject>& meta);
    void publish();
    void takeGrant(const Result<QJsonObject>& answer, const QString& password, const Done& done);
    void onEnded(const QString& why);
    void connectSession(AccessSession& session);

    const Clock& m_clock;
    QNetworkAccessManager m_network;
    Settings m_settings;
    CentralAccess m_own; ///< For signing in.
    MemoryTokenStore m_memory;
    MemoryTokenStore m_noStore;
    AccessSession m_device;
    AccessSession m_person;
    PersonOnly m_personOnly{*this};
    DeviceFlow m_flow;
    PasswordCheck m_password;
    QTimer m_metaTimer;
    QPointer<JsonJob> m_meta;       ///< Under way.
    std::optional<bool> m_accounts; ///< Whether the server has them.
    bool m_started = false;
    bool m_asking = false;
    std::optional<UtcTime> m_endedSince;
    QString m_why;
    AccessState m_state;
};

} // namespace onescreen
