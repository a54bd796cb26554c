// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuecsv.h"

#include "ui/queue/queuetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct QueueCsv
{
    Q_DECLARE_TR_FUNCTIONS(QueueCsv)
};

QVariant timeCell(const std::optional<UtcTime>& time)
{
    return time ? QVariant(businessDateTimeText(*time)) : QVariant();
}

QVariantList rowOf(const QueueItem& item, const NameBook& names, UtcTime now)
{
    QVariant remaining;
    if (item.dueAt)
        remaining = qint64{
            std::chrono::floor<std::chrono::minutes>(*item.dueAt - item.closedAt.value_or(now)).count()};
    const QString origin = originWord(item.origin);
    return {item.number,
            priorityWord(item.priority),
            stateWord(item.state),
            item.title,
            names.categoryName(item.category),
            names.regionPath(item.region).join(u' '),
            item.address,
            names.sourceName(item.source),
            names.unitName(item.unit),
            timeCell(item.reportedAt),
            timeCell(item.dueAt),
            timeCell(item.closedAt),
            remaining,
            item.position ? QVariant(item.position->lon()) : QVariant(),
            item.position ? QVariant(item.position->lat()) : QVariant(),
            origin};
}

} // namespace

ExportTable queueTable(const QueueExport& rows, UtcTime now)
{
    ExportTable table;
    table.header = {QueueCsv::tr("编号"),     QueueCsv::tr("优先级"),         QueueCsv::tr("状态"),
                    QueueCsv::tr("标题"),     QueueCsv::tr("类型"),           QueueCsv::tr("区域"),
                    QueueCsv::tr("地点"),     QueueCsv::tr("来源"),           QueueCsv::tr("承办单位"),
                    QueueCsv::tr("上报时间"), QueueCsv::tr("截止时间"),       QueueCsv::tr("结束时间"),
                    QueueCsv::tr("剩余分钟"), QueueCsv::tr("经度（WGS-84）"), QueueCsv::tr("纬度（WGS-84）"),
                    QueueCsv::tr("数据性质")};
    table.rows.reserve(static_cast<qsizetype>(rows.items.size()));
    for (const QueueItem& item : rows.items)
        table.rows << rowOf(item, rows.names, now);
    return table;
}

} // namespace onescreen
