// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/tokenstore.h"

#include <QString>

namespace onescreen {

/// A refresh token in a file, for machines without an unlocked keyring (a wall that starts by itself). The
/// file belongs to the user who runs the program and is readable by nobody else, otherwise it is not used. It
/// is encrypted (XSalsa20-Poly1305) with a key derived from the identity of the machine and the path: a copy
/// of it is of no use elsewhere. Whoever is root on the machine can read it; that is what the administrator
/// revokes a device for.
class TokenFile final : public TokenStore
{
public:
    /// `machineId` is what tells this machine from others (see machineIdentity()); not empty.
    TokenFile(QString path, QByteArray machineId);

    void load(Loaded done) override;
    void save(const QByteArray& token, Done done) override;
    void erase(Done done) override;

    Result<QByteArray> read() const; ///< Empty when there is no file.
    Result<void> write(const QByteArray& token) const;

private:
    [[nodiscard]] QByteArray key() const;

    QString m_path;
    QByteArray m_machineId;
};

/// The identity that the operating system gives this machine; NotFound when it has none.
Result<QByteArray> machineIdentity();

} // namespace onescreen
