// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QStringList>

#include <optional>

namespace onescreen {

/// Whom the server takes us for.
struct AccountIdentity
{
    QString account;
    QString name;
    QStringList roles;       ///< "shift_lead", "dispatcher", …; "device" for a wall or seat of its own.
    QStringList permissions; ///< "ack", "assign", …: what the roles come to, as the server says.
    QStringList regions;     ///< Prefixes of region codes; empty means all.

    [[nodiscard]] bool may(const QString& permission) const { return permissions.contains(permission); }

    friend bool operator==(const AccountIdentity&, const AccountIdentity&) = default;
};

/// Shown on a wall so that an administrator can approve it.
struct DeviceCode
{
    QString userCode;
    UtcTime validUntil;

    friend bool operator==(const DeviceCode&, const DeviceCode&) = default;
};

enum class AccessPhase {
    Unknown,      ///< The server has not said yet whether it wants a sign-in.
    Open,         ///< The server has no accounts: everybody may do everything.
    SignedOut,    ///< Nobody is signed in, and nobody was.
    SignedIn,     ///< A person, a device, or a person on top of a device.
    SignInNeeded, ///< It was, and has ended; what was read stays on the screen.
};

/// Who we are to the server, and how that stands.
struct AccessState
{
    AccessPhase phase = AccessPhase::Unknown;
    std::optional<AccountIdentity> person;
    std::optional<AccountIdentity> device;
    std::optional<UtcTime> endedSince; ///< When the last session ended against the user's will.
    QString why;                       ///< The protocol's word for that: "bad_grant", "token_revoked".
    std::optional<DeviceCode> code;    ///< While a device waits for approval.
    /// The secret store does not answer: what was signed in holds for this run, and it is tried again.
    std::optional<Error> storeFault;

    /// Whose rights hold now.
    [[nodiscard]] const std::optional<AccountIdentity>& acting() const { return person ? person : device; }

    friend bool operator==(const AccessState&, const AccessState&) = default;
};

/// The first administrator of a server, with the code that it printed.
struct SetUpRequest
{
    QString code;
    QString account;
    QString name;
    QString password;
};

/// A file that was written out of the program, for the server's audit log.
struct ExportNote
{
    QString id; ///< UUIDv7; reporting it again has no further effect.
    UtcTime at;
    QString what;   ///< Address of the view it was made from.
    QString format; ///< "csv", "png", …
    std::optional<qint64> rows;
    QByteArray sha256; ///< Of the file, in hexadecimal digits.

    friend bool operator==(const ExportNote&, const ExportNote&) = default;
};

/// Permission that an action of that kind needs ("acknowledge" → "ack"); empty for an unknown kind.
QString permissionFor(QStringView actionKind);

} // namespace onescreen
