// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuedelegate.h"

#include "app/models/eventqueueroles.h"
#include "ui/queue/queuedisplaymodel.h"
#include "ui/queue/queuetext.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QColor mixed(const QColor& a, const QColor& b, float share)
{
    return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * share,
                            a.greenF() + (b.greenF() - a.greenF()) * share,
                            a.blueF() + (b.blueF() - a.blueF()) * share);
}

EventState stateOf(const QModelIndex& index)
{
    return static_cast<EventState>(index.data(StateRole).toInt());
}

/// Usual contents of each column, the widest among them: which word is wide depends on the language.
QStringList sampleTexts(EventQueueColumn column)
{
    using namespace std::chrono_literals;
    switch (column) {
    case EventQueueColumn::Priority:
        return {priorityWord(Priority::Urgent), priorityWord(Priority::Important),
                priorityWord(Priority::Normal), priorityWord(Priority::Info)};
    case EventQueueColumn::Remaining:
        return {remainingText(-Milliseconds{38h}, true),
                remainingText(-Milliseconds{20h + 44min + 44s}, true)};
    case EventQueueColumn::Number:
        return {u"舟2024-000000"_s};
    case EventQueueColumn::Title:
        return {QString(14, u'国')};
    case EventQueueColumn::Category:
        return {QString(5, u'国')};
    case EventQueueColumn::Region:
        return {QString(8, u'国') + u' '};
    case EventQueueColumn::Source:
        return {u"12345 热线"_s};
    case EventQueueColumn::State:
        return {stateWord(EventState::Reported), stateWord(EventState::Accepted),
                stateWord(EventState::Assigned), stateWord(EventState::Handling),
                stateWord(EventState::Suspended)};
    case EventQueueColumn::Unit:
        return {QString(8, u'国')};
    case EventQueueColumn::Reported:
        return {u"06-04 14:05"_s};
    }
    return {};
}

bool hasMark(EventQueueColumn column)
{
    return column == EventQueueColumn::Priority || column == EventQueueColumn::State;
}

} // namespace

QColor priorityColor(Priority priority, const Theme& theme)
{
    switch (priority) {
    case Priority::Urgent:
        return theme.urgent;
    case Priority::Important:
        return theme.warning;
    case Priority::Normal:
    case Priority::Info:
        break;
    }
    return theme.secondary;
}

void drawPriorityMark(QPainter* painter, const QRectF& box, Priority priority, const Theme& theme)
{
    const QColor colour = priorityColor(priority, theme);
    const QPointF middle = box.center();
    const double half = box.width() / 2;
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    switch (priority) {
    case Priority::Urgent:
        painter->drawPolygon(QPolygonF({{middle.x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
        break;
    case Priority::Important:
        painter->drawPolygon(QPolygonF({{middle.x(), box.top()},
                                        {box.right(), middle.y()},
                                        {middle.x(), box.bottom()},
                                        {box.left(), middle.y()}}));
        break;
    case Priority::Normal:
        painter->drawEllipse(middle, half * 0.62, half * 0.62);
        break;
    case Priority::Info:
        painter->setPen(QPen(colour, half * 0.22));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(middle, half * 0.58, half * 0.58);
        break;
    }
}

void drawStateMark(QPainter* painter, const QRectF& box, EventState state, const Theme& theme)
{
    const QColor colour = state == EventState::Closed ? theme.done : theme.secondary;
    const double half = box.width() / 2;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, half * 0.22));
    if (state == EventState::Cancelled) {
        painter->drawLine(box.topLeft(), box.bottomRight());
        painter->drawLine(box.topRight(), box.bottomLeft());
        return;
    }
    painter->drawEllipse(box.center(), half * 0.88, half * 0.88);
    if (state == EventState::Suspended) {
        for (const double side : {-0.28, 0.28})
            painter->drawLine(QPointF(box.center().x() + side * half, box.center().y() - 0.4 * half),
                              QPointF(box.center().x() + side * half, box.center().y() + 0.4 * half));
        return;
    }
    const int quarters = state == EventState::Closed ? 4 : static_cast<int>(state);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const double inset = half * 0.12;
    painter->drawPie(box.adjusted(inset, inset, -inset, -inset), 90 * 16, -quarters * 90 * 16);
}

QueueDelegate::QueueDelegate(const ThemeContext& context, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context), m_font(context.font()),
      m_bold(context.font(TextSize::Normal, true)), m_metrics(m_font), m_boldMetrics(m_bold)
{
}

int QueueDelegate::rowHeight() const
{
    return m_metrics.height() + m_context.metrics.space(1.0);
}

int QueueDelegate::columnWidth(int column, const QString& header) const
{
    const auto which = static_cast<EventQueueColumn>(column);
    const int mark = hasMark(which) ? m_metrics.ascent() + m_context.metrics.space(0.75) : 0;
    int content = 0;
    for (const QString& text : sampleTexts(which))
        content = qMax(content, m_boldMetrics.horizontalAdvance(text) + mark);
    const int title = QFontMetrics(m_context.font(TextSize::Small)).horizontalAdvance(header);
    // A quarter more than the two margins: shaped text may be a pixel wider than its advance.
    return qMax(content, title) + m_context.metrics.space(2.25);
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {columnWidth(index.column(), {}), rowHeight()};
}

void QueueDelegate::paintBackground(QPainter* painter, const QStyleOptionViewItem& option, bool first) const
{
    const Theme& theme = m_context.theme;
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected)
        painter->fillRect(option.rect, mixed(theme.panel, theme.accent, theme.dark ? 0.22F : 0.14F));
    else if (hovered)
        painter->fillRect(option.rect, mixed(theme.panel, theme.accent, 0.07F));
    const QRect& cell = option.rect;
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                      mixed(theme.panel, theme.hairline, 0.6F));
    if (selected && first)
        painter->fillRect(
            QRect(cell.left(), cell.top(), qMax(2, m_context.metrics.space(0.375)), cell.height()),
            theme.accent);
}

