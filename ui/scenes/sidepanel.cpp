// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/sidepanel.h"

#include <algorithm>
#include <utility>

namespace onescreen {

namespace {

constexpr int deskWidth = 340;
constexpr double mostShare = 0.62; ///< Of the main widget: enough of it stays in sight.

} // namespace

SidePanel::SidePanel(const ThemeContext& context, QWidget* main, QWidget* side, QWidget* parent)
    : QWidget(parent), m_context(context), m_main(main), m_side(side)
{
    m_main->setParent(this);
    m_side->setParent(this);
    m_side->hide();
    setMinimumSize(m_main->minimumSizeHint());
}

void SidePanel::setOpen(bool open)
{
    m_side->setVisible(open);
    m_side->raise();
    place();
}

bool SidePanel::isOpen() const
{
    return !m_side->isHidden();
}

int SidePanel::coveredWidth() const
{
    return isOpen() ? m_side->width() : 0;
}

void SidePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void SidePanel::place()
{
    m_main->setGeometry(rect());
    const int wanted = qRound(deskWidth * m_context.metrics.scale);
    const int sideWidth = std::min(wanted, qRound(mostShare * width()));
    m_side->setGeometry(width() - sideWidth, 0, sideWidth, height());
    if (std::exchange(m_covered, coveredWidth()) != coveredWidth())
        Q_EMIT coveredChanged(m_covered);
}

} // namespace onescreen
