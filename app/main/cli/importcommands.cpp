// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/importcommands.h"

#include "app/ingest/categoryfile.h"
#include "app/ingest/describe.h"
#include "app/main/cli/accesswords.h"
#include "app/main/cli/importrun.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool standardErrorIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return ::isatty(STDERR_FILENO) == 1;
#endif
}

constexpr qsizetype mostShown = 5;

struct ImportOptions
{
    std::string mapping;
    std::string file;
    AccessWords access;
    std::string rejects;
    std::string categories;
    int batch = 1000;
    int patience = 120;
    bool dryRun = false;
    bool describe = false;
};

void describe(const ImportOptions& options, CliContext& context)
{
    const auto description = ingest::describeFile(QString::fromStdString(options.file));
    if (!description)
        return context.fail(description.error());
    const char delimiter = description->format.delimiter;
    // What is said for people goes beside the mapping, so that `> MAP.json` makes a file of the mapping
    // alone.
    context.err << "delimiter: " << (delimiter == '\t' ? u"tab"_s : QString(QLatin1Char(delimiter))) << '\n'
                << "encoding:  " << ingest::textEncodingName(description->format.encoding) << '\n'
                << "rows:      " << description->rows << " looked at, " << description->faulty << " faulty\n"
                << "columns:\n";
    for (const ingest::ColumnSample& column : description->columns) {
        const qsizetype shown = std::min(column.values.size(), mostShown);
        context.err << "  " << column.name << ": " << column.values.first(shown).join(u" | "_s)
                    << (column.moreValues || shown < column.values.size() ? u" | …"_s : QString())
                    << (column.empty > 0 ? u" (%1 empty)"_s.arg(column.empty) : QString()) << '\n';
    }
    context.err << "mapping to start from:" << Qt::endl;
    context.out << QString::fromUtf8(QJsonDocument(ingest::mappingSkeleton(*description)).toJson())
                << Qt::flush;
    if (description->faulty > 0)
        context.exitCode = 3;
}

Result<QUrl> centralUrl(const ImportOptions& options)
{
    return options.access.central.empty() ? Result<QUrl>(QUrl()) : options.access.address();
}

void import(const ImportOptions& options, CliContext& context)
{
    const auto central = centralUrl(options);
    const auto access = options.access.options();
    if (!central || !access)
        return context.fail(!central ? central.error() : access.error());
    const auto mapping = ingest::Mapping::fromFile(QString::fromStdString(options.mapping));
    if (!mapping)
        return context.fail(mapping.error());
    std::optional<QSet<QString>> categories;
    if (!options.categories.empty()) {
        auto codes = ingest::readCategoryCodes(QString::fromStdString(options.categories));
        if (!codes)
            return context.fail(codes.error());
        categories = *std::move(codes);
    }
    const QString file = QString::fromStdString(options.file);
    QString rejects = QString::fromStdString(options.rejects);
    if (rejects.isEmpty())
        rejects = QFileInfo(file).completeBaseName() + u".rejects.csv"_s;
    ImportRun run({.file = file,
                   .central = *central,
                   .access = *access,
                   .rejects = rejects,
                   .categories = categories,
                   .batchRows = options.batch,
                   .patience = std::chrono::seconds(options.patience),
                   .terminal = standardErrorIsTerminal()},
                  *mapping, context);
    run.run();
}

} // namespace

void addImportCommands(CLI::App& app, CliContext& context)
{
    auto options = std::make_shared<ImportOptions>();
    CLI::App* command =
        app.add_subcommand("import", "Bring a CSV file of events or indicator values into a central API");
    command->add_option("file", options->file, "The CSV file")->required();
    auto* describeFlag = command->add_flag("--describe", options->describe,
                                           "Only print what the file looks like and a mapping to start from");
    auto* mapping =
        command->add_option("--mapping", options->mapping, "What the columns mean (JSON, docs/import.md)");
    auto* central = command->add_option("--central", options->access.central, "Address of the central API");
    auto* dryRun = command->add_flag("--dry-run", options->dryRun, "Check everything, send nothing");
    command->add_option(
        "--rejects", options->rejects,
        "CSV for the rows that do not go in (default: FILE.rejects.csv in the working folder)");
    command->add_option("--categories", options->categories,
                        "Category dictionary (JSON) to check codes against before anything is sent");
    command->add_option("--batch", options->batch, "Rows in one request")->check(CLI::Range(1, 5000));
    addAccessOptions(*command, options->access, true);
    command->add_option("--patience", options->patience, "Seconds to try again while the central API is away")
        ->check(CLI::Range(0, 86'400));
    dryRun->excludes(central);
    describeFlag->excludes(mapping)->excludes(central)->excludes(dryRun);
    command->callback([options, &context] {
        if (options->describe)
            return describe(*options, context);
        if (options->mapping.empty())
            throw CLI::RequiredError("--mapping (or --describe)");
        if (options->access.central.empty() && !options->dryRun)
            throw CLI::RequiredError("--central (or --dry-run)");
        import(*options, context);
    });
}

} // namespace onescreen
