// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHttpServerRequest>
#include <QString>
#include <QStringList>

#include <variant>

namespace onescreen::central {

enum class Endpoint {
    Meta,
    Changes,
    Ingest,
    Actions,
    Live,
    Rows,
    OpenSnapshot,
    SnapshotPart,
    CloseSnapshot,
    Digest,
    ActionStatus,
    FeedBatches,
    Metrics,
    Health,
    Ready,
    AuthSetup,
    AuthToken,
    AuthRevoke,
    AuthPassword,
    AuthDevice,
    Devices,
    ApproveDevice,
    RemoveDevice,
    Accounts,
    AddAccount,
    ChangeAccount,
    AuditExport,
    NotBuilt
};

struct Route
{
    Endpoint endpoint;
    QStringList parameters; ///< Values of the {…} parts of the path, in order.
};
struct NoSuchPath
{
};
struct WrongMethod
{
    QByteArray allowed; ///< Value of the header Allow.
};

/// Which operation of resources/api/openapi.yaml a request means.
std::variant<Route, NoSuchPath, WrongMethod> routeOf(QHttpServerRequest::Method method, const QString& path);

} // namespace onescreen::central
