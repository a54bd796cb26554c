// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/feedmodel.h"
#include "ui/common/scene.h"

#include <vector>

namespace onescreen {

class BatchPanel;
class ModelPanel;

/// F12 数据健康: feeds and their batches, operators' actions on their way, cache, link. Holds no business
/// data, so every window class may show it.
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
    void chooseFeed(const QString& code);

    FeedModel m_feeds;
    BatchPanel* m_batches;
    std::vector<ModelPanel*> m_panels;
    ViewAddress m_address;
};

} // namespace onescreen
