// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/common/theme.h"

#include <QChartView>
#include <QString>

#include <optional>

class QCategoryAxis;

namespace onescreen {

struct AxisTicks;

/// What every chart of the kit shares: our theme, no animations and no OpenGL, direct labels painted over the
/// plot, and a reading: the text of one point, shown when the mouse is over it or the arrow keys have stepped
/// to it. A reading is painted, so it is plain text whatever stands in it.
class ChartSurface : public QChartView, public ExportSource
{
    Q_OBJECT
public:
    ChartSurface(const ThemeContext& context, QWidget* parent);
    ~ChartSurface() override;

    /// Number of points that can be read, in the order in which the keys step through them.
    [[nodiscard]] virtual int stopCount() const = 0;
    [[nodiscard]] virtual QString stopText(int stop) const = 0;
    [[nodiscard]] std::optional<int> reading() const { return m_reading; }
    void setReading(std::optional<int> stop); ///< Out of range clears it.

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void readingChanged();
    void stopActivated(int stop); ///< Click or Enter.

protected:
    /// Where the point stands, in coordinates of the viewport.
    [[nodiscard]] virtual QPointF stopPosition(int stop) const = 0;
    /// The point that a position means; none when it means none.
    [[nodiscard]] virtual std::optional<int> stopAt(QPointF position) const = 0;
    /// Painted above the plot: direct labels. Coordinates of the viewport.
    virtual void paintLabels(QPainter& painter) const = 0;
    /// Called after a change of size, before painting: axes choose their ticks here.
    virtual void layoutAxes() = 0;

    [[nodiscard]] const ThemeContext& context() const { return m_context; }
    [[nodiscard]] QFontMetrics labelMetrics() const;
    /// Space between the chart and the edge of its panel, as wide as that of the panel's title.
    [[nodiscard]] int edge() const { return m_context.metrics.space(1.5); }
    [[nodiscard]] QPointF toViewport(QPointF value, QAbstractSeries* series) const;
    [[nodiscard]] QRectF plotRect() const;
    void styleAxis(QCategoryAxis* axis, bool grid) const;
    /// Clears the reading when it no longer has its point, and repaints.
    void dataChanged();

    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void paintReading(QPainter& painter) const;

    ThemeContext m_context;
    std::optional<int> m_reading;
};

/// Replaces the labels of an axis when they are not those that stand there; cheap when nothing changed.
void setAxisTicks(QCategoryAxis* axis, const AxisTicks& ticks);

} // namespace onescreen
