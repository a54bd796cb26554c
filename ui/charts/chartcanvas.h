// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartstyle.h"
#include "ui/charts/paintedchart.h"

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace onescreen {

/// Where a text stands as seen from its anchor.
enum class Side { Right, Left, Above, Below, Centre };

/// The painter of one picture together with what has been put on it. Texts are drawn only where no other text
/// stands and inside of the area, so the order of the calls is the order of priority.
class ChartCanvas
{
public:
    ChartCanvas(QPainter& painter, const QRectF& area, const ChartStyle& style);
    ~ChartCanvas();
    ChartCanvas(const ChartCanvas&) = delete;
    ChartCanvas& operator=(const ChartCanvas&) = delete;

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] const ChartStyle& style() const { return m_style; }
    [[nodiscard]] const Theme& theme() const { return m_style.theme(); }
    /// What is left of the area for the plot.
    [[nodiscard]] const QRectF& area() const { return m_area; }
    ChartLayout& layout() { return m_layout; }
    ChartLayout take() { return std::move(m_layout); }

    /// Puts the text beside the anchor, `distance` away; false when there is no room.
    bool text(QPointF anchor, Side side, const QString& text, const QColor& color, bool bold = false,
              double distance = 0.0);
    /// The first side that has room; elided when very long, on a ground that takes back what is behind it.
    /// `must`: where no side is free of marks, one that only covers marks will do.
    bool textAround(QPointF anchor, const QString& text, const QColor& color, bool bold, double distance,
                    bool must = false);
    /// Left-aligned, right-aligned or centred in a box and elided to its width, vertically centred.
    bool textIn(const QRectF& box, Qt::AlignmentFlag align, const QString& text, const QColor& color,
                bool bold = false);
    /// Names around points keep off this mark; `radius` in design pixels.
    void keepFree(QPointF centre, double radius);

    void line(QPointF from, QPointF to, const QColor& color, double width = 1.0,
              Qt::PenStyle pen = Qt::SolidLine);
    void fill(const QRectF& box, const QColor& color);
    void frame(const QRectF& box, const QColor& color, double width = 1.0);
    /// Diagonal strokes: a missing value or what is not known. Drawn as lines, so it is the same in SVG and
    /// PDF.
    void hatch(const QRectF& box, const QColor& color);
    /// The shape and colour of a tone (chartstyle.h); `radius` in design pixels.
    void mark(QPointF centre, Tone tone, double radius = 4.0);
    void mark(QPointF centre, Tone tone, double radius, const QColor& color);

    /// "暂无数据" in the middle of the area.
    void sayEmpty();

private:
    [[nodiscard]] QRectF boxAt(QPointF anchor, Side side, double width, double distance) const;
    [[nodiscard]] bool isFree(const QRectF& box) const; ///< Of texts.
    [[nodiscard]] bool coversMark(const QRectF& box) const;
    bool put(const QRectF& box, const QString& text, const QColor& color, bool bold);

    QPainter& m_painter;
    const ChartStyle& m_style;
    QRectF m_whole;
    QRectF m_area;
    ChartLayout m_layout;
    std::vector<QRectF> m_marks; ///< That names keep off.
};

/// A linear scale with its ticks, from values to coordinates.
struct ValueScale
{
    double low = 0.0;
    double high = 1.0;
    double from = 0.0; ///< Coordinate of `low`.
    double to = 1.0;   ///< Coordinate of `high`.
    std::vector<double> ticks;
    QStringList labels; ///< One a tick.

    [[nodiscard]] double at(double value) const { return from + (value - low) / (high - low) * (to - from); }
    [[nodiscard]] double clamped(double value) const;
    [[nodiscard]] bool holds(double value) const { return value >= low && value <= high; }
};

enum class ScaleFrom { Zero, Data };

/// Round ticks over the values; `from` Zero keeps zero on the scale, because lengths are compared.
ValueScale scaleFor(double smallest, double largest, const ValueFormat& format, const QLocale& locale,
                    int mostTicks, ScaleFrom from);
/// A scale with given ends; its ticks are those that lie inside.
ValueScale fixedScale(double low, double high, const ValueFormat& format, const QLocale& locale,
                      int mostTicks);

/// Smallest and largest of the values that are known; none when none is.
class ValueRange
{
public:
    void add(std::optional<double> value);
    [[nodiscard]] bool empty() const { return !m_known; }
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }

private:
    bool m_known = false;
    double m_low = 0.0;
    double m_high = 0.0;
};

struct ChartLegendEntry
{
    QString name;
    QColor color;
    enum class Sign { Bar, Line, DashedLine, Dot, Band, Hatch } sign = Sign::Bar;
};

/// Takes rows from the top of the canvas for the legend; entries that do not fit into three rows are left
/// out.
void paintLegend(ChartCanvas& canvas, QRectF& area, std::span<const ChartLegendEntry> entries);

/// Width that the labels of a vertical axis need, gap included.
double axisWidth(const ChartStyle& style, const ValueScale& scale);
/// Grid lines across the plot and labels at its left.
void paintValueAxis(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale);
/// Grid lines and labels under the plot.
void paintBottomAxis(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale);
/// Names under the plot at their places, as many as fit, the last one always; each elided to its room.
void paintNamesBelow(ChartCanvas& canvas, const QRectF& plot, const QStringList& names,
                     const std::vector<double>& places);

/// Height of one row of a chart made of rows: between a hair and the comfortable height.
double rowHeight(const ChartStyle& style, double available, qsizetype rows);
/// Names at the left of rows, those with a tone first, as many as fit without overlapping.
struct RowName
{
    QString name;
    double centre; ///< y
    Tone tone = Tone::Context;
};
void paintRowNames(ChartCanvas& canvas, double left, double width, std::span<const RowName> rows);
/// Width for the names of rows: what they need, at most `share` of the area.
double rowNamesWidth(const ChartStyle& style, const QRectF& area, const QStringList& names, double share);

/// The i-th of the categorical colours.
QColor categoryColor(const Theme& theme, size_t index);

/// Middle of a vertical pixel, for hairlines that are one pixel wide.
double crisp(double coordinate);

} // namespace onescreen
