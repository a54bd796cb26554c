// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeaxis.h"

#include "ui/charts/ticks.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int daysInAYear = 366;

QString dayLabel(QDate day, bool withYear)
{
    return day.toString(withYear ? u"yyyy-MM-dd"_s : u"MM-dd"_s);
}

} // namespace

std::vector<double> timePlaces(const QRectF& plot, int count)
{
    std::vector<double> places(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i)
        places[static_cast<size_t>(i)] =
            count > 1 ? plot.left() + plot.width() * i / (count - 1) : plot.center().x();
    return places;
}

void paintTimeAxis(ChartCanvas& canvas, const QRectF& plot, const LineData& data,
                   const std::vector<double>& places)
{
    if (!data.periods.isEmpty())
        return paintNamesBelow(canvas, plot, data.periods, places);
    const ChartStyle& style = canvas.style();
    const int count = data.count();
    const bool withYear = count > daysInAYear;
    const QDate last = data.dayOf(count - 1);
    const double width = style.textWidth(dayLabel(last, withYear)) * 1.6;
    const int most = std::max(1, static_cast<int>(plot.width() / width) + 1);
    for (const QDate day : dayTicks(data.first, last, most)) {
        const QString label = dayLabel(day, withYear);
        const double half = style.textWidth(label) / 2;
        const double x = places[static_cast<size_t>(data.first.daysTo(day))];
        const double left = canvas.area().left() + half;
        canvas.text({std::clamp(x, left, std::max(left, canvas.area().right() - half)), plot.bottom()},
                    Side::Below, label, canvas.theme().secondary, false, style.px(3));
    }
}

QString timeName(const LineData& data, int stop)
{
    return data.periods.isEmpty() ? data.dayOf(stop).toString(Qt::ISODate) : data.periods.value(stop);
}

std::optional<double> valueAt(const LineSeries& line, int stop)
{
    const auto index = static_cast<size_t>(stop);
    const std::optional<double> value = index < line.values.size() ? line.values[index] : std::nullopt;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace onescreen
