// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitfacts.h"
#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

struct WarningRow
{
    QString key; ///< Of the indicator.
    portrait::WarningLevel level = portrait::WarningLevel::Blue;
    QString name;
    QString value;   ///< With its parts: "86.0%（43/50）"
    QString reasons; ///< Every rule, with the numbers it speaks of.
    QString owner;
    bool isNew = false; ///< Not there in the issue before.
    /// What has become of it; none where that is not followed.
    std::optional<portrait::Handling> handling{};

    friend bool operator==(const WarningRow&, const WarningRow&) = default;
};

/// Exceptions first: the warnings of a unit, the most urgent on top. The level stands as a word in a badge
/// whose shape and fill differ, so that it is read without its colour.
struct WarningListData
{
    std::vector<WarningRow> rows;
    QString none;  ///< Said when there are no rows.
    QString below; ///< A last line: what is over since the issue before.

    friend bool operator==(const WarningListData&, const WarningListData&) = default;
};

/// "未确认", "已确认，限 2024-09-03", "逾期 …", "已静 1 期": as short as a row has room for.
QString handlingText(const portrait::Handling& handling);

ChartLayout paintChart(QPainter& painter, const QRectF& area, const WarningListData& data,
                       const ChartStyle& style);
int chartStops(const WarningListData& data);
QString chartReading(const WarningListData& data, int stop, const QLocale& locale);
ExportTable chartTable(const WarningListData& data);
QSizeF chartHint(const WarningListData& data, const ChartStyle& style);

class WarningList final : public DataChart<WarningListData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
