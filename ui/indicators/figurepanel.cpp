// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/figurepanel.h"

namespace onescreen {

FigurePanel::FigurePanel(const SceneContext& context, QWidget* content, QWidget* parent)
    : ModelPanel(context, content, parent)
{
}

void FigurePanel::setAbout(const FigureAbout& about, const QString& missing)
{
    setPeriod(about.period);
    setScope(about.scope);
    setDefinitionVersion(about.version);
    setSourceText(about.source);
    ModelStatus status = about.status;
    if (status.state == ModelState::Ready && !missing.isEmpty()) {
        status.state = ModelState::Empty;
        status.emptyText = missing;
    }
    showStatus(status);
}

} // namespace onescreen
