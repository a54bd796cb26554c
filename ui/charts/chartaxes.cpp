// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"
#include "ui/charts/ticks.h"
#include "ui/common/numbertext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double mostNameWidth = 110.0; ///< Design pixels; a longer name under an axis is elided.
constexpr double comfortableRow = 1.7;  ///< Lines of text.
constexpr double legendSign = 16.0;     ///< Design pixels.
constexpr int legendRows = 3;

QStringList tickLabels(const std::vector<double>& shown, int decimals, const ValueFormat& format,
                       const QLocale& locale)
{
    double largest = 0.0;
    for (const double value : shown)
        largest = std::max(largest, std::abs(value));
    const NumberUnit unit = format.shorten ? numberUnitFor(largest, locale) : NumberUnit::One;
    const QString after = unit != NumberUnit::One ? numberUnitText(unit, locale)
                          : format.unit == "%"_L1 ? format.unit
                                                  : QString();
    QStringList labels;
    const bool whole = std::ranges::all_of(shown, [&](double value) {
        const QString tenths = numberText(value, locale, 1, unit);
        return tenths.endsWith(locale.decimalPoint() + u'0');
    });
    const int digits = unit == NumberUnit::One ? decimals : whole ? 0 : 1;
    for (const double value : shown) {
        const QString number = numberText(value, locale, digits, unit);
        labels.append(value == 0.0 && unit != NumberUnit::One ? u"0"_s : number + after);
    }
    return labels;
}

ValueScale scaleOf(const AxisTicks& shown, const ValueFormat& format, const QLocale& locale)
{
    ValueScale scale{.low = shown.low / format.factor, .high = shown.high / format.factor};
    const std::vector<double> values = shown.values();
    for (const double value : values)
        scale.ticks.push_back(value / format.factor);
    scale.labels = tickLabels(values, shown.decimals(), format, locale);
    return scale;
}

} // namespace

double ValueScale::clamped(double value) const
{
    return at(std::clamp(value, low, high));
}

ValueScale scaleFor(double smallest, double largest, const ValueFormat& format, const QLocale& locale,
                    int mostTicks, ScaleFrom from)
{
    const double low = smallest * format.factor;
    const double high = largest * format.factor;
    const TickKind kind = format.decimals == 0 ? TickKind::Integers : TickKind::Decimals;
    const int most = std::clamp(mostTicks, 1, 10);
    return scaleOf(from == ScaleFrom::Zero ? ticksFor(low, high, most, kind)
                                           : ticksBetween(low, high, most, kind),
                   format, locale);
}

ValueScale fixedScale(double low, double high, const ValueFormat& format, const QLocale& locale,
                      int mostTicks)
{
    const AxisTicks round = ticksBetween(low * format.factor, high * format.factor,
                                         std::clamp(mostTicks, 1, 10), TickKind::Decimals);
    ValueScale scale = scaleOf(round, format, locale);
    scale.low = low;
    scale.high = high > low ? high : low + 1.0;
    const double slack = (scale.high - scale.low) * 1e-9;
    for (qsizetype i = scale.labels.size() - 1; i >= 0; --i) {
        const auto place = scale.ticks.begin() + i;
        if (*place < scale.low - slack || *place > scale.high + slack) {
            scale.ticks.erase(place);
            scale.labels.removeAt(i);
        }
    }
    return scale;
}

void ValueRange::add(std::optional<double> value)
{
    if (!value || !std::isfinite(*value))
        return;
    m_low = m_known ? std::min(m_low, *value) : *value;
    m_high = m_known ? std::max(m_high, *value) : *value;
    m_known = true;
}

void paintLegend(ChartCanvas& canvas, QRectF& area, std::span<const ChartLegendEntry> entries)
{
    const ChartStyle& style = canvas.style();
    const double height = style.lineHeight();
    const double sign = style.px(legendSign);
    const double gap = style.px(6);
    double x = area.left();
    int row = 0;
    for (const ChartLegendEntry& entry : entries) {
        const double room = area.width() - sign - gap;
        const QString name = style.elided(entry.name, room);
        const double width = sign + gap / 2 + style.textWidth(name) + 2 * gap;
        if (x > area.left() && x + width - 2 * gap > area.right()) {
            x = area.left();
            if (++row == legendRows)
                break;
        }
        const double middle = area.top() + row * height + height / 2;
        const QRectF box(x, middle - style.px(5), sign, style.px(10));
        switch (entry.sign) {
        case ChartLegendEntry::Sign::Bar:
            canvas.fill(box.adjusted(style.px(3), 0, -style.px(3), 0), entry.color);
            break;
        case ChartLegendEntry::Sign::Line:
            canvas.line({box.left(), middle}, {box.right(), middle}, entry.color, style.px(2));
            break;
        case ChartLegendEntry::Sign::DashedLine:
            canvas.line({box.left(), middle}, {box.right(), middle}, entry.color, style.px(2), Qt::DashLine);
            break;
        case ChartLegendEntry::Sign::Dot:
            canvas.mark(box.center(), Tone::Plain, 4.0, entry.color);
            break;
        case ChartLegendEntry::Sign::Band:
            canvas.fill(box, entry.color);
            break;
        case ChartLegendEntry::Sign::Hatch:
            canvas.hatch(box, entry.color);
            break;
        }
        canvas.text({x + sign + gap / 2, middle}, Side::Right, name, canvas.theme().secondary);
        x += width;
    }
    if (!entries.empty())
        area.setTop(area.top() + std::min(row + 1, legendRows) * height + gap);
}

