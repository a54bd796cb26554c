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
    m_status = about.status;
    // While an error lasts the last good figures stay, and so does why there are none here.
    const bool hasFigures = m_status.state == ModelState::Ready ||
                            (m_status.state == ModelState::Error && m_status.asOf.has_value());
    if (hasFigures && !missing.isEmpty()) {
        m_status.state = ModelState::Empty;
        m_status.emptyText = missing;
    }
    showStatus(m_status);
}

void FigurePanel::followAsOf(std::optional<UtcTime> asOf)
{
    if (m_status.state == ModelState::Error && !m_status.asOf)
        return; // There are no figures that could grow old.
    m_status.asOf = asOf;
    showStatus(m_status);
}

} // namespace onescreen
