// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitpanel.h"

#include "ui/portrait/portraittext.h"

using namespace Qt::StringLiterals;

namespace onescreen {

PortraitPanel::PortraitPanel(const SceneContext& context, Part part, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_part(std::move(part))
{
    setObjectName(m_part.objectName);
    setTitle(m_part.title);
    setPassport(m_part.help);
    fill(m_part.inner, m_part.source);
    setMinimumSize(0, 0);
}

void PortraitPanel::setView(const PortraitView& view)
{
    ModelStatus& status = m_status;
    status = view.status;
    if (view.issue) {
        const portrait::Portrait& now = view.issue->now;
        setPeriod(issueTitle(now.period));
        setScope(now.unit.name);
        setDefinitionVersion(now.catalogueVersion);
        setSourceText(now.demonstration ? tr("本系统缓存的记录（演示数据）和导入的指标文件")
                                        : tr("本系统缓存的记录和导入的指标文件"));
        const QString why = m_part.show(*view.issue, view.dimension);
        if (!why.isEmpty()) {
            status.state = ModelState::Empty;
            status.emptyText = why;
        }
    } else if (status.state == ModelState::Ready) {
        status.state = view.missing.isEmpty() ? ModelState::Loading : ModelState::Empty;
        status.emptyText = view.missing;
    }
    showStatus(status);
}

void PortraitPanel::followAsOf(std::optional<UtcTime> asOf)
{
    m_status.asOf = asOf;
    showStatus(m_status);
}

} // namespace onescreen
