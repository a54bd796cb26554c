// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/indicatorcell.h"

#include "ui/charts/ticks.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

IndicatorCell::IndicatorCell(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_name(new PlainLabel(this)), m_value(new PlainLabel(this)),
      m_unit(new PlainLabel(this)), m_chart(new PeriodChart(context, this))
{
    m_name->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_name->setElide(Qt::ElideRight);
    m_value->setStyle(context, TextSize::Large, TextRole::Normal, true);
    m_unit->setStyle(context, TextSize::Small, TextRole::Secondary);
    m_unit->setElide(Qt::ElideRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_name);
    auto* line = new QHBoxLayout;
    line->setSpacing(context.metrics.space(0.5));
    line->addWidget(m_value);
    line->addWidget(m_unit, 1);
    column->addLayout(line);
    column->addWidget(m_chart, 1);
    column->addStretch(0);
}

void IndicatorCell::setNamed(bool named)
{
    m_name->setVisible(named);
}

void IndicatorCell::setGroup(const IndicatorGroup& group)
{
    constexpr int mostDecimals = 2;
    m_name->setText(group.regionName + u" · "_s + group.indicator);
    m_value->setText(numberText(group.latest, QLocale(), decimalsOf(group.latest, mostDecimals)));
    m_unit->setText((group.latest ? group.unit + u" · "_s : QString()) + group.latestPeriod);
    setPlainToolTip(m_value, group.latestDocument);
    m_chart->setVisible(
        !group.placed.empty()); // a period like "改革方案目标" has no place on an axis of time
    m_chart->setData(PeriodData(group.placed, group.unit));
}

} // namespace onescreen
