// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelexport.h"

#include "app/report/tableexport.h"
#include "ui/common/dialogs.h"
#include "ui/common/errortext.h"
#include "ui/common/exportgate.h"
#include "ui/common/filewriter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPointer>

#include <optional>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PanelExport
{
    Q_DECLARE_TR_FUNCTIONS(PanelExport)
};

void askAndWrite(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, ExportFormat format,
                 const std::function<Result<QByteArray>()>& bytes, std::optional<qint64> rows)
{
    if (!mayExport(frame, dialogs))
        return;
    const QString suffix = exportSuffix(format);
    const SaveRequest request{.title = PanelExport::tr("导出 %1").arg(suffix.toUpper()),
                              .suggestedName = paper.title + u'.' + suffix,
                              .suffix = suffix,
                              .filterName = exportFilterName(format)};
    dialogs.askSaveFile(frame, request,
                        [frame = QPointer(frame), &dialogs, bytes, rows](const QString& path) {
                            if (!frame)
                                return;
                            writeFileLater(
                                frame, path, bytes,
                                [frame, &dialogs, path](const Result<void>& written) {
                                    if (!written)
                                        showExportFailure(frame, dialogs, path, written.error());
                                },
                                nullptr, rows);
                        });
}

} // namespace

AboutLines PanelPaper::lines() const
{
    AboutLines all{{PanelExport::tr("标题"), title},
                   {PanelExport::tr("时段"), period},
                   {PanelExport::tr("范围"), scope},
                   {PanelExport::tr("数据时间"), asOf},
                   {PanelExport::tr("口径版本"), version},
                   {PanelExport::tr("来源"), source},
                   {PanelExport::tr("口径"), passport},
                   {PanelExport::tr("附注"), notes.join(u"；"_s)},
                   {PanelExport::tr("制作"),
                    QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()}};
    all.removeIf([](const auto& line) { return line.second.trimmed().isEmpty(); });
    return all;
}

AboutLines PanelPaper::pngTexts() const
{
    AboutLines all{
        {u"Title"_s, title},
        {u"Period"_s, period},
        {u"Scope"_s, scope},
        {u"As-of"_s, asOf},
        {u"Version"_s, version},
        {u"Source"_s, source},
        {u"Definition"_s, passport},
        {u"Notes"_s, notes.join(u"; "_s)},
        {u"Software"_s, QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()}};
    all.removeIf([](const auto& line) { return line.second.trimmed().isEmpty(); });
    return all;
}

QStringList PanelPaper::captionParts() const
{
    QStringList parts;
    for (const auto& [name, value] :
         std::initializer_list<std::pair<QString, QString>>{{PanelExport::tr("范围"), scope},
                                                            {PanelExport::tr("时段"), period},
                                                            {PanelExport::tr("数据时间"), asOf},
                                                            {PanelExport::tr("口径版本"), version},
                                                            {PanelExport::tr("来源"), source}}) {
        if (!value.isEmpty())
            parts.append(PanelExport::tr("%1：%2").arg(name, value));
    }
    return parts + notes;
}

QString exportSuffix(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
        return u"png"_s;
    case ExportFormat::Svg:
        return u"svg"_s;
    case ExportFormat::Pdf:
        return u"pdf"_s;
    case ExportFormat::Csv:
        return u"csv"_s;
    case ExportFormat::Xlsx:
        return u"xlsx"_s;
    }
    return {};
}

QString exportFilterName(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png:
        return PanelExport::tr("PNG 图片");
    case ExportFormat::Svg:
        return PanelExport::tr("SVG 矢量图");
    case ExportFormat::Pdf:
        return PanelExport::tr("PDF 文档");
    case ExportFormat::Csv:
        return PanelExport::tr("CSV 表格");
    case ExportFormat::Xlsx:
        return PanelExport::tr("Excel 工作簿");
    }
    return {};
}

Result<QByteArray> tableBytes(ExportFormat format, const ExportTable& table, const PanelPaper& paper)
{
    if (format == ExportFormat::Xlsx)
        return xlsxBytes(table, paper.lines(),
                         {.data = PanelExport::tr("数据"), .about = PanelExport::tr("说明")});
    return csvBytes(table, paper.lines());
}

void showExportFailure(QWidget* parent, Dialogs& dialogs, const QString& path, const Error& error)
{
    if (error.kind == ErrorKind::Cancelled || !mayExport(parent, dialogs))
        return;
    dialogs.show(parent, {.kind = MessageKind::Error,
                          .title = PanelExport::tr("导出失败"),
                          .text = PanelExport::tr("没有写成 %1：%2。%3。")
                                      .arg(path, errorSentence(error.kind), errorNextStep(error.kind)),
                          .detail = error.toString()});
}

void askAndWriteTable(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, ExportFormat format,
                      const ExportTable& table)
{
    askAndWrite(
        frame, dialogs, paper, format, [format, table, paper] { return tableBytes(format, table, paper); },
        table.rows.size());
}

void askAndWritePng(QWidget* frame, Dialogs& dialogs, const PanelPaper& paper, QImage image)
{
    for (const auto& [name, value] : paper.pngTexts())
        image.setText(name, value);
    askAndWrite(
        frame, dialogs, paper, ExportFormat::Png,
        [image = std::move(image)]() -> Result<QByteArray> {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            if (!image.save(&buffer, "PNG"))
                return failure(ErrorKind::Internal, u"The PNG could not be encoded."_s);
            return buffer.data();
        },
        std::nullopt);
}

} // namespace onescreen
