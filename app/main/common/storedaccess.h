// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/common/accessoptions.h"
#include "app/remote/access/accessservice.h"

namespace onescreen {

/// What the service needs; to be called on the thread that will have it.
AccessService::Settings accessSettings(const QUrl& address, const AccessOptions& options);

} // namespace onescreen
