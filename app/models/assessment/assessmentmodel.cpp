// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentmodel.h"

#include "app/models/assessment/assessmentquestions.h"
#include "app/models/assessment/publishing.h"

#include <QLoggingCategory>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>
#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(log, "onescreen.assessment")

constexpr auto spacing = 2s;

using Built = std::shared_ptr<const AssessmentData>;
using Flag = std::shared_ptr<std::atomic_bool>;

Flag newFlag()
{
    return std::make_shared<std::atomic_bool>(false);
}

StopAsked asks(const Flag& flag)
{
    return [flag] { return flag->load(std::memory_order_relaxed); };
}

/// What reading the catalogue and the checks gave; with `fault`, something else stands in for it.
struct Reading
{
    std::optional<LoadedCatalogue> catalogue;
    std::optional<Error> fault;
    PrintedChecks checks;
};

Reading readCatalogueFrom(const CatalogueSource& source, bool hasOne)
{
    Reading reading;
    if (const auto checks = builtInPrintedChecks())
        reading.checks = *checks;
    auto loaded = source.load();
    if (loaded) {
        reading.catalogue = *std::move(loaded);
        return reading;
    }
    reading.fault = std::move(loaded).error();
    // The last good one is better than a sample; a sample is better than nothing.
    if (!hasOne && !source.isBuiltIn()) {
        if (auto builtIn = CatalogueSource().load())
            reading.catalogue = *std::move(builtIn);
    }
    return reading;
}

} // namespace

struct AssessmentModel::Private
{
    Private(AssessmentModel& model_, DataHub& hub_, CatalogueSource source_, Publications* publications_,
            AlertDecisions* decisions_)
        : model(model_), hub(hub_), source(std::move(source_)), publications(publications_),
          decisions(decisions_),
          lane(spacing, [this] { return compute(); }, [this](Result<Built> built) { take(std::move(built)); })
    {
        slow.setMaxThreadCount(1);
        slow.setThreadPriority(QThread::LowPriority);
    }
    ~Private()
    {
        *stop = true;
        *stopExtras = true;
    }

    void listen();
    void readDecisions();
    void readCatalogue();
    void restart();
    QFuture<Result<Built>> compute();
    void take(Result<Built> built);
    void takePublicationError(const std::optional<Error>& fault);
    void startExtras();
    void takeExtras(const ExtrasBook& made);

    AssessmentModel& model;
    DataHub& hub;
    CatalogueSource source;
    Publications* publications;
    AlertDecisions* decisions;

    bool requested = false;
    bool reading = false; ///< The catalogue.
    std::optional<LoadedCatalogue> catalogue;
    PrintedChecks checks;
    std::optional<Error> catalogueError;
    DenominatorChoices denominators;
    std::shared_ptr<const std::vector<AlertDecision>> decided;
    bool readingDecisions = false;
    std::optional<Error> decisionError;
    std::optional<Error> publicationError;

    Built data;
    std::shared_ptr<const ExtrasBook> extras = std::make_shared<const ExtrasBook>();
    mutable std::map<WindowClass, std::shared_ptr<const Assessment>> views;
    ModelState state = ModelState::Loading;
    std::optional<Error> error;

    Flag stop = newFlag();       ///< Of the build under way.
    Flag stopExtras = newFlag(); ///< Of the second pass.
    bool extrasRunning = false;
    QThreadPool slow;
    QuestionLane<Built> lane;
};

void AssessmentModel::Private::listen()
{
    connect(&hub, &DataHub::dataChanged, &model, [this](const CommitSummary& summary) {
        const QSet<Entity> used{Entity::Event, Entity::Indicator, Entity::Feed};
        if (summary.entities.intersects(used) || error || publicationError)
            lane.refresh();
        if (decisionError && !readingDecisions)
            readDecisions(); // Somebody may have put the file back.
    });
    connect(&hub, &DataHub::namesChanged, &model, [this] { restart(); });
    connect(&hub, &DataHub::dayRolled, &model, [this] { restart(); });
    connect(&hub, &DataHub::asOfChanged, &model, &AssessmentModel::asOfChanged);
}

