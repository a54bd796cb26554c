// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartfromsheet.h"

#include "ui/charts/sheetreaders.h"
#include "ui/charts/sparkline.h"

#include <QApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

template <typename Data> Result<SheetChart> chartOf(const Result<Data>& data)
{
    if (!data)
        return std::unexpected(data.error());
    return SheetChart{.paint =
                          [data = *data](QPainter& painter, const QRectF& area, const ThemeContext& look) {
                              paintChart(painter, area, data, ChartStyle(look));
                          },
                      .table = chartTable(*data)};
}

using Maker = Result<SheetChart> (*)(const ChartSheet&, const SheetOptions&);

struct Type
{
    QLatin1StringView name;
    Maker make;
};

template <auto Read> Result<SheetChart> make(const ChartSheet& sheet, const SheetOptions& options)
{
    return chartOf(Read(sheet, options));
}

/// A sparkline has no axes and no stops: it is read as a line and keeps its table.
Result<SheetChart> makeSparkline(const ChartSheet& sheet, const SheetOptions& options)
{
    const Result<LineData> line = readLine(sheet, options);
    if (!line)
        return std::unexpected(line.error());
    SparklineData data{.values = line->lines.front().values, .low = {}, .high = {}, .target = options.target};
    return SheetChart{
        .paint =
            [data = std::move(data)](QPainter& painter, const QRectF& area, const ThemeContext& look) {
                paintSparkline(painter, area, data, ChartStyle(look));
            },
        .table = chartTable(*line)};
}

constexpr std::array types{
    Type{"line"_L1, make<readLine>},           Type{"area"_L1, make<readArea>},
    Type{"bars"_L1, make<readBars>},           Type{"stacked"_L1, make<readStackedBars>},
    Type{"ranked"_L1, make<readRanked>},       Type{"pie"_L1, make<readPie>},
    Type{"periods"_L1, make<readPeriods>},     Type{"polar"_L1, make<readPolar>},
    Type{"bullet"_L1, make<readBullet>},       Type{"dots"_L1, make<readDots>},
    Type{"funnel"_L1, make<readFunnel>},       Type{"control"_L1, make<readControl>},
    Type{"bump"_L1, make<readBump>},           Type{"slope"_L1, make<readSlope>},
    Type{"waterfall"_L1, make<readWaterfall>}, Type{"heat"_L1, make<readHeat>},
    Type{"icicle"_L1, make<readIcicle>},       Type{"radar"_L1, make<readRadar>},
    Type{"multiples"_L1, make<readMultiples>}, Type{"box"_L1, make<readBox>},
    Type{"scatter"_L1, make<readScatter>},     Type{"sparkline"_L1, makeSparkline}};

} // namespace

QStringList sheetChartTypes()
{
    QStringList names;
    for (const Type& type : types)
        names.append(QString(type.name));
    return names;
}

Result<SheetChart> chartFromSheet(const QString& type, const ChartSheet& sheet, const SheetOptions& options)
{
    for (const Type& one : types) {
        if (type == one.name)
            return one.make(sheet, options);
    }
    return failure(ErrorKind::Invalid,
                   u"\"%1\" is no type of chart; there are %2."_s.arg(type, sheetChartTypes().join(u", "_s)));
}

std::unique_ptr<QCoreApplication> makeChartApplication(int& argc, char** argv)
{
    return std::make_unique<QApplication>(argc, argv); // Qt Charts draws some of the types
}

} // namespace onescreen
