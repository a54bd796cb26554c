// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/figureheader.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace onescreen {

FigureHeader::FigureHeader(const ThemeContext& context, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), m_context(context)
{
    setFont(context.font(TextSize::Small));
    setSectionsClickable(!context.wall);
    setHighlightSections(false);
    setMinimumSectionSize(context.metrics.space(3));
}

QSize FigureHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), QFontMetrics(font()).height() + m_context.metrics.space(0.75)};
}

void FigureHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = m_context.theme;
    painter->save();
    painter->fillRect(rect, theme.panel);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.hairline);
    const bool right =
        model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>() &
        Qt::AlignRight;
    QString text = model()->headerData(section, orientation()).toString();
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const int padding = m_context.metrics.space(1.0);
    const QRect room = rect.adjusted(padding, 0, -padding, 0);
    painter->setFont(font());
    painter->setPen(sorted ? theme.accent : theme.secondary);
    if (sorted) {
        const QString mark = sortIndicatorOrder() == Qt::AscendingOrder ? u"▲"_s : u"▼"_s;
        text = right ? mark + text : text + mark;
    }
    painter->drawText(room, Qt::AlignVCenter | Qt::TextSingleLine | (right ? Qt::AlignRight : Qt::AlignLeft),
                      QFontMetrics(font()).elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace onescreen
