// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/piechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"
#include "ui/charts/qtchart.h"
#include "ui/common/numbertext.h"

#include <QChart>
#include <QPainter>
#include <QPieSeries>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t mostParts = 6;
constexpr double mostDiscShare = 0.45;   ///< Of the width, where the list stands beside the disc.
constexpr double wideArea = 1.25;        ///< Wider than high by this: the list stands beside the disc.
constexpr double labelPlace = 0.68;      ///< Of the radius.
constexpr double leastLabelShare = 0.08; ///< A narrower slice has its share in the list only.
constexpr double leastDisc = 24.0;       ///< Design pixels; below there is only the list.
constexpr int arcSteps = 48;             ///< Of a full circle, for hit tests.

std::optional<double> known(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

/// "<0.1%" and ">99.9%" where rounding would say none or all.
QString shareText(std::optional<double> share, const QLocale& locale)
{
    constexpr double least = 0.001;
    if (share && *share > 0.0 && *share < least / 2)
        return u'<' + percentText(least, locale);
    if (share && *share < 1.0 && *share >= 1.0 - least / 2)
        return u'>' + percentText(1.0 - least, locale);
    return percentText(share, locale);
}

QString missingSentence(const PieSlices& slices)
{
    constexpr qsizetype mostNames = 3;
    const QString names = slices.missing.first(std::min(mostNames, slices.missing.size())).join(u"、"_s);
    return slices.missing.size() > mostNames
               ? ChartText::tr("缺数据、未计入：%1等 %2 项").arg(names).arg(slices.missing.size())
               : ChartText::tr("缺数据、未计入：%1").arg(names);
}

/// Why there is no disc; empty when there is one.
QString reasonForNoDisc(const PieSlices& slices)
{
    if (!slices.total)
        return ChartText::tr("全部缺数据");
    if (slices.negative)
        return ChartText::tr("有负值，没有占比");
    return *slices.total > 0.0 ? QString() : ChartText::tr("合计为 0，没有占比");
}

QPointF onCircle(const QRectF& disc, double turn, double radiusShare)
{
    const double angle = 2.0 * std::numbers::pi * turn - std::numbers::pi / 2.0;
    return disc.center() + QPointF(std::cos(angle), std::sin(angle)) * (disc.width() / 2.0 * radiusShare);
}

QPolygonF sliceShape(const QRectF& disc, double from, double to)
{
    QPolygonF shape{disc.center()};
    const int steps = std::max(1, static_cast<int>(std::ceil((to - from) * arcSteps)));
    for (int i = 0; i <= steps; ++i)
        shape.append(onCircle(disc, from + (to - from) * i / steps, 1.0));
    return shape;
}

/// Disc and list of one chart; the list names every slice, so a slice needs no label outside.
class Pie
{
public:
    Pie(ChartCanvas& canvas, const PieData& data, const PieSlices& slices)
        : m_canvas(canvas), m_data(data), m_slices(slices), m_style(canvas.style())
    {
    }

    void paint(QRectF area)
    {
        const double lineHeight = m_style.lineHeight();
        if (!m_slices.missing.isEmpty()) {
            m_missingLine = QRectF(area.left(), area.bottom() - lineHeight, area.width(), lineHeight);
            area.setBottom(m_missingLine.top() - m_style.px(4));
        }
        const bool wide = area.width() > area.height() * wideArea;
        const double row = std::min(lineHeight * 1.5, area.height() / static_cast<double>(rows()));
        const double listHeight = std::max(row, lineHeight) * static_cast<double>(rows());
        const double side =
            std::max(0.0, wide ? std::min(area.height(), area.width() * mostDiscShare)
                               : std::min(area.width(), area.height() - listHeight - m_style.px(8)));
        const bool disc = side >= m_style.px(leastDisc);
        const double taken = disc ? side : 0.0;
        const double gap = disc ? m_style.px(16) : 0.0;
        m_disc = wide ? QRectF(area.left(), area.center().y() - side / 2, taken, taken)
                      : QRectF(area.center().x() - side / 2, area.top(), taken, taken);
        m_list = wide ? area.adjusted(taken + gap, 0, 0, 0) : area.adjusted(0, taken + gap / 2, 0, 0);
        m_canvas.layout().plot = disc ? m_disc : area;
        if (disc)
            paintDisc();
        paintList();
        paintMissing();
    }

private:
    [[nodiscard]] size_t rows() const { return std::max<size_t>(1, m_slices.parts.size()); }

    void paintDisc()
    {
        const QString reason = reasonForNoDisc(m_slices);
        if (!reason.isEmpty()) { // an empty ring with the reason in it
            m_canvas.painter().setPen(QPen(m_canvas.theme().hairline, m_style.px(2)));
            m_canvas.painter().setBrush(Qt::NoBrush);
            m_canvas.painter().drawEllipse(m_disc.adjusted(2, 2, -2, -2));
            m_canvas.textIn(m_disc.adjusted(4, 0, -4, 0), Qt::AlignHCenter, reason,
                            m_canvas.theme().secondary);
            return;
        }
        QtChart qt;
        auto* series = new QPieSeries(&qt.chart());
        series->setPieSize(1.0);
        for (size_t i = 0; i < m_slices.parts.size(); ++i) {
            QPieSlice* slice = series->append(QString(), *m_slices.shareOf(*m_slices.parts[i].value));
            slice->setBrush(colorOf(i));
            slice->setPen(QPen(m_canvas.theme().panel, m_style.px(1.5)));
        }
        qt.chart().addSeries(series);
        qt.paint(m_canvas.painter(), m_disc);
    }

    [[nodiscard]] QColor colorOf(size_t part) const
    {
        // "其他" is no category of its own.
        const bool rest = m_slices.parts.size() == mostParts && part + 1 == mostParts &&
                          m_slices.parts[part].key.isEmpty() && m_data.parts.size() > mostParts;
        return rest ? m_style.color(Tone::Context) : categoryColor(m_canvas.theme(), part);
    }

    void paintShare(size_t part, double from, double to)
    {
        const QString text = shareText(to - from, m_style.locale());
        const double chord =
            2.0 * m_disc.width() / 2.0 * labelPlace * std::sin(std::numbers::pi * std::min(0.5, to - from));
        if (to - from < leastLabelShare || chord < m_style.textWidth(text) * 1.05)
            return;
        const QPointF place =
            to - from >= 1.0 ? m_disc.center() : onCircle(m_disc, (from + to) / 2, labelPlace);
        m_canvas.text(place, Side::Centre, text, m_style.textOn(colorOf(part)));
    }

    void paintList()
    {
        const QLocale& locale = m_style.locale();
        const double lineHeight = m_style.lineHeight();
        const double row = std::min(lineHeight * 1.5, m_list.height() / static_cast<double>(rows()));
        const QFontMetricsF bold(m_style.bold());
        double values = 0.0;
        double shares = 0.0;
        for (const PiePart& part : m_slices.parts) {
            values = std::max(values, bold.horizontalAdvance(m_data.format.label(part.value, locale)));
            shares = std::max(shares, m_style.textWidth(shareText(m_slices.shareOf(*part.value), locale)));
        }
        const double gap = m_style.px(10);
        const double sign = m_style.px(10);
        double top = m_list.center().y() - row * static_cast<double>(m_slices.parts.size()) / 2;
        double turn = 0.0;
        // Names, values and shares stand together: the columns are not drawn apart by a wide area.
        double names = 0.0;
        for (const PiePart& part : m_slices.parts)
            names = std::max(names, m_style.textWidth(part.name));
        const double room = m_list.width() - sign - shares - values - 3 * gap;
        names = std::clamp(names + 1.0, 0.0, std::max(0.0, room));
        for (size_t i = 0; i < m_slices.parts.size(); ++i, top += row) {
            const PiePart& part = m_slices.parts[i];
            const std::optional<double> share = m_slices.shareOf(*part.value);
            const double middle = top + row / 2;
            const bool fits = row >= lineHeight * 0.95;
            const double text = m_list.left() + sign + gap;
            if (fits) {
                const QRectF box(m_list.left(), middle - sign / 2, sign, sign);
                m_canvas.fill(box, colorOf(i));
                m_canvas.textIn({text, top, names, row}, Qt::AlignLeft, part.name, m_canvas.theme().text);
                m_canvas.textIn({text + names + gap, top, values + 1, row}, Qt::AlignRight,
                                m_data.format.label(part.value, locale), m_canvas.theme().text, true);
                m_canvas.textIn({text + names + values + 2 * gap, top, shares + 1, row}, Qt::AlignRight,
                                shareText(share, locale), m_canvas.theme().secondary);
            }
            const double next = turn + share.value_or(0.0);
            const bool sliced = m_disc.width() > 0 && reasonForNoDisc(m_slices).isEmpty();
            if (sliced)
                paintShare(i, turn, next);
            ChartStop stop{.anchor = sliced ? onCircle(m_disc, (turn + next) / 2, labelPlace)
                                            : QPointF(m_list.left() + sign / 2, middle),
                           .area = QRectF(m_list.left(), top, m_list.width(), row)};
            if (sliced)
                stop.shape = sliceShape(m_disc, turn, next);
            m_canvas.layout().stops.push_back(std::move(stop));
            turn = next;
        }
    }

    void paintMissing()
    {
        if (m_slices.missing.isEmpty())
            return;
        const double side = m_style.px(10);
        const QRectF box(m_missingLine.left(), m_missingLine.center().y() - side / 2, side, side);
        m_canvas.hatch(box, m_canvas.theme().unknown);
        m_canvas.textIn(m_missingLine.adjusted(side + m_style.px(6), 0, 0, 0), Qt::AlignLeft,
                        missingSentence(m_slices), m_canvas.theme().unknown);
        m_canvas.layout().stops.push_back({box.center(), m_missingLine});
    }

    ChartCanvas& m_canvas;
    const PieData& m_data;
    const PieSlices& m_slices;
    const ChartStyle& m_style;
    QRectF m_disc;
    QRectF m_list;
    QRectF m_missingLine;
};

} // namespace

