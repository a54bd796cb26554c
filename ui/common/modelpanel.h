// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/periodchoice.h"
#include "ui/common/panelframe.h"
#include "ui/common/scene.h"

namespace onescreen {

/// What a panel says about the model behind it.
struct ModelStatus
{
    ModelState state = ModelState::Loading;
    std::optional<Error> error;
    std::optional<UtcTime> asOf;
    QString emptyText; ///< Why there is nothing, and what to do.
};

/// A panel frame over a model: state, as-of and age follow the model and the clock. While an error lasts the
/// last good data stay, growing old in plain sight; the error itself takes the place only when there are
/// none.
class ModelPanel : public PanelFrame
{
    Q_OBJECT
public:
    ModelPanel(const SceneContext& context, QWidget* content, QWidget* parent);

protected:
    void showStatus(const ModelStatus& status);
    /// Puts `inner` into the (empty) content, in line with the panel's title, and exports from it.
    void fill(QWidget* inner, const ExportSource* source);
    [[nodiscard]] DataHub& hub() const { return m_hub; }

private:
    void showAge();

    DataHub& m_hub;
    Dialogs& m_dialogs;
    int m_edge;
    std::optional<UtcTime> m_asOf;
};

/// How long the cache may be without news from the server before it is late; it is stale after twice that.
/// The server answers a waiting question after 30 s at the latest, news or not.
inline constexpr std::chrono::seconds expectedContact{60};

/// "今日", "近 30 天", "全部", "2024-01-01..2024-06-30".
QString periodText(const PeriodChoice& period);
/// Name of the area; "全部区域" without one.
QString scopeText(const NameBook& names, std::optional<RegionCode> area);

} // namespace onescreen
