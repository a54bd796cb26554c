// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentquestions.h"

#include "app/models/assessment/assessmentreader.h"

namespace onescreen {

AssessmentQuestions::AssessmentQuestions(DataHub& hub, LoadedCatalogue catalogue, PrintedChecks checks,
                                         Publications* publications, Done done, QObject* parent)
    : QObject(parent), m_inputs{.catalogue = std::move(catalogue)}, m_done(std::move(done))
{
    m_inputs.names = hub.names();
    m_inputs.checks = std::move(checks);
    m_inputs.asOf = hub.asOf();
    m_inputs.now = hub.now();
    m_inputs.replayed = hub.status() && hub.status()->replayed > 0;
    if (asksForOverdue(m_inputs.catalogue.catalogue))
        m_inputs.overdueAt = m_inputs.now;
    const Period months = allCubeMonths(m_inputs.now);
    const std::vector<FactFilter> filters = factFiltersOf(m_inputs.catalogue.catalogue);
    for (const FactFilter& filter : filters)
        m_inputs.facts.push_back({.filter = filter, .areas = {}, .units = {}});
    for (std::size_t i = 0; i < filters.size(); ++i) {
        ask(hub.questions().cubeRows(areaQuestion(filters[i], months, m_inputs.overdueAt)),
            [this, i](std::vector<CubeRow> rows) { m_inputs.facts[i].areas = std::move(rows); });
        ask(hub.questions().cubeRows(unitQuestion(filters[i], months, m_inputs.overdueAt)),
            [this, i](std::vector<CubeRow> rows) { m_inputs.facts[i].units = std::move(rows); });
    }
    ask(hub.questions().indicatorValues(),
        [this](std::vector<IndicatorValue> values) { m_inputs.values = std::move(values); });
    ask(hub.questions().feeds(), [this](const std::vector<FeedStatus>& feeds) {
        for (const FeedStatus& feed : feeds)
            m_inputs.feeds << feed.name;
    });
    if (publications != nullptr)
        askPublications(*publications);
    finishIfLast();
}

template <typename T, typename Take> void AssessmentQuestions::ask(QFuture<Result<T>> future, Take take)
{
    ++m_open;
    future.then(this, [this, take](Result<T> answer) {
        if (!answer)
            return end(std::unexpected(std::move(answer).error()));
        take(*std::move(answer));
        finishIfLast();
    });
}

void AssessmentQuestions::askPublications(Publications& publications)
{
    ++m_open;
    publications.list().then(this, [this](Result<std::vector<Publication>> published) {
        if (published)
            m_inputs.publications = *std::move(published);
        else
            m_inputs.publicationError = std::move(published).error();
        finishIfLast();
    });
}

void AssessmentQuestions::finishIfLast()
{
    if (--m_open == 0)
        end(std::move(m_inputs));
}

void AssessmentQuestions::end(Result<AssessmentInputs> result)
{
    if (m_ended)
        return;
    m_ended = true;
    deleteLater();
    m_done(std::move(result));
}

} // namespace onescreen