void AssessmentModel::Private::readDecisions()
{
    if (decisions == nullptr)
        return;
    readingDecisions = true;
    decisions->list().then(&model, [this](Result<std::vector<AlertDecision>> list) {
        readingDecisions = false;
        if (!list && decisionError == list.error())
            return; // Nothing new.
        decisionError.reset();
        if (list)
            decided = std::make_shared<const std::vector<AlertDecision>>(*std::move(list));
        else
            decisionError = std::move(list).error();
        if (decisionError)
            qCWarning(log).noquote() << "The log of alerts cannot be read:" << decisionError->toString();
        views.clear();
        Q_EMIT model.changed();
    });
}

void AssessmentModel::Private::readCatalogue()
{
    reading = true;
    QtConcurrent::run([source = source, hasOne = catalogue.has_value()] {
        return readCatalogueFrom(source, hasOne);
    }).then(&model, [this](Reading read) {
        reading = false;
        checks = std::move(read.checks);
        catalogueError = std::move(read.fault);
        if (catalogueError)
            qCWarning(log).noquote() << "The indicator catalogue is not used:" << catalogueError->toString();
        if (read.catalogue)
            catalogue = std::move(read.catalogue);
        if (catalogue)
            return restart();
        error = catalogueError;
        state = ModelState::Error;
        Q_EMIT model.changed();
    });
}

void AssessmentModel::Private::restart()
{
    if (!catalogue)
        return; // Reading it ends with a start.
    *stop = true;
    lane.restart();
}

QFuture<Result<Built>> AssessmentModel::Private::compute()
{
    stop = newFlag();
    auto promise = std::make_shared<QPromise<Result<Built>>>();
    promise->start();
    const auto give = [promise](Result<Built> built) {
        promise->addResult(std::move(built));
        promise->finish();
    };
    new AssessmentQuestions(
        hub, withDenominators(*catalogue, denominators), checks, publications,
        [this, give, flag = stop](Result<AssessmentInputs> inputs) {
            if (!inputs)
                return give(std::unexpected(std::move(inputs).error()));
            takePublicationError(inputs->publicationError);
            // The continuation runs on the pool's thread; the lane takes the answer on its own.
            QtConcurrent::run([inputs = *std::move(inputs), flag]() mutable {
                return buildAssessment(std::move(inputs), asks(flag));
            }).then(give);
        },
        &model);
    return promise->future();
}

void AssessmentModel::Private::take(Result<Built> built)
{
    if (!built) {
        error = std::move(built).error();
        state = ModelState::Error;
        Q_EMIT model.changed();
        return;
    }
    data = *std::move(built);
    views.clear();
    error.reset();
    state = data->periods.empty() ? ModelState::Empty : ModelState::Ready;
    startExtras();
    Q_EMIT model.changed();
}

void AssessmentModel::Private::takePublicationError(const std::optional<Error>& fault)
{
    if (fault && fault != publicationError)
        qCWarning(log).noquote() << "The ledger of published periods cannot be read:" << fault->toString();
    publicationError = fault; // changed() follows with the figures.
}

void AssessmentModel::Private::startExtras()
{
    if (extrasRunning || !data)
        return; // Ends with another look.
    const bool missing = std::ranges::any_of(
        data->periods, [this](const auto& period) { return !extras->contains(period->fingerprint); });
    if (!missing)
        return;
    extrasRunning = true;
    QtConcurrent::run(&slow, [data = data, known = extras, flag = stopExtras] {
        return computeExtras(*data, *known, asks(flag));
    }).then(&model, [this](const ExtrasBook& made) { takeExtras(made); });
}

