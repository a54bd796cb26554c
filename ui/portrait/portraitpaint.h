// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"
#include "ui/common/plainlabel.h"

#include <QColor>
#include <QFont>
#include <QString>

class QPainter;

namespace onescreen {

/// One line of text in a box, elided at its end, vertically in the middle. Kept in the layout's labels.
struct TextLine
{
    QRectF box;
    QString text;
    QFont font;
    QColor color;
    Qt::Alignment align = Qt::AlignLeft;
};
/// Gives the width that was used.
double paintLine(QPainter& painter, const TextLine& line, ChartLayout& layout);
/// The height that `text` needs when wrapped at `width`.
double wrappedHeight(const QString& text, const QFont& font, double width);
/// Wrapped text from the top of `area`; lines that do not fit whole are left out and "…" ends the last one.
/// Gives the height that was used.
double paintWrapped(QPainter& painter, const QRectF& area, const QString& text, const QFont& font,
                    const QColor& color, ChartLayout& layout);
/// Secondary text; on a wall and on paper nothing is muted.
QColor quietColor(const ChartStyle& style);

} // namespace onescreen
