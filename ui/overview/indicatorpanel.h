// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/indicatormodel.h"
#include "ui/common/modelpanel.h"

namespace onescreen {

class IndicatorView;

/// The imported figures of the documents, shown as printed and never recomputed.
class IndicatorPanel final : public ModelPanel
{
    Q_OBJECT
public:
    /// Figures of the tenant's areas come first.
    IndicatorPanel(const SceneContext& context, IndicatorModel& model, std::optional<RegionCode> tenant,
                   QWidget* parent = nullptr);

private:
    void refresh();

    IndicatorModel& m_model;
    std::optional<RegionCode> m_tenant;
    IndicatorView* m_view;
    std::optional<quint64> m_shown; ///< Revision of the model that the view shows.
};

} // namespace onescreen
