// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/passwordcheck.h"

#include <sodium.h>

namespace onescreen {

void PasswordCheck::remember(const QString& password)
{
    m_hash.clear();
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    const QByteArray text = password.toUtf8();
    if (sodium_init() >= 0 &&
        crypto_pwhash_str(hash.data(), text.constData(), static_cast<unsigned long long>(text.size()),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0)
        m_hash = hash;
}

bool PasswordCheck::matches(const QString& password) const
{
    const QByteArray text = password.toUtf8();
    return !m_hash.isEmpty() && crypto_pwhash_str_verify(m_hash.constData(), text.constData(),
                                                         static_cast<unsigned long long>(text.size())) == 0;
}

} // namespace onescreen
