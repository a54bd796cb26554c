// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/indexrun.h"

#include "app/analysis/catalogue/cataloguereader.h"
#include "app/analysis/index/indexengine.h"
#include "app/main/cli/indexfiles.h"
#include "app/main/cli/indexvalues.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Result<QByteArray> contentsOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"the file cannot be read: %1"_s.arg(file.errorString()),
                       {.file = path});
    return file.readAll();
}

Result<void> save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::Internal, u"the file cannot be written: %1"_s.arg(file.errorString()),
                       {.file = path});
    return {};
}

/// Warnings and errors go to `err`, one a line.
Result<Catalogue> openCatalogue(const QString& path, QTextStream& err)
{
    const auto json = contentsOf(path);
    if (!json)
        return std::unexpected(json.error());
    const CatalogueReading reading = readCatalogue(*json, path);
    for (const LintFinding& finding : reading.findings)
        err << finding.toString(path) << '\n';
    err.flush();
    if (!reading.catalogue)
        return failure(ErrorKind::Invalid, u"the catalogue has errors"_s, {.file = path});
    return *reading.catalogue;
}

Result<IndexValues> openValues(const IndexRunOptions& options, const Catalogue& catalogue)
{
    const auto table = readTidyTable(options.values);
    if (!table)
        return std::unexpected(table.error());
    if (options.units.isEmpty())
        return indexValuesOf(*table, nullptr, catalogue);
    const auto units = readTidyTable(options.units);
    if (!units)
        return std::unexpected(units.error());
    return indexValuesOf(*table, &*units, catalogue);
}

/// One computed period.
struct Computed
{
    IndexPlan plan;
    IndexResult result;
    FrozenPeriod frozen;
};

class IndexRun
{
public:
    IndexRun(const IndexRunOptions& options, Catalogue catalogue, IndexValues values)
        : m_options(options), m_catalogue(std::move(catalogue)), m_values(std::move(values))
    {
    }

    Result<void> run()
    {
        const auto table = ObservationTable::of(m_catalogue, m_values.units, m_values.observations);
        if (!table)
            return std::unexpected(table.error());
        const auto periods = wantedPeriods(*table);
        if (!periods)
            return std::unexpected(periods.error());
        m_inputs = inputsHash(m_values.observations);
        for (const Period& period : *periods) {
            if (auto done = addPeriod(period, *table); !done)
                return done;
        }
        if (auto compared = compareFrozen(); !compared)
            return compared;
        return write();
    }

    [[nodiscard]] bool differs() const { return m_corrections > 0; }
    [[nodiscard]] std::size_t periodCount() const { return m_computed.size(); }

private:
    [[nodiscard]] Result<std::vector<Period>> wantedPeriods(const ObservationTable& table) const
    {
        const std::vector<Period> known = table.periods();
        std::vector<Period> periods;
        for (const QString& text : m_options.periods) {
            const auto period = Period::fromString(text);
            if (!period)
                return failure(ErrorKind::Invalid, u"'%1' is no period such as 2024Q1 or 2024-06"_s.arg(text),
                               {.field = u"--period"_s});
            // Computed all the same, every unit would be called late with what it had to report.
            if (std::ranges::find(known, *period) == known.end())
                return failure(ErrorKind::NotFound,
                               u"the values hold nothing of %1"_s.arg(period->toString()),
                               {.file = m_options.values});
            periods.push_back(*period);
        }
        if (periods.empty()) {
            for (const Period& period : known) {
                const auto kind = periodKindOf(period, m_catalogue);
                if (kind && !m_catalogue.treeOn(period.last(), *kind).empty())
                    periods.push_back(period);
            }
        }
        if (periods.empty())
            return failure(ErrorKind::NotFound,
                           u"no period of the values is one for which the catalogue has an index"_s,
                           {.file = m_options.values});
        return periods;
    }

    [[nodiscard]] Result<Computed> compute(const Period& period, const ObservationTable& table) const
    {
        const auto plan =
            IndexPlan::of(m_catalogue, period, m_values.units, {.deadlinePassed = m_options.deadlinePassed});
        if (!plan)
            return std::unexpected(plan.error());
        auto result = computeIndex(*plan, table);
        if (!result)
            return std::unexpected(result.error());
        const FrozenPeriod frozen = freeze(*result, m_inputs);
        return Computed{.plan = *plan, .result = *result, .frozen = frozen};
    }

    Result<void> addPeriod(const Period& period, const ObservationTable& table)
    {
        const auto now = compute(period, table);
        if (!now)
            return std::unexpected(now.error());
        m_files.add(now->result);
        if (m_options.simulate) {
            const auto uncertainty = rankUncertainty(now->plan, now->result, m_options.uncertainty);
            if (!uncertainty)
                return std::unexpected(uncertainty.error());
            m_files.add(now->result, *uncertainty);
        }
        if (auto changed = addChange(*now, table); !changed)
            return changed;
        m_computed.push_back(*now);
        return {};
    }

