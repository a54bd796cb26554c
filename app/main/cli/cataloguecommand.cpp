// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/cataloguecommand.h"

#include "app/analysis/catalogue/cataloguereader.h"
#include "app/main/cli/clicontext.h"

#include <QFile>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

qsizetype countOf(const std::vector<LintFinding>& findings, LintSeverity severity)
{
    return std::ranges::count(findings, severity, &LintFinding::severity);
}

void check(const QString& path, CliContext& context)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return context.fail(
            {.kind = ErrorKind::NotFound, .text = file.errorString(), .place = {.file = path}});
    const CatalogueReading reading = readCatalogue(file.readAll(), path);
    for (const LintFinding& finding : reading.findings)
        context.out << finding.toString(path) << '\n';
    const auto errors = countOf(reading.findings, LintSeverity::Error);
    const auto warnings = countOf(reading.findings, LintSeverity::Warning);
    if (reading.catalogue)
        context.out << u"%1: %2 version %3, %4, %5\n"_s.arg(
            path, reading.catalogue->id(), QString::number(reading.catalogue->version()),
            counted(std::ssize(reading.catalogue->indicators()), u"indicator"_s),
            counted(warnings, u"warning"_s));
    else
        context.out << u"%1: refused, %2, %3\n"_s.arg(path, counted(errors, u"error"_s),
                                                      counted(warnings, u"warning"_s));
    context.out.flush();
    if (!reading.catalogue)
        context.exitCode = 1;
}

} // namespace

void addCatalogueCommand(CLI::App& app, CliContext& context)
{
    CLI::App* command = app.add_subcommand("catalogue", "Check indicator catalogues");
    const auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("files", *files, "Catalogues (JSON)")->required();
    command->callback([files, &context] {
        for (const std::string& path : *files)
            check(QString::fromStdString(path), context);
    });
}

} // namespace onescreen
