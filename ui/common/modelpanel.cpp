// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/modelpanel.h"

#include "ui/common/errortext.h"

#include <QVBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

ModelPanel::ModelPanel(const SceneContext& context, QWidget* content, QWidget* parent)
    : PanelFrame(context.theme, content, parent), m_hub(context.hub), m_dialogs(context.dialogs),
      m_edge(context.theme.metrics.space())
{
    connect(&m_hub, &DataHub::tick, this, &ModelPanel::showAge);
    if (const auto* source = dynamic_cast<const ExportSource*>(content))
        setExport(&context.dialogs, source);
}

void ModelPanel::fill(QWidget* inner, const ExportSource* source)
{
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(m_edge, 0, m_edge, m_edge);
    layout->addWidget(inner);
    setExport(&m_dialogs, source);
}

void ModelPanel::showStatus(const ModelStatus& status)
{
    m_asOf = status.asOf;
    showAge();
    switch (status.state) {
    case ModelState::Loading:
        setState(PanelState::Loading);
        break;
    case ModelState::Empty:
        setState(PanelState::Empty, status.emptyText);
        break;
    case ModelState::NoMatch:
        setState(PanelState::NoMatch);
        break;
    case ModelState::Error:
        if (!status.asOf && status.error) {
            setState(PanelState::Error, errorText(*status.error) + u'\n' + errorNextStep(status.error->kind));
            break;
        }
        [[fallthrough]];
    case ModelState::Ready:
        setState(PanelState::Fresh);
        break;
    }
}

void ModelPanel::showAge()
{
    const UtcTime now = m_hub.now();
    const auto age = m_asOf ? std::optional(now - *m_asOf) : std::nullopt;
    setAsOf(m_asOf, now, freshnessOf(age, expectedContact));
}

QString periodText(const PeriodChoice& period)
{
    if (period.isAll())
        return ModelPanel::tr("全部时间");
    if (const std::optional<int> days = period.days())
        return *days == 1 ? ModelPanel::tr("今日") : ModelPanel::tr("近 %1 天").arg(*days);
    return period.toString();
}

QString scopeText(const NameBook& names, std::optional<RegionCode> area)
{
    return area ? names.regionName(*area) : ModelPanel::tr("全部区域");
}

} // namespace onescreen
