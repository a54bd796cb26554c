// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSslConfiguration>

namespace onescreen::central {

/// What a server speaks TLS with: a certificate with those that vouch for it, and its key, both PEM. TLS 1.2
/// and newer, HTTP/1.1. Errors: NotFound (a file), ReadOnly (others may read the key), Invalid (not PEM, no
/// such key, a key of another kind than the certificate's).
Result<QSslConfiguration> loadTlsKeys(const QString& certificateFile, const QString& keyFile);

} // namespace onescreen::central
