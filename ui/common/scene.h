// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/viewaddress.h"
#include "app/models/windowclass.h"
#include "ui/common/theme.h"

#include <QKeySequence>
#include <QSet>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace onescreen {

namespace geo {
class BaseMapCatalog;
struct Pack;
struct PackTheme;
} // namespace geo

class ActionSender;
class AssessmentModel;
class DataHub;
class Dialogs;
class FeedBatchSource;

class SettingsStore;

/// A page of a window. Its whole state is its address: what is set is what address() gives back.
class Scene : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString sceneId() const = 0; ///< First word of its addresses: "overview".
    [[nodiscard]] virtual QString title() const = 0;
    /// Changes what is shown; emits addressChanged() only when the user changes it afterwards.
    virtual void setAddress(const ViewAddress& address) = 0;
    [[nodiscard]] virtual ViewAddress address() const = 0;
    /// All panels have drawn their data, or the state that stands for them (empty, error).
    [[nodiscard]] virtual bool isComplete() const = 0;
    /// Panels that could not show their data, one sentence each; a capture fails on them.
    [[nodiscard]] virtual QStringList problems() const { return {}; }

Q_SIGNALS:
    void completeChanged();
    void addressChanged(); ///< The user drilled or filtered: the shell keeps the new address in the history.
    void openAddressRequested(
        const onescreen::ViewAddress& address); ///< Another scene, or another place of this one.
};

/// What a scene may use. References outlive the scene.
struct SceneContext
{
    DataHub& hub;
    AssessmentModel& assessment; ///< One for all windows; computes only once a scene has called request().
    ThemeContext theme;
    WindowClass windowClass;
    ActionSender& actions;
    std::shared_ptr<const geo::Pack> pack;
    Dialogs& dialogs;
    SettingsStore& settings;
    /// Thematic layers of the map as they came; a scene redacts them for its window. Null: none.
    std::shared_ptr<const std::vector<geo::PackTheme>> themes{};
    geo::BaseMapCatalog* baseMaps = nullptr; ///< Base maps besides the built-in one; null: none.
    QString window{}; ///< The window's name in settings ("duty@1"); empty where nothing is to be kept.
    FeedBatchSource* feedBatches = nullptr; ///< What source systems have sent; null: no server was named.
};

/// How the shell learns of a scene. `create` is called when the scene is first shown.
struct SceneFactory
{
    QString id;
    QString title;
    QKeySequence key;
    std::function<Scene*(const SceneContext& context, QWidget* parent)> create;
    QSet<WindowClass> classes; ///< Window classes that may show it.
};

} // namespace onescreen
