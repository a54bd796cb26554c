// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/logretention.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// A whole number of the object from `least` on; none when it is not there or null.
Result<std::optional<qint64>> limitOf(const QJsonObject& object, const QString& name, qint64 least,
                                      qint64 most)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const qint64 number = value.toInteger(least - 1);
    if (number < least || number > most)
        return failure(ErrorKind::Invalid,
                       u"must be a whole number from %1 to %2, or null for no limit"_s.arg(least).arg(most),
                       {.field = name});
    return number;
}

} // namespace

Result<LogRetention> LogRetention::load(const QString& file)
{
    QFile content(file);
    if (!content.open(QFile::ReadOnly))
        return failure(ErrorKind::NotFound, u"cannot read how much of the log is kept"_s, {.file = file});
    auto retention = parse(content.readAll());
    if (!retention)
        retention.error().place.file = file;
    return retention;
}

Result<LogRetention> LogRetention::parse(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["format"_L1] != "onescreen-log-retention"_L1 || root["version"_L1] != 1)
        return failure(ErrorKind::Invalid, u"must be onescreen-log-retention, version 1"_s,
                       {.field = u"format"_s});
    for (const QString& name : root.keys()) {
        if (name != "format"_L1 && name != "version"_L1 && name != "days"_L1 && name != "entries"_L1)
            return failure(ErrorKind::Invalid, u"is not a member of such a file"_s, {.field = name});
    }
    const auto days = limitOf(root, u"days"_s, 1, mostDays);
    if (!days)
        return std::unexpected(days.error());
    const auto entries = limitOf(root, u"entries"_s, leastEntries, qint64{1} << 53);
    if (!entries)
        return std::unexpected(entries.error());
    LogRetention retention{.age = std::nullopt, .entries = *entries};
    if (*days)
        retention.age = std::chrono::days{**days};
    return retention;
}

} // namespace onescreen::central
