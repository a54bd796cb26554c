// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"
#include "ui/common/theme.h"

#include <QCache>
#include <QFontMetrics>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace onescreen {

/// Draws a cell of the queue: priority as shape, word and colour; the state as a shape that fills up and a
/// word; everything else as one elided line. Red is for 紧急 and overdue only.
class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit QueueDelegate(const ThemeContext& context, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    [[nodiscard]] int rowHeight() const;
    /// Width that the column needs for its usual content, with padding.
    [[nodiscard]] int columnWidth(int column, const QString& header) const;

private:
    void paintBackground(QPainter* painter, const QStyleOptionViewItem& option, bool first) const;
    void paintPriority(QPainter* painter, const QRect& cell, const QModelIndex& index) const;
    void paintState(QPainter* painter, const QRect& cell, const QModelIndex& index) const;
    void paintText(QPainter* painter, const QRect& cell, const QString& text, const QColor& colour,
                   bool bold) const;

    /// A shaped text; shaping is what costs time in a page of cells.
    [[nodiscard]] const QStaticText& shaped(const QString& text, bool bold) const;

    ThemeContext m_context;
    QFont m_font;
    QFont m_bold;
    QFontMetrics m_metrics;
    QFontMetrics m_boldMetrics;
    mutable QCache<std::pair<QString, bool>, QStaticText> m_shaped{4000};
};

/// Triangle, diamond, disc, ring: from 紧急 to 提示.
void drawPriorityMark(QPainter* painter, const QRectF& box, Priority priority, const Theme& theme);
/// A ring that fills by quarters from 上报 to 结案; two bars for 缓办, a cross for 作废.
void drawStateMark(QPainter* painter, const QRectF& box, EventState state, const Theme& theme);
QColor priorityColor(Priority priority, const Theme& theme);

} // namespace onescreen
