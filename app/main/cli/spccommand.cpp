// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/spccommand.h"

#include "app/analysis/statistics/controlchart.h"
#include "app/main/cli/clicontext.h"
#include "app/main/cli/spcoutput.h"
#include "app/main/cli/spcseries.h"
#include "app/main/cli/tidytable.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using statistics::BetterDirection;
using statistics::ChartKind;
using statistics::ChartOptions;
using statistics::ControlChart;
using statistics::Share;

struct SpcOptions
{
    std::string type = "xmr";
    std::string values;
    std::string out;
    std::string period;
    std::string value;
    std::string numerator;
    std::string denominator;
    std::string from;
    std::string to;
    std::string direction = "neither";
    std::vector<std::string> series;
    std::vector<std::string> where;
    std::vector<std::string> rebase;
    std::optional<double> target;
    std::optional<std::size_t> lock;
    bool screen = true;
};

QString text(const std::string& option)
{
    return QString::fromStdString(option);
}

SpcColumns columnsOf(const SpcOptions& options)
{
    SpcColumns columns{.period = text(options.period),
                       .value = text(options.value),
                       .numerator = text(options.numerator),
                       .denominator = text(options.denominator)};
    for (const std::string& name : options.series)
        columns.series.push_back(text(name));
    return columns;
}

Result<qint64> orderOf(const std::string& option, const QString& name)
{
    if (const std::optional<qint64> order = spcOrder(text(option)))
        return *order;
    return failure(ErrorKind::Invalid, u"'%1' is no period"_s.arg(text(option)), {.field = name});
}

/// Leaves the rows from --from to --to.
Result<void> cutPeriods(SpcInput& input, const SpcOptions& options)
{
    qint64 first = std::numeric_limits<qint64>::min();
    qint64 last = std::numeric_limits<qint64>::max();
    for (const auto& [option, name, bound] :
         {std::tuple(&options.from, u"--from"_s, &first), std::tuple(&options.to, u"--to"_s, &last)}) {
        if (option->empty())
            continue;
        const Result<qint64> order = orderOf(*option, name);
        if (!order)
            return std::unexpected(order.error());
        *bound = *order;
    }
    for (SpcSeries& series : input.series)
        std::erase_if(series.rows, [=](const SpcRow& row) { return row.order < first || row.order > last; });
    std::erase_if(input.series, [](const SpcSeries& series) { return series.rows.empty(); });
    if (input.series.empty())
        return failure(ErrorKind::NotFound, u"no row is left to make a chart of"_s,
                       {.file = text(options.values)});
    return {};
}

/// Places of the re-bases in each series. One that falls inside none of them is a mistake on the command
/// line.
Result<std::vector<std::vector<std::size_t>>> rebasesOf(const SpcInput& input, const SpcOptions& options)
{
    std::vector<std::vector<std::size_t>> places(input.series.size());
    for (const std::string& option : options.rebase) {
        const Result<qint64> order = orderOf(option, u"--rebase"_s);
        if (!order)
            return std::unexpected(order.error());
        bool used = false;
        for (std::size_t i = 0; i < input.series.size(); ++i) {
            const std::vector<SpcRow>& rows = input.series[i].rows;
            const auto at = static_cast<std::size_t>(
                std::ranges::lower_bound(rows, *order, {}, &SpcRow::order) - rows.begin());
            if (at == 0 || at == rows.size())
                continue;
            places[i].push_back(at);
            used = true;
        }
        if (!used)
            return failure(ErrorKind::NotFound,
                           u"no series has rows both before and from '%1' on"_s.arg(text(option)),
                           {.field = u"--rebase"_s});
    }
    for (std::vector<std::size_t>& series : places) {
        std::ranges::sort(series);
        const auto repeated = std::ranges::unique(series);
        series.erase(repeated.begin(), repeated.end());
    }
    return places;
}

BetterDirection directionOf(const std::string& name)
{
    if (name == "higher")
        return BetterDirection::Higher;
    return name == "lower" ? BetterDirection::Lower : BetterDirection::Neither;
}

Result<ControlChart> chartOf(ChartKind kind, const SpcSeries& series, const ChartOptions& options)
{
    std::vector<std::optional<double>> values;
    std::vector<Share> shares;
    for (const SpcRow& row : series.rows) {
        values.push_back(row.value);
        shares.push_back(row.share);
    }
    switch (kind) {
    case ChartKind::P:
        return statistics::pChart(shares, options);
    case ChartKind::LaneyP:
        return statistics::laneyPPrime(shares, options);
    case ChartKind::U:
        return statistics::uChart(shares, options);
    case ChartKind::LaneyU:
        return statistics::laneyUPrime(shares, options);
    case ChartKind::C:
        return statistics::cChart(values, options);
    case ChartKind::T:
        return statistics::tChart(values, options);
    case ChartKind::G:
        return statistics::gChart(values, options);
    case ChartKind::Xmr:
        break;
    }
    return statistics::computeXmr(values, options);
}