std::optional<double> PieSlices::shareOf(double value) const
{
    if (!total || negative || *total <= 0.0)
        return std::nullopt;
    return value / *total;
}

PieSlices pieSlices(const PieData& data)
{
    PieSlices slices;
    for (const PiePart& part : data.parts) {
        const std::optional<double> value = known(part.value);
        if (!value) {
            slices.missing.append(part.name);
            continue;
        }
        slices.negative = slices.negative || *value < 0.0;
        slices.parts.push_back(part);
    }
    if (slices.parts.empty())
        return slices;
    std::ranges::sort(slices.parts, [](const PiePart& a, const PiePart& b) {
        return a.value != b.value ? a.value > b.value : a.name < b.name;
    });
    if (slices.parts.size() > mostParts) {
        PiePart rest{.key = {}, .name = ChartText::tr("其他"), .value = 0.0};
        for (size_t i = mostParts - 1; i < slices.parts.size(); ++i)
            *rest.value += *slices.parts[i].value;
        slices.parts.resize(mostParts - 1);
        slices.parts.push_back(std::move(rest));
    }
    slices.total = 0.0;
    for (const PiePart& part : slices.parts)
        *slices.total += *part.value;
    return slices;
}

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PieData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.parts.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const PieSlices slices = pieSlices(data);
    Pie(canvas, data, slices).paint(canvas.area());
    return canvas.take();
}