    /// Against the period before, when the values hold anything of it.
    Result<void> addChange(const Computed& now, const ObservationTable& table)
    {
        const auto kind = periodKindOf(now.result.period(), m_catalogue);
        const Period period = periodsBack(now.result.period(), kind.value_or(PeriodKind::Quarter), 1);
        const std::vector<Period> known = table.periods();
        if (std::ranges::find(known, period) == known.end())
            return {};
        if (!kind || m_catalogue.treeOn(period.last(), *kind).empty())
            return {};
        const auto before = compute(period, table);
        if (!before)
            return std::unexpected(before.error());
        const auto again = rescored(before->result, now.plan, table);
        if (!again)
            return std::unexpected(again.error());
        m_files.add(before->result, now.result, &*again);
        return {};
    }

    Result<void> compareFrozen()
    {
        if (m_options.against.isEmpty())
            return {};
        if (m_computed.size() != 1)
            return failure(ErrorKind::Invalid,
                           u"a frozen period is compared with one period: name it with --period"_s,
                           {.file = m_options.against});
        const auto old = contentsOf(m_options.against);
        if (!old)
            return std::unexpected(old.error());
        const auto found = corrections(*old, m_computed.front().frozen.bytes);
        if (!found)
            return failure(found.error().kind, found.error().text,
                           {.file = m_options.against, .row = found.error().place.row});
        m_corrections = found->size();
        m_files.add(*found);
        return {};
    }

    [[nodiscard]] QJsonObject summary() const
    {
        QJsonArray periods;
        for (const Computed& computed : m_computed) {
            qint64 ranked = 0;
            for (std::size_t unit = 0; unit < m_values.units.size(); ++unit)
                ranked += computed.result.outcome(unit).rank ? 1 : 0;
            periods.append(QJsonObject{{u"period"_s, computed.result.period().toString()},
                                       {u"units"_s, static_cast<qint64>(m_values.units.size())},
                                       {u"ranked"_s, ranked},
                                       {u"sha256"_s, QString::fromLatin1(computed.frozen.sha256)}});
        }
        QJsonObject json{{u"catalogue"_s, m_catalogue.id()},
                         {u"catalogue_version"_s, m_catalogue.version()},
                         {u"catalogue_title"_s, m_catalogue.fields().title},
                         {u"engine_version"_s, indexEngineVersion},
                         {u"inputs_sha256"_s, QString::fromLatin1(m_inputs)},
                         {u"observations"_s, static_cast<qint64>(m_values.observations.size())},
                         {u"faults"_s, static_cast<qint64>(m_values.faults.size())},
                         {u"deadline_passed"_s, m_options.deadlinePassed},
                         {u"periods"_s, periods}};
        if (m_options.simulate) {
            json[u"draws"_s] = m_options.uncertainty.draws;
            json[u"seed"_s] = QString::number(m_options.uncertainty.seed);
            json[u"weight_spread"_s] = m_options.uncertainty.weightSpread;
            json[u"values_drawn"_s] = m_options.uncertainty.values;
            json[u"score_variants_drawn"_s] = m_options.uncertainty.variants;
        }
        if (!m_options.against.isEmpty())
            json[u"corrections"_s] = static_cast<qint64>(m_corrections);
        return json;
    }

    [[nodiscard]] Result<void> write() const
    {
        const QDir folder(m_options.out);
        if (!folder.mkpath(u"."_s))
            return failure(ErrorKind::Internal, u"the folder cannot be made"_s, {.file = m_options.out});
        if (auto written = m_files.write(m_options.out); !written)
            return written;
        for (const Computed& computed : m_computed) {
            const QString name = u"frozen-%1.tsv"_s.arg(computed.result.period().toString());
            if (auto written = save(folder.filePath(name), computed.frozen.bytes); !written)
                return written;
        }
        return save(folder.filePath(u"summary.json"_s), QJsonDocument(summary()).toJson());
    }

    const IndexRunOptions& m_options;
    Catalogue m_catalogue;
    IndexValues m_values;
    QByteArray m_inputs;
    IndexFiles m_files;
    std::vector<Computed> m_computed;
    std::size_t m_corrections = 0;
};

} // namespace

void runIndex(const IndexRunOptions& options, CliContext& context)
{
    const auto catalogue = openCatalogue(options.catalogue, context.err);
    if (!catalogue)
        return context.fail(catalogue.error());
    auto values = openValues(options, *catalogue);
    if (!values)
        return context.fail(values.error());
    printFaults(options.values, values->faults, context.err);
    const bool faulty = !values->faults.empty();
    if (faulty && options.strict)
        return context.fail({.kind = ErrorKind::Invalid,
                             .text = counted(std::ssize(values->faults), u"fault"_s) +
                                     u" in the values; nothing was written"_s,
                             .place = {.file = options.values}});
    const auto faults = std::ssize(values->faults);
    const auto units = std::ssize(values->units);
    IndexRun run(options, *catalogue, *std::move(values));
    if (auto done = run.run(); !done)
        return context.fail(done.error());
    context.err << u"The result for %1 in %2 was written to %3; %4 in the values.%5"_s.arg(
                       counted(units, u"unit"_s),
                       counted(static_cast<qint64>(run.periodCount()), u"period"_s), options.out,
                       counted(faults, u"fault"_s),
                       run.differs() ? u" The result differs from the frozen one: see corrections.csv."_s
                                     : QString())
                << Qt::endl;
    if (faulty || run.differs())
        context.exitCode = 3;
}

} // namespace onescreen
