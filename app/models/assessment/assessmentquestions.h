// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentbuilder.h"
#include "app/models/datahub.h"

#include <QObject>

#include <functional>

namespace onescreen {

/// Asks everything that an assessment is made of and ends once, with all of it or the first error. A ledger
/// that cannot be read is no such error: no figure depends on what was published. Nothing is delivered after
/// it was destroyed; it deletes itself when it has ended. Lives on the UI thread.
class AssessmentQuestions : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Result<AssessmentInputs>)>;

    /// `hub` and `publications` (which may be null) must outlive it.
    AssessmentQuestions(DataHub& hub, LoadedCatalogue catalogue, PrintedChecks checks,
                        Publications* publications, Done done, QObject* parent = nullptr);

private:
    template <typename T, typename Take> void ask(QFuture<Result<T>> future, Take take);
    void askPublications(Publications& publications);
    void finishIfLast();
    void end(Result<AssessmentInputs> result);

    AssessmentInputs m_inputs;
    Done m_done;
    int m_open = 1; ///< Questions without an answer; one more while asking.
    bool m_ended = false;
};

} // namespace onescreen
