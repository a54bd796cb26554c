// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/accountadmin.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace onescreen {

/// One operation of the API that takes and gives JSON objects.
struct ApiQuestion
{
    QByteArray verb;
    QString path;
    std::optional<QJsonObject> body{}; ///< None for GET and DELETE.
};

// The operations by which accounts and walls are looked after. Accounts and ids are those of the server's
// lists: they go into the path as they are.

ApiQuestion accountsQuestion();
ApiQuestion devicesQuestion();
ApiQuestion addAccountQuestion(const NewAccount& account);
ApiQuestion changeAccountQuestion(const QString& account, const AccountChange& change);
ApiQuestion approveDeviceQuestion(const DeviceApproval& approval);
ApiQuestion removeDeviceQuestion(const QString& id);

// The answers to them. Protocol when one is not what the API describes: an account that cannot be read makes
// the whole list unreadable, because a list with holes would pass for complete.

Result<AccountList> decodeAccountList(const QJsonObject& answer);
Result<ManagedAccount> decodeManagedAccount(const QJsonObject& object);
Result<std::vector<ManagedDevice>> decodeDevices(const QJsonObject& answer);
Result<ManagedDevice> decodeManagedDevice(const QJsonObject& object);

} // namespace onescreen
