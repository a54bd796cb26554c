// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/tokenfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSysInfo>

#include <algorithm>
#include <array>
#include <sodium.h>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr QByteArrayView mark = "onescreen-token-1\n";
constexpr qint64 longestFile = 16 * 1024;
constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions othersToo = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                         QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

unsigned char* bytesOf(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(
        bytes.data()); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}
const unsigned char* bytesOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(
        bytes.data()); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

/// Nobody else may have written or read it.
Result<void> checkOwner(const QFileInfo& info)
{
    const QString path = info.filePath();
    if (info.isSymLink() || !info.isFile())
        return failure(ErrorKind::Invalid, u"the token file must be a plain file"_s, {.file = path});
#ifdef Q_OS_UNIX
    if (info.ownerId() != ::geteuid())
        return failure(ErrorKind::Invalid, u"the token file belongs to another user"_s, {.file = path});
    if (info.permissions() & othersToo)
        return failure(ErrorKind::Invalid,
                       u"the token file can be read or written by others; its mode must be 0600"_s,
                       {.file = path});
#endif
    return {};
}

} // namespace

TokenFile::TokenFile(QString path, QByteArray machineId)
    : m_path(std::move(path)), m_machineId(std::move(machineId))
{
}

void TokenFile::load(Loaded done)
{
    done(read());
}

void TokenFile::save(const QByteArray& token, Done done)
{
    done(write(token));
}

void TokenFile::erase(Done done)
{
    if (QFile::exists(m_path) && !QFile::remove(m_path))
        return done(failure(ErrorKind::ReadOnly, u"the token file cannot be removed"_s, {.file = m_path}));
    done({});
}

QByteArray TokenFile::key() const
{
    // The identity is as long as a key and secret to nobody on the machine: a slow hash would add nothing.
    QByteArray derived(crypto_secretbox_KEYBYTES, '\0');
    const QByteArray salt = "onescreen refresh token\n" + QFileInfo(m_path).absoluteFilePath().toUtf8();
    crypto_generichash(
        bytesOf(derived), static_cast<std::size_t>(derived.size()), bytesOf(QByteArrayView(salt)),
        static_cast<unsigned long long>(salt.size()), bytesOf(QByteArrayView(m_machineId)),
        std::min<std::size_t>(static_cast<std::size_t>(m_machineId.size()), crypto_generichash_KEYBYTES_MAX));
    return derived;
}

Result<QByteArray> TokenFile::read() const
{
    const QFileInfo info(m_path);
    if (!info.exists() && !info.isSymLink())
        return QByteArray();
    if (auto fine = checkOwner(info); !fine)
        return std::unexpected(fine.error());
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::ReadOnly, u"the token file cannot be read"_s, {.file = m_path});
    const QByteArray whole = file.read(longestFile);
    const auto damaged = [this] {
        return failure(ErrorKind::Corrupt,
                       u"the token file was not written on this machine, or is damaged; approve the device "
                       "again"_s,
                       {.file = m_path});
    };
    const QByteArrayView sealed = QByteArrayView(whole).sliced(std::min(mark.size(), whole.size()));
    constexpr qsizetype overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sodium_init() < 0 || !whole.startsWith(mark) || sealed.size() < overhead)
        return damaged();
    QByteArray token(sealed.size() - overhead, '\0');
    const QByteArray secret = key();
    const QByteArrayView box = sealed.sliced(crypto_secretbox_NONCEBYTES);
    if (crypto_secretbox_open_easy(bytesOf(token), bytesOf(box), static_cast<unsigned long long>(box.size()),
                                   bytesOf(sealed), bytesOf(QByteArrayView(secret))) != 0)
        return damaged();
    return token;
}

Result<void> TokenFile::write(const QByteArray& token) const
{
    if (const QFileInfo info(m_path); info.exists() || info.isSymLink()) {
        if (auto fine = checkOwner(info); !fine)
            return fine;
    }
    if (sodium_init() < 0)
        return failure(ErrorKind::Internal, u"the encryption library does not start"_s);
    QByteArray nonce(crypto_secretbox_NONCEBYTES, '\0');
    randombytes_buf(nonce.data(), static_cast<std::size_t>(nonce.size()));
    QByteArray box(token.size() + qsizetype(crypto_secretbox_MACBYTES), '\0');
    const QByteArray secret = key();
    crypto_secretbox_easy(bytesOf(box), bytesOf(QByteArrayView(token)),
                          static_cast<unsigned long long>(token.size()), bytesOf(QByteArrayView(nonce)),
                          bytesOf(QByteArrayView(secret)));
    // All of it or nothing: a crash between two tokens must leave one of them.
    QSaveFile file(m_path);
    const QByteArray whole = mark.toByteArray() + nonce + box;
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
                         file.write(whole) == whole.size() && file.commit();
    if (!written)
        return failure(ErrorKind::ReadOnly, u"the token file cannot be written"_s, {.file = m_path});
    return {};
}

Result<QByteArray> machineIdentity()
{
    const QByteArray id = QSysInfo::machineUniqueId();
    if (id.isEmpty())
        return failure(
            ErrorKind::NotFound,
            u"this machine has no identity (/etc/machine-id); a token file cannot be bound to it"_s);
    // The id itself is not to leave the machine in any form; a key made of it may.
    return QCryptographicHash::hash("onescreen\n" + id, QCryptographicHash::Sha256);
}

} // namespace onescreen
