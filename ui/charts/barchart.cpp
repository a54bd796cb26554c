// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/barchart.h"

#include "ui/common/numbertext.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostBars = 11; // ten and "其他"
constexpr double barShare = 0.62;

} // namespace

std::vector<Bar> rankedBars(std::vector<Bar> bars, int most, const QString& restName)
{
    std::ranges::sort(bars, [](const Bar& a, const Bar& b) {
        if (a.value != b.value)
            return a.value > b.value; // missing is less than any value
        return a.name < b.name;
    });
    const auto limit = static_cast<size_t>(std::max(2, most));
    if (bars.size() <= limit)
        return bars;
    Bar rest{.key = {}, .name = restName, .value = std::nullopt};
    for (size_t i = limit - 1; i < bars.size(); ++i) {
        if (bars[i].value)
            rest.value = rest.value.value_or(0.0) + *bars[i].value;
    }
    bars.resize(limit - 1);
    bars.push_back(rest);
    return bars;
}

BarChart::BarChart(const ThemeContext& context, QWidget* parent)
    : ChartSurface(context, parent), m_names(new QBarCategoryAxis(this)), m_values(new QCategoryAxis(this)),
      m_series(new QHorizontalBarSeries(this)), m_set(new QBarSet(QString(), this))
{
    setObjectName(u"barChart"_s);
    m_set->setColor(context.theme.ramp[3]);
    m_set->setBorderColor(Qt::transparent);
    m_series->append(m_set);
    m_series->setBarWidth(barShare);
    chart()->addSeries(m_series);
    styleAxis(m_values, false);
    m_values->setVisible(false); // every bar carries its value
    m_names->setVisible(false);  // painted, so that long names elide at the right place
    chart()->addAxis(m_names, Qt::AlignLeft);
    chart()->addAxis(m_values, Qt::AlignBottom);
    m_series->attachAxis(m_names);
    m_series->attachAxis(m_values);
}

void BarChart::setData(std::vector<Bar> bars, const QString& valueName)
{
    if (bars == m_all && valueName == m_valueName)
        return;
    m_all = std::move(bars);
    m_valueName = valueName;
    dataChanged();
}

int BarChart::nameWidth() const
{
    int widest = 0;
    for (const Bar& bar : m_shown)
        widest = std::max(widest, labelMetrics().horizontalAdvance(bar.name));
    return std::min(widest, viewport()->width() * 2 / 5);
}

void BarChart::layoutAxes()
{
    const int rowHeight = labelMetrics().height() * 13 / 10;
    m_shown = rankedBars(m_all, std::clamp(viewport()->height() / rowHeight, 2, mostBars), tr("其他"));
    double largest = 0.0;
    int valueWidth = 0;
    for (const Bar& bar : m_shown) {
        largest = std::max(largest, bar.value.value_or(0.0));
        valueWidth = std::max(valueWidth, labelMetrics().horizontalAdvance(numberText(bar.value, QLocale())));
    }
    const int gap = context().metrics.grid;
    chart()->setMargins({edge() + nameWidth() + gap, 0, valueWidth + gap + edge(), gap});
    m_values->setRange(0.0, largest > 0.0 ? largest : 1.0);

    QStringList rows; // bottom to top, as the axis counts
    QList<qreal> values;
    for (size_t i = m_shown.size(); i > 0; --i) {
        rows.append(QString::number(i));
        values.append(m_shown[i - 1].value.value_or(0.0));
    }
    if (rows != m_names->categories()) {
        m_names->setCategories(rows);
        m_set->remove(0, m_set->count());
        m_set->append(values);
        return;
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        m_set->replace(static_cast<int>(i), values[i]);
}

double BarChart::centreOf(int stop) const
{
    const QRectF plot = plotRect();
    return plot.top() + (stop + 0.5) * plot.height() / std::max(1, stopCount());
}

QString BarChart::stopText(int stop) const
{
    const Bar& bar = m_shown[static_cast<size_t>(stop)];
    QString text = bar.name + u'\n' + m_valueName + u' ' + numberText(bar.value, QLocale());
    const double total = std::accumulate(m_all.begin(), m_all.end(), 0.0, [](double sum, const Bar& one) {
        return sum + one.value.value_or(0.0);
    });
    if (bar.value && total > 0.0)
        text += u" · "_s + percentText(*bar.value / total, QLocale());
    return text;
}

QPointF BarChart::stopPosition(int stop) const
{
    const QRectF plot = plotRect();
    const double value = m_shown[static_cast<size_t>(stop)].value.value_or(0.0);
    return {plot.left() + plot.width() * value / m_values->max(), centreOf(stop)};
}

std::optional<int> BarChart::stopAt(QPointF position) const
{
    const QRectF plot = plotRect();
    if (m_shown.empty() || plot.height() <= 0 || position.y() < plot.top() || position.y() >= plot.bottom())
        return std::nullopt;
    const int row = static_cast<int>((position.y() - plot.top()) / plot.height() * stopCount());
    return std::clamp(row, 0, stopCount() - 1);
}

void BarChart::paintLabels(QPainter& painter) const
{
    const QRectF plot = plotRect();
    const int gap = context().metrics.grid;
    const double height = labelMetrics().height();
    for (int i = 0; i < stopCount(); ++i) {
        const Bar& bar = m_shown[static_cast<size_t>(i)];
        const double top = centreOf(i) - height / 2;
        const double names = plot.left() - gap - edge();
        painter.setPen(context().theme.secondary);
        painter.drawText(QRectF(edge(), top, names, height), Qt::AlignRight | Qt::AlignVCenter,
                         labelMetrics().elidedText(bar.name, Qt::ElideRight, static_cast<int>(names)));
        painter.setPen(context().theme.text);
        painter.drawText(
            QRectF(stopPosition(i).x() + gap / 2.0, top, viewport()->width() - plot.left(), height),
            Qt::AlignLeft | Qt::AlignVCenter, numberText(bar.value, QLocale()));
    }
}

ExportTable BarChart::exportTable() const
{
    ExportTable table{.header = {tr("类型"), m_valueName}, .rows = {}};
    for (const Bar& bar : rankedBars(m_all, static_cast<int>(std::max<size_t>(2, m_all.size())), tr("其他")))
        table.rows.append(QVariantList{bar.name, bar.value ? QVariant(*bar.value) : QVariant()});
    return table;
}

} // namespace onescreen
