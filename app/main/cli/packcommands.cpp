// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/packcommands.h"

#include "app/geo/pack/packio.h"
#include "app/main/cli/clicontext.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PackPaths
{
    std::string folder;
    std::string description;
    std::string target;
};

void printLayers(const geo::PackManifest& manifest, QTextStream& out)
{
    for (const geo::PackLayer& layer : manifest.layers) {
        out << u"  %1 (%2, %3%4): %5 from %6\n"_s.arg(
            layer.id, geo::packLayerKindName(layer.kind), geo::datumName(layer.datum),
            layer.approximate ? u", approximate"_s : QString(),
            counted(layer.features.value_or(0), u"record"_s), layer.file);
    }
}

void check(const PackPaths& paths, CliContext& context)
{
    const geo::PackReport report = geo::checkPack(QString::fromStdString(paths.folder));
    for (const geo::PackFault& fault : report.faults)
        context.out << fault.toString() << '\n';
    if (report.manifest)
        printLayers(*report.manifest, context.out);
    if (report.ok()) {
        context.out << "The pack is in order." << Qt::endl;
        return;
    }
    context.out << "The pack has " << counted(std::ssize(report.faults), u"fault"_s) << '.' << Qt::endl;
    context.exitCode = 3;
}

void create(const PackPaths& paths, CliContext& context)
{
    const QDate today = businessDay(context.clock.now());
    const auto made =
        geo::createPack(QString::fromStdString(paths.description), QString::fromStdString(paths.folder),
                        QString::fromStdString(paths.target), today);
    if (!made)
        return context.fail(made.error());
    printLayers(*made, context.out);
    context.out << u"The pack %1 was written to %2."_s.arg(made->id, QString::fromStdString(paths.target))
                << Qt::endl;
}

void importInto(const PackPaths& paths, CliContext& context)
{
    const auto place =
        geo::importPack(QString::fromStdString(paths.folder), QString::fromStdString(paths.target));
    if (!place)
        return context.fail(place.error());
    context.out << u"The pack was imported to %1."_s.arg(*place) << Qt::endl;
}

} // namespace

void addPackCommands(CLI::App& app, CliContext& context)
{
    const auto paths = std::make_shared<PackPaths>();
    CLI::App* pack = app.add_subcommand(
        "pack", "Check, make and import data packs (regions, boundaries, coast, calendar)");
    pack->require_subcommand(1);

    CLI::App* checking = pack->add_subcommand("check", "Name everything that is wrong with a pack");
    checking->add_option("DIR", paths->folder, "Folder of the pack")->required();
    checking->callback([paths, &context] { check(*paths, context); });

    CLI::App* creating =
        pack->add_subcommand("create", "Make a pack from a folder of files and their description");
    creating->add_option("--describe", paths->description, "Description: a manifest without hashes")
        ->required();
    creating->add_option("--from", paths->folder, "Folder with the files")->required();
    creating->add_option("--out", paths->target, "Folder to make; must not exist")->required();
    creating->callback([paths, &context] { create(*paths, context); });

    CLI::App* importing =
        pack->add_subcommand("import", "Check a pack and copy it to where the program looks for packs");
    importing->add_option("DIR", paths->folder, "Folder of the pack")->required();
    importing->add_option("--into", paths->target, "Folder that holds the packs")->required();
    importing->callback([paths, &context] { importInto(*paths, context); });
}

} // namespace onescreen
