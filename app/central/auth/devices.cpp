// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/devices.h"

#include "app/central/auth/secrets.h"
#include "app/central/db/transaction.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr auto accountPrefix = "device:"_L1;

Result<Tokens> letIn(Database& db, const QString& account, const QByteArray& deviceCode, UtcTime now)
{
    if (auto used = change(db, u"DELETE FROM device_request WHERE code = $1"_s, tokenHash(deviceCode)); !used)
        return std::unexpected(used.error());
    const auto owner = findAccount(db, account);
    if (!owner)
        return std::unexpected(owner.error());
    if (!*owner)
        return failure(ErrorKind::Corrupt, u"the account of an approved wall is missing"_s);
    return openSession(db, **owner, (*owner)->name, now);
}

} // namespace

QString deviceAccount(const QString& id)
{
    return accountPrefix + id;
}

QString deviceId(const QString& account)
{
    return account.startsWith(accountPrefix) ? account.sliced(accountPrefix.size()) : QString();
}

Result<DeviceCode> requestDevice(Database& db, const QString& name, UtcTime now)
{
    if (auto pruned =
            change(db, u"DELETE FROM device_request WHERE until_ms < $1"_s, toMs(now - deviceCodeLife));
        !pruned)
        return std::unexpected(pruned.error());
    const DeviceCode code{.deviceCode = newToken("osd_"), .userCode = newReadableCode(userCodeSigns)};
    if (auto added =
            change(db,
                   u"INSERT INTO device_request(code, user_code, name, until_ms, asked_ms)"
                   " VALUES($1, $2, $3, $4, $5)"_s,
                   tokenHash(code.deviceCode), code.userCode, name, toMs(now + deviceCodeLife), toMs(now));
        !added)
        return std::unexpected(added.error());
    return code;
}

Result<std::optional<Account>> approveDevice(Database& db, const QString& userCode, const QString& name,
                                             const RegionScope& scope, UtcTime now)
{
    const Account wall{.account = deviceAccount(QUuid::createUuid().toString(QUuid::WithoutBraces)),
                       .kind = AccountKind::Device,
                       .name = name,
                       .roles = {u"device"_s},
                       .scope = scope,
                       .created = now};
    auto taken = runOnce(db,
                         u"UPDATE device_request SET account = $1 WHERE user_code = $2 AND account IS NULL"
                         " AND until_ms > $3 RETURNING 1"_s,
                         wall.account, readableCode(userCode), toMs(now));
    if (!taken)
        return std::unexpected(taken.error());
    const bool isWaiting = taken->next();
    taken->finish();
    if (!isWaiting)
        return std::nullopt;
    if (auto added = addAccount(db, wall); !added)
        return std::unexpected(added.error());
    return wall;
}

Result<DeviceAnswer> askDevice(Database& db, const QByteArray& deviceCode, UtcTime now)
{
    auto row = runOnce(db,
                       u"SELECT until_ms, asked_ms, account FROM device_request WHERE code = $1"_s +
                           (db.isShared() ? u" FOR UPDATE"_s : QString()),
                       tokenHash(deviceCode));
    if (!row)
        return std::unexpected(row.error());
    if (!row->next())
        return DeviceAnswer{};
    const UtcTime until = fromMs(row->integer(0));
    const UtcTime asked = fromMs(row->integer(1));
    const QString account = QString::fromUtf8(row->bytes(2));
    row->finish();
    if (until <= now)
        return DeviceAnswer{.fault = DeviceFault::Expired};
    if (!account.isEmpty()) {
        auto tokens = letIn(db, account, deviceCode, now);
        if (!tokens)
            return std::unexpected(tokens.error());
        return DeviceAnswer{.fault = DeviceFault::None, .tokens = *std::move(tokens)};
    }
    if (auto noted = change(db, u"UPDATE device_request SET asked_ms = $1 WHERE code = $2"_s, toMs(now),
                            tokenHash(deviceCode));
        !noted)
        return std::unexpected(noted.error());
    // A second of lee: the way here is not always equally long.
    const bool isTooSoon = now - asked < deviceInterval - std::chrono::seconds(1);
    return DeviceAnswer{.fault = isTooSoon ? DeviceFault::TooSoon : DeviceFault::Pending};
}

} // namespace onescreen::central
