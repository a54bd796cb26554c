// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/keptfaults.h"

#include "ui/common/errortext.h"

#include <QCoreApplication>

namespace onescreen {

namespace {

struct KeptFaults
{
    Q_DECLARE_TR_FUNCTIONS(KeptFaults)
};

/// The usual advice is for the cache, which comes again from the server; these files do not.
QString adviceFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Corrupt:
        return KeptFaults::tr("文件已损坏，或者不是本程序写的。请把它移到别处保管，再放回备份；"
                              "放回后随下一次数据更新恢复。程序不会改动它");
    case ErrorKind::Unsupported:
        return KeptFaults::tr("文件由另一个版本的程序写成。请换用那个版本；程序不会改动它");
    default:
        return errorSentence(kind) + KeptFaults::tr("。") + errorNextStep(kind);
    }
}

QString placeOf(const Error& fault)
{
    const QString file = fault.place.file.isEmpty() ? fault.text : fault.place.file;
    return fault.place.row > 0 ? KeptFaults::tr("%1 第 %2 行").arg(file).arg(fault.place.row) : file;
}

} // namespace

QString ledgerFaultText(const Error& fault)
{
    return KeptFaults::tr("公布台账读不出来，不知道哪些期公布过；其他数字不受影响。%1：%2。")
        .arg(placeOf(fault), adviceFor(fault.kind));
}

QString alertLogFaultText(const Error& fault)
{
    return KeptFaults::tr("预警记录读不出来，不知道哪些已经确认；其他数字不受影响。%1：%2。")
        .arg(placeOf(fault), adviceFor(fault.kind));
}

} // namespace onescreen
