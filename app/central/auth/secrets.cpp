// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/secrets.h"

#include <QCryptographicHash>

#include <array>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr auto readableSigns = "BCDFGHJKLMNPQRSTVWXZ23456789"_L1;
constexpr std::size_t tokenBytes = 32;

} // namespace

QByteArray newToken(const QByteArray& prefix)
{
    std::array<char, tokenBytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return prefix + QByteArray(bytes.data(), bytes.size())
                        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray tokenHash(const QByteArray& token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

bool isSameSecret(const QByteArray& a, const QByteArray& b)
{
    return a.size() == b.size() &&
           sodium_memcmp(a.constData(), b.constData(), static_cast<std::size_t>(a.size())) == 0;
}

QString newReadableCode(int signs)
{
    QString code;
    for (int at = 0; at < signs; ++at)
        code += QChar(readableSigns[randombytes_uniform(static_cast<quint32>(readableSigns.size()))]);
    return code;
}

QString readableCode(const QString& typed)
{
    QString code = typed.toUpper();
    code.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    return code;
}

Result<std::unique_ptr<PasswordHasher>> PasswordHasher::create(Cost cost)
{
    if (sodium_init() < 0)
        return failure(ErrorKind::Internal, u"libsodium does not start"_s);
    std::unique_ptr<PasswordHasher> hasher(new PasswordHasher(cost));
    const auto nobody = hasher->hash(QString::fromLatin1(newToken({})));
    if (!nobody)
        return std::unexpected(nobody.error());
    hasher->m_nobody = *nobody;
    return hasher;
}

Result<QString> PasswordHasher::hash(const QString& password) const
{
    const QByteArray text = password.normalized(QString::NormalizationForm_C).toUtf8();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), text.constData(), static_cast<unsigned long long>(text.size()),
                              m_cost.operations, m_cost.bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return failure(ErrorKind::Internal, u"there is not the memory to hash a password"_s);
    return QString::fromLatin1(out.data());
}

bool PasswordHasher::fits(const QString& password, const QString& hash) const
{
    const QByteArray text = password.normalized(QString::NormalizationForm_C).toUtf8();
    const QByteArray stored = (hash.isEmpty() ? m_nobody : hash).toLatin1();
    const bool fits = crypto_pwhash_str_verify(stored.constData(), text.constData(),
                                               static_cast<unsigned long long>(text.size())) == 0;
    return fits && !hash.isEmpty();
}

} // namespace onescreen::central
