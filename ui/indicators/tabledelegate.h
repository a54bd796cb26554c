// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartstyle.h"
#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QStyledItemDelegate>

#include <vector>

namespace onescreen {

/// Paints the cells of this folder's tables by their roles: numbers right-aligned with the unit small in a
/// slot of its own, so that digits stand under digits; sparklines; "※" behind what awaits confirmation.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TableDelegate(const ThemeContext& context, QObject* parent);

    [[nodiscard]] int rowHeight() const;
    /// Looks at the units of every column; before columnWidth() and painting, and when the model has changed.
    void measure(const QAbstractItemModel& model);
    /// Width of a column for the widest of its texts, its heading and the sign of sorting.
    [[nodiscard]] int columnWidth(const QAbstractItemModel& model, int column) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// The mark of a cell (MarkRole) inside `box`; the word stands beside it.
    virtual void paintMark(QPainter& painter, const QRectF& box, int mark) const;
    [[nodiscard]] virtual QColor markTextColor(int mark) const;
    virtual void paintInterval(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    [[nodiscard]] const ThemeContext& context() const { return m_context; }

private:
    void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, bool first) const;
    void paintText(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintNumber(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintMarked(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintSpark(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    [[nodiscard]] int unitWidth(int column) const;

    ThemeContext m_context;
    ChartStyle m_style;
    QFont m_font;
    QFont m_small;
    QFontMetrics m_metrics;
    QFontMetrics m_smallMetrics;
    std::vector<int> m_unitWidths; ///< Per column, with the gap before the unit.
};

/// Between two colours: share 0 is `a`.
QColor mixedColor(const QColor& a, const QColor& b, float share);

} // namespace onescreen
