// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>
#include <QVariant>

#include <vector>

namespace onescreen {

struct PortraitCell
{
    QString text;
    QVariant number;    ///< For exports; invalid: the text stands in the table.
    bool quiet = false; ///< Not to be judged: small numbers, context.

    friend bool operator==(const PortraitCell&, const PortraitCell&) = default;
};

struct PortraitRow
{
    QString key; ///< What Enter or a click means; empty: nothing.
    std::vector<PortraitCell> cells;
    bool heading = false; ///< The first cell alone, in bold.

    friend bool operator==(const PortraitRow&, const PortraitRow&) = default;
};

struct PortraitColumn
{
    QString title;
    double share = 1.0;  ///< Of the width.
    bool number = false; ///< Aligned at the right.

    friend bool operator==(const PortraitColumn&, const PortraitColumn&) = default;
};

/// A painted table: differences between issues, two units side by side, context.
struct PortraitTableData
{
    std::vector<PortraitColumn> columns;
    std::vector<PortraitRow> rows;
    QString remark; ///< Under the table, wrapped.

    friend bool operator==(const PortraitTableData&, const PortraitTableData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PortraitTableData& data,
                       const ChartStyle& style);
int chartStops(const PortraitTableData& data);
QString chartReading(const PortraitTableData& data, int stop, const QLocale& locale);
ExportTable chartTable(const PortraitTableData& data);
/// The height that all rows and the remark need.
double tableHeight(const PortraitTableData& data, double width, const ChartStyle& style);

class PortraitTable final : public DataChart<PortraitTableData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
