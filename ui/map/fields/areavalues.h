// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/choropleth.h"
#include "app/models/assessment/assessment.h"
#include "app/models/cachequestions.h"

#include <QHash>
#include <QLocale>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// What areas can be coloured by.
enum class AreaMeasure : quint8 {
    Reported,     ///< 上报: events reported in the period.
    Open,         ///< 在办: of these, neither closed nor cancelled now.
    Overdue,      ///< 超期未结: open now, due in the period and past it.
    OverdueShare, ///< 超期占比: of the open ones that were due in the period, in %. Nothing was due: not
                  ///< applicable.
    OpenPer10k,   ///< Open ones per 10,000 people; where the catalogue has an indicator "population".
    Indicator,    ///< An indicator of the assessment.
};
inline constexpr std::array allAreaMeasures{AreaMeasure::Reported,   AreaMeasure::Open,
                                            AreaMeasure::Overdue,    AreaMeasure::OverdueShare,
                                            AreaMeasure::OpenPer10k, AreaMeasure::Indicator};
QString areaMeasureName(AreaMeasure measure); ///< Word of settings: "open", "overdue-share", "indicator".
std::optional<AreaMeasure> areaMeasureFromName(QStringView name);
QString areaMeasureText(AreaMeasure measure); ///< In the user's language; of counts only.

struct AreaQuestion
{
    AreaMeasure measure = AreaMeasure::Open;
    QString indicator;                       ///< Id, for Indicator.
    RegionLevel level = RegionLevel::County; ///< County or Township.
    /// None: everything for counts, the last period that has ended for an indicator.
    std::optional<Period> period;

    friend bool operator==(const AreaQuestion&, const AreaQuestion&) = default;
};

/// One value for every area of the level, or why there is none.
struct AreaAnswer
{
    QString title; ///< "按期结案率"
    QString unit;  ///< "%"
    int decimals = 0;
    std::optional<Period> period; ///< None: everything.
    bool open = false;            ///< The period has not ended: preliminary.
    std::vector<geo::Choropleth::Value> values;
    QHash<RegionCode, QString> remarks; ///< Beside a value or instead of it: "9/10", "迟报", "未报".
    std::optional<geo::Pivot> target;   ///< Only where all areas have the same.
    bool goodAbove = true;              ///< The target is met above it.
    qint64 elsewhere = 0;               ///< Events known only for a larger area: in no value.
    QString problem;                    ///< Why there is nothing at all; plain text.
};

/// The id of the indicator that tells how many people live in an area; its unit is 人.
QString populationIndicator();
/// Whether the catalogue can tell it for some period.
bool knowsPopulation(const Assessment& assessment);

/// Calendars' periods that an indicator can be shown for, newest first.
std::vector<Period> indicatorPeriods(const Assessment& assessment);

/// The cube's question behind a count, for areas of the level inside `within`.
CubeQuestion cubeQuestion(const AreaQuestion& question, std::optional<RegionCode> within, UtcTime now);

// Pure; for a pool (a province's townships take some 50 ms). `areas`: every area that belongs to the picture.

AreaAnswer countsOfAreas(const AreaQuestion& question, const std::vector<RegionCode>& areas,
                         const std::vector<CubeRow>& rows, const Assessment* assessment);
AreaAnswer indicatorOfAreas(const AreaQuestion& question, const std::vector<RegionCode>& areas,
                            const Assessment& assessment, const QLocale& locale);

} // namespace onescreen
