// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/jsonreader.h"
#include "app/ingest/mapping.h"

namespace onescreen::ingest {

/// What the rules of one mapping share while it is read.
struct RuleContext
{
    JsonFaults& faults;
    QHash<QString, std::shared_ptr<const Lookup>> lookups;
    QTimeZone zone; ///< Default for times; invalid when the mapping names none.
    QStringList columns;
    QHash<QString, QString> columnPlaces;

    /// Index of the column, added when new.
    qsizetype column(const QString& name, const QString& place);
};

Expression readExpression(const QJsonValue& value, const QString& path, RuleContext& context);
TimeRule readTimeRule(const QJsonValue& value, const QString& path, RuleContext& context);
PositionRule readPositionRule(const QJsonValue& value, const QString& path, RuleContext& context);
/// IANA name ("Asia/Shanghai") or offset ("+08:00"); a fault at `path` when it is neither.
QTimeZone readZone(const QString& text, const QString& path, JsonFaults& faults);

} // namespace onescreen::ingest
