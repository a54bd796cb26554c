// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/authority.h"
#include "app/remote/access/tlspolicy.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace onescreen {

/// Whether passwords and tokens may go to that address: encrypted, or not leaving this machine.
bool maySendSecrets(const QUrl& address);

/// The way to the central API, as every request gets it: through which network access manager, where,
/// trusting whom, and as whom. A value; what it refers to must outlive those who use it.
class CentralAccess
{
public:
    /// Without an authority requests carry no token: for open servers, and to sign in.
    CentralAccess(QNetworkAccessManager& network, QUrl address, TlsPolicy tls = {},
                  Authority* authority = nullptr)
        : m_network(&network), m_address(std::move(address)), m_tls(std::move(tls)), m_authority(authority)
    {
    }

    [[nodiscard]] QNetworkAccessManager& network() const { return *m_network; }
    [[nodiscard]] const QUrl& address() const { return m_address; }
    [[nodiscard]] const TlsPolicy& tls() const { return m_tls; }
    [[nodiscard]] Authority* authority() const { return m_authority; }
    /// Empty also where it would go over the network in clear text.
    [[nodiscard]] QByteArray token() const
    {
        return m_authority && maySendSecrets(m_address) ? m_authority->token() : QByteArray();
    }

    /// The same server, asked as nobody.
    [[nodiscard]] CentralAccess anonymous() const { return {*m_network, m_address, m_tls}; }

private:
    QNetworkAccessManager* m_network;
    QUrl m_address;
    TlsPolicy m_tls;
    Authority* m_authority;
};

} // namespace onescreen
