// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/indexcommand.h"

#include "app/main/cli/indexrun.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct IndexCommandOptions
{
    std::string catalogue;
    std::string values;
    std::string units;
    std::string out;
    std::string against;
    std::vector<std::string> periods;
    UncertaintyOptions uncertainty;
    int draws = UncertaintyOptions{}.draws;
    bool beforeDeadline = false;
    bool fixedValues = false;
    bool fixedScores = false;
    bool strict = false;
};

IndexRunOptions runOptionsOf(const IndexCommandOptions& options)
{
    IndexRunOptions run{.catalogue = QString::fromStdString(options.catalogue),
                        .values = QString::fromStdString(options.values),
                        .units = QString::fromStdString(options.units),
                        .out = QString::fromStdString(options.out),
                        .periods = {},
                        .against = QString::fromStdString(options.against),
                        .uncertainty = options.uncertainty,
                        .simulate = options.draws > 0,
                        .deadlinePassed = !options.beforeDeadline,
                        .strict = options.strict};
    run.uncertainty.draws = options.draws;
    run.uncertainty.values = !options.fixedValues;
    run.uncertainty.variants = !options.fixedScores;
    for (const std::string& period : options.periods)
        run.periods << QString::fromStdString(period);
    return run;
}

constexpr auto explanation = R"(
The values are a CSV (UTF-8 or GB18030) with the columns unit, period, indicator and numerator, denominator or value;
optional: state (value, not_applicable, not_reported, late, suppressed, rejected), se (standard error of a mean),
unit_name, level, peer_group. An empty number is missing, never zero. Written are scores, ranks, coverage, contributions,
points, uncertainty, without_member and changes as CSV, one frozen-PERIOD.tsv a period, and summary.json with hashes, seed
and versions: see docs/indicators.md. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with faults in the values or
differences from --against.)";

} // namespace

void addIndexCommand(CLI::App& app, CliContext& context)
{
    auto options = std::make_shared<IndexCommandOptions>();
    CLI::App* command =
        app.add_subcommand("index", "Compute indicators, a composite index and ranks from a CSV of values");
    command->footer(explanation);
    command
        ->add_option("--catalogue", options->catalogue,
                     "Indicators, tree and rules (JSON, docs/catalogue.md)")
        ->required();
    command->add_option("--values", options->values, "The CSV of values")->required();
    command->add_option("--out", options->out, "Folder to write to; made when it is not there")->required();
    command->add_option("--units", options->units,
                        "CSV of the units there are (unit, unit_name, level, peer_group); others are faults");
    command->add_option("--period", options->periods,
                        "2024Q1, 2024-06 or 2024; may stand several times (default: all)");
    command->add_option("--draws", options->draws, "Draws of the rank uncertainty; 0: none")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    command->add_option("--seed", options->uncertainty.seed, "Seed of the draws")->capture_default_str();
    command
        ->add_option("--weight-spread", options->uncertainty.weightSpread,
                     "How far weights are drawn, 0.25: ±25 %")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        ->add_option("--threads", options->uncertainty.threads, "Threads of the draws; 0: all (same result)")
        ->check(CLI::Range(0, 256));
    command->add_flag("--fixed-values", options->fixedValues, "Draw weights only, not the values");
    command->add_flag("--fixed-scores", options->fixedScores,
                      "Leave the score variants of the catalogue aside");
    command->add_flag("--before-deadline", options->beforeDeadline, "What is not reported is not yet a zero");
    command->add_option("--against", options->against,
                        "A frozen-PERIOD.tsv to compare with (writes corrections.csv)");
    command->add_flag("--strict", options->strict, "Write nothing when a value has a fault");
    command->callback([options, &context] { runIndex(runOptionsOf(*options), context); });
}

} // namespace onescreen
