// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/errortext.h"
#include "ui/common/panelframe.h"

#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace onescreen {

/// What Scene::problems() says of panels: each reason once, behind the names of the panels that give it.
/// `error` is what the model behind all of them says; without one each panel speaks for itself.
template <typename Panels> QStringList problemsOf(const Panels& shown, const std::optional<Error>& error)
{
    std::vector<std::pair<QString, QStringList>> reasons; // In the order of the panels.
    for (const PanelFrame* panel : shown) {
        if (panel->state() != PanelState::Error)
            continue;
        const QString text =
            (error ? errorText(*error) + u'\n' + errorNextStep(error->kind) : panel->stateText())
                .simplified();
        auto same = std::ranges::find(reasons, text,
                                      [](const auto& reason) -> const QString& { return reason.first; });
        if (same == reasons.end())
            same = reasons.insert(reasons.end(), {text, {}});
        same->second << panel->accessibleName();
    }
    QStringList all;
    for (const auto& [text, names] : reasons)
        all << names.join(QStringLiteral(", ")) + QStringLiteral(": ") + text;
    return all;
}

} // namespace onescreen
