// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace onescreen::central {

/// Which role may do what: resources/roles/roles.json.
class RoleTable
{
public:
    /// Errors: NotFound; Invalid, naming the member, when it is not such a table or a role uses a permission
    /// that it does not list.
    static Result<RoleTable> load(const QString& file);
    static Result<RoleTable> parse(const QByteArray& json);

    [[nodiscard]] bool hasRole(const QString& role) const { return m_roles.contains(role); }
    /// Those that people can have: all but a wall's, in the order of their names.
    [[nodiscard]] QStringList rolesForPeople() const;
    [[nodiscard]] bool isForPeople(const QString& role) const;
    /// What the roles allow together. Roles that are not known allow nothing.
    [[nodiscard]] QSet<QString> permissionsOf(const QStringList& roles) const;
    /// Kinds of actions that these permissions allow.
    [[nodiscard]] QSet<QString> actionsOf(const QSet<QString>& permissions) const;

private:
    QHash<QString, QSet<QString>> m_roles;
    QHash<QString, QString> m_actions; ///< Kind of action to permission.
};

} // namespace onescreen::central
