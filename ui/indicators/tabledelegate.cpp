// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/tabledelegate.h"

#include "ui/charts/sparkline.h"
#include "ui/indicators/tableroles.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using Values = std::vector<std::optional<double>>;

constexpr QChar flag = u'※';

} // namespace

QColor mixedColor(const QColor& a, const QColor& b, float share)
{
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * share,
                            a.greenF() + (b.greenF() - a.greenF()) * share,
                            a.blueF() + (b.blueF() - a.blueF()) * share);
}

TableDelegate::TableDelegate(const ThemeContext& context, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context), m_style(context), m_font(context.font()),
      m_small(context.font(TextSize::Small)), m_metrics(m_font), m_smallMetrics(m_small)
{
}

int TableDelegate::rowHeight() const
{
    return m_metrics.height() + m_context.metrics.space(0.75);
}

void TableDelegate::measure(const QAbstractItemModel& model)
{
    m_unitWidths.assign(static_cast<size_t>(model.columnCount()), 0);
    for (int column = 0; column < model.columnCount(); ++column) {
        int widest = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString unit = model.index(row, column).data(UnitRole).toString();
            widest = std::max(widest, m_smallMetrics.horizontalAdvance(unit));
        }
        m_unitWidths[static_cast<size_t>(column)] = widest == 0 ? 0 : widest + m_context.metrics.space(0.5);
    }
}

int TableDelegate::unitWidth(int column) const
{
    return column < std::ssize(m_unitWidths) ? m_unitWidths[static_cast<size_t>(column)] : 0;
}

int TableDelegate::columnWidth(const QAbstractItemModel& model, int column) const
{
    const int sortSign = m_context.metrics.space(1.5);
    int widest =
        m_smallMetrics.horizontalAdvance(model.headerData(column, Qt::Horizontal).toString()) + sortSign;
    const int slot = unitWidth(column);
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, column);
        int width = 0;
        if (index.data(SparkRole).isValid() || index.data(IntervalRole).isValid())
            width = m_context.metrics.space(11);
        else if (index.data(NumberRole).isValid())
            width = m_metrics.horizontalAdvance(index.data(NumberRole).toString()) + slot;
        else // Rounded to the nearest pixel, while eliding looks at fractions.
            width = m_metrics.horizontalAdvance(index.data().toString()) + 1;
        if (index.data(MarkRole).isValid())
            width += m_metrics.ascent() + m_context.metrics.space(0.75);
        widest = std::max(widest, width);
    }
    return widest + m_context.metrics.space(2.0);
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {m_metrics.horizontalAdvance(index.data().toString()), rowHeight()};
}

void TableDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option, bool first) const
{
    const Theme& theme = m_context.theme;
    const bool selected = option.state & QStyle::State_Selected;
    const QRect& cell = option.rect;
    if (selected)
        painter.fillRect(cell, mixedColor(theme.panel, theme.accent, theme.dark ? 0.22F : 0.14F));
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(cell, mixedColor(theme.panel, theme.accent, 0.07F));
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                     mixedColor(theme.panel, theme.hairline, 0.6F));
    if (selected && first)
        painter.fillRect(
            QRect(cell.left(), cell.top(), qMax(2, m_context.metrics.space(0.375)), cell.height()),
            theme.accent);
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell.adjusted(1, 1, -2, -2));
    }
}

void TableDelegate::paintText(QPainter& painter, const QRect& cell, const QModelIndex& index) const
{
    const Theme& theme = m_context.theme;
    const bool name = index.data(PrimaryRole).toBool();
    painter.setFont(m_font);
    painter.setPen(name && !index.data(MutedRole).toBool() ? theme.text : theme.secondary);
    QRect room = cell;
    if (name && index.data(FlaggedRole).toBool())
        room.setWidth(room.width() - m_smallMetrics.horizontalAdvance(flag) - m_context.metrics.space(0.5));
    const QString shown = m_metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    if (room.width() == cell.width())
        return;
    const int used = m_metrics.horizontalAdvance(shown) + m_context.metrics.space(0.5);
    painter.setFont(m_small);
    painter.setPen(theme.warning);
    painter.drawText(cell.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, flag);
}

void TableDelegate::paintNumber(QPainter& painter, const QRect& cell, const QModelIndex& index) const
{
    const Theme& theme = m_context.theme;
    const int slot = unitWidth(index.column());
    painter.setFont(m_font);
    painter.setPen(index.data(MutedRole).toBool() ? theme.secondary : theme.text);
    painter.drawText(cell.adjusted(0, 0, -slot, 0), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                     index.data(NumberRole).toString());
    if (slot == 0)
        return;
    painter.setFont(m_small);
    painter.setPen(theme.secondary);
    const QRect unit(cell.right() + 1 - slot + m_context.metrics.space(0.5), cell.top(), slot, cell.height());
    painter.drawText(unit, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     index.data(UnitRole).toString());
}

void TableDelegate::paintMark(QPainter&, const QRectF&, int) const {}

QColor TableDelegate::markTextColor(int) const
{
    return m_context.theme.text;
}

void TableDelegate::paintInterval(QPainter&, const QRect&, const QModelIndex&) const {}

void TableDelegate::paintMarked(QPainter& painter, const QRect& cell, const QModelIndex& index) const
{
    const int mark = index.data(MarkRole).toInt();
    const int side = qRound(m_metrics.ascent() * 0.72);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, QRectF(cell.left(), cell.top() + (cell.height() - side) / 2.0, side, side), mark);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRect room = cell.adjusted(side + m_context.metrics.space(0.75), 0, 0, 0);
    painter.setFont(m_font);
    painter.setPen(markTextColor(mark));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     m_metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
}

void TableDelegate::paintSpark(QPainter& painter, const QRect& cell, const QModelIndex& index) const
{
    const auto values = index.data(SparkRole).value<Values>();
    const int inset = m_context.metrics.space(0.5);
    SparklineData data{.values = values};
    // The column shows the course, not the size: each line has its own scale.
    for (const auto& value : values) {
        if (value && (!data.low || *value < *data.low))
            data.low = value;
        if (value && (!data.high || *value > *data.high))
            data.high = value;
    }
    paintSparkline(painter, QRectF(cell.adjusted(0, inset, 0, -inset)), data, m_style);
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    paintBackground(*painter, option, index.column() == 0);
    const int padding = m_context.metrics.space(1.0);
    const QRect cell = option.rect.adjusted(padding, 0, -padding, 0);
    if (index.data(SparkRole).isValid())
        paintSpark(*painter, cell, index);
    else if (index.data(IntervalRole).isValid())
        paintInterval(*painter, cell, index);
    else if (index.data(MarkRole).isValid())
        paintMarked(*painter, cell, index);
    else if (index.data(NumberRole).isValid())
        paintNumber(*painter, cell, index);
    else
        paintText(*painter, cell, index);
    painter->restore();
}

} // namespace onescreen
