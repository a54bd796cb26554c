// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/alertdecisions.h"
#include "app/models/assessment/assessment.h"
#include "app/models/assessment/cataloguesource.h"
#include "app/models/assessment/publishing.h"
#include "app/models/datahub.h"
#include "app/models/modelstate.h"

#include <QObject>

#include <memory>
#include <optional>

namespace onescreen {

/// Indicators, index, ranks and portraits of all windows: computed in the thread pool from the cache's cube
/// and the imported values, at most once in two seconds while changes stream in, and never before somebody
/// asks by request(). What is outdated is given up. Warnings and rank intervals follow in a second pass of
/// lower priority, and changed() with them. Lives on the UI thread, which never waits for it.
class AssessmentModel : public QObject
{
    Q_OBJECT

public:
    /// `publications` and `decisions` may be null (no ledger, no log of alerts) and must outlive the model,
    /// as `hub` must.
    AssessmentModel(DataHub& hub, CatalogueSource catalogue, Publications* publications = nullptr,
                    AlertDecisions* decisions = nullptr, QObject* parent = nullptr);
    ~AssessmentModel() override;

    /// Somebody wants to see it: the first call starts the computing. Cheap to call again.
    void request();
    [[nodiscard]] bool isRequested() const;
    /// Null until the first one is there. The last good one stays while errors last.
    [[nodiscard]] std::shared_ptr<const Assessment> current(WindowClass windowClass) const;

    [[nodiscard]] ModelState state() const;                  ///< Empty: no period has a figure.
    [[nodiscard]] const std::optional<Error>& error() const; ///< Of reading or computing.
    /// The catalogue's file is bad: file, line and rule. The last good one, or the built-in one, is used.
    [[nodiscard]] const std::optional<Error>& catalogueError() const;
    /// The log of alerts cannot be read: nobody knows what was acknowledged.
    [[nodiscard]] const std::optional<Error>& decisionError() const;
    /// The ledger cannot be read: nobody knows what was published. The figures do not depend on it.
    [[nodiscard]] const std::optional<Error>& publicationError() const;
    [[nodiscard]] std::optional<UtcTime> asOf() const;
    /// An answer is on its way: what current() gives may be replaced.
    [[nodiscard]] bool isComputing() const;
    /// Warnings and rank intervals of everything in current() are there.
    [[nodiscard]] bool isComplete() const;

    /// Other denominators than the catalogue's own, for all windows; empty: its own again. The figures are
    /// made anew with them, and cannot be published.
    void setDenominators(const DenominatorChoices& choices);
    [[nodiscard]] const DenominatorChoices& denominators() const;

    /// Reads the catalogue anew (after an import or an edit) and computes with it.
    void reloadCatalogue();
    /// Freezes a period that has ended, or restates it; what was published stays. Ends with Conflict when
    /// the period is open, when nothing changed since, when a reason is missing or too much, or while other
    /// denominators than the catalogue's are chosen; Unsupported
    /// without a ledger; NotFound when nothing is computed or scored for it.
    QFuture<Result<Publication>> publish(const PublishOrder& order);
    /// Computes a published period again from its frozen inputs and compares byte for byte. True: equal.
    QFuture<Result<bool>> verify(qint64 publication);
    /// A published period against the figures of today, fact by fact with the reason (driftOf()). Unsupported
    /// without a ledger; NotFound before anything is computed.
    QFuture<Result<PublicationDrift>> compare(const Publication& publication);
    [[nodiscard]] bool hasPublications() const; ///< There is a ledger.
    [[nodiscard]] bool mayPublish() const;      ///< And it may be written.
    /// Somebody has seen an alert; the time is now. changed() follows. Unsupported without a log; Invalid as
    /// AlertLog::add() says.
    QFuture<Result<AlertDecision>> acknowledge(AlertDecision decision);
    [[nodiscard]] bool canAcknowledge() const;

Q_SIGNALS:
    void changed();     ///< Any of the above but asOf() alone.
    void asOfChanged(); ///< Often while changes stream in: nothing but the age is another.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace onescreen
