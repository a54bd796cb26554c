// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/central/auth/regionscope.h"
#include "app/central/auth/roles.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace onescreen::central {

inline constexpr qint64 mostAuthBytes = 64 * 1024;

// The bodies of the operations under /v1/auth, /v1/accounts and /v1/audit. Each reader gives Invalid with the
// member that is not what resources/api/openapi.yaml says.

struct SetupRequest
{
    QString code, account, name, password, device;
};
Result<SetupRequest> parseSetup(const QByteArray& json);

struct TokenRequest
{
    enum class Grant { Password, Refresh, Device };
    Grant grant = Grant::Password;
    QString account, password, device;
    QByteArray secret; ///< Refresh token or device code.
};
Result<TokenRequest> parseTokenRequest(const QByteArray& json);

Result<QByteArray> parseRevoke(const QByteArray& json); ///< The refresh token.

struct PasswordRequest
{
    QString before, after;
};
Result<PasswordRequest> parsePassword(const QByteArray& json);

Result<QString> parseDeviceRequest(const QByteArray& json); ///< The wall's name.

struct DeviceApproval
{
    QString userCode, name;
    RegionScope scope;
};
Result<DeviceApproval> parseApproval(const QByteArray& json);

/// A new account or what changes of one; all of it is there for a new one.
struct AccountChange
{
    std::optional<QString> account, name, password;
    std::optional<QStringList> roles;
    std::optional<RegionScope> scope;
    std::optional<bool> disabled;
};
Result<AccountChange> parseNewAccount(const QByteArray& json, const RoleTable& roles);
Result<AccountChange> parseAccountChange(const QByteArray& json, const RoleTable& roles);

struct ExportReport
{
    QString id; ///< UUID version 7.
    UtcTime at{};
    QString what, format, sha256;
    qint64 rows = 0;
    QByteArray fingerprint; ///< Of all of it.
};
Result<ExportReport> parseExportReport(const QByteArray& json);

} // namespace onescreen::central
