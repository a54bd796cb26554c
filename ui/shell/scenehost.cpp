// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/scenehost.h"

#include <QStackedLayout>

#include <algorithm>

namespace onescreen {

SceneHost::SceneHost(std::vector<SceneFactory> scenes, const SceneContext& context, QWidget* parent)
    : QWidget(parent), m_factories(std::move(scenes)), m_context(context), m_pages(new QStackedLayout(this))
{
    m_pages->setContentsMargins(0, 0, 0, 0);
    setFocusPolicy(Qt::StrongFocus); // keys go to the picture first, not to the first button
}

const SceneFactory* SceneHost::find(const QString& sceneId) const
{
    const auto it = std::ranges::find(m_factories, sceneId, &SceneFactory::id);
    return it == m_factories.end() ? nullptr : &*it;
}

QString SceneHost::titleOf(const QString& sceneId) const
{
    const SceneFactory* factory = find(sceneId);
    return factory ? factory->title : sceneId;
}

Scene* SceneHost::make(const SceneFactory& factory)
{
    Scene* scene = factory.create(m_context, this);
    scene->setObjectName(factory.id);
    m_pages->addWidget(scene);
    m_scenes.insert(factory.id, scene);
    connect(scene, &Scene::completeChanged, this, [this, scene] {
        if (scene == m_current)
            Q_EMIT completeChanged();
    });
    connect(scene, &Scene::addressChanged, this, [this, scene] {
        if (scene == m_current)
            Q_EMIT addressChanged(scene->address());
    });
    connect(scene, &Scene::openAddressRequested, this, &SceneHost::openAddressRequested);
    return scene;
}

bool SceneHost::show(const ViewAddress& address)
{
    const SceneFactory* factory = find(address.scene());
    if (!factory)
        return false;
    Scene* scene = m_scenes.value(factory->id);
    if (!scene)
        scene = make(*factory);
    const bool other = scene != m_current;
    m_current = scene;
    scene->setAddress(address);
    m_pages->setCurrentWidget(scene);
    if (other)
        Q_EMIT sceneChanged();
    Q_EMIT completeChanged();
    return true;
}

} // namespace onescreen
