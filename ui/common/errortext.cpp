// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

} // namespace

QString errorSentence(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return ErrorText::tr("内容的格式或范围不对");
    case ErrorKind::NotFound:
        return ErrorText::tr("没有找到");
    case ErrorKind::Offline:
        return ErrorText::tr("连接不上中心服务器");
    case ErrorKind::Timeout:
        return ErrorText::tr("没有在规定时间内得到答复");
    case ErrorKind::Protocol:
        return ErrorText::tr("对方的答复不是约定的格式");
    case ErrorKind::Unsupported:
        return ErrorText::tr("对方不提供这项功能，或版本不同");
    case ErrorKind::Conflict:
        return ErrorText::tr("正被另一个程序使用或已被他人修改");
    case ErrorKind::Corrupt:
        return ErrorText::tr("保存的数据已损坏");
    case ErrorKind::DiskFull:
        return ErrorText::tr("磁盘已满");
    case ErrorKind::ReadOnly:
        return ErrorText::tr("文件夹不可写");
    case ErrorKind::Cancelled:
        return ErrorText::tr("已取消");
    case ErrorKind::Internal:
        return ErrorText::tr("程序内部出错");
    }
    return {};
}

QString errorNextStep(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Invalid:
        return ErrorText::tr("请改正后再试");
    case ErrorKind::NotFound:
        return ErrorText::tr("请检查名称和路径");
    case ErrorKind::Offline:
        return ErrorText::tr("请检查网络和服务器；恢复后自动继续");
    case ErrorKind::Timeout:
        return ErrorText::tr("会自动重试");
    case ErrorKind::Protocol:
        return ErrorText::tr("请检查地址是否是中心接口，或是否被上网认证页截住");
    case ErrorKind::Unsupported:
        return ErrorText::tr("请核对服务器与本程序的版本");
    case ErrorKind::Conflict:
        return ErrorText::tr("请关闭另一个程序，或换一个数据文件夹");
    case ErrorKind::Corrupt:
        return ErrorText::tr("会从服务器重新取得数据");
    case ErrorKind::DiskFull:
        return ErrorText::tr("请腾出磁盘空间；之后自动继续");
    case ErrorKind::ReadOnly:
        return ErrorText::tr("请给予写入权限，或换一个数据文件夹");
    case ErrorKind::Cancelled:
        return {};
    case ErrorKind::Internal:
        return ErrorText::tr("请把日志交给管理员");
    }
    return {};
}

QString errorText(const Error& error)
{
    QString text = errorSentence(error.kind);
    if (!error.place.file.isEmpty())
        text += ErrorText::tr("：%1").arg(error.place.file);
    if (error.place.row > 0)
        text += ErrorText::tr("，第 %1 行").arg(error.place.row);
    if (!error.place.field.isEmpty())
        text += ErrorText::tr("，“%1”").arg(error.place.field);
    return text;
}

} // namespace onescreen
