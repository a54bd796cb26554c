// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/roles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::unexpected<Error> invalid(const QString& field, const QString& why)
{
    return failure(ErrorKind::Invalid, why, {.field = field});
}

} // namespace

Result<RoleTable> RoleTable::load(const QString& file)
{
    QFile content(file);
    if (!content.open(QFile::ReadOnly))
        return failure(ErrorKind::NotFound, u"cannot read the table of roles"_s, {.file = file});
    auto table = parse(content.readAll());
    if (!table)
        table.error().place.file = file;
    return table;
}

Result<RoleTable> RoleTable::parse(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["format"_L1] != "onescreen-roles"_L1 || root["version"_L1] != 1)
        return invalid(u"format"_s, u"must be onescreen-roles, version 1"_s);
    const QJsonObject permissions = root["permissions"_L1].toObject();
    RoleTable table;
    const QJsonObject actions = root["actions"_L1].toObject();
    for (auto at = actions.begin(); at != actions.end(); ++at) {
        if (!permissions.contains(at->toString()))
            return invalid(u"actions/"_s + at.key(), u"must be a permission of this file"_s);
        table.m_actions.insert(at.key(), at->toString());
    }
    const QJsonObject roles = root["roles"_L1].toObject();
    for (auto at = roles.begin(); at != roles.end(); ++at) {
        QSet<QString>& allowed = table.m_roles[at.key()];
        const QJsonArray words = at->toArray();
        for (const QJsonValue& word : words) {
            if (!permissions.contains(word.toString()))
                return invalid(u"roles/"_s + at.key(),
                               u"%1 is not a permission of this file"_s.arg(word.toString()));
            allowed.insert(word.toString());
        }
    }
    if (!table.hasRole(u"administrator"_s) || !table.hasRole(u"device"_s))
        return invalid(u"roles"_s, u"must have administrator and device"_s);
    if (!table.m_roles.value(u"administrator"_s).contains(u"accounts"_s))
        return invalid(u"roles/administrator"_s, u"must have the permission accounts"_s);
    return table;
}

bool RoleTable::isForPeople(const QString& role) const
{
    return hasRole(role) && role != "device"_L1;
}

QStringList RoleTable::rolesForPeople() const
{
    QStringList roles = m_roles.keys();
    roles.removeIf([this](const QString& role) { return !isForPeople(role); });
    roles.sort();
    return roles;
}

QSet<QString> RoleTable::permissionsOf(const QStringList& roles) const
{
    QSet<QString> permissions;
    for (const QString& role : roles)
        permissions.unite(m_roles.value(role));
    return permissions;
}

QSet<QString> RoleTable::actionsOf(const QSet<QString>& permissions) const
{
    QSet<QString> kinds;
    for (const auto& [kind, permission] : m_actions.asKeyValueRange()) {
        if (permissions.contains(permission))
            kinds.insert(kind);
    }
    return kinds;
}

} // namespace onescreen::central
