// SPDX-License-Identifier: GPL-3.0-or-later
// How long an update of each chart takes at 600x300, from setting the data to the finished picture.
#include "ui/charts/areachart.h"
#include "ui/charts/barchart.h"
#include "ui/charts/dotintervalchart.h"
#include "ui/charts/groupedbars.h"
#include "ui/charts/linechart.h"
#include "ui/charts/periodchart.h"
#include "ui/charts/piechart.h"
#include "ui/charts/polarchart.h"
#include "ui/charts/radarchart.h"

#include <QApplication>
#include <QPixmap>

#include <benchmark/benchmark.h>

#include <cmath>

using namespace onescreen;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize chartSize{600, 300};

LineData linesOf(int days, int lines, int turn)
{
    LineData data;
    data.first = QDate(2020, 1, 1);
    for (int line = 0; line < lines; ++line) {
        LineSeries series{
            .name = u"系列 %1"_s.arg(line), .category = line, .dashed = line == 1, .values = {}};
        for (int i = 0; i < days; ++i)
            series.values.emplace_back(200.0 + 100.0 * std::sin(i * (line + 1) + turn));
        data.lines.push_back(std::move(series));
    }
    return data;
}

template <typename Chart, typename Update> void measure(benchmark::State& state, Chart& chart, Update update)
{
    chart.resize(chartSize);
    QPixmap picture(chartSize);
    int turn = 0;
    for (auto _ : state) {
        update(turn++);
        chart.QWidget::render(&picture);
    }
    state.counters["updates_per_s"] =
        benchmark::Counter(static_cast<double>(turn), benchmark::Counter::kIsRate);
}

void lineChart(benchmark::State& state)
{
    LineChart chart{ThemeContext{}};
    const int days = static_cast<int>(state.range(0));
    measure(state, chart,
            [&](int turn) { chart.setData(linesOf(days, static_cast<int>(state.range(1)), turn)); });
}

void barChart(benchmark::State& state)
{
    BarChart chart{ThemeContext{}};
    measure(state, chart, [&](int turn) {
        std::vector<Bar> bars;
        for (int i = 0; i < 20; ++i)
            bars.push_back({.key = {}, .name = u"类型%1"_s.arg(i), .value = (i * 37 + turn) % 100});
        chart.setBars(std::move(bars), u"上报"_s);
    });
}

void periodChart(benchmark::State& state)
{
    PeriodChart chart{ThemeContext{}};
    measure(state, chart, [&](int turn) {
        std::vector<PeriodValue> values;
        for (int i = 0; i < 8; ++i) {
            const QDate first = QDate(2023, 1, 1).addMonths(3 * i);
            values.push_back({.period = *Period::fromDays(first, first.addMonths(3).addDays(-1)),
                              .value = (i * 13 + turn) % 100,
                              .printedPeriod = {},
                              .source = {}});
        }
        chart.setData(PeriodData(std::move(values), u"%"_s));
    });
}

void groupedBars(benchmark::State& state)
{
    GroupedBars chart{ThemeContext{}};
    measure(state, chart, [&](int turn) {
        GroupedBarsData data;
        for (int i = 0; i < 20; ++i)
            data.categories.append(u"类别%1"_s.arg(i));
        for (int series = 0; series < 3; ++series) {
            BarSeries one{.name = u"系列 %1"_s.arg(series), .values = {}};
            for (int i = 0; i < 20; ++i)
                one.values.emplace_back((i * 37 + series * 11 + turn) % 100);
            data.series.push_back(std::move(one));
        }
        chart.setData(std::move(data));
    });
}

void radarChart(benchmark::State& state)
{
    RadarChart chart{ThemeContext{}};
    measure(state, chart, [&](int turn) {
        RadarData data;
        data.unitName = u"定海区"_s;
        data.peerName = u"同组中位"_s;
        for (int i = 0; i < 8; ++i)
            data.axes.push_back({.key = {},
                                 .name = u"执法维度%1"_s.arg(i),
                                 .value = 40 + (i * 17 + turn) % 60,
                                 .peerMedian = 70,
                                 .peerLow = 60,
                                 .peerHigh = 80,
                                 .note = {}});
        chart.setData(std::move(data));
    });
}