void AssessmentModel::Private::takeExtras(const ExtrasBook& made)
{
    extrasRunning = false;
    // What no period of today has is forgotten.
    ExtrasBook kept;
    for (const auto& period : data->periods) {
        const quint64 key = period->fingerprint;
        if (made.contains(key))
            kept.insert(key, made.value(key));
        else if (extras->contains(key))
            kept.insert(key, extras->value(key));
    }
    extras = std::make_shared<const ExtrasBook>(std::move(kept));
    views.clear();
    startExtras();
    Q_EMIT model.changed();
}

AssessmentModel::AssessmentModel(DataHub& hub, CatalogueSource catalogue, Publications* publications,
                                 AlertDecisions* decisions, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, hub, std::move(catalogue), publications, decisions))
{
}

AssessmentModel::~AssessmentModel() = default;

void AssessmentModel::request()
{
    if (d->requested)
        return;
    d->requested = true;
    d->listen();
    d->readDecisions();
    d->readCatalogue();
}

bool AssessmentModel::isRequested() const
{
    return d->requested;
}

std::shared_ptr<const Assessment> AssessmentModel::current(WindowClass windowClass) const
{
    if (!d->data)
        return nullptr;
    auto& view = d->views[windowClass];
    if (!view)
        view = std::make_shared<const Assessment>(d->data, d->extras, windowClass, d->decided);
    return view;
}

ModelState AssessmentModel::state() const
{
    return d->state;
}

const std::optional<Error>& AssessmentModel::error() const
{
    return d->error;
}

const std::optional<Error>& AssessmentModel::catalogueError() const
{
    return d->catalogueError;
}

const std::optional<Error>& AssessmentModel::decisionError() const
{
    return d->decisionError;
}

const std::optional<Error>& AssessmentModel::publicationError() const
{
    return d->publicationError;
}

std::optional<UtcTime> AssessmentModel::asOf() const
{
    if (d->data && !d->error && !isComputing())
        return d->hub.asOf();
    return d->data ? d->data->asOf : std::nullopt;
}

bool AssessmentModel::isComputing() const
{
    return d->reading || d->lane.isBusy();
}

bool AssessmentModel::isComplete() const
{
    return d->data && !isComputing() && !d->extrasRunning && !d->readingDecisions;
}

void AssessmentModel::setDenominators(const DenominatorChoices& choices)
{
    if (choices == d->denominators)
        return;
    d->denominators = choices;
    if (d->requested)
        d->restart();
    Q_EMIT changed();
}

const DenominatorChoices& AssessmentModel::denominators() const
{
    return d->denominators;
}

void AssessmentModel::reloadCatalogue()
{
    if (d->requested && !d->reading)
        d->readCatalogue();
}

QFuture<Result<Publication>> AssessmentModel::publish(const PublishOrder& order)
{
    return publishPeriod(d->publications, d->data, order, d->hub.now(), this)
        .then(this, [this](Result<Publication> published) {
            if (published)
                d->lane.refresh(); // The list of issues has grown.
            return published;
        });
}

bool AssessmentModel::canAcknowledge() const
{
    return d->decisions != nullptr;
}

QFuture<Result<AlertDecision>> AssessmentModel::acknowledge(AlertDecision decision)
{
    if (d->decisions == nullptr)
        return QtFuture::makeReadyValueFuture(
            Result<AlertDecision>(failure(ErrorKind::Unsupported, u"There is no log of alerts."_s)));
    decision.at = d->hub.now();
    return d->decisions->add(std::move(decision)).then(this, [this](Result<AlertDecision> added) {
        if (added)
            d->readDecisions();
        return added;
    });
}

bool AssessmentModel::hasPublications() const
{
    return d->publications != nullptr;
}

bool AssessmentModel::mayPublish() const
{
    return d->publications != nullptr && d->publications->mayAdd();
}

QFuture<Result<PublicationDrift>> AssessmentModel::compare(const Publication& publication)
{
    return comparePublication(d->publications, d->data, publication);
}

QFuture<Result<bool>> AssessmentModel::verify(qint64 publication)
{
    return verifyPublication(d->publications, publication);
}

} // namespace onescreen
