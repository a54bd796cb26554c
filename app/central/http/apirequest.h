// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/principal.h"

#include <QByteArray>
#include <QUrlQuery>

#include <memory>

namespace onescreen::central {

/// What the operations get of a request.
struct ApiRequest
{
    QByteArray acceptEncoding;
    QByteArray ifNoneMatch;
    QByteArray contentType;
    QUrlQuery query;
    QByteArray body;
    QByteArray token; ///< Of the header Authorization; empty when there is none.
    QString path;
    QString address;                      ///< Whence it comes; behind a proxy on this machine what that says.
    bool isLocal = false;                 ///< From this machine, and not through a proxy.
    std::shared_ptr<const Principal> who; ///< Set where the operation asks for it.
};

} // namespace onescreen::central
