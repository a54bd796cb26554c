// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

struct ScoreLine
{
    QString label;
    QString value;
    QVariant number; ///< For tables; invalid when missing or when there is none.

    friend bool operator==(const ScoreLine&, const ScoreLine&) = default;
};

/// The result of a unit in one issue: the total large, base score, points and rank in lines below, and the
/// base scores of the issues so far. Texts are ready to be shown.
struct ScoreData
{
    QString label;  ///< "综合得分"
    QString value;  ///< "82.40", "—"
    QString remark; ///< Beside it: "较上期 −1.20"
    std::vector<ScoreLine> lines;
    QStringList periods;
    std::vector<std::optional<double>> history; ///< One a period; gaps are gaps.
    QString historyName;

    friend bool operator==(const ScoreData&, const ScoreData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const ScoreData& data, const ChartStyle& style);
int chartStops(const ScoreData& data);
QString chartReading(const ScoreData& data, int stop, const QLocale& locale);
ExportTable chartTable(const ScoreData& data);

class ScoreCard final : public DataChart<ScoreData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
