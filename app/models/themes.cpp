// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/themes.h"

namespace onescreen {

std::vector<geo::PackTheme> redactedThemes(const std::vector<geo::PackTheme>& themes,
                                           const Redaction& redaction)
{
    std::vector<geo::PackTheme> shown = themes;
    for (geo::PackTheme& theme : shown) {
        for (geo::ThemeFeature& feature : theme.features) {
            if (!redaction.personNames) {
                feature.person.clear();
                feature.phone.clear();
            }
            if (!redaction.freeText)
                feature.note.clear();
            if (!redaction.exactPosition && feature.point)
                feature.point = coarsened(*feature.point);
        }
    }
    return shown;
}

} // namespace onescreen
