// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/routes.h"

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

using Method = QHttpServerRequest::Method;

struct Operation
{
    Method method;
    QStringView path;
    Endpoint endpoint;
};

constexpr std::array operations{
    Operation{Method::Get, u"/v1/meta", Endpoint::Meta},
    Operation{Method::Get, u"/v1/sync/changes", Endpoint::Changes},
    Operation{Method::Post, u"/v1/ingest/{source}", Endpoint::Ingest},
    Operation{Method::Post, u"/v1/actions", Endpoint::Actions},
    Operation{Method::Get, u"/healthz", Endpoint::Health},
    Operation{Method::Get, u"/readyz", Endpoint::Ready},
    Operation{Method::Post, u"/v1/sync/snapshots", Endpoint::OpenSnapshot},
    Operation{Method::Get, u"/v1/sync/snapshots/{id}/{part}", Endpoint::SnapshotPart},
    Operation{Method::Delete, u"/v1/sync/snapshots/{id}", Endpoint::CloseSnapshot},
    Operation{Method::Get, u"/v1/sync/rows", Endpoint::Rows},
    Operation{Method::Get, u"/v1/sync/digest", Endpoint::Digest},
    Operation{Method::Get, u"/v1/live", Endpoint::Live},
    Operation{Method::Post, u"/v1/actions/status", Endpoint::ActionStatus},
    Operation{Method::Post, u"/v1/auth/setup", Endpoint::AuthSetup},
    Operation{Method::Post, u"/v1/auth/token", Endpoint::AuthToken},
    Operation{Method::Post, u"/v1/auth/revoke", Endpoint::AuthRevoke},
    Operation{Method::Post, u"/v1/auth/password", Endpoint::AuthPassword},
    Operation{Method::Post, u"/v1/auth/device", Endpoint::AuthDevice},
    Operation{Method::Get, u"/v1/auth/devices", Endpoint::Devices},
    Operation{Method::Post, u"/v1/auth/devices", Endpoint::ApproveDevice},
    Operation{Method::Delete, u"/v1/auth/devices/{id}", Endpoint::RemoveDevice},
    Operation{Method::Get, u"/v1/accounts", Endpoint::Accounts},
    Operation{Method::Post, u"/v1/accounts", Endpoint::AddAccount},
    Operation{Method::Patch, u"/v1/accounts/{account}", Endpoint::ChangeAccount},
    Operation{Method::Post, u"/v1/audit/exports", Endpoint::AuditExport},
    Operation{Method::Get, u"/v1/feeds/{source}/batches", Endpoint::FeedBatches},
    Operation{Method::Get, u"/metrics", Endpoint::Metrics},
};

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Patch:
        return "PATCH";
    default:
        return "DELETE";
    }
}

std::optional<QStringList> match(QStringView pattern, const QString& path)
{
    const auto expected = pattern.split(u'/');
    const auto parts = path.split(u'/');
    if (expected.size() != parts.size())
        return std::nullopt;
    QStringList parameters;
    for (qsizetype at = 0; at < parts.size(); ++at) {
        if (expected[at].startsWith(u'{') && !parts[at].isEmpty())
            parameters.append(parts[at]);
        else if (expected[at] != parts[at])
            return std::nullopt;
    }
    return parameters;
}

} // namespace

std::variant<Route, NoSuchPath, WrongMethod> routeOf(Method method, const QString& path)
{
    QByteArray allowed;
    for (const Operation& operation : operations) {
        const auto parameters = match(operation.path, path);
        if (!parameters)
            continue;
        if (operation.method == method)
            return Route{operation.endpoint, *parameters};
        if (!allowed.isEmpty())
            allowed += ", ";
        allowed += methodName(operation.method);
    }
    if (allowed.isEmpty())
        return NoSuchPath{};
    return WrongMethod{allowed};
}

} // namespace onescreen::central
