// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/publishcommands.h"

#include "app/analysis/index/freeze.h"
#include "app/models/assessment/assessmentmodel.h"
#include "app/models/assessment/assessmentreader.h"
#include "app/models/assessment/frozeninputs.h"
#include "app/store/cachereader.h"
#include "app/store/ledger.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PublishOptions
{
    std::string cache;
    std::string period;
    std::string by;
    std::string with;
    std::string reason;
    std::string catalogue;
};

struct PublishedOptions
{
    std::string cache;
    std::string period;
    bool verify = false;
};

QString text(const std::string& word)
{
    return QString::fromStdString(word);
}

Result<Period> periodFrom(const std::string& word)
{
    const auto period = Period::fromString(text(word));
    if (period && calendarOf(*period))
        return *period;
    return failure(ErrorKind::Invalid,
                   u"'%1' is not a month or a quarter, such as 2026-09 or 2026Q3"_s.arg(text(word)),
                   {.field = u"--period"_s});
}

QString lineOf(const Publication& one)
{
    QString line = u"%1 issue %2 revision %3: %4 by %5 with %6, catalogue %7, %8, result %9"_s.arg(
        one.period.toString(), QString::number(one.issue), QString::number(one.revision), toRfc3339(one.at),
        one.by, one.secondPerson, one.catalogue, one.engine, QString::fromLatin1(one.resultSha256.toHex()));
    if (!one.reason.isEmpty())
        line += u", because: "_s + one.reason;
    return line;
}

Result<PublicationDraft> draftOf(const PublishOptions& options, UtcTime now)
{
    const auto period = periodFrom(options.period);
    if (!period)
        return std::unexpected(period.error());
    auto catalogue = CatalogueSource(text(options.catalogue)).load();
    if (!catalogue)
        return std::unexpected(std::move(catalogue).error());
    const auto reader = CacheReader::open(text(options.cache), std::chrono::minutes{5});
    if (!reader)
        return std::unexpected(reader.error());
    auto inputs = readAssessmentInputs(**reader, *std::move(catalogue), now);
    if (!inputs)
        return std::unexpected(std::move(inputs).error());
    const auto data = buildAssessment(*std::move(inputs));
    if (!data)
        return std::unexpected(data.error());
    const AssessedPeriod* assessed = (*data)->find(*period);
    if (assessed != nullptr && (assessed->open || !assessed->deadlinePassed))
        return failure(ErrorKind::Conflict, u"the period's data are not closed yet"_s,
                       {.file = {}, .row = 0, .field = period->toString()});
    auto content = freezePeriod(**data, *period);
    if (!content)
        return std::unexpected(std::move(content).error());
    const Catalogue& used = (*data)->catalogue.catalogue;
    return PublicationDraft{.period = *period,
                            .catalogue = u"%1 %2"_s.arg(used.id()).arg(used.version()),
                            .engine = engineName(),
                            .by = text(options.by),
                            .secondPerson = text(options.with),
                            .reason = text(options.reason),
                            .at = now,
                            .content = *std::move(content)};
}

/// What a restatement changes, fact by fact, old and new.
void printCorrections(Ledger& ledger, const Publication& published, CliContext& context)
{
    if (!published.replaces)
        return;
    const auto before = ledger.content(*published.replaces);
    const auto after = ledger.content(published.id);
    if (!before || !after)
        return context.fail(before ? after.error() : before.error());
    const auto changes = corrections(before->result, after->result);
    if (!changes)
        return context.fail(changes.error());
    for (const Correction& change : *changes)
        context.out << u"  %1 %2 %3: %4 -> %5"_s.arg(change.unit, change.node, change.field, change.before,
                                                     change.after)
                    << Qt::endl;
}

void publish(const PublishOptions& options, CliContext& context)
{
    const auto draft = draftOf(options, context.clock.now());
    if (!draft)
        return context.fail(draft.error());
    const auto ledger = Ledger::open(text(options.cache));
    if (!ledger)
        return context.fail(ledger.error());
    const auto published = (*ledger)->add(*draft);
    if (!published)
        return context.fail(published.error());
    context.out << lineOf(*published) << Qt::endl;
    printCorrections(**ledger, *published, context);
}

void verify(Ledger& ledger, const std::vector<Publication>& list, CliContext& context)
{
    if (const auto kept = ledger.verify(); !kept)
        context.fail(kept.error());
    for (const Publication& one : list) {
        const auto content = ledger.content(one.id);
        const auto again =
            content ? recomputed(*content) : Result<QByteArray>(std::unexpected(content.error()));
        if (!again) {
            context.fail(again.error());
        } else if (*again == content->result) {
            context.out << u"%1 revision %2: recomputed, equal byte for byte"_s.arg(one.period.toString())
                               .arg(one.revision)
                        << Qt::endl;
        } else {
            context.fail({.kind = ErrorKind::Corrupt,
                          .text = u"recomputing gives another result"_s,
                          .place = {.file = {}, .row = one.id, .field = one.period.toString()}});
        }
    }
}

void published(const PublishedOptions& options, CliContext& context)
{
    const auto ledger = Ledger::openForReading(text(options.cache));
    if (!ledger)
        return context.fail(ledger.error());
    auto list = (*ledger)->list();
    if (!list)
        return context.fail(list.error());
    if (!options.period.empty()) {
        const auto period = periodFrom(options.period);
        if (!period)
            return context.fail(period.error());
        std::erase_if(*list, [&](const Publication& one) { return one.period != *period; });
    }
    if (list->empty())
        context.err << "Nothing was published"
                    << (options.period.empty() ? QString() : u" for "_s + text(options.period)) << '.'
                    << Qt::endl;
    for (const Publication& one : *list)
        context.out << lineOf(one) << Qt::endl;
    if (options.verify)
        verify(**ledger, *list, context);
}

} // namespace

void addPublishCommands(CLI::App& app, CliContext& context)
{
    const auto options = std::make_shared<PublishOptions>();
    CLI::App* command = app.add_subcommand(
        "publish",
        "Freeze the indices of a month or quarter, or restate them, in the ledger beside the cache");
    command->add_option("--cache", options->cache, "Folder of the cache")->required();
    command->add_option("--period", options->period, "For example 2026Q3 or 2026-09")->required();
    command->add_option("--by", options->by, "Name of the person who publishes")->required();
    command->add_option("--with", options->with, "Name of the second person who confirms")->required();
    command->add_option("--reason", options->reason, "Why a published period is restated");
    command->add_option("--catalogue", options->catalogue,
                        "Catalogue of indicators (default: the one that the program carries)");
    command->callback([options, &context] { publish(*options, context); });

    const auto listing = std::make_shared<PublishedOptions>();
    CLI::App* list = app.add_subcommand("published", "List what was published, newest first");
    list->add_option("--cache", listing->cache, "Folder of the cache")->required();
    list->add_option("--period", listing->period, "Only this one");
    list->add_flag("--verify", listing->verify,
                   "Recompute each from its frozen inputs and compare byte for byte");
    list->callback([listing, &context] { published(*listing, context); });
}

} // namespace onescreen