int chartStops(const PieData& data)
{
    const PieSlices slices = pieSlices(data);
    return static_cast<int>(slices.parts.size()) + (slices.missing.isEmpty() ? 0 : 1);
}

QString chartReading(const PieData& data, int stop, const QLocale& locale)
{
    const PieSlices slices = pieSlices(data);
    const auto index = static_cast<size_t>(stop);
    if (index >= slices.parts.size())
        return missingSentence(slices);
    const PiePart& part = slices.parts[index];
    QString text = part.name + u'\n' + data.valueName + u' ' + data.format.text(part.value, locale);
    if (const std::optional<double> share = slices.shareOf(*part.value))
        text += u" · "_s + shareText(share, locale) + u'\n' +
                ChartText::tr("合计 %1").arg(data.format.text(slices.total, locale));
    return text.trimmed();
}

ExportTable chartTable(const PieData& data)
{
    ExportTable table{
        .header = {ChartText::tr("类别"), data.valueName.isEmpty() ? ChartText::tr("值") : data.valueName,
                   ChartText::tr("占比")},
        .rows = {},
        .formats = {ColumnFormat{}, columnFormat(data.format), columnFormat(ValueFormat::share())}};
    const PieSlices slices = pieSlices(data);
    for (const PiePart& part : data.parts) {
        const std::optional<double> value = known(part.value);
        table.rows.append(
            QVariantList{part.name, cellOf(value), cellOf(value ? slices.shareOf(*value) : std::nullopt)});
    }
    return table;
}

} // namespace onescreen
