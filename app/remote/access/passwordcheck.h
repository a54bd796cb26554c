// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace onescreen {

/// Enough to tell whether a password is the one that was used to sign in, so that a locked seat opens without
/// the network too: a memory-hard hash (Argon2id), in memory only. Each call takes about a tenth of a second.
class PasswordCheck
{
public:
    void remember(const QString& password);
    void forget() { m_hash.clear(); }
    [[nodiscard]] bool matches(const QString& password) const; ///< False when nothing is remembered.

private:
    QByteArray m_hash;
};

} // namespace onescreen
