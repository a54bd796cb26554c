// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/bumpchart.h"
#include "ui/charts/slopechart.h"
#include "ui/charts/smallmultiples.h"
#include "ui/charts/waterfallchart.h"
#include "ui/indicators/indicatorplace.h"
#include "ui/indicators/indicatortablemodel.h"
#include "ui/indicators/rankingpanel.h"
#include "ui/indicators/whatifpanel.h"

namespace onescreen {

/// What each panel shows of an assessment. Pure: the same assessment and scope give the same picture.

IndicatorTableModel::Content indicatorContent(const Assessment& assessment, const IndicatorScope& scope);
/// Units of the scope only; ranks are those of the whole level.
RankingPanel::Content rankingContent(const Assessment& assessment, const IndicatorScope& scope,
                                     const QStringList& highlighted);
/// The chosen indicator of every unit of the level, on one scale.
SmallMultiplesData seriesData(const Assessment& assessment, const IndicatorScope& scope);
/// Ranks over the last 8 quarters or 12 months. Without chosen units the best three and the last two.
BumpData bumpData(const Assessment& assessment, const IndicatorScope& scope, const QStringList& highlighted);
SlopeData slopeData(const Assessment& assessment, const IndicatorScope& scope,
                    const QStringList& highlighted);

struct ChangeContent
{
    WaterfallData data;
    QString note;    ///< Rank before and after, own effect and that of the others.
    QString missing; ///< Why there is nothing; empty otherwise.
};
/// Why the index of the unit moved from scope.from to scope.period.
ChangeContent changeContent(const Assessment& assessment, const IndicatorScope& scope);
/// Why the chosen rate moved: really, or by the mix of case types (8.3).
ChangeContent rateChangeContent(const Assessment& assessment, const IndicatorScope& scope);

/// `compute` keeps a copy of the assessment.
WhatIfPanel::Content whatIfContent(const Assessment& assessment, const IndicatorScope& scope);
FigureAbout aboutOf(const Assessment& assessment, const IndicatorScope& scope, const ModelStatus& status);

} // namespace onescreen
