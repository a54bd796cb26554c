// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/eventlinedelegate.h"

#include "app/models/eventqueueroles.h"
#include "ui/common/numbertext.h"
#include "ui/map/markers.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace onescreen {

void EventLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const Theme& theme = m_context.theme;
    const int pad = m_context.metrics.space(1);
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.raised);
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.accent);
    }
    const QVariant title = index.data(TitleRole);
    const QFont large = m_context.font(TextSize::Normal);
    const QFont small = m_context.font(TextSize::Small);
    const QRect box = option.rect.adjusted(pad, pad / 2, -pad, -pad / 2);
    const int first = QFontMetrics(large).height();
    painter->setFont(large);
    painter->setPen(title.isValid() ? theme.text : theme.secondary);
    const QString shown = title.isValid() ? title.toString() : tr("正在读取…");
    painter->drawText(QRect(box.topLeft(), QSize(box.width(), first)), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(large).elidedText(shown, Qt::ElideRight, box.width()));
    if (title.isValid()) {
        const auto priority = static_cast<Priority>(index.data(PriorityRole).toInt());
        const auto state = static_cast<EventState>(index.data(StateRole).toInt());
        painter->setFont(small);
        const QFontMetrics metrics(small);
        QRect line(box.left(), box.top() + first, box.width(), metrics.height());
        const QString word = priorityText(priority);
        painter->setPen(priority == Priority::Urgent && isOpen(state) ? theme.urgent : theme.secondary);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, word);
        line.setLeft(line.left() + metrics.horizontalAdvance(word));
        painter->setPen(theme.secondary);
        QStringList parts{eventStateText(state)};
        for (const int role : {int{EventNumberRole}, int{RegionNameRole}}) {
            if (const QString text = index.data(role).toString(); !text.isEmpty())
                parts << text;
        }
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(u" · "_s + parts.join(u" · "_s), Qt::ElideRight, line.width()));
    }
    painter->setPen(theme.hairline);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

QSize EventLineDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    const int lines = QFontMetrics(m_context.font(TextSize::Normal)).height() +
                      QFontMetrics(m_context.font(TextSize::Small)).height();
    return {m_context.metrics.space(24), lines + m_context.metrics.space(1)};
}

} // namespace onescreen
