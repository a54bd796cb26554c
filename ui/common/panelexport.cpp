// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelexport.h"

#include "ui/common/csvtext.h"
#include "ui/common/dialogs.h"
#include "ui/common/filewriter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PanelExport
{
    Q_DECLARE_TR_FUNCTIONS(PanelExport)
};

void askAndWrite(QWidget* frame, Dialogs& dialogs, const SaveRequest& request,
                 const std::function<QByteArray()>& bytes)
{
    dialogs.askSaveFile(frame, request, [frame = QPointer(frame), &dialogs, bytes](const QString& path) {
        if (!frame)
            return;
        writeFileLater(frame, path, bytes, [frame, &dialogs, path](const Result<void>& written) {
            if (!written)
                dialogs.show(frame, {.kind = MessageKind::Error,
                                     .title = PanelExport::tr("导出失败"),
                                     .text = PanelExport::tr("没有写成 %1。请换一个文件夹再试。").arg(path),
                                     .detail = written.error().toString()});
        });
    });
}

} // namespace

QList<std::pair<QString, QString>> PanelPaper::lines() const
{
    QList<std::pair<QString, QString>> all{
        {PanelExport::tr("标题"), title},
        {PanelExport::tr("时段"), period},
        {PanelExport::tr("范围"), scope},
        {PanelExport::tr("数据时间"), asOf},
        {PanelExport::tr("口径"), passport},
        {PanelExport::tr("制作"),
         QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()}};
    all.removeIf([](const auto& line) { return line.second.isEmpty(); });
    return all;
}

void askAndWriteCsv(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, const ExportTable& table)
{
    askAndWrite(frame, dialogs,
                {.title = PanelExport::tr("导出 CSV"),
                 .suggestedName = paper.title + u".csv"_s,
                 .suffix = u"csv"_s,
                 .filterName = PanelExport::tr("CSV 表格")},
                [table, lines = paper.lines()] { return csvBytes(table, lines); });
}

void askAndWritePng(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, QImage image)
{
    for (const auto& [name, value] : paper.lines())
        image.setText(name, value);
    askAndWrite(frame, dialogs,
                {.title = PanelExport::tr("导出 PNG"),
                 .suggestedName = paper.title + u".png"_s,
                 .suffix = u"png"_s,
                 .filterName = PanelExport::tr("PNG 图片")},
                [image = std::move(image)] {
                    QBuffer buffer;
                    buffer.open(QIODevice::WriteOnly);
                    image.save(&buffer, "PNG");
                    return buffer.data();
                });
}

} // namespace onescreen
