// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/access/tlspolicy.h"

#include <QString>
#include <QStringList>

namespace onescreen {

/// How a client gets to the server, as its options say.
struct AccessOptions
{
    TlsPolicy tls{};
    QString tokenFile{};  ///< Where the device's refresh token is kept; empty: see keyring.
    bool keyring = false; ///< In the keyring of the session; otherwise in memory only.
};

/// From the words of --ca, --pin and --token-file.
Result<AccessOptions> accessOptions(const QString& caFile, const QStringList& pins, const QString& tokenFile);

} // namespace onescreen
