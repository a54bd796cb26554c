// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/legendview.h"

#include "ui/common/plainlabel.h"

#include <QHelpEvent>
#include <QPainter>

#include <algorithm>

namespace onescreen {

int legendLineHeight(const ThemeContext& context)
{
    return std::max(QFontMetrics(context.font(TextSize::Small)).lineSpacing(),
                    context.metrics.icon + context.metrics.grid / 2);
}

void paintLegendLine(QPainter& painter, const QRect& line, const LegendEntry& entry,
                     const ThemeContext& context)
{
    const int column = context.metrics.space(3);
    if (!entry.symbol.isNull()) {
        // Large signs are drawn smaller: what they mean does not depend on their size.
        QSizeF size = entry.symbol.deviceIndependentSize();
        size.scale(size.boundedTo(QSizeF(column, line.height() - 2)), Qt::KeepAspectRatio);
        QRectF place({0, 0}, size);
        place.moveCenter(QPointF(line.left() + column / 2.0, line.center().y() + 0.5));
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, entry.symbol);
    }
    painter.setFont(context.font(TextSize::Small));
    const QFontMetrics metrics(painter.font());
    const int valueWidth = entry.value.isEmpty() ? 0 : metrics.horizontalAdvance(entry.value);
    painter.setPen(context.wall ? context.theme.text : context.theme.secondary);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, entry.value);
    QRect words = line.adjusted(column + context.metrics.grid / 2, 0, -valueWidth, 0);
    if (valueWidth > 0)
        words.adjust(0, 0, -context.metrics.grid, 0);
    painter.setPen(context.theme.text);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(entry.text, Qt::ElideRight, words.width()));
}

LegendView::LegendView(std::vector<LegendEntry> entries, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_entries(std::move(entries)), m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList words;
    for (const LegendEntry& entry : m_entries)
        words << entry.text + QLatin1Char(' ') + entry.value;
    setAccessibleName(words.join(QLatin1Char('\n')));
}

QSize LegendView::sizeHint() const
{
    return {m_context.metrics.space(20), static_cast<int>(m_entries.size()) * legendLineHeight(m_context)};
}

void LegendView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    QRect line(0, 0, width(), legendLineHeight(m_context));
    for (const LegendEntry& entry : m_entries) {
        paintLegendLine(painter, line, entry, m_context);
        line.translate(0, line.height());
    }
}

bool LegendView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        // What was shortened is told in full.
        const auto index = static_cast<std::size_t>(
            std::max(0, static_cast<QHelpEvent*>(event)->pos().y() / legendLineHeight(m_context)));
        setPlainToolTip(this, index < m_entries.size() ? m_entries[index].text : QString());
    }
    return QWidget::event(event);
}

} // namespace onescreen