double axisWidth(const ChartStyle& style, const ValueScale& scale)
{
    double widest = 0.0;
    for (const QString& label : scale.labels)
        widest = std::max(widest, style.textWidth(label));
    return widest + style.px(6);
}

void paintValueAxis(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale)
{
    for (size_t i = 0; i < scale.ticks.size(); ++i) {
        const double y = crisp(scale.at(scale.ticks[i]));
        canvas.line({plot.left(), y}, {plot.right(), y}, canvas.theme().hairline);
        canvas.text({plot.left(), y}, Side::Left, scale.labels[static_cast<qsizetype>(i)],
                    canvas.theme().secondary, false, canvas.style().px(6));
    }
}

void paintBottomAxis(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale)
{
    const double distance = canvas.style().px(3);
    for (size_t i = 0; i < scale.ticks.size(); ++i) {
        const double x = crisp(scale.at(scale.ticks[i]));
        canvas.line({x, plot.top()}, {x, plot.bottom()}, canvas.theme().hairline);
        const QString& label = scale.labels[static_cast<qsizetype>(i)];
        // Labels at the ends are pulled inside.
        const double half = canvas.style().textWidth(label) / 2;
        const double place = std::clamp(x, canvas.area().left() + half, canvas.area().right() - half);
        canvas.text({place, plot.bottom()}, Side::Below, label, canvas.theme().secondary, false, distance);
    }
}

void paintNamesBelow(ChartCanvas& canvas, const QRectF& plot, const QStringList& names,
                     const std::vector<double>& places)
{
    const ChartStyle& style = canvas.style();
    const auto count =
        static_cast<qsizetype>(std::min<size_t>(places.size(), static_cast<size_t>(names.size())));
    if (count == 0)
        return;
    double widest = 0.0;
    for (qsizetype i = 0; i < count; ++i) // no name needs to be measured beyond the widest that is drawn
        widest = std::max(widest, std::min(style.textWidth(names[i]), style.px(mostNameWidth)));
    const double gap = style.px(6);
    const double slot =
        count > 1 ? (places.back() - places.front()) / static_cast<double>(count - 1) : plot.width();
    const auto stride =
        std::max<qsizetype>(1, static_cast<qsizetype>(std::ceil((widest + gap) / std::max(slot, 1e-6))));
    const double room = count > 1 ? std::max(static_cast<double>(stride) * slot - gap, 1.0) : plot.width();
    for (qsizetype i = (count - 1) % stride; i < count; i += stride) {
        const QString name = style.elided(names[i], std::min(room, style.px(mostNameWidth)));
        const double half = style.textWidth(name) / 2;
        const double place = std::clamp(places[static_cast<size_t>(i)], canvas.area().left() + half,
                                        std::max(canvas.area().left() + half, canvas.area().right() - half));
        canvas.text({place, plot.bottom()}, Side::Below, name, canvas.theme().secondary, false, style.px(3));
    }
}

double rowHeight(const ChartStyle& style, double available, qsizetype rows)
{
    return std::min(style.lineHeight() * comfortableRow,
                    available / static_cast<double>(std::max<qsizetype>(1, rows)));
}

double rowNamesWidth(const ChartStyle& style, const QRectF& area, const QStringList& names, double share)
{
    const double most = area.width() * share;
    double widest = 0.0;
    for (const QString& name : names) {
        widest = std::max(widest, style.textWidth(name));
        if (widest >= most)
            return most;
    }
    return widest + 1.0;
}

void paintRowNames(ChartCanvas& canvas, double left, double width, std::span<const RowName> rows)
{
    const double height = canvas.style().lineHeight();
    const auto write = [&](const RowName& row) {
        const bool chosen = row.tone == Tone::Chosen;
        canvas.textIn({left, row.centre - height / 2, width, height}, Qt::AlignRight, row.name,
                      chosen ? canvas.theme().text : canvas.theme().secondary, chosen);
    };
    const auto stands = [](Tone tone) {
        return tone == Tone::Chosen || tone == Tone::Concern || tone == Tone::Improvement;
    };
    for (const Tone first : {Tone::Chosen, Tone::Concern, Tone::Improvement}) {
        for (const RowName& row : rows) {
            if (row.tone == first)
                write(row);
        }
    }
    double next = -1e9;
    for (const RowName& row : rows) {
        if (stands(row.tone) || row.centre < next)
            continue;
        write(row);
        next = row.centre + height;
    }
}

} // namespace onescreen