const QStaticText& QueueDelegate::shaped(const QString& text, bool bold) const
{
    const std::pair<QString, bool> key(text, bold);
    if (const QStaticText* known = m_shaped.object(key))
        return *known;
    auto* made = new QStaticText(text);
    made->setTextFormat(Qt::PlainText);
    made->prepare({}, bold ? m_bold : m_font);
    m_shaped.insert(key, made);
    return *made;
}

void QueueDelegate::paintText(QPainter* painter, const QRect& cell, const QString& text, const QColor& colour,
                              bool bold) const
{
    painter->setFont(bold ? m_bold : m_font);
    painter->setPen(colour);
    const QFontMetrics& metrics = bold ? m_boldMetrics : m_metrics;
    const int top = cell.top() + (cell.height() - metrics.height()) / 2;
    const bool fits = shaped(text, bold).size().width() <= cell.width();
    const QString shown = fits ? text : metrics.elidedText(text, Qt::ElideRight, cell.width());
    painter->drawStaticText(cell.left(), top, shaped(shown, bold));
}

void QueueDelegate::paintPriority(QPainter* painter, const QRect& cell, const QModelIndex& index) const
{
    const Theme& theme = m_context.theme;
    const auto priority = static_cast<Priority>(index.data(PriorityRole).toInt());
    const QString word = index.data().toString();
    const int side = qRound(m_metrics.ascent() * 0.78);
    const int gap = m_context.metrics.space(0.75);
    QColor colour = priority == Priority::Normal || priority == Priority::Info
                        ? theme.secondary
                        : priorityColor(priority, theme);
    const QRectF mark(cell.left(), cell.top() + (cell.height() - side) / 2.0, side, side);
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_context.wall && priority == Priority::Urgent) {
        // From far away a filled badge is seen first.
        const int width = side + gap + m_boldMetrics.horizontalAdvance(word);
        const int pad = gap / 2;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.urgent);
        painter->drawRoundedRect(cell.left() - pad, cell.top() + pad, width + 2 * pad,
                                 cell.height() - 2 * pad, pad, pad);
        Theme onBadge = theme;
        onBadge.urgent = theme.window;
        drawPriorityMark(painter, mark, priority, onBadge);
        colour = theme.window;
    } else {
        drawPriorityMark(painter, mark, priority, theme);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintText(painter, cell.adjusted(side + gap, 0, 0, 0), word, colour, priority <= Priority::Important);
}

void QueueDelegate::paintState(QPainter* painter, const QRect& cell, const QModelIndex& index) const
{
    const int side = qRound(m_metrics.ascent() * 0.72);
    const QRectF mark(cell.left(), cell.top() + (cell.height() - side) / 2.0, side, side);
    const EventState state = stateOf(index);
    const bool pending = index.data(PendingRole).toBool();
    painter->setRenderHint(QPainter::Antialiasing);
    drawStateMark(painter, mark, state, m_context.theme);
    painter->setRenderHint(QPainter::Antialiasing, false);
    const QColor colour = pending                       ? m_context.theme.accent
                          : state == EventState::Closed ? m_context.theme.done
                                                        : m_context.theme.text;
    paintText(painter, cell.adjusted(side + m_context.metrics.space(0.75), 0, 0, 0), index.data().toString(),
              colour, false);
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    paintBackground(painter, option, index.column() == static_cast<int>(EventQueueColumn::Priority));
    const Theme& theme = m_context.theme;
    const int padding = m_context.metrics.space(1.0);
    const QRect cell = option.rect.adjusted(padding, 0, -padding, 0);
    if (index.data(DepartedRole).toBool())
        painter->setOpacity(0.5);
    switch (static_cast<EventQueueColumn>(index.column())) {
    case EventQueueColumn::Priority:
        paintPriority(painter, cell, index);
        break;
    case EventQueueColumn::State:
        paintState(painter, cell, index);
        break;
    case EventQueueColumn::Remaining: {
        const QVariant remaining = index.data(RemainingMsRole);
        const bool open = isOpen(stateOf(index));
        const bool overdue = open && index.data(OverdueRole).toBool();
        const bool soon = remaining.isValid() && isDueSoon(Milliseconds{remaining.toLongLong()}, open);
        const QColor colour = overdue ? theme.urgent
                              : soon  ? theme.warning
                              : open  ? theme.text
                                      : theme.secondary;
        paintText(painter, cell, index.data().toString(), colour, overdue || soon);
        break;
    }
    case EventQueueColumn::Title:
        paintText(painter, cell, index.data().toString(), theme.text, false);
        break;
    default:
        paintText(painter, cell, index.data().toString(), theme.secondary, false);
    }
    painter->restore();
}

} // namespace onescreen
