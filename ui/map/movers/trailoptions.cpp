// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/trailoptions.h"

#include "ui/map/movers/trailslayer.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

TrailOptions::TrailOptions(TrailsLayer& layer, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_layer(layer), m_who(new QComboBox(this)), m_minutes(new QComboBox(this))
{
    setObjectName(u"trailOptions"_s);
    m_who->setObjectName(u"trailWho"_s);
    m_who->setAccessibleName(tr("谁的轨迹"));
    m_who->addItems({tr("选中的"), tr("全部力量")});
    m_minutes->setObjectName(u"trailMinutes"_s);
    m_minutes->setAccessibleName(tr("轨迹长度"));
    for (const int minutes : TrailsLayer::lengths)
        m_minutes->addItem(tr("近 %1 分钟").arg(minutes), minutes);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(context.metrics.grid / 2);
    row->addWidget(m_who);
    row->addWidget(m_minutes);
    row->addStretch();
    refresh();
    connect(m_who, &QComboBox::activated, &layer, [&layer](int index) {
        layer.setWho(index == 0 ? TrailsLayer::Who::Chosen : TrailsLayer::Who::All);
    });
    connect(m_minutes, &QComboBox::activated, &layer,
            [this](int index) { m_layer.setMinutes(m_minutes->itemData(index).toInt()); });
    connect(&layer, &MapLayer::settingChanged, this, &TrailOptions::refresh);
}

void TrailOptions::refresh()
{
    m_who->setCurrentIndex(m_layer.who() == TrailsLayer::Who::Chosen ? 0 : 1);
    m_minutes->setCurrentIndex(m_minutes->findData(
        static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(m_layer.length()).count())));
}

} // namespace onescreen
