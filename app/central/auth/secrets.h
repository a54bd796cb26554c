// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace onescreen::central {

/// 256 random bits as text, after a prefix that tells leaked ones apart.
QByteArray newToken(const QByteArray& prefix);
/// What is kept of a token: SHA-256. Enough for what was drawn at random, too little for what people choose.
QByteArray tokenHash(const QByteArray& token);
/// Takes the same time wherever the difference stands.
bool isSameSecret(const QByteArray& a, const QByteArray& b);
/// Signs to be read out and typed: capital consonants and digits from 2, none like another.
QString newReadableCode(int signs);
/// Blanks and hyphens left out, in capitals.
QString readableCode(const QString& typed);

/// Passwords by Argon2id. Takes tens of milliseconds and 64 MiB each time: to be used in a thread of its own.
class PasswordHasher
{
public:
    struct Cost
    {
        unsigned long long operations = 2;
        std::size_t bytes = 64 * 1024 * 1024;
    };

    /// Errors: Internal (libsodium does not start, no memory).
    static Result<std::unique_ptr<PasswordHasher>> create(Cost cost);

    /// With parameters and salt, as libsodium writes it. Internal when there is not the memory.
    [[nodiscard]] Result<QString> hash(const QString& password) const;
    /// Against an empty hash (an account that is not there) it takes the same time and is false.
    [[nodiscard]] bool fits(const QString& password, const QString& hash) const;

private:
    explicit PasswordHasher(Cost cost) : m_cost(cost) {}
    Cost m_cost;
    QString m_nobody; ///< Hash of a password that nobody knows.
};

} // namespace onescreen::central