void polarChart(benchmark::State& state)
{
    PolarChart chart{ThemeContext{}};
    const int categories = static_cast<int>(state.range(0));
    measure(state, chart, [&](int turn) {
        PolarData data;
        BarSeries series{.name = u"上报"_s, .values = {}};
        for (int i = 0; i < categories; ++i) {
            data.categories.append(u"%1 时"_s.arg(i));
            series.values.emplace_back((i * 37 + turn) % 100);
        }
        data.series.push_back(std::move(series));
        chart.setData(std::move(data));
    });
}

void areaChart(benchmark::State& state)
{
    AreaChart chart{ThemeContext{}};
    const int days = static_cast<int>(state.range(0));
    measure(state, chart, [&](int turn) {
        chart.setData({.series = linesOf(days, static_cast<int>(state.range(1)), turn)});
    });
}

void pieChart(benchmark::State& state)
{
    PieChart chart{ThemeContext{}};
    measure(state, chart, [&](int turn) {
        PieData data;
        for (int i = 0; i < 20; ++i)
            data.parts.push_back({.key = {}, .name = u"类型%1"_s.arg(i), .value = 1 + (i * 37 + turn) % 100});
        chart.setData(std::move(data));
    });
}

/// Rows that are mostly unlike each other, as many as a province has units.
void dotInterval(benchmark::State& state)
{
    DotIntervalChart chart{ThemeContext{}};
    const int units = static_cast<int>(state.range(0));
    measure(state, chart, [&](int turn) {
        DotData data;
        for (int i = 0; i < units; ++i) {
            const double value = 60.0 + (i * 37 + turn) % 40;
            data.rows.push_back({.key = {},
                                 .name = u"单位%1"_s.arg(i),
                                 .value = value,
                                 .low = value - 3,
                                 .high = value + 2,
                                 .peerMedian = 80,
                                 .peerLow = {},
                                 .peerHigh = {},
                                 .note = {}});
        }
        chart.setData(std::move(data));
    });
}

} // namespace

BENCHMARK(lineChart)->Name("lineChart/smoke")->Args({30, 2})->Unit(benchmark::kMillisecond);
BENCHMARK(lineChart)
    ->Name("lineChart")
    ->Args({300, 1})
    ->Args({2000, 1})
    ->Args({2000, 2})
    ->Args({100'000, 1})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(groupedBars)->Name("groupedBars/smoke")->Unit(benchmark::kMillisecond);
BENCHMARK(radarChart)->Name("radarChart/smoke")->Unit(benchmark::kMillisecond);
BENCHMARK(dotInterval)->Name("dotInterval/smoke")->Arg(20)->Unit(benchmark::kMillisecond);
BENCHMARK(dotInterval)->Name("dotInterval")->Arg(1400)->Unit(benchmark::kMillisecond);
BENCHMARK(polarChart)->Name("polarChart/smoke")->Arg(8)->Unit(benchmark::kMillisecond);
BENCHMARK(polarChart)->Name("polarChart")->Arg(24)->Unit(benchmark::kMillisecond);
BENCHMARK(areaChart)->Name("areaChart/smoke")->Args({30, 3})->Unit(benchmark::kMillisecond);
BENCHMARK(areaChart)->Name("areaChart")->Args({2000, 1})->Args({2000, 3})->Unit(benchmark::kMillisecond);
BENCHMARK(pieChart)->Name("pieChart/smoke")->Unit(benchmark::kMillisecond);
BENCHMARK(barChart)->Name("barChart/smoke")->Unit(benchmark::kMillisecond);
BENCHMARK(periodChart)->Name("periodChart/smoke")->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
