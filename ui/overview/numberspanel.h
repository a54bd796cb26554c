// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/overviewmodel.h"
#include "ui/common/modelpanel.h"
#include "ui/overview/overviewfigures.h"

namespace onescreen {

class NumbersView;

/// The six big numbers of a scope, each with its change against the day before.
class NumbersPanel final : public ModelPanel
{
    Q_OBJECT
public:
    NumbersPanel(const SceneContext& context, OverviewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void figureActivated(onescreen::OverviewFigure figure); ///< Its rows are wanted, see rowsBehind().

private:
    void refresh();

    OverviewModel& m_model;
    NumbersView* m_view;
};

} // namespace onescreen
