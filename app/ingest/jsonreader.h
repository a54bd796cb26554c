// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace onescreen::ingest {

/// Keeps the first fault of a JSON document with its path; reading goes on with empty values, so that code
/// that reads needs no branches. Look at `first` when done.
struct JsonFaults
{
    QString file;
    std::optional<Error> first;

    void add(const QString& path, const QString& text);
};

/// Reads one JSON object member by member and complains about members nobody asked for.
class ObjectReader
{
public:
    /// `faults` outlives the reader. A value that is no object is a fault at `path`.
    ObjectReader(const QJsonValue& value, QString path, JsonFaults& faults);

    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }
    [[nodiscard]] QString pathOf(QAnyStringView key) const { return m_path + u'.' + key.toString(); }
    [[nodiscard]] const QString& path() const { return m_path; }
    JsonFaults& faults() { return m_faults; }

    /// The member as it is; undefined when absent.
    QJsonValue value(QLatin1StringView key);
    /// Absent or no text is a fault.
    QString text(QLatin1StringView key);
    std::optional<QString> optionalText(QLatin1StringView key);
    bool flag(QLatin1StringView key);
    QStringList texts(QLatin1StringView key);
    QJsonArray array(QLatin1StringView key);
    ObjectReader object(QLatin1StringView key);
    /// All members, for objects whose keys are data; every value must be a text.
    QHash<QString, QString> textMap();

    void fault(QLatin1StringView key, const QString& text);
    /// To be called last: a member that was never asked for is a fault (except $schema and about).
    void finish();

private:
    QJsonObject m_object;
    QString m_path;
    JsonFaults& m_faults;
    QSet<QString> m_asked;
};

} // namespace onescreen::ingest
