// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/scene.h"
#include "ui/common/settingsstore.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

class AccountDesk;

/// What the windows of the program share. References outlive every window.
struct ShellServices
{
    DataHub& hub;
    AssessmentModel& assessment;
    ActionSender& actions;
    AccountDesk* account = nullptr; ///< Null: there is no server to sign in to.
    Dialogs& dialogs;
    SettingsStore& settings;
    std::shared_ptr<const geo::Pack> pack;
    std::vector<SceneFactory> scenes; ///< In the order of their keys.
    QString placeName;                ///< Of the tenant: "舟山市".
    QString version;
    bool hasServer = false;   ///< A central address was given.
    bool cacheExists = false; ///< Something was synced before this run.
    bool readOnly = false;    ///< Another program keeps the cache; this one only looks.
    Theme theme = Theme::night();
    bool reducedMotion = false;
    std::optional<double> distanceM;                             ///< From eye to wall.
    std::optional<double> pixelPitchMm;                          ///< Of the wall.
    std::shared_ptr<const std::vector<geo::PackTheme>> themes{}; ///< Thematic layers; null: none.
    geo::BaseMapCatalog* baseMaps = nullptr;                     ///< Null: only the built-in one.
    FeedBatchSource* feedBatches = nullptr;                      ///< Null: there is no server to ask.

    [[nodiscard]] std::vector<SceneFactory> scenesFor(WindowClass windowClass) const
    {
        std::vector<SceneFactory> fitting;
        for (const SceneFactory& scene : scenes) {
            if (scene.classes.contains(windowClass))
                fitting.push_back(scene);
        }
        return fitting;
    }
};

} // namespace onescreen
