// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartstyle.h"
#include "ui/common/panelframe.h"

#include <QPixmap>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace onescreen {

/// One thing that can be read: where its reading points to, and the area that means it (empty: the
/// surroundings of the anchor).
struct ChartStop
{
    QPointF anchor;
    QRectF area;
    std::optional<QPolygonF> shape = std::nullopt; ///< Means it too: a slice, which is no rectangle.
};

struct ChartLabel
{
    QRectF box;
    QString text;
};

/// Where a painter has put things, in the coordinates it painted in: for hit tests, readings and tests.
struct ChartLayout
{
    QRectF plot;
    std::vector<ChartStop> stops;   ///< One for each chartStops(data), in that order.
    std::vector<ChartLabel> labels; ///< Every text that was painted; no two boxes overlap.
};

/// Without marks that turn the direction of writing: a name from upstream must not reorder the number beside
/// it. Line breaks stay.
QString readableText(const QString& reading);

/// The widget around a pure painter: caches the picture, so that hovering and the keys do not paint the chart
/// again; shows the reading of the stop under the mouse or the arrow keys; exports. A reading is painted, so
/// it is plain text whatever stands in it.
///
/// A chart is a value type `Data` with equality and these free functions in its header:
///   ChartLayout paintChart(QPainter&, const QRectF&, const Data&, const ChartStyle&)
///       — pure: the same code draws screen, PNG, SVG and PDF, on any thread, except where the data type says
///       `drawnByQtCharts`: then on the UI thread only, and its panels are exported from the widget;
///   int chartStops(const Data&), QString chartReading(const Data&, int stop, const QLocale&),
///   ExportTable chartTable(const Data&),
/// and where they help: QSizeF chartHint(const Data&, const ChartStyle&), int chartStride(const Data&)
/// (stops from one row to the next, for Up and Down).
class PaintedChart : public QWidget, public ExportSource
{
    Q_OBJECT
public:
    explicit PaintedChart(const ThemeContext& look, QWidget* parent = nullptr);
    ~PaintedChart() override;

    /// Number of things that can be read, in the order in which the keys step through them.
    [[nodiscard]] virtual int stopCount() const = 0;
    [[nodiscard]] virtual QString stopText(int stop) const = 0;
    [[nodiscard]] std::optional<int> reading() const { return m_reading; }
    void setReading(std::optional<int> stop); ///< Out of range clears it.

    [[nodiscard]] const ChartStyle& style() const { return m_style; }
    /// Where everything stands at the present size; paints the cached picture when it is out of date.
    [[nodiscard]] const ChartLayout& layoutNow() const;
    /// The stop that a position means; none when it means none.
    [[nodiscard]] std::optional<int> stopAt(QPointF position) const;
    /// How often the chart itself was painted (not the reading over it), for tests.
    [[nodiscard]] int paintings() const { return m_paintings; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void readingChanged();
    void stopActivated(int stop); ///< Click or Enter.

protected:
    virtual ChartLayout paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const = 0;
    [[nodiscard]] virtual int stride() const { return 1; }
    /// Throws the picture away; clears the reading when it no longer has its stop.
    void dataChanged();

    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void refresh() const;
    void paintReading(QPainter& painter) const;

    ChartStyle m_style;
    std::optional<int> m_reading;
    mutable QPixmap m_picture; ///< Null when out of date.
    mutable ChartLayout m_layout;
    mutable int m_paintings = 0;
};

/// The widget of one kind of chart.
template <typename Data> class DataChart : public PaintedChart
{
public:
    using PaintedChart::PaintedChart;

    /// Nothing happens when the data are those that are shown.
    void setData(Data data)
    {
        if (data == m_data)
            return;
        m_data = std::move(data);
        dataChanged();
    }
    [[nodiscard]] const Data& data() const { return m_data; }

    [[nodiscard]] int stopCount() const override { return chartStops(m_data); }
    [[nodiscard]] QString stopText(int stop) const override
    {
        return readableText(chartReading(m_data, stop, style().locale()));
    }
    [[nodiscard]] ExportTable exportTable() const override { return chartTable(m_data); }
    [[nodiscard]] ExportPaint exportPaint() const override
    {
        if constexpr (requires { Data::drawnByQtCharts; })
            return {};
        else
            return [data = m_data](QPainter& painter, const QRectF& area, const ThemeContext& look) {
                paintChart(painter, area, data, ChartStyle(look));
            };
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        if constexpr (requires { chartHint(m_data, style()); })
            return chartHint(m_data, style()).toSize();
        else
            return PaintedChart::sizeHint();
    }

protected:
    ChartLayout paint(QPainter& painter, const QRectF& area, const ChartStyle& look) const override
    {
        return paintChart(painter, area, m_data, look);
    }
    [[nodiscard]] int stride() const override
    {
        if constexpr (requires { chartStride(m_data); })
            return chartStride(m_data);
        else
            return 1;
    }

private:
    Data m_data;
};

} // namespace onescreen
