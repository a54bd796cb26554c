// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/funnelcommand.h"

#include "app/main/cli/clicontext.h"
#include "app/main/cli/funneloutput.h"
#include "app/main/cli/funnelunits.h"
#include "app/main/cli/tidytable.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using statistics::FunnelLimits;
using statistics::FunnelOptions;
using statistics::OverDispersion;

struct FunnelCommandOptions
{
    std::string values;
    std::string out;
    std::string unit;
    std::string numerator;
    std::string denominator;
    std::string limits = "normal";
    std::string overDispersion = "auto";
    std::vector<std::string> group;
    std::vector<std::string> where;
    std::optional<double> centre;
    double winsorise = 0.1;
    double confidence = 0.95;
    bool counts = false;
};

QString text(const std::string& option)
{
    return QString::fromStdString(option);
}

FunnelColumns columnsOf(const FunnelCommandOptions& options)
{
    FunnelColumns columns{.unit = text(options.unit),
                          .numerator = text(options.numerator),
                          .denominator = text(options.denominator),
                          .countsOnly = options.counts};
    for (const std::string& name : options.group)
        columns.group.push_back(text(name));
    return columns;
}

FunnelOptions funnelOptionsOf(const FunnelCommandOptions& options)
{
    const OverDispersion overDispersion = options.overDispersion == "on"    ? OverDispersion::On
                                          : options.overDispersion == "off" ? OverDispersion::Off
                                                                            : OverDispersion::Auto;
    return {.limits = options.limits == "exact" ? FunnelLimits::Exact : FunnelLimits::Normal,
            .overDispersion = overDispersion,
            .centre = options.centre,
            .winsorise = options.winsorise};
}

Result<FunnelUnits> inputOf(const FunnelCommandOptions& options)
{
    const auto filter = tidyFilterFrom(options.where);
    if (!filter)
        return std::unexpected(filter.error());
    const auto table = readTidyTable(text(options.values), *filter);
    if (!table)
        return std::unexpected(table.error());
    return funnelUnits(*table, columnsOf(options));
}

void run(const FunnelCommandOptions& options, CliContext& context)
{
    const auto input = inputOf(options);
    if (!input)
        return context.fail(input.error());
    printFaults(text(options.values), input->faults, context.err);
    if (input->groups.empty())
        return context.fail({.kind = ErrorKind::NotFound,
                             .text = u"no row is left to make a funnel of"_s,
                             .place = {.file = text(options.values)}});
    const FunnelOutputOptions output{.funnel = funnelOptionsOf(options),
                                     .confidence = options.confidence,
                                     .countsOnly = input->countsOnly};
    std::vector<QStringList> lines = {funnelHeader(input->groupColumns)};
    for (const FunnelGroup& group : input->groups) {
        if (auto added = appendFunnelLines(lines, group, output); !added)
            return context.fail(added.error());
    }
    if (auto written = writeTidyCsv(text(options.out), lines, text(options.values)); !written)
        return context.fail(written.error());
    context.err << counted(std::ssize(input->groups), u"funnel"_s) << " with "
                << counted(std::ssize(lines) - 1, u"unit"_s) << "; "
                << counted(std::ssize(input->faults), u"fault"_s) << " in the input." << Qt::endl;
    if (!input->faults.empty())
        context.exitCode = 3;
}

} // namespace

void addFunnelCommand(CLI::App& app, CliContext& context)
{
    const auto options = std::make_shared<FunnelCommandOptions>();
    CLI::App* command = app.add_subcommand(
        "funnel",
        "Funnel limits, intervals, shrinkage and dispersion of units, from a tidy CSV (docs/statistics.md)");
    command->add_option("--values", options->values, "CSV with one row a unit")->required();
    command->add_option("--out", options->out, "CSV to write, - for standard output")->required();
    command->add_option("--unit", options->unit, "Column of the unit (default: unit, else the line)");
    command->add_option("--numerator", options->numerator, "Column of the numerator (default: numerator)");
    auto* denominator =
        command->add_option("--denominator", options->denominator,
                            "Column of the denominator (default: denominator; without one only counts)");
    command
        ->add_flag("--counts", options->counts,
                   "Only the numerators, as counts of equal exposure: intervals and the test for evenness")
        ->excludes(denominator);
    command->add_option("--group", options->group,
                        "Columns that tell the funnels apart (default: period and indicator)");
    command->add_option("--where", options->where, "Only rows in which COLUMN=VALUE; may be repeated");
    command->add_option("--limits", options->limits, "Limits to draw where no over-dispersion is applied")
        ->check(CLI::IsMember({"normal", "exact"}))
        ->capture_default_str();
    command->add_option("--over-dispersion", options->overDispersion, "auto: whenever phi is above 1")
        ->check(CLI::IsMember({"auto", "on", "off"}))
        ->capture_default_str();
    command->add_option("--centre", options->centre, "Fixed centre (default: the pooled rate)")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--winsorise", options->winsorise, "Share of z-scores pulled in at each end")
        ->check(CLI::Range(0.0, 0.49))
        ->capture_default_str();
    command->add_option("--confidence", options->confidence, "Of the intervals of single units")
        ->check(CLI::Range(0.5, 0.99999))
        ->capture_default_str();
    command->callback([options, &context] { run(*options, context); });
}

} // namespace onescreen
