// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedmodel.h"
#include "ui/common/scene.h"

#include <vector>

namespace onescreen {

class ModelPanel;

/// F12 数据健康: feeds, operators' actions on their way, cache, link. Holds no business data, so every window
/// class may show it.
class HealthScene final : public Scene
{
    Q_OBJECT
public:
    HealthScene(const SceneContext& context, QWidget* parent);

    [[nodiscard]] QString sceneId() const override;
    [[nodiscard]] QString title() const override;
    void setAddress(const ViewAddress& address) override;
    [[nodiscard]] ViewAddress address() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QStringList problems() const override;

    static SceneFactory factory();

private:
    FeedModel m_feeds;
    std::vector<ModelPanel*> m_panels;
    ViewAddress m_address;
};

} // namespace onescreen
