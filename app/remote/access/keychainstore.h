// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/tokenstore.h"

#include <QObject>
#include <QPointer>
#include <QString>

namespace onescreen {

/// A refresh token in the keyring of the user's session (QtKeychain). Made and used on any thread with an
/// event loop; the keyring itself is asked on the application's thread, where its libraries expect to be.
class KeychainStore final : public QObject, public TokenStore
{
    Q_OBJECT

public:
    /// `entry` tells servers apart: their address.
    explicit KeychainStore(QString entry) : m_entry(std::move(entry)) {}

    void load(Loaded done) override;
    void save(const QByteArray& token, Done done) override;
    void erase(Done done) override;

private:
    QString m_entry;
};

} // namespace onescreen
