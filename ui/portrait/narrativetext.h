// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <vector>

namespace onescreen {

struct Paragraph
{
    QString title;
    QString text;

    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// The portrait in words: short paragraphs, each under its topic.
struct NarrativeData
{
    std::vector<Paragraph> paragraphs;

    friend bool operator==(const NarrativeData&, const NarrativeData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const NarrativeData& data,
                       const ChartStyle& style);
int chartStops(const NarrativeData& data);
QString chartReading(const NarrativeData& data, int stop, const QLocale& locale);
ExportTable chartTable(const NarrativeData& data);
/// The height that all paragraphs need at that width.
double narrativeHeight(const NarrativeData& data, double width, const ChartStyle& style);

class NarrativeText final : public DataChart<NarrativeData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
