// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/shellservices.h"

#include <QHash>
#include <QWidget>

class QStackedLayout;

namespace onescreen {

/// Holds the scenes of a window; makes each when it is first shown.
class SceneHost : public QWidget
{
    Q_OBJECT
public:
    SceneHost(std::vector<SceneFactory> scenes, const SceneContext& context, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<SceneFactory>& factories() const { return m_factories; }
    [[nodiscard]] bool has(const QString& sceneId) const { return find(sceneId) != nullptr; }
    [[nodiscard]] QString titleOf(const QString& sceneId) const;

    /// False when this window has no such scene; nothing changes then.
    bool show(const ViewAddress& address);
    [[nodiscard]] Scene* current() const { return m_current; } ///< Null before the first show().

Q_SIGNALS:
    void sceneChanged(); ///< Another scene is current.
    void completeChanged();
    void addressChanged(const onescreen::ViewAddress& address);       ///< By the user, in the current scene.
    void openAddressRequested(const onescreen::ViewAddress& address); ///< By the current scene.

private:
    [[nodiscard]] const SceneFactory* find(const QString& sceneId) const;
    Scene* make(const SceneFactory& factory);

    std::vector<SceneFactory> m_factories;
    SceneContext m_context;
    QHash<QString, Scene*> m_scenes;
    Scene* m_current = nullptr;
    QStackedLayout* m_pages;
};

} // namespace onescreen
