// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/areachart.h"
#include "ui/charts/barchart.h"
#include "ui/charts/boxchart.h"
#include "ui/charts/bulletchart.h"
#include "ui/charts/bumpchart.h"
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

namespace onescreen::test {

/// What a chart is shown with.
enum class Sample {
    Full,
    Empty,
    Missing,
    One,
    LongNames,
    Many,
    Thousands, ///< 2,000 categories, rows or points.
    AllMissing,
    Zero,
    Huge,
    Negative,
    Turned ///< Names with marks and letters of the other direction of writing.
};

/// The sample of each kind of chart; specialised in chartsamples.cpp and partsamples.cpp.
template <typename Data> Data sampleOf(Sample which);
template <typename Data> const char* chartName();

template <> LineData sampleOf<LineData>(Sample which);
template <> GroupedBarsData sampleOf<GroupedBarsData>(Sample which);
template <> BulletData sampleOf<BulletData>(Sample which);
template <> DotData sampleOf<DotData>(Sample which);
template <> FunnelData sampleOf<FunnelData>(Sample which);
template <> ControlData sampleOf<ControlData>(Sample which);
template <> BumpData sampleOf<BumpData>(Sample which);
template <> SlopeData sampleOf<SlopeData>(Sample which);
template <> WaterfallData sampleOf<WaterfallData>(Sample which);
template <> HeatData sampleOf<HeatData>(Sample which);
template <> IcicleData sampleOf<IcicleData>(Sample which);
template <> RadarData sampleOf<RadarData>(Sample which);
template <> SmallMultiplesData sampleOf<SmallMultiplesData>(Sample which);
template <> BoxData sampleOf<BoxData>(Sample which);
template <> ScatterData sampleOf<ScatterData>(Sample which);
template <> RankedBarsData sampleOf<RankedBarsData>(Sample which);
template <> PieData sampleOf<PieData>(Sample which);
template <> AreaData sampleOf<AreaData>(Sample which);
template <> PolarData sampleOf<PolarData>(Sample which);
template <> PeriodData sampleOf<PeriodData>(Sample which);

template <> inline const char* chartName<LineData>()
{
    return "line";
}
template <> inline const char* chartName<GroupedBarsData>()
{
    return "bars";
}
template <> inline const char* chartName<BulletData>()
{
    return "bullet";
}
template <> inline const char* chartName<DotData>()
{
    return "dots";
}
template <> inline const char* chartName<FunnelData>()
{
    return "funnel";
}
template <> inline const char* chartName<ControlData>()
{
    return "control";
}
template <> inline const char* chartName<BumpData>()
{
    return "bump";
}
template <> inline const char* chartName<SlopeData>()
{
    return "slope";
}
template <> inline const char* chartName<WaterfallData>()
{
    return "waterfall";
}
template <> inline const char* chartName<HeatData>()
{
    return "heat";
}
template <> inline const char* chartName<IcicleData>()
{
    return "icicle";
}
template <> inline const char* chartName<RadarData>()
{
    return "radar";
}
template <> inline const char* chartName<SmallMultiplesData>()
{
    return "multiples";
}
template <> inline const char* chartName<BoxData>()
{
    return "box";
}
template <> inline const char* chartName<ScatterData>()
{
    return "scatter";
}
template <> inline const char* chartName<RankedBarsData>()
{
    return "ranked";
}
template <> inline const char* chartName<PieData>()
{
    return "pie";
}
template <> inline const char* chartName<AreaData>()
{
    return "area";
}
template <> inline const char* chartName<PolarData>()
{
    return "polar";
}
template <> inline const char* chartName<PeriodData>()
{
    return "periods";
}

} // namespace onescreen::test
