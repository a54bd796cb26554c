// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/areachart.h"
#include "ui/charts/barchart.h"
#include "ui/charts/boxchart.h"
#include "ui/charts/bulletchart.h"
#include "ui/charts/bumpchart.h"
#include "ui/charts/chartfromsheet.h"
#include "ui/charts/controlchartview.h"
#include "ui/charts/dotintervalchart.h"
#include "ui/charts/funnelchart.h"
#include "ui/charts/groupedbars.h"
#include "ui/charts/heattable.h"
#include "ui/charts/iciclechart.h"
#include "ui/charts/linechart.h"
#include "ui/charts/periodchart.h"
#include "ui/charts/piechart.h"
#include "ui/charts/polarchart.h"
#include "ui/charts/radarchart.h"
#include "ui/charts/scatterchart.h"
#include "ui/charts/slopechart.h"
#include "ui/charts/smallmultiples.h"
#include "ui/charts/waterfallchart.h"

namespace onescreen {

/// One reader a type of chart; docs/charts.md has the columns. All fail (Invalid) with file, line and column.
/// Tables with a fixed set of columns (sheetrows.cpp):
Result<BulletData> readBullet(const ChartSheet& sheet, const SheetOptions& options);
Result<DotData> readDots(const ChartSheet& sheet, const SheetOptions& options);
Result<FunnelData> readFunnel(const ChartSheet& sheet, const SheetOptions& options);
Result<ControlData> readControl(const ChartSheet& sheet, const SheetOptions& options);
Result<WaterfallData> readWaterfall(const ChartSheet& sheet, const SheetOptions& options);
Result<IcicleData> readIcicle(const ChartSheet& sheet, const SheetOptions& options);
Result<RadarData> readRadar(const ChartSheet& sheet, const SheetOptions& options);
Result<BoxData> readBox(const ChartSheet& sheet, const SheetOptions& options);

/// Tables whose columns are series, periods or axes (sheetcolumns.cpp):
Result<LineData> readLine(const ChartSheet& sheet, const SheetOptions& options);
Result<GroupedBarsData> readBars(const ChartSheet& sheet, const SheetOptions& options);
Result<GroupedBarsData> readStackedBars(const ChartSheet& sheet, const SheetOptions& options);
Result<BumpData> readBump(const ChartSheet& sheet, const SheetOptions& options);
Result<SlopeData> readSlope(const ChartSheet& sheet, const SheetOptions& options);
Result<HeatData> readHeat(const ChartSheet& sheet, const SheetOptions& options);
Result<SmallMultiplesData> readMultiples(const ChartSheet& sheet, const SheetOptions& options);
Result<ScatterData> readScatter(const ChartSheet& sheet, const SheetOptions& options);

/// Parts of a whole, ranks, periods and what comes round again (sheetparts.cpp):
Result<RankedBarsData> readRanked(const ChartSheet& sheet, const SheetOptions& options);
Result<PieData> readPie(const ChartSheet& sheet, const SheetOptions& options);
Result<AreaData> readArea(const ChartSheet& sheet, const SheetOptions& options);
Result<PolarData> readPolar(const ChartSheet& sheet, const SheetOptions& options);
Result<PeriodData> readPeriods(const ChartSheet& sheet, const SheetOptions& options);

/// Tables of the programs spc and funnel (sheetprograms.cpp); readControl and readFunnel hand these on.
bool isSpcOutput(const ChartSheet& sheet);
Result<ControlData> readSpcOutput(const ChartSheet& sheet, const SheetOptions& options);
bool isFunnelOutput(const ChartSheet& sheet);
Result<FunnelData> readFunnelOutput(const ChartSheet& sheet, const SheetOptions& options);

} // namespace onescreen
