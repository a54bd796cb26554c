// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/figurepanel.h"

namespace onescreen {

class PaintedChart;
class PlainLabel;

/// One painted chart with a sentence under it.
class ChartPanel final : public FigurePanel
{
    Q_OBJECT
public:
    struct Words
    {
        QString objectName;
        QString title;
        QString help;
    };
    /// Takes the chart as a child.
    ChartPanel(const SceneContext& context, PaintedChart* chart, const Words& words,
               QWidget* parent = nullptr);

    [[nodiscard]] PaintedChart& chart() const { return *m_chart; }
    void setNote(const QString& note); ///< Empty hides the line.
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    void stopActivated(int stop);

private:
    PaintedChart* m_chart;
    PlainLabel* m_note;
};

} // namespace onescreen
