// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitissue.h"
#include "app/models/assessment/alertdecisions.h"
#include "ui/common/modelpanel.h"

#include <functional>
#include <memory>

namespace onescreen {

/// What all panels of a portrait show.
struct PortraitView
{
    std::shared_ptr<const portrait::Issue> issue; ///< Null: `status` and `missing` say why.
    ModelStatus status;
    QString missing;   ///< There are figures, but none for this unit or period; what to do.
    QString dimension; ///< Only indicators of this one; empty: of all.
};

/// One panel of a portrait: a part of the issue inside the frame that every panel has.
class PortraitPanel final : public ModelPanel
{
    Q_OBJECT
public:
    struct Part
    {
        QString objectName;
        QString title;
        QString help; ///< What the picture means.
        QWidget* inner = nullptr;
        const ExportSource* source = nullptr;
        /// Shows the part; gives why there is nothing to see, or an empty text.
        std::function<QString(const portrait::Issue&, const QString& dimension)> show;
    };
    PortraitPanel(const SceneContext& context, Part part, QWidget* parent = nullptr);

    void setView(const PortraitView& view);
    /// Nothing but the age is another.
    void followAsOf(std::optional<UtcTime> asOf);

Q_SIGNALS:
    /// Whoever shows it opens the passport of this number; without an indicator that of the score.
    void passportRequested(const QString& unit, const onescreen::Period& period, const QString& indicator);
    void dimensionActivated(const QString& dimension);           ///< Empty: all of them.
    void indicatorChosen(const QString& indicator);              ///< For trend and funnel.
    void acknowledged(const onescreen::AlertDecision& decision); ///< To be logged.

private:
    Part m_part;
    ModelStatus m_status;
};

/// The panels, each over its part of the issue.
PortraitPanel* makeWarningPanel(const SceneContext& context);
PortraitPanel* makeScorePanel(const SceneContext& context);
PortraitPanel* makeNarrativePanel(const SceneContext& context);
PortraitPanel* makeDimensionPanel(const SceneContext& context);
PortraitPanel* makeTargetPanel(const SceneContext& context);
PortraitPanel* makeContributionPanel(const SceneContext& context);
PortraitPanel* makeTrendPanel(const SceneContext& context);
PortraitPanel* makeFunnelPanel(const SceneContext& context);
PortraitPanel* makeChangePanel(const SceneContext& context);
PortraitPanel* makeDifferencePanel(const SceneContext& context);
PortraitPanel* makeComparisonPanel(const SceneContext& context);
PortraitPanel* makeContextPanel(const SceneContext& context);

} // namespace onescreen
