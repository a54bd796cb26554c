// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/centralaccess.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace onescreen {

bool maySendSecrets(const QUrl& address)
{
    const QString host = address.host();
    return address.scheme() == "https"_L1 || host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace onescreen
