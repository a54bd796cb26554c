// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitissue.h"
#include "ui/charts/bulletchart.h"
#include "ui/charts/controlchartview.h"
#include "ui/charts/dotintervalchart.h"
#include "ui/charts/funnelchart.h"
#include "ui/charts/radarchart.h"
#include "ui/charts/waterfallchart.h"
#include "ui/portrait/narrativetext.h"
#include "ui/portrait/pointschart.h"
#include "ui/portrait/portraittable.h"
#include "ui/portrait/scorecard.h"
#include "ui/portrait/warninglist.h"

#include <QLocale>

namespace onescreen {

/// What the parts of a portrait draw, from its facts: the same for screen and paper. Nothing is computed here
/// that is not in the facts.

ValueFormat formatOf(const portrait::Item& item);

ScoreData scoreData(const portrait::Issue& issue, const QLocale& locale);
WarningListData warningData(const portrait::Issue& issue, const QLocale& locale);
NarrativeData narrativeData(const portrait::Issue& issue, const QLocale& locale);

/// The dimensions on one scale of 0 to 100 with the middle half of the peers: the primary picture.
DotData dimensionDots(const portrait::Issue& issue, const QLocale& locale);
/// The emblem beside it, in the same order.
RadarData dimensionRadar(const portrait::Issue& issue);

/// Indicators against their targets; of one dimension when `dimension` is not empty. Those with too few cases
/// or without a value are not drawn: unjudgedText() names them.
enum class BulletOrder { Catalogue, Urgency };
BulletData targetBullets(const portrait::Issue& issue, const QString& dimension, const QLocale& locale,
                         BulletOrder order = BulletOrder::Catalogue);
QString unjudgedText(const portrait::Issue& issue, const QString& dimension, const QLocale& locale);

/// What each indicator gave, of what it could give; those that lose most on top.
PointsData contributionData(const portrait::Issue& issue, const QString& dimension);
/// From the total of the issue before to this one; none without both.
std::optional<WaterfallData> changeWaterfall(const portrait::Issue& issue, int mostSteps);
/// Every indicator now, before, the difference, a year ago.
PortraitTableData differenceTable(const portrait::Issue& issue, const QLocale& locale);

/// None without a series of the chosen indicator.
std::optional<ControlData> trendData(const portrait::Issue& issue, const QLocale& locale);
/// None where the chosen indicator is no rate or has too few peers.
std::optional<FunnelData> funnelData(const portrait::Issue& issue, const QLocale& locale);

/// None without a second unit.
std::optional<PortraitTableData> comparisonTable(const portrait::Issue& issue, const QLocale& locale);
/// Documents of the period, volumes that are context only, and official values beside ours.
PortraitTableData contextTable(const portrait::Issue& issue, const QLocale& locale);

} // namespace onescreen
