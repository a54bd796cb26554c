// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/basemaptext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct BaseMapText
{
    Q_DECLARE_TR_FUNCTIONS(BaseMapText)
};

} // namespace

QString sourceStateText(const geo::SourceStatus& status)
{
    switch (status.fault) {
    case geo::SourceFault::None:
        return status.damaged > 0
                   ? BaseMapText::tr("正常；%1 张瓦片损坏，已用内置底图代替").arg(status.damaged)
                   : BaseMapText::tr("正常");
    case geo::SourceFault::NoKey:
        return BaseMapText::tr("没有密钥");
    case geo::SourceFault::Unreachable:
        return BaseMapText::tr("连接不上");
    case geo::SourceFault::Timeout:
        return BaseMapText::tr("没有回应");
    case geo::SourceFault::Refused:
        return BaseMapText::tr("密钥被拒绝（HTTP %1）").arg(status.httpStatus);
    case geo::SourceFault::TooMany:
        return BaseMapText::tr("请求过多，被限制（HTTP 429）");
    case geo::SourceFault::ServerError:
        return BaseMapText::tr("服务出错（HTTP %1）").arg(status.httpStatus);
    case geo::SourceFault::NotTiles:
        return BaseMapText::tr("回应的不是瓦片");
    case geo::SourceFault::Damaged:
        return BaseMapText::tr("文件损坏");
    }
    return {};
}

QString sourceNextStep(geo::SourceFault fault)
{
    switch (fault) {
    case geo::SourceFault::None:
        return {};
    case geo::SourceFault::NoKey:
    case geo::SourceFault::Refused:
        return BaseMapText::tr("请在“底图 → 密钥”中填写有效的密钥");
    case geo::SourceFault::NotTiles:
        return BaseMapText::tr("请检查服务地址；登录页也会这样回应");
    case geo::SourceFault::Damaged:
        return BaseMapText::tr("请换一个文件");
    case geo::SourceFault::TooMany:
        return BaseMapText::tr("稍后自动重试；预取可减少请求");
    case geo::SourceFault::Unreachable:
    case geo::SourceFault::Timeout:
    case geo::SourceFault::ServerError:
        return BaseMapText::tr("请检查网络；恢复后自动切回");
    }
    return {};
}

QString sourceNotice(const QString& title, const geo::SourceStatus& status)
{
    if (status.fault == geo::SourceFault::None)
        return {};
    const QString what = status.since == UtcTime{}
                             ? BaseMapText::tr("底图“%1”：%2").arg(title, sourceStateText(status))
                             : BaseMapText::tr("底图“%1”自 %2 起：%3")
                                   .arg(title, businessTimeText(status.since), sourceStateText(status));
    return BaseMapText::tr("%1。缺的瓦片用内置底图代替。%2。").arg(what, sourceNextStep(status.fault));
}

QString bytesText(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString estimateText(const geo::PrefetchEstimate& estimate, const QLocale& locale)
{
    if (estimate.tiles > geo::mostPrefetched)
        return BaseMapText::tr("%1 张，超过一次 %2 张的上限：请缩小范围或减少级别")
            .arg(locale.toString(estimate.tiles), locale.toString(geo::mostPrefetched));
    if (estimate.tiles == 0)
        return BaseMapText::tr("这些级别没有可取的瓦片");
    const QString text = BaseMapText::tr("约 %1 张，其中 %2 张已有，还需约 %3")
                             .arg(locale.toString(estimate.tiles), locale.toString(estimate.present),
                                  bytesText(estimate.bytes, locale));
    return estimate.fits ? text : text + BaseMapText::tr("；超过缓存上限，较早的瓦片会被清除");
}

} // namespace onescreen
