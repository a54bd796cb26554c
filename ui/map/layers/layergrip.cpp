// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/layergrip.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace onescreen {

namespace {

constexpr int dotColumns = 2;
constexpr int dotRows = 3;

} // namespace

LayerGrip::LayerGrip(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setFixedSize(context.metrics.space(1.5), context.metrics.space(2));
    setCursor(Qt::OpenHandCursor);
}

void LayerGrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_dragging ? m_context.theme.accent : m_context.theme.muted);
    const double gap = height() / 4.0;
    const QPointF first(width() / 2.0 - gap / 2, gap);
    for (int column = 0; column < dotColumns; ++column) {
        for (int row = 0; row < dotRows; ++row)
            painter.drawEllipse(first + QPointF(column * gap, row * gap), gap / 4, gap / 4);
    }
}

void LayerGrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->globalPosition().toPoint().y();
    setCursor(Qt::ClosedHandCursor);
    setFocus(Qt::MouseFocusReason); // for Esc
}

void LayerGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    const int y = event->globalPosition().toPoint().y();
    if (!m_dragging && std::abs(y - *m_pressed) < QApplication::startDragDistance())
        return;
    m_dragging = true;
    update();
    Q_EMIT dragged(y);
}

void LayerGrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const bool moved = m_dragging;
    end();
    if (moved)
        Q_EMIT dropped(event->globalPosition().toPoint().y());
    else
        Q_EMIT cancelled();
}

void LayerGrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !m_pressed) {
        QWidget::keyPressEvent(event);
        return;
    }
    end();
    Q_EMIT cancelled();
}

void LayerGrip::end()
{
    m_pressed.reset();
    m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    update();
}

} // namespace onescreen
