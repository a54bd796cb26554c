// SPDX-License-Identifier: GPL-3.0-or-later
// How long an update of each chart takes at 600x300, from setting the data to the finished picture.
#include "ui/charts/barchart.h"
#include "ui/charts/linechart.h"
#include "ui/charts/periodchart.h"

#include <QApplication>
#include <QPixmap>

#include <benchmark/benchmark.h>

#include <cmath>

using namespace onescreen;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize chartSize{600, 300};

DailyLines linesOf(int days, int turn)
{
    DailyLines data;
    data.first = QDate(2020, 1, 1);
    const Theme theme = Theme::night();
    DailyLine reported{.name = u"上报"_s, .color = theme.categories[0], .values = {}};
    DailyLine closed{.name = u"结案"_s, .color = theme.categories[2], .dashed = true, .values = {}};
    for (int i = 0; i < days; ++i) {
        reported.values.emplace_back(200.0 + 100.0 * std::sin(i + turn));
        closed.values.emplace_back(180.0 + 90.0 * std::cos(i + turn));
    }
    data.lines = {reported, closed};
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
    measure(state, chart, [&](int turn) { chart.setData(linesOf(days, turn)); });
}

void barChart(benchmark::State& state)
{
    BarChart chart{ThemeContext{}};
    measure(state, chart, [&](int turn) {
        std::vector<Bar> bars;
        for (int i = 0; i < 20; ++i)
            bars.push_back({.key = {}, .name = u"类型%1"_s.arg(i), .value = (i * 37 + turn) % 100});
        chart.setData(std::move(bars), u"上报"_s);
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
        chart.setData(std::move(values), u"%"_s);
    });
}

} // namespace

BENCHMARK(lineChart)->Name("lineChart/smoke")->Arg(30)->Unit(benchmark::kMillisecond);
BENCHMARK(lineChart)->Name("lineChart")->Arg(1000)->Arg(2000)->Arg(100'000)->Unit(benchmark::kMillisecond);
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
