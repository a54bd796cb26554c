// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/sessions.h"

namespace onescreen::central {

inline constexpr std::chrono::minutes deviceCodeLife{15};
inline constexpr std::chrono::seconds deviceInterval{5};
inline constexpr int userCodeSigns = 8;

/// What a wall gets that asks to be let in (RFC 8628).
struct DeviceCode
{
    QByteArray deviceCode; ///< The wall's secret.
    QString userCode;      ///< What it shows.
};

enum class DeviceFault { None, Unknown, Pending, TooSoon, Expired };

struct DeviceAnswer
{
    DeviceFault fault = DeviceFault::Unknown;
    std::optional<Tokens> tokens; ///< Set when there is no fault; the code is used up.
};

// Errors of all: those of Database. To be called in a writing transaction.

Result<DeviceCode> requestDevice(Database& db, const QString& name, UtcTime now);
/// Makes the account of the wall with that code; none when there is no such code waiting.
Result<std::optional<Account>> approveDevice(Database& db, const QString& userCode, const QString& name,
                                             const RegionScope& scope, UtcTime now);
Result<DeviceAnswer> askDevice(Database& db, const QByteArray& deviceCode, UtcTime now);

/// "device:ID" and back.
QString deviceAccount(const QString& id);
QString deviceId(const QString& account);

} // namespace onescreen::central
