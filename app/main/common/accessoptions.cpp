// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/accessoptions.h"

#include "app/main/common/storedaccess.h"
#include "app/remote/access/keychainstore.h"
#include "app/remote/access/tokenfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// For what is shared by all programs of this user that ask the same server.
QString sharedLock(const QUrl& address)
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty())
        folder = QDir::tempPath();
    const QByteArray server =
        QCryptographicHash::hash(address.toEncoded(), QCryptographicHash::Sha256).toHex().first(16);
    return QDir(folder).filePath(u"onescreen-%1.lock"_s.arg(QString::fromLatin1(server)));
}

} // namespace

Result<AccessOptions> accessOptions(const QString& caFile, const QStringList& pins, const QString& tokenFile)
{
    auto tls = TlsPolicy::make(caFile, pins);
    if (!tls)
        return std::unexpected(std::move(tls).error());
    if (!tokenFile.isEmpty()) {
        if (const auto machine = machineIdentity(); !machine)
            return std::unexpected(machine.error());
    }
    return AccessOptions{.tls = *std::move(tls), .tokenFile = tokenFile};
}

AccessService::Settings accessSettings(const QUrl& address, const AccessOptions& options)
{
    AccessService::Settings settings{
        .address = address, .tls = options.tls, .deviceName = QSysInfo::machineHostName()};
    const auto machine = machineIdentity();
    if (!options.tokenFile.isEmpty() && machine) {
        settings.store = std::make_unique<TokenFile>(options.tokenFile, *machine);
        settings.lockFile = options.tokenFile + u".lock"_s;
    } else if (options.keyring) {
        settings.store =
            std::make_unique<KeychainStore>(address.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery));
        settings.lockFile = sharedLock(address);
    }
    return settings;
}

} // namespace onescreen
