// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelparts.h"

#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

SkeletonView::SkeletonView(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(u"panelSkeleton"_s);
}

void SkeletonView::paintEvent(QPaintEvent*)
{
    // Uneven widths look like lines of text, even ones like a broken table.
    constexpr std::array widths{0.62, 0.9, 0.78, 0.84, 0.5, 0.7};
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_context.theme.hairline);
    const int margin = m_context.metrics.space(2);
    const int bar = m_context.metrics.normal;
    int y = margin;
    for (size_t line = 0; y + bar < height() - margin; ++line, y += bar + m_context.metrics.space(1.5))
        painter.drawRoundedRect(QRectF(margin, y, (width() - 2 * margin) * widths[line % widths.size()], bar),
                                bar / 4.0, bar / 4.0);
}

StateView::StateView(const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_icon(new PlainLabel(this)), m_sentence(new PlainLabel(this)),
      m_detail(new PlainLabel(this)), m_button(new QPushButton(this))
{
    m_sentence->setObjectName(u"panelStateText"_s);
    m_detail->setObjectName(u"panelStateDetail"_s);
    m_button->setObjectName(u"panelNextStep"_s);
    m_sentence->setStyle(context, TextSize::Normal, TextRole::Normal, true);
    m_detail->setStyle(context, TextSize::Normal, TextRole::Secondary);
    m_button->setFixedHeight(context.metrics.control);
    m_button->setFont(context.font());
    for (PlainLabel* label : {m_sentence, m_detail}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* layout = new QVBoxLayout(this);
    const int margin = context.metrics.space(2);
    layout->setContentsMargins(margin, context.metrics.space(), margin, context.metrics.space());
    layout->setSpacing(context.metrics.space());
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence);
    layout->addWidget(m_detail);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &StateView::nextStepRequested);
}

void StateView::show(const Shown& shown)
{
    m_icon->setPixmap(
        iconPixmap(shown.icon, shown.iconColor, m_context.metrics.icon * 2, devicePixelRatioF()));
    m_sentence->setText(shown.sentence);
    m_detail->setText(shown.detail);
    m_detail->setVisible(!shown.detail.isEmpty());
    m_button->setText(shown.button);
    m_button->setVisible(!shown.button.isEmpty() && !m_context.wall);
}

void StateView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // In a low panel the words matter more than the picture above them.
    const int gap = m_context.metrics.space();
    const int inside = width() - 2 * m_context.metrics.space(2);
    int words = m_sentence->heightForWidth(inside) + gap;
    if (!m_detail->isHidden())
        words += m_detail->heightForWidth(inside) + gap;
    if (!m_button->isHidden())
        words += m_button->height() + gap;
    m_icon->setVisible(height() >= words + m_context.metrics.icon * 2 + 4 * gap);
}

QString StateView::sentence() const
{
    return m_sentence->text();
}

StaleVeil::StaleVeil(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(u"staleVeil"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void StaleVeil::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor veil = m_context.theme.panel;
    veil.setAlphaF(staleVeilOpacity);
    painter.fillRect(rect(), veil);

    const int edge = m_context.metrics.grid / 2;
    // Not along the top: there the content begins right under the header, and hatching would cross its first
    // line.
    const QRect inside = rect().adjusted(edge, 0, -edge, -edge);
    painter.setClipRegion(QRegion(rect()) - QRegion(inside));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_context.theme.unknown, 1.5 * m_context.metrics.scale));
    const int step = m_context.metrics.grid;
    for (int x = -height(); x < width(); x += step)
        painter.drawLine(x, height(), x + height(), 0);
}

} // namespace onescreen
