// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/statusreport.h"

#include "app/main/cli/reconcilereport.h"
#include "app/store/cachereader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::size_t mostShownOfAMonth = 20;

QJsonObject countsJson(const QHash<QString, qint64>& counts)
{
    QJsonObject json;
    for (const auto& [name, count] : counts.asKeyValueRange())
        json.insert(name, count);
    return json;
}

QString countsText(const QHash<QString, qint64>& counts)
{
    QStringList lines;
    for (const auto& [name, count] : counts.asKeyValueRange())
        lines.append(u"  %1 %2\n"_s.arg(name, -12).arg(count, 12));
    lines.sort();
    return lines.join(QString());
}

std::optional<qint64> ageSeconds(const StatusReport& report)
{
    if (!report.cache.asOf)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(report.now - *report.cache.asOf).count();
}

qint64 behind(const CacheStatus& cache)
{
    return std::max<qint64>(cache.head - cache.seq, 0);
}

/// Month by month, so that a large cache does not meet the time limit of one question.
Result<void> addCubeDifferences(CacheReader& reader, std::vector<QString>& lines)
{
    const auto months = reader.cubeMonths();
    if (!months)
        return std::unexpected(months.error());
    for (const QDate month : *months) {
        const auto check = reader.checkMonth(month);
        if (!check)
            return std::unexpected(check.error());
        const std::size_t shown = std::min(check->differences.size(), mostShownOfAMonth);
        for (std::size_t at = 0; at < shown; ++at)
            lines.push_back(
                u"cube %1 %2"_s.arg(month.toString(u"yyyy-MM"_s), differenceText(check->differences[at])));
    }
    return {};
}

} // namespace

Result<StatusReport> makeStatusReport(const QString& folder, UtcTime now, bool verify)
{
    auto reader = CacheReader::open(folder, std::chrono::minutes{5});
    if (!reader)
        return std::unexpected(std::move(reader).error());
    auto status = (*reader)->status();
    if (!status)
        return std::unexpected(std::move(status).error());
    StatusReport report{
        .folder = folder, .cache = *std::move(status), .now = now, .differences = std::nullopt};
    if (verify) {
        auto differences = (*reader)->verifyRollups();
        if (!differences)
            return std::unexpected(std::move(differences).error());
        if (auto done = addCubeDifferences(**reader, *differences); !done)
            return std::unexpected(std::move(done).error());
        report.differences = *std::move(differences);
    }
    return report;
}

QByteArray statusJson(const StatusReport& report)
{
    const CacheStatus& cache = report.cache;
    const auto age = ageSeconds(report);
    QJsonObject json{{u"schema"_s, cache.schema},
                     {u"epoch"_s, QString::fromUtf8(cache.epoch)},
                     {u"cursor"_s, cache.seq},
                     {u"head"_s, cache.head},
                     {u"behind"_s, behind(cache)},
                     {u"as_of"_s, cache.asOf ? QJsonValue(toRfc3339(*cache.asOf)) : QJsonValue()},
                     {u"age_s"_s, age ? QJsonValue(*age) : QJsonValue()},
                     {u"rows"_s, countsJson(cache.rows)},
                     {u"events_by_state"_s, countsJson(cache.eventsByState)},
                     {u"quarantined"_s, cache.quarantined},
                     {u"replayed"_s, cache.replayed}};
    if (report.differences) {
        QJsonArray differences;
        for (const QString& difference : *report.differences)
            differences.append(difference);
        json.insert(u"rollup_differences"_s, differences);
    }
    return QJsonDocument(json).toJson();
}

QString statusText(const StatusReport& report)
{
    const CacheStatus& cache = report.cache;
    QString text = u"cache:       %1 (schema %2)\n"_s.arg(report.folder).arg(cache.schema);
    text +=
        u"epoch:       %1\n"_s.arg(cache.epoch.isEmpty() ? u"none yet"_s : QString::fromUtf8(cache.epoch));
    text += u"position:    %1 of %2, %3 behind\n"_s.arg(cache.seq).arg(cache.head).arg(behind(cache));
    if (const auto age = ageSeconds(report))
        text += u"as of:       %1, %2 s ago\n"_s.arg(toRfc3339(*cache.asOf)).arg(*age);
    else
        text += u"as of:       nothing has been synced yet\n"_s;
    text += u"quarantined: %1\n"_s.arg(cache.quarantined);
    if (cache.replayed > 0)
        text += u"demonstration data: %1 events\n"_s.arg(cache.replayed);
    text += u"rows:\n"_s + countsText(cache.rows) + u"events by state:\n"_s + countsText(cache.eventsByState);
    if (report.differences) {
        text += report.differences->empty() ? u"Rollups and cube are right.\n"_s
                                            : u"Rollups or cube differ from a recount:\n"_s;
        for (const QString& difference : *report.differences)
            text += u"  "_s + difference + u'\n';
    }
    return text;
}

} // namespace onescreen
