// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/chartcommand.h"

#include "app/main/cli/chartfile.h"
#include "app/main/cli/clicontext.h"
#include "app/report/atomicfile.h"
#include "ui/charts/chartfromsheet.h"
#include "ui/common/pictureexport.h"

#include <QFileInfo>
#include <QLocale>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr QSize proposedSize{960, 540}; ///< At 96 DPI; in proportion at others.
constexpr double screenDpi = 96.0;

struct ChartRequest
{
    std::string type;
    std::string data;
    std::string out;
    std::string size;
    int dpi = 96;
    std::string theme = "day";
    std::string title;
    std::string scope;
    std::string period;
    std::string asOf;
    std::string version;
    std::string source;
    std::string unit;
    std::string valueName;
    int decimals = 1;
    std::optional<double> target;
    std::optional<double> least;
    std::optional<double> most;
};

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

Result<PictureSize> sizeAt(QSize pixels, int dpi)
{
    auto size = PictureSize::of(pixels, dpi);
    if (!size)
        size.error().place.field = u"--size, --dpi"_s;
    return size;
}

Result<PictureSize> sizeOf(const ChartRequest& request)
{
    if (request.size.empty())
        return sizeAt((QSizeF(proposedSize) * (request.dpi / screenDpi)).toSize(), request.dpi);
    const QStringList parts = text(request.size).split(u'x', Qt::KeepEmptyParts, Qt::CaseInsensitive);
    bool wide = false;
    bool high = false;
    const QSize pixels(parts.value(0).toInt(&wide), parts.value(1).toInt(&high));
    if (parts.size() != 2 || !wide || !high)
        return failure(ErrorKind::Invalid, u"'%1' is no size like 1200x800"_s.arg(text(request.size)),
                       {.field = u"--size"_s});
    return sizeAt(pixels, request.dpi);
}

PanelPaper paperOf(const ChartRequest& request)
{
    return {.title = request.title.empty() ? QFileInfo(text(request.data)).completeBaseName()
                                           : text(request.title),
            .period = text(request.period),
            .scope = text(request.scope),
            .asOf = text(request.asOf),
            .version = text(request.version),
            .source = text(request.source),
            .passport = {}};
}

Result<ExportFormat> formatOf(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const ExportFormat format :
         {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv, ExportFormat::Xlsx}) {
        if (suffix == exportSuffix(format))
            return format;
    }
    return failure(ErrorKind::Invalid, u"'%1' does not end in .png, .svg, .pdf, .csv or .xlsx"_s.arg(path),
                   {.field = u"--out"_s});
}

Result<QByteArray> bytesOf(const ChartRequest& request, ExportFormat format, const SheetChart& chart)
{
    const PanelPaper paper = paperOf(request);
    if (format == ExportFormat::Csv || format == ExportFormat::Xlsx)
        return tableBytes(format, chart.table, paper);
    const Result<PictureSize> size = sizeOf(request);
    if (!size)
        return std::unexpected(size.error());
    ThemeContext look;
    look.theme = request.theme == "night" ? Theme::night() : Theme::day();
    const PictureFormat picture = format == ExportFormat::Svg   ? PictureFormat::Svg
                                  : format == ExportFormat::Pdf ? PictureFormat::Pdf
                                                                : PictureFormat::Png;
    return pictureBytes({.paint = chart.paint, .paper = paper, .look = look}, picture, *size);
}

Result<qsizetype> drawChart(const ChartRequest& request)
{
    const QString out = text(request.out);
    const Result<ExportFormat> format = formatOf(out);
    if (!format)
        return std::unexpected(format.error());
    if (QFileInfo::exists(out) && QFileInfo(out) == QFileInfo(text(request.data)))
        return failure(ErrorKind::Invalid, u"'%1' is the data file itself; nothing was written"_s.arg(out),
                       {.field = u"--out"_s});
    const Result<ChartSheet> sheet = readChartSheet(text(request.data));
    if (!sheet)
        return std::unexpected(sheet.error());
    const Result<SheetChart> chart = chartFromSheet(text(request.type), *sheet,
                                                    {.unit = text(request.unit),
                                                     .decimals = request.decimals,
                                                     .valueName = text(request.valueName),
                                                     .target = request.target,
                                                     .least = request.least,
                                                     .most = request.most});
    if (!chart)
        return std::unexpected(chart.error());
    const Result<QByteArray> bytes = bytesOf(request, *format, *chart);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (auto written = writeWholeFile(out, *bytes); !written)
        return std::unexpected(written.error());
    return bytes->size();
}

std::vector<std::string> typeNames()
{
    std::vector<std::string> names;
    for (const QString& name : sheetChartTypes())
        names.push_back(name.toStdString());
    return names;
}

void run(const ChartRequest& request, CliContext& context)
{
    // The texts of the charts are Chinese; numbers go with them: 万 and 亿.
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    const Result<qsizetype> size = drawChart(request);
    if (!size)
        return context.fail(size.error());
    context.out << u"%1 was written (%2 bytes)."_s.arg(text(request.out)).arg(*size) << Qt::endl;
}

} // namespace

std::unique_ptr<QCoreApplication> makeCliApplication(int& argc, char** argv)
{
    if (argc < 2 || std::string(argv[1]) != "chart")
        return std::make_unique<QCoreApplication>(argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt would take arguments of ours, as --title on some platforms, for its own.
    static int programOnly = 1;
    return makeChartApplication(programOnly, argv);
}

void addChartCommand(CLI::App& app, CliContext& context)
{
    const auto request = std::make_shared<ChartRequest>();
    CLI::App* chart = app.add_subcommand("chart", "Draw a chart from a table, or write it as a table");
    chart
        ->add_option("--type", request->type,
                     "Type of chart: " + sheetChartTypes().join(u", "_s).toStdString())
        ->required()
        ->check(CLI::IsMember(typeNames()));
    chart->add_option("--data", request->data, "CSV file; docs/charts.md lists the columns of each type")
        ->required();
    chart
        ->add_option("--out", request->out,
                     "File to write; its ending is the format: png, svg, pdf, csv, xlsx")
        ->required();
    chart->add_option("--size", request->size,
                      "Pixels, as 1200x800; without it 960x540 at 96 DPI in proportion");
    chart->add_option("--dpi", request->dpi, "Pixels to an inch: how large glyphs are")
        ->capture_default_str();
    chart->add_option("--theme", request->theme, "Colours: day or night")
        ->check(CLI::IsMember({"day", "night"}))
        ->capture_default_str();
    chart->add_option("--title", request->title, "Title; without it the name of the file");
    chart->add_option("--scope", request->scope, "Scope: which region or unit");
    chart->add_option("--period", request->period, "Period");
    chart->add_option("--as-of", request->asOf, "What the data are complete up to");
    chart->add_option("--version", request->version, "Version of the definitions");
    chart->add_option("--source", request->source, "Where the figures come from");
    chart->add_option("--unit", request->unit, "Unit of the values, as % or 件");
    chart->add_option("--decimals", request->decimals, "Digits after the point")
        ->check(CLI::Range(0, 9))
        ->capture_default_str();
    chart->add_option("--name", request->valueName, "Name of the value in charts with one: 结案率");
    chart->add_option("--target", request->target, "A level to draw: the target");
    chart->add_option("--least", request->least,
                      "Smallest possible value: a control limit below it is not drawn");
    chart->add_option("--most", request->most,
                      "Largest possible value: a control limit above it is not drawn");
    chart->callback([request, &context] { run(*request, context); });
}

} // namespace onescreen