Result<std::vector<QStringList>> resultOf(const SpcInput& input, ChartKind kind, const SpcOptions& options)
{
    const auto rebases = rebasesOf(input, options);
    if (!rebases)
        return std::unexpected(rebases.error());
    std::vector<QStringList> lines = {spcHeader(input.seriesColumns)};
    for (std::size_t i = 0; i < input.series.size(); ++i) {
        const ChartOptions chartOptions{.screen = options.screen,
                                        .better = directionOf(options.direction),
                                        .target = options.target,
                                        .rebaseAt = (*rebases)[i],
                                        .lockAfter = options.lock};
        const Result<ControlChart> chart = chartOf(kind, input.series[i], chartOptions);
        if (!chart)
            return std::unexpected(chart.error());
        appendSpcLines(lines, input.series[i], *chart);
    }
    return lines;
}

Result<SpcInput> inputOf(const SpcOptions& options, ChartKind kind)
{
    const auto filter = tidyFilterFrom(options.where);
    if (!filter)
        return std::unexpected(filter.error());
    const auto table = readTidyTable(text(options.values), *filter);
    if (!table)
        return std::unexpected(table.error());
    return spcInput(*table, columnsOf(options), kind);
}

void run(const SpcOptions& options, CliContext& context)
{
    const ChartKind kind = statistics::chartKindFromName(text(options.type)).value_or(ChartKind::Xmr);
    auto input = inputOf(options, kind);
    if (!input)
        return context.fail(input.error());
    printFaults(text(options.values), input->faults, context.err);
    if (auto cut = cutPeriods(*input, options); !cut)
        return context.fail(cut.error());
    const auto lines = resultOf(*input, kind, options);
    if (!lines)
        return context.fail(lines.error());
    if (auto written = writeTidyCsv(text(options.out), *lines, text(options.values)); !written)
        return context.fail(written.error());
    context.err << counted(std::ssize(input->series), u"chart"_s) << " with "
                << counted(std::ssize(*lines) - 1, u"point"_s) << "; "
                << counted(std::ssize(input->faults), u"fault"_s) << " in the input." << Qt::endl;
    if (!input->faults.empty())
        context.exitCode = 3;
}

void addColumns(CLI::App& command, SpcOptions& options)
{
    command.add_option("--period", options.period,
                       "Column of the period: 2024, 2024Q1, 2024-06, 2024-06-30 or a whole number (default: "
                       "period, else the order of the rows)");
    command.add_option("--value", options.value, "Column of the value (default: value)");
    command.add_option("--numerator", options.numerator, "Column of the numerator (default: numerator)");
    command.add_option("--denominator", options.denominator,
                       "Column of the denominator (default: denominator)");
    command.add_option(
        "--series", options.series,
        "Columns that tell the charts apart (default: unit and indicator, where there are such)");
    command.add_option("--where", options.where, "Only rows in which COLUMN=VALUE; may be repeated");
    command.add_option("--from", options.from, "First period");
    command.add_option("--to", options.to, "Last period");
}

} // namespace

void addSpcCommand(CLI::App& app, CliContext& context)
{
    const auto options = std::make_shared<SpcOptions>();
    CLI::App* command = app.add_subcommand(
        "spc",
        "Control charts (XmR, p, Laney p', c, u, t, g) with rules, from a tidy CSV (docs/statistics.md)");
    command->add_option("--type", options->type, "Kind of chart")
        ->check(CLI::IsMember({"xmr", "p", "laney", "c", "u", "laney-u", "t", "g"}))
        ->capture_default_str();
    command->add_option("--values", options->values, "CSV with one row a period and series")->required();
    command->add_option("--out", options->out, "CSV to write, - for standard output")->required();
    addColumns(*command, *options);
    command->add_flag("--screen,!--no-screen", options->screen,
                      "Drop moving ranges of 3.267 mean ranges and more once (default)");
    command->add_option("--rebase", options->rebase,
                        "Period from which limits are made anew; may be repeated");
    command->add_option("--lock", options->lock, "Only the first N points of a segment make its limits")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}));
    command->add_option("--target", options->target, "Target for the assurance");
    command->add_option("--direction", options->direction, "What is better")
        ->check(CLI::IsMember({"higher", "lower", "neither"}))
        ->capture_default_str();
    command->callback([options, &context] { run(*options, context); });
}

} // namespace onescreen
