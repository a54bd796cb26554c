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

QString trustFault(QStringView word)
{
    if (word == "tls_expired"_L1)
        return ErrorText::tr("服务器的证书已过期或尚未生效。请核对本机时钟，并请管理员换证书");
    if (word == "tls_wrong_host"_L1)
        return ErrorText::tr("服务器的证书是别的主机的。请核对地址");
    if (word == "tls_self_signed"_L1 || word == "tls_untrusted"_L1)
        return ErrorText::tr("服务器的证书不受信任。请用 --ca 指定本单位的根证书");
    if (word == "tls_wrong_pin"_L1)
        return ErrorText::tr("服务器的密钥不是约定的那几个，已断开。请管理员立即核对");
    if (word == "tls_needed"_L1)
        return ErrorText::tr("登录需要加密连接。请用 https 地址");
    if (word == "tls_handshake"_L1)
        return ErrorText::tr("不能建立加密连接：服务器的加密方式太旧，或对方不是加密端口");
    return {};
}

QString hindranceText(ActionHindrance hindrance)
{
    switch (hindrance) {
    case ActionHindrance::None:
        break;
    case ActionHindrance::SignInNeeded:
        return ErrorText::tr("请先登录");
    case ActionHindrance::Locked:
        return ErrorText::tr("座席已锁定，按 Ctrl+L 输入密码");
    case ActionHindrance::Forbidden:
        return ErrorText::tr("您的账号没有这项权限");
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
        return ErrorText::tr("连上服务器后会自动重新取得；只读打开时，请启动负责同步这份数据的程序");
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
