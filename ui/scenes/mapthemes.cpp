// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/mapthemes.h"

#include "app/models/datahub.h"
#include "app/models/themes.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapview.h"

namespace onescreen {

using namespace Qt::StringLiterals;

MapThemes::MapThemes(const SceneContext& context, MapView& view, QObject* parent)
    : QObject(parent), m_hub(context.hub), m_view(view)
{
    if (context.themes)
        m_waiting = redactedThemes(*context.themes, redactionFor(context.windowClass));
    add();
    connect(&m_hub, &DataHub::statusChanged, this, &MapThemes::add);
}

void MapThemes::add()
{
    const bool demonstration = m_hub.status() && m_hub.status()->replayed > 0;
    std::erase_if(m_waiting, [&](const geo::PackTheme& theme) {
        if ((theme.origin == Origin::Replay && !demonstration) || theme.features.empty())
            return false;
        if (!m_view.layer(u"theme-"_s + theme.id)) // of two packs with one id the first counts
            m_view.addLayer(std::make_unique<ThemeMapLayer>(std::make_shared<const geo::ThemeShapes>(theme)));
        return true;
    });
}

} // namespace onescreen
