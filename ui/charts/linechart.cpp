// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linechart.h"

#include "ui/charts/runs.h"
#include "ui/charts/ticks.h"
#include "ui/common/numbertext.h"

#include <QCategoryAxis>
#include <QChart>
#include <QLineSeries>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr double deskStroke = 2.0;
constexpr int pixelsForADash = 4; ///< A line with less room for each of its points is drawn thin and solid.
constexpr int daysInAYear = 366;

QString dayLabel(QDate day, bool withYear)
{
    return day.toString(withYear ? u"yyyy-MM-dd"_s : u"MM-dd"_s);
}

} // namespace

int DailyLines::dayCount() const
{
    size_t longest = 0;
    for (const DailyLine& line : lines)
        longest = std::max(longest, line.values.size());
    return static_cast<int>(longest);
}

/// The series that draw one line: a solid one for each run, and a dotted one to the day that is not over.
struct LineChart::Strokes
{
    std::vector<QLineSeries*> runs;
    QLineSeries* partial = nullptr;
    QList<QPointF> dots; ///< Days with missing neighbours: a line of one point would not be seen.
    std::optional<QPointF> unfinished; ///< Drawn hollow.
    std::optional<QPointF> end;
};

LineChart::LineChart(const ThemeContext& context, QWidget* parent)
    : ChartSurface(context, parent), m_days(new QCategoryAxis(this)), m_values(new QCategoryAxis(this))
{
    setObjectName(u"lineChart"_s);
    styleAxis(m_days, false);
    styleAxis(m_values, true);
    chart()->addAxis(m_days, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
}

LineChart::~LineChart() = default;

double LineChart::strokeWidth() const
{
    return deskStroke * context().metrics.scale;
}

QPen LineChart::linePen(const DailyLine& line) const
{
    // Dashes need room to be seen, and a dashed or wide stroke over a thousand zigzags costs 100 ms.
    const bool dense = std::ssize(line.values) * pixelsForADash > viewport()->width();
    const bool dashed = line.dashed && !dense;
    return {line.color, dense ? 1.0 : strokeWidth(), dashed ? Qt::DashLine : Qt::SolidLine};
}

void LineChart::setData(DailyLines data)
{
    // Models tell of every new as-of; what is drawn changes far more rarely, and drawing is the dear part.
    if (data == m_data)
        return;
    m_data = std::move(data);
    drawLines();
    dataChanged();
}

void LineChart::drawLines()
{
    m_drawnWidth = viewport()->width();
    while (m_strokes.size() < m_data.lines.size())
        m_strokes.push_back(std::make_unique<Strokes>());
    for (size_t i = 0; i < m_strokes.size(); ++i)
        drawLine(*m_strokes[i], i < m_data.lines.size() ? m_data.lines[i] : DailyLine{});
}

void LineChart::drawLine(Strokes& strokes, const DailyLine& line)
{
    const auto addSeries = [this] {
        auto* series = new QLineSeries(chart());
        chart()->addSeries(series);
        series->attachAxis(m_days);
        series->attachAxis(m_values);
        return series;
    };
    const auto count = static_cast<qsizetype>(line.values.size());
    std::span<const std::optional<double>> whole(line.values);
    const qsizetype openDay = m_data.incomplete ? m_data.first.daysTo(*m_data.incomplete) : -1;
    const bool hasOpenDay = openDay >= 0 && openDay == count - 1;
    const auto runs =
        runsOf(hasOpenDay ? whole.first(static_cast<size_t>(openDay)) : whole, 0.0, viewport()->width());

    strokes.dots.clear();
    strokes.end = std::nullopt;
    size_t used = 0;
    for (const QList<QPointF>& run : runs) {
        strokes.end = run.back();
        if (run.size() == 1) {
            strokes.dots.append(run.front());
            continue;
        }
        if (used == strokes.runs.size())
            strokes.runs.push_back(addSeries());
        strokes.runs[used]->setPen(linePen(line));
        strokes.runs[used++]->replace(run);
    }
    for (; used < strokes.runs.size(); ++used)
        strokes.runs[used]->clear();

    strokes.unfinished = std::nullopt;
    QList<QPointF> partial;
    if (hasOpenDay && line.values.back()) {
        strokes.unfinished = QPointF(static_cast<double>(openDay), *line.values.back());
        if (strokes.end && strokes.end->x() == static_cast<double>(openDay - 1))
            partial = {*strokes.end, *strokes.unfinished};
        strokes.end = strokes.unfinished;
    }
    if (!strokes.partial)
        strokes.partial = addSeries();
    strokes.partial->setPen(QPen(line.color, strokeWidth(), Qt::DotLine));
    strokes.partial->replace(partial);
}

qsizetype LineChart::drawnPoints() const
{
    qsizetype count = 0;
    for (const auto& strokes : m_strokes) {
        for (const QLineSeries* run : strokes->runs)
            count += run->count();
        count += strokes->dots.size();
    }
    return count;
}

void LineChart::layoutAxes()
{
    if (m_drawnWidth != viewport()->width())
        drawLines();
    const int lineHeight = labelMetrics().height();
    double largest = 0.0;
    int nameWidth = 0;
    for (const DailyLine& line : m_data.lines) {
        for (const std::optional<double>& value : line.values)
            largest = std::max(largest, value.value_or(0.0));
        nameWidth = std::max(nameWidth, labelMetrics().horizontalAdvance(line.name));
    }
    const int gap = context().metrics.grid;
    chart()->setMargins({gap, lineHeight / 2, nameWidth + gap + edge(), gap / 2});
    setAxisTicks(m_values,
                 ticksFor(0.0, largest, std::clamp(height() / (3 * lineHeight), 1, 6), TickKind::Integers));
    layoutDays();
}

void LineChart::layoutDays()
{
    const int count = m_data.dayCount();
    QStringList labels;
    std::vector<QDate> days;
    if (count > 0) {
        const bool withYear = count > daysInAYear;
        const QDate last = m_data.first.addDays(count - 1);
        const int labelWidth = labelMetrics().horizontalAdvance(dayLabel(last, withYear)) * 8 / 5;
        days = dayTicks(m_data.first, last,
                        std::max(1, static_cast<int>(chart()->plotArea().width()) / labelWidth + 1));
        for (const QDate day : days)
            labels.append(dayLabel(day, withYear));
    }
    const double low = count > 1 ? 0.0 : -0.5;
    const double high = count > 1 ? count - 1.0 : 0.5;
    if (labels == m_days->categoriesLabels() && m_days->max() == high)
        return;
    for (const QString& old : m_days->categoriesLabels())
        m_days->remove(old);
    m_days->setRange(low, high);
    m_days->setStartValue(low - 1.0);
    for (size_t i = 0; i < days.size(); ++i)
        m_days->append(labels[static_cast<qsizetype>(i)], static_cast<double>(m_data.first.daysTo(days[i])));
}

int LineChart::stopCount() const
{
    return m_data.dayCount();
}

QString LineChart::stopText(int stop) const
{
    const QDate day = dayOf(stop);
    QString text = day.toString(Qt::ISODate);
    if (m_data.incomplete == day)
        text += tr("（当日未完）");
    for (const DailyLine& line : m_data.lines) {
        const auto index = static_cast<size_t>(stop);
        text += u'\n' + line.name + u' ' +
                numberText(index < line.values.size() ? line.values[index] : std::nullopt, QLocale());
    }
    return text;
}

QPointF LineChart::stopPosition(int stop) const
{
    const auto index = static_cast<size_t>(stop);
    double value = 0.0;
    for (const DailyLine& line : m_data.lines) {
        if (index < line.values.size() && line.values[index]) {
            value = *line.values[index];
            break;
        }
    }
    return m_strokes.empty() ? QPointF()
                             : toViewport({static_cast<double>(stop), value}, m_strokes.front()->partial);
}

std::optional<int> LineChart::stopAt(QPointF position) const
{
    const QRectF plot = plotRect();
    const int count = stopCount();
    if (count == 0 || plot.width() <= 0 || !plot.adjusted(-8, -8, 8, 8).contains(position))
        return std::nullopt;
    const double day = (position.x() - plot.left()) / plot.width() * std::max(1, count - 1);
    return std::clamp(static_cast<int>(std::lround(day)), 0, count - 1);
}

void LineChart::paintLabels(QPainter& painter) const
{
    struct EndLabel
    {
        double y;
        size_t line;
    };
    const double radius = strokeWidth() * 1.75;
    std::vector<EndLabel> ends;
    for (size_t i = 0; i < m_data.lines.size(); ++i) {
        const Strokes& strokes = *m_strokes[i];
        painter.setPen(QPen(m_data.lines[i].color, strokeWidth()));
        painter.setBrush(m_data.lines[i].color);
        for (const QPointF dot : strokes.dots)
            painter.drawEllipse(toViewport(dot, strokes.partial), radius / 1.5, radius / 1.5);
        painter.setBrush(context().theme.panel);
        if (strokes.unfinished)
            painter.drawEllipse(toViewport(*strokes.unfinished, strokes.partial), radius, radius);
        if (strokes.end)
            ends.push_back({toViewport(*strokes.end, strokes.partial).y(), i});
    }
    // Names stand at the ends of their lines, pushed apart where the lines end close together.
    std::ranges::sort(ends, {}, &EndLabel::y);
    const double lineHeight = labelMetrics().height();
    const QRectF plot = plotRect();
    double lowest = plot.bottom() - lineHeight / 2 - lineHeight * static_cast<double>(std::ssize(ends) - 1);
    double next = plot.top() - lineHeight / 2;
    for (const EndLabel& end : ends) {
        const double y = std::max(next, std::min(end.y - lineHeight / 2, lowest));
        painter.setPen(m_data.lines[end.line].color);
        painter.drawText(
            QRectF(plot.right() + context().metrics.grid, y, viewport()->width() - plot.right(), lineHeight),
            Qt::AlignLeft | Qt::AlignVCenter, m_data.lines[end.line].name);
        next = y + lineHeight;
        lowest += lineHeight;
    }
}

ExportTable LineChart::exportTable() const
{
    ExportTable table;
    table.header.append(tr("日期"));
    for (const DailyLine& line : m_data.lines)
        table.header.append(line.name);
    for (int day = 0; day < stopCount(); ++day) {
        QVariantList row{dayOf(day).toString(Qt::ISODate)};
        for (const DailyLine& line : m_data.lines) {
            const auto index = static_cast<size_t>(day);
            const bool known = index < line.values.size() && line.values[index].has_value();
            row.append(known ? QVariant(*line.values[index]) : QVariant());
        }
        table.rows.append(row);
    }
    return table;
}

} // namespace onescreen
