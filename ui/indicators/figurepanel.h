// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/modelpanel.h"

namespace onescreen {

/// What the panels of one scene have in common.
struct FigureAbout
{
    ModelStatus status;
    QString period;  ///< "2024Q2", with "（未结束）" while it runs.
    QString scope;   ///< Name of the unit.
    QString version; ///< 口径 version; this and the next stand under every export.
    QString source;
};

/// A panel over figures of the assessment.
class FigurePanel : public ModelPanel
{
    Q_OBJECT
public:
    FigurePanel(const SceneContext& context, QWidget* content, QWidget* parent = nullptr);

    /// `missing`: there is an assessment, but nothing for this panel, and why; shown as an empty state.
    void setAbout(const FigureAbout& about, const QString& missing = {});
    /// Nothing but the age is another.
    void followAsOf(std::optional<UtcTime> asOf);

private:
    ModelStatus m_status;
};

} // namespace onescreen
