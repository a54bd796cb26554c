// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentmodel.h"
#include "ui/common/scene.h"
#include "ui/indicators/publicationpanel.h"

#include <QObject>

namespace onescreen {

/// Fills the panel 已公布期次对账 from the ledger and the figures of today, which are compared on a worker
/// thread, and restates when the panel asks for it. Compares again only when the publication or the figures
/// are others.
class PublicationCheck final : public QObject
{
    Q_OBJECT
public:
    /// `panel` must outlive it.
    PublicationCheck(const SceneContext& context, PublicationPanel& panel, QObject* parent);

    void show(const std::shared_ptr<const Assessment>& assessment, const Period& period,
              const FigureAbout& about);

private:
    [[nodiscard]] QString whyNone() const;
    void showFault(const Error& fault);
    void compare(const Publication& publication);
    void restate(const PublishOrder& order);
    void showRows();

    AssessmentModel& m_model;
    Dialogs& m_dialogs;
    PublicationPanel& m_panel;
    std::shared_ptr<const Assessment> m_assessment;
    std::optional<Period> m_period;
    FigureAbout m_about;
    std::optional<Publication> m_compared; ///< Of `m_drift`, or of what is being compared.
    std::shared_ptr<const Assessment> m_comparedWith;
    std::optional<Result<PublicationDrift>> m_drift; ///< None while comparing.
    quint64 m_asked = 0;                             ///< An answer to an earlier question is dropped.
};

} // namespace onescreen
